namespace Furrow.Registry.Memorials;

/// <summary>What may be kept about people, and how two records of one person become one and two again.</summary>
public static class People
{
    private const int MostFacts = 200;
    private const int LongestValue = 1_000;

    /// <summary>The status that a word names; null when it names none.</summary>
    public static PersonStatus? StatusOf(string word) =>
        Enum.GetValues<PersonStatus>().Select(status => (PersonStatus?)status)
            .FirstOrDefault(status => Collection.Word(status!.Value) == word);

    /// <summary>The same person, when it may be kept.</summary>
    /// <exception cref="Refusal">
    /// <c>person.no-name</c>, <c>person.too-many-facts</c>, <c>person.fact-empty</c>, <c>person.fact-too-long</c>,
    /// <c>person.no-source</c>, <c>person.status-unknown</c>, <c>person.dates</c>, <c>date.malformed</c>.
    /// </exception>
    public static Person Checked(this Person person)
    {
        if (person.Best(FactKind.Name) is null && person.Status != PersonStatus.BuriedUnknown)
            throw new Refusal("person.no-name",
                $"{person.LocalId} has no name; give one, or the status buried-unknown.");
        if (person.Facts.Count > MostFacts)
            throw new Refusal("person.too-many-facts",
                $"{person.LocalId} has {person.Facts.Count} facts; at most {MostFacts} are kept. Put the rest into a "
                + "document.");
        foreach (var fact in person.Facts)
            Check(person, fact);
        if (person.Date(FactKind.Born) is { Earliest: { } born } && person.Date(FactKind.Died) is { Latest: { } died }
            && born > died && person.Facts.Count(fact => fact.Kind is FactKind.Born or FactKind.Died) == 2)
            throw new Refusal("person.dates",
                $"{person.LocalId} was born on {born:O} at the earliest and died by {died:O}; correct one of the "
                + "dates.");
        return person;
    }

    /// <summary>Adds a fact; what other sources say stays beside it.</summary>
    public static Person With(this Person person, Fact fact) =>
        (person with { Facts = [.. person.Facts, fact with { From = null }] }).Checked();

    /// <summary>
    /// Takes back a fact that was entered by mistake; facts of a merged record belong to that record.
    /// </summary>
    /// <exception cref="Refusal"><c>person.no-such-fact</c>, <c>person.no-name</c></exception>
    public static Person Without(this Person person, Fact fact)
    {
        var at = person.Facts.ToList().FindIndex(one => one.From is null && one.Kind == fact.Kind
            && one.Value == fact.Value && one.Support.Source == fact.Support.Source);
        return at >= 0
            ? (person with { Facts = [.. person.Facts.Where((_, i) => i != at)] }).Checked()
            : throw new Refusal("person.no-such-fact", $"{person.LocalId} itself has no {Collection.Word(fact.Kind)} "
                + $"'{fact.Value}' from that source; a fact of a merged record is taken back there.");
    }

    /// <summary>
    /// Notes what the family wants. On a record that took in others a wish may only become stricter, and outlasts
    /// the merges: a looser one would show names of which another family did not say so.
    /// </summary>
    /// <exception cref="Refusal"><c>person.already-merged</c>, <c>person.wish-of-several</c></exception>
    public static Person Wishing(this Person person, FamilyWish wish)
    {
        if (person.MergedInto is { } into)
            throw new Refusal("person.already-merged",
                $"{person.LocalId} is part of {into}; note the wish there, or split it from there first.");
        if (person.Merges.Count > 0 && Stricter(wish, person.Wish) != wish)
            throw new Refusal("person.wish-of-several", $"{person.LocalId} took in other records, whose families may "
                + "want something else; take the merges back, note each wish, and merge again.");
        return person with
        {
            Wish = wish,
            Merges = [.. person.Merges.Select(one => one with { WishBefore = Stricter(one.WishBefore, wish) })],
        };
    }

    /// <summary>
    /// Makes one of two records, by a person's decision. The stricter wish of the two families holds for both.
    /// </summary>
    /// <exception cref="Refusal"><c>person.same</c>, <c>person.already-merged</c></exception>
    public static (Person Into, Person Other) Merge(Person into, Person other, Actor by, DateTimeOffset at)
    {
        if (into.Id == other.Id)
            throw new Refusal("person.same", $"{into.LocalId} was to be merged with itself; name two records.");
        foreach (var one in new[] { into, other })
        {
            if (one.MergedInto is { } gone)
                throw new Refusal("person.already-merged",
                    $"{one.LocalId} is part of {gone} already; split it from there first.");
        }

        IReadOnlyList<SiteId> added = [.. other.Sites.Except(into.Sites)];
        var merge = new Merge(other.Id, into.Wish, into.Grave, added, by.Name, at);
        return (into with
        {
            Facts = [.. into.Facts, .. other.Facts.Select(fact => fact with { From = other.Id })],
            Sites = [.. into.Sites, .. added],
            Grave = into.Grave ?? other.Grave,
            Wish = Stricter(into.Wish, other.Wish),
            Merges = [.. into.Merges, merge],
        }, other with { MergedInto = into.Id });
    }

    /// <summary>
    /// Takes a merge back: both records are again what they were, facts added since then excepted, which stay where
    /// they were added. Only the newest merge of a record can be taken back, so that each restores what it found.
    /// </summary>
    /// <exception cref="Refusal">
    /// <c>person.not-merged</c>, <c>person.merge-not-newest</c>, <c>person.already-merged</c>.
    /// </exception>
    public static (Person Into, Person Other) Split(Person into, Person other)
    {
        if (other.MergedInto != into.Id || into.Merges.All(one => one.Person != other.Id))
            throw new Refusal("person.not-merged", $"{other.LocalId} is not part of {into.LocalId}.");
        if (into.MergedInto is { } above)
            throw new Refusal("person.already-merged",
                $"{into.LocalId} is part of {above}, which shows the facts of both; take that merge back first.");
        var merge = into.Merges[^1];
        if (merge.Person != other.Id)
            throw new Refusal("person.merge-not-newest",
                $"{into.LocalId} took in another record after {other.LocalId}; take that back first.");
        return (into with
        {
            Facts = [.. into.Facts.Where(fact => fact.From != other.Id)],
            Sites = [.. into.Sites.Except(merge.SitesAdded)],
            Grave = into.Grave == other.Grave ? merge.GraveBefore : into.Grave,
            Wish = into.Wish == Stricter(merge.WishBefore, other.Wish) ? merge.WishBefore : into.Wish,
            Merges = [.. into.Merges.SkipLast(1)],
        }, other with { MergedInto = null });
    }

    private static FamilyWish Stricter(FamilyWish one, FamilyWish other) =>
        one == FamilyWish.DoNotPublish || other == FamilyWish.DoNotPublish ? FamilyWish.DoNotPublish
        : one == FamilyWish.NotAsked || other == FamilyWish.NotAsked ? FamilyWish.NotAsked
        : FamilyWish.Publish;

    private static void Check(Person person, Fact fact)
    {
        if (string.IsNullOrWhiteSpace(fact.Value))
            throw new Refusal("person.fact-empty", $"A {Collection.Word(fact.Kind)} of {person.LocalId} is empty.");
        if (fact.Value.Length > LongestValue)
            throw new Refusal("person.fact-too-long", $"A {Collection.Word(fact.Kind)} of {person.LocalId} has "
                + $"{fact.Value.Length} characters; at most {LongestValue} are kept. Put it into a document.");
        if (string.IsNullOrWhiteSpace(fact.Support.Source))
            throw new Refusal("person.no-source",
                $"The {Collection.Word(fact.Kind)} '{fact.Value}' of {person.LocalId} names no source; say who says "
                + "so.");
        if (fact.Kind is FactKind.Born or FactKind.Died)
            _ = PartialDate.Parse(fact.Value);
        if (fact.Kind == FactKind.Status && StatusOf(fact.Value) is null)
            throw new Refusal("person.status-unknown", $"'{fact.Value}' is no status; use one of "
                + $"{string.Join(", ", Collection.WordsOf<PersonStatus>())}.");
    }
}
