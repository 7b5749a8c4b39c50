namespace Furrow.Registry.Hazards;

/// <summary>As recorded; unknown stays unknown.</summary>
public enum Sex
{
    /// <summary>Women and girls.</summary>
    Female,

    /// <summary>Men and boys.</summary>
    Male,

    /// <summary>Not recorded.</summary>
    Unknown,
}

/// <summary>People of one sex and age band.</summary>
/// <param name="Sex">As recorded.</param>
/// <param name="Band">A code of the list <c>age-band</c>.</param>
/// <param name="Count">How many; not negative.</param>
public sealed record PeopleGroup(Sex Sex, string Band, int Count);

/// <summary>A number of people by sex and age. The total is the sum of the groups.</summary>
/// <param name="Total">How many in all.</param>
/// <param name="Groups">By sex and age; empty when only the total is known.</param>
public sealed record PeopleCount(int Total, IReadOnlyList<PeopleGroup> Groups)
{
    private const int Most = 100_000_000;

    /// <summary>Passes when no number is negative and the groups, where there are any, sum to the total.</summary>
    public void Check()
    {
        if (Total is < 0 or > Most || Groups.Any(group => group.Count is < 0 or > Most))
            throw new Refusal("people.count", $"A number of people is 0 to {Most}; '{Total}' was given.");
        var twice = Groups.GroupBy(group => (group.Sex, group.Band)).FirstOrDefault(group => group.Count() > 1);
        if (twice is not null)
        {
            throw new Refusal("people.group-twice",
                $"The group {Collection.Word(twice.Key.Sex)}, {twice.Key.Band} is given twice; add the two up.");
        }

        var sum = Groups.Sum(group => (long)group.Count);
        if (Groups.Count > 0 && sum != Total)
        {
            throw new Refusal("people.sum", $"The groups sum to {sum} and the total says {Total}; correct the one that "
                + "is wrong, or add the missing people with sex and age unknown.");
        }
    }
}
