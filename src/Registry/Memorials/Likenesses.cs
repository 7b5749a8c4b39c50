namespace Furrow.Registry.Memorials;

/// <summary>
/// Finds records that may be one person. Records that share a key of a family name and one of another name, or of a
/// family name and the unit, are compared; each agreement or difference weighs as evidence in bits (after Fellegi and
/// Sunter), a name the more the rarer it is. Method, figures and limits: <c>docs/memorials.md</c>.
/// </summary>
public sealed class Likenesses
{
    /// <summary>Bits from which two records are proposed, however few records there are.</summary>
    public const double LeastBits = 11;

    private const int LargestBlock = 400;
    private readonly List<PersonTraits> people;
    private readonly Dictionary<string, int> often = [];

    /// <summary>Takes in the records; those that are merged already are left out.</summary>
    public Likenesses(IEnumerable<Person> people)
    {
        this.people = [.. people.Where(one => one.MergedInto is null).Select(PersonTraits.Of)
            .Where(traits => traits.Names.Count > 0)];
        foreach (var traits in this.people)
        {
            foreach (var key in traits.Words.Distinct())
                often[key] = often.GetValueOrDefault(key) + 1;
        }
    }

    /// <summary>
    /// Bits from which two records are proposed: the more records there are, the more pairs agree by chance.
    /// </summary>
    public double Threshold => Math.Max(LeastBits, Math.Log2(Math.Max(1, people.Count)) - 0.5);

    /// <summary>Every pair above the threshold, the likeliest first.</summary>
    public IReadOnlyList<Likeness> Propose(CancellationToken cancel)
    {
        var found = new Dictionary<LikenessId, Likeness>();
        foreach (var block in Blocks())
        {
            cancel.ThrowIfCancellationRequested();
            for (var i = 0; i < block.Count; i++)
            {
                for (var j = i + 1; j < block.Count; j++)
                {
                    if (Compare(people[block[i]], people[block[j]]) is { } likeness)
                        found[likeness.Id] = likeness;
                }
            }
        }

        return [.. found.Values.OrderByDescending(one => one.Score).ThenBy(one => one.Id.Value)];
    }

    /// <summary>Two records compared; null below the threshold.</summary>
    public static Likeness? Compare(Person one, Person other)
    {
        var pair = new Likenesses([one, other]);
        return pair.people.Count == 2 ? pair.Compare(pair.people[0], pair.people[1]) : null;
    }

    private IEnumerable<List<int>> Blocks()
    {
        var blocks = new Dictionary<string, List<int>>();
        for (var i = 0; i < people.Count; i++)
        {
            foreach (var key in people[i].Blocks)
            {
                if (!blocks.TryGetValue(key, out var block))
                    blocks[key] = block = [];
                block.Add(i);
            }
        }

        return blocks.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => pair.Value)
            .Where(block => block.Count is > 1 and <= LargestBlock);
    }

    private Likeness? Compare(PersonTraits one, PersonTraits other)
    {
        if (Name(one, other) is not { } name)
            return null;
        List<LikenessReason> reasons = [name];
        Date(reasons, "born", one.Born, other.Born);
        Date(reasons, "died", one.Died, other.Died);
        Text(reasons, "unit", one.Unit, other.Unit, 4, -2);
        Text(reasons, "place-of-origin", one.Origin, other.Origin, 4.5, -3);
        Text(reasons, "rank", one.Rank, other.Rank, 1, -0.5);
        if (one.Grave is { } grave && other.Grave is { } there)
            reasons.Add(new("grave", grave == there ? 6 : -8, grave, there));
        var likeness = Likeness.Of(one.Id, other.Id, reasons);
        return likeness.Score >= Threshold ? likeness : null;
    }

    /// <summary>
    /// The best pair of spellings: their words matched one to one. What is left over, such as a father's name that only
    /// one source gives, speaks neither for nor against.
    /// </summary>
    private LikenessReason? Name(PersonTraits one, PersonTraits other)
    {
        LikenessReason? best = null;
        foreach (var mine in one.Names)
        {
            foreach (var theirs in other.Names)
            {
                if (Spelling(mine, theirs) is { } reason && reason.Weight > (best?.Weight ?? double.MinValue))
                    best = reason;
            }
        }

        return best;
    }

    private LikenessReason? Spelling(NameTraits mine, NameTraits theirs)
    {
        var (few, many) = mine.Words.Count <= theirs.Words.Count ? (mine, theirs) : (theirs, mine);
        if (few.Joined == many.Joined)
            return new("name", Rare(few.Words.Select(word => word.Sound)), mine.Text, theirs.Text);
        var free = many.Words.ToList();
        var weight = 0.0;
        foreach (var word in few.Words)
        {
            var (near, how) = free.Select(other => (other, word.Near(other))).MaxBy(pair => pair.Item2);
            if (near is null || how < 0.84)
                return null;
            free.Remove(near);
            weight += Rare([word.Sound]) * (how >= 0.999 ? 1 : how >= 0.92 ? 0.85 : 0.6);
        }

        return few.Words.Count < 2 ? null : new("name", Math.Min(weight, 16), mine.Text, theirs.Text);
    }

    /// <summary>Bits that meeting the same name by chance takes.</summary>
    private double Rare(IEnumerable<string> words) => Math.Min(16, words.Sum(word =>
        Math.Min(8, Math.Log2((people.Count + 20.0) / (often.GetValueOrDefault(word, 1) + 1)))));

    private static void Date(List<LikenessReason> reasons, string word, PartialDate? one, PartialDate? other)
    {
        if (one is not { } mine || other is not { } theirs)
            return;
        var weight = mine.IsDay && mine.Text == theirs.Text ? 9
            : mine.MayEqual(theirs) ? mine.Text.Length >= 7 && theirs.Text.Length >= 7 ? 7 : 3.5
            : Swapped(mine, theirs) ? 5
            : OneDigit(mine.Text, theirs.Text) ? 1.5
            : mine.YearsApart(theirs) switch
            {
                1 => mine.Earliest?.Year == theirs.Earliest?.Year ? -2 : -1.5,
                2 => -5,
                _ => -10,
            };
        reasons.Add(new(word, weight, mine.Text, theirs.Text));
    }

    private static bool Swapped(PartialDate one, PartialDate other) => one.IsDay && other.IsDay
        && one.Earliest is { } a && other.Earliest is { } b && a.Year == b.Year && a.Month == b.Day && a.Day == b.Month;

    private static bool OneDigit(string one, string other) => one.Length == other.Length && one.Length == 10
        && one.Zip(other).Count(pair => pair.First != pair.Second) == 1;

    private static void Text(
        List<LikenessReason> reasons, string word, TextTraits? one, TextTraits? other, double agree, double differ)
    {
        if (one is null || other is null)
            return;
        var near = one.Near(other);
        reasons.Add(new(word, near >= 0.93 ? agree : near >= 0.8 ? agree / 3 : differ, one.Text, other.Text));
    }
}
