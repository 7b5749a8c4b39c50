namespace Furrow.Registry.Memorials;

/// <summary>What may happen to an object: each rule gives the object as it is afterwards, or refuses.</summary>
/// <remarks>The procedures follow the nine primary ones of Spectrum 5 in their smallest form.</remarks>
public static class Objects
{
    private const int LongestText = 10_000;
    private const int MostMoves = 10_000;

    /// <summary>Takes an object in with an entry and puts it at its first location.</summary>
    public static MuseumObject Enter(
        ObjectEntry entry, MuseumObject draft, LocationId location, DateTimeOffset at, Actor by) =>
        (draft with
        {
            Entry = entry.Id,
            Moves = [new Move(at, Whereabouts.At(location), by.Name, $"Entry {entry.Number}")],
            Number = null,
            Acquisition = null,
            Exit = null,
        }).Checked();

    /// <summary>The same object, when its catalogue record may be kept.</summary>
    /// <exception cref="Refusal">
    /// <c>object.no-title</c>, <c>object.no-kind</c>, <c>object.count</c>, <c>object.text-too-long</c>,
    /// <c>object.no-moves</c>, <c>object.measurement</c>, <c>object.rights</c>.
    /// </exception>
    public static MuseumObject Checked(this MuseumObject it)
    {
        if (string.IsNullOrWhiteSpace(it.Title))
            throw new Refusal("object.no-title", $"{it.LocalId} has no title; say in a few words what it is.");
        if (string.IsNullOrWhiteSpace(it.Kind))
            throw new Refusal("object.no-kind", $"{it.LocalId} has no kind; say what kind of thing it is.");
        if (it.Count is < 1 or > 1_000_000)
            throw new Refusal("object.count", $"{it.LocalId} has {it.Count} pieces; give 1 to 1,000,000.");
        foreach (var text in new[] { it.Title, it.Kind, it.Description, it.Materials, it.Maker })
        {
            if (text?.Length > LongestText)
                throw new Refusal("object.text-too-long",
                    $"A text of {it.LocalId} has {text.Length} characters; at most {LongestText} are kept.");
        }

        if (it.Moves.Count is 0 or > MostMoves)
            throw new Refusal("object.no-moves",
                $"{it.LocalId} has {it.Moves.Count} moves; an object has 1 to {MostMoves}, so that it is somewhere.");
        foreach (var one in it.Measurements)
        {
            if (!(one.Value > 0) || !double.IsFinite(one.Value) || one.What.Length == 0 || one.Unit.Length == 0)
                throw new Refusal("object.measurement",
                    $"A measurement of {it.LocalId} is '{one.What} {one.Value} {one.Unit}'; give a name, a number "
                    + "above 0 and a unit.");
        }

        return it.Rights is { Statement: var words } && string.IsNullOrWhiteSpace(words)
            ? throw new Refusal("object.rights", $"The rights of {it.LocalId} say nothing; say what others may do.")
            : it;
    }

    /// <summary>Makes it part of the collection under an accession number.</summary>
    /// <exception cref="Refusal">
    /// <c>object.already-accessioned</c>, <c>object.left</c>, <c>object.no-title-evidence</c>,
    /// <c>object.number</c>, <c>object.borrowed</c>.
    /// </exception>
    public static MuseumObject Accession(
        MuseumObject it, ObjectEntry entry, Acquisition acquisition, string number, NumberScheme scheme)
    {
        Here(it);
        if (it.Acquisition is not null)
            throw new Refusal("object.already-accessioned",
                $"{it.LocalId} is accessioned as {it.Number} already; correct its catalogue record instead.");
        if (entry.Terms == EntryTerms.Loan)
            throw new Refusal("object.borrowed",
                $"{it.LocalId} came as a loan (entry {entry.Number}) and belongs to {entry.Depositor}; "
                + "make a new entry when the lender gives it for good.");
        if (string.IsNullOrWhiteSpace(acquisition.TitleEvidence) || string.IsNullOrWhiteSpace(acquisition.From)
            || string.IsNullOrWhiteSpace(acquisition.DecidedBy))
            throw new Refusal("object.no-title-evidence",
                $"{it.LocalId} cannot be accessioned without who owned it, what proves the title, and who decided.");
        if (!scheme.Fits(number))
            throw new Refusal("object.number", $"'{number}' does not follow the scheme {scheme.Pattern}.");
        return it with { Acquisition = acquisition, Number = number };
    }

    /// <summary>Moves it inside the museum.</summary>
    /// <exception cref="Refusal">
    /// <c>object.left</c>, <c>object.on-loan</c>, <c>object.already-there</c>, <c>object.move-too-early</c>.
    /// </exception>
    public static MuseumObject Move(MuseumObject it, LocationId to, DateTimeOffset at, Actor by, string why)
    {
        Inside(it);
        return it.Whereabouts!.Location == to
            ? throw new Refusal("object.already-there", $"{it.LocalId} is at that location already.")
            : Moved(it, Whereabouts.At(to), at, by, why);
    }

    /// <summary>Adds a look at its condition.</summary>
    public static MuseumObject Look(MuseumObject it, ConditionCheck check)
    {
        Here(it);
        return it with { Conditions = [.. it.Conditions, check] };
    }

    /// <summary>
    /// Lets it go for good. What is on loan must come back first, unless it is lost or destroyed there.
    /// </summary>
    /// <exception cref="Refusal">
    /// <c>object.left</c>, <c>object.on-loan</c>, <c>object.exit-unauthorised</c>, <c>object.borrowed</c>,
    /// <c>object.move-too-early</c>.
    /// </exception>
    public static MuseumObject Leave(
        MuseumObject it, ObjectEntry entry, ObjectExit exit, DateTimeOffset at, Actor by)
    {
        Here(it);
        var gone = exit.Method is ExitMethod.Lost or ExitMethod.Destroyed;
        if (it.Whereabouts?.Loan is not null && !gone)
            throw OnLoan(it);
        if (string.IsNullOrWhiteSpace(exit.AuthorisedBy) || string.IsNullOrWhiteSpace(exit.Why))
            throw new Refusal("object.exit-unauthorised",
                $"{it.LocalId} leaves only with who authorised it and the reason; give both.");
        if (entry.Terms == EntryTerms.Loan && exit.Method is ExitMethod.Transferred or ExitMethod.Disposed
            && it.Acquisition is null)
            throw new Refusal("object.borrowed",
                $"{it.LocalId} belongs to {entry.Depositor}; it can only be returned to them.");
        return Moved(it, null, at, by, exit.Why) with { Exit = exit, Shown = false };
    }

    /// <summary>What the catalogue record still lacks, in the order of <see cref="DocumentationAspect"/>.</summary>
    public static IReadOnlyList<DocumentationAspect> Lacks(this MuseumObject it) =>
        it.State == ObjectState.Left ? [] :
        [
            .. Enum.GetValues<DocumentationAspect>().Where(aspect => aspect switch
            {
                DocumentationAspect.Description => string.IsNullOrWhiteSpace(it.Description),
                DocumentationAspect.Measurements => it.Measurements.Count == 0,
                DocumentationAspect.Picture => it.Pictures.Count == 0,
                DocumentationAspect.Condition => it.Conditions.Count == 0,
                DocumentationAspect.Rights => it.Rights is null,
                DocumentationAspect.Title => it.Acquisition is null,
                _ => it.CheckedOn is null,
            }),
        ];

    /// <summary>The object after a move; moves are in the order of time.</summary>
    internal static MuseumObject Moved(
        MuseumObject it, Whereabouts? to, DateTimeOffset at, Actor by, string why)
    {
        if (at < it.Moves[^1].At)
            throw new Refusal("object.move-too-early",
                $"{it.LocalId} was moved at {it.Moves[^1].At:u} last; a move at {at:u} would be before that.");
        if (string.IsNullOrWhiteSpace(why))
            throw new Refusal("object.no-reason", $"Say why {it.LocalId} is moved; every move keeps its reason.");
        return (it with { Moves = [.. it.Moves, new Move(at, to, by.Name, why)] }).Checked();
    }

    /// <summary>Refuses what has left, or is away.</summary>
    internal static void Inside(MuseumObject it)
    {
        Here(it);
        if (it.Whereabouts?.Loan is not null)
            throw OnLoan(it);
    }

    /// <summary>Refuses what has left.</summary>
    internal static void Here(MuseumObject it)
    {
        if (it.Exit is { } exit)
            throw new Refusal("object.left",
                $"{it.LocalId} left on {exit.On:O} ({Collection.Word(exit.Method)}); nothing more can happen to it "
                + "here.");
    }

    private static Refusal OnLoan(MuseumObject it) =>
        new("object.on-loan", $"{it.LocalId} is on loan; record its return first.");
}
