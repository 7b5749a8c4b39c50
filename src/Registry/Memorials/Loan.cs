namespace Furrow.Registry.Memorials;

/// <summary>Which way a loan goes.</summary>
public enum LoanDirection
{
    /// <summary>Others lend to the museum.</summary>
    In,

    /// <summary>The museum lends to others.</summary>
    Out,
}

/// <summary>Where a loan stands.</summary>
public enum LoanState
{
    /// <summary>Agreed; nothing has moved.</summary>
    Agreed,

    /// <summary>At least one object is with the borrower.</summary>
    Running,

    /// <summary>Everything is back, or known to be lost.</summary>
    Ended,

    /// <summary>Never began.</summary>
    Cancelled,
}

/// <summary>Objects lent for a time.</summary>
public sealed record Loan
{
    /// <summary>Stays the same.</summary>
    public required LoanId Id { get; init; }

    /// <summary>Number.</summary>
    public required string Number { get; init; }

    /// <summary>Which way.</summary>
    public required LoanDirection Direction { get; init; }

    /// <summary>The other side.</summary>
    public required string Partner { get; init; }

    /// <summary>How to reach them; for the programme only.</summary>
    public string? Contact { get; init; }

    /// <summary>What for.</summary>
    public required string Purpose { get; init; }

    /// <summary>Terms in words: insurance, climate, carriage. Null when none were written.</summary>
    public string? Terms { get; init; }

    /// <summary>First day.</summary>
    public required DateOnly From { get; init; }

    /// <summary>Day by which everything must be back.</summary>
    public required DateOnly Due { get; init; }

    /// <summary>What is lent; at least one.</summary>
    public required IReadOnlyList<MuseumObjectId> Objects { get; init; }

    /// <summary>What is away now.</summary>
    public IReadOnlyList<MuseumObjectId> Outstanding { get; init; } = [];

    /// <summary>Where it stands.</summary>
    public LoanState State { get; init; }

    /// <summary>Day on which the last object came back or was given up; null before.</summary>
    public DateOnly? EndedOn { get; init; }

    /// <summary>Where the record came from.</summary>
    public required Origin Origin { get; init; }

    /// <summary>True when something should be back and is not.</summary>
    public bool IsOverdue(DateOnly today) => State == LoanState.Running && Due < today;
}

/// <summary>What may happen to a loan. A loan out holds its objects; it never outlives them.</summary>
public static class Loans
{
    private const int LongestYears = 50;

    /// <summary>The loan, when it may be agreed on.</summary>
    /// <param name="loan">What is agreed.</param>
    /// <param name="objects">Everything that it names; nothing of it has left.</param>
    /// <exception cref="Refusal">
    /// <c>loan.no-partner</c>, <c>loan.empty</c>, <c>loan.other-objects</c>, <c>loan.due</c>, <c>object.left</c>.
    /// </exception>
    public static Loan Agree(Loan loan, IReadOnlyList<MuseumObject> objects)
    {
        if (string.IsNullOrWhiteSpace(loan.Partner) || string.IsNullOrWhiteSpace(loan.Purpose))
            throw new Refusal("loan.no-partner", $"{loan.Number} names no partner or no purpose; give both.");
        if (loan.Objects.Count is 0 or > 1_000 || loan.Objects.Distinct().Count() != loan.Objects.Count)
            throw new Refusal("loan.empty",
                $"{loan.Number} names {loan.Objects.Count} objects; name 1 to 1,000, each once.");
        Names(loan, objects);
        foreach (var it in objects)
            Objects.Here(it);
        Due(loan, loan.Due);
        return loan with { State = LoanState.Agreed, Outstanding = [], EndedOn = null };
    }

    /// <summary>Hands the objects over. A loan in only notes that they are here.</summary>
    /// <param name="loan">The loan that begins.</param>
    /// <param name="objects">Everything that it names.</param>
    /// <param name="others">Every loan of the register; an object is on one at a time.</param>
    /// <param name="at">When, UTC.</param>
    /// <param name="by">Who hands over.</param>
    /// <exception cref="Refusal">
    /// <c>loan.already-begun</c>, <c>loan.other-objects</c>, <c>loan.not-ours</c>, <c>loan.ours</c>,
    /// <c>loan.held</c>, <c>object.left</c>, <c>object.on-loan</c>.
    /// </exception>
    public static (Loan Loan, IReadOnlyList<MuseumObject> Objects) Begin(
        Loan loan, IReadOnlyList<MuseumObject> objects, IEnumerable<Loan> others, DateTimeOffset at, Actor by)
    {
        ArgumentNullException.ThrowIfNull(others);
        if (loan.State != LoanState.Agreed)
            throw new Refusal("loan.already-begun", $"{loan.Number} is {Collection.Word(loan.State)}; it cannot "
                + "begin.");
        Names(loan, objects);
        var running = others.Where(other => other.Id != loan.Id && other.Outstanding.Count > 0).ToList();
        foreach (var it in objects)
        {
            Objects.Inside(it);
            Free(it, running);
            Whose(loan, it);
        }

        var begun = loan with { State = LoanState.Running, Outstanding = loan.Objects };
        return loan.Direction == LoanDirection.In
            ? (begun, objects)
            : (begun, [.. objects.Select(it => Objects.Moved(
                it, Whereabouts.With(loan.Id), at, by, $"Loan {loan.Number} to {loan.Partner}"))]);
    }

    /// <summary>Takes one object back to a location; the loan ends with its last object.</summary>
    /// <exception cref="Refusal"><c>loan.not-out</c></exception>
    public static (Loan Loan, MuseumObject Object) Return(
        Loan loan, MuseumObject it, LocationId to, DateTimeOffset at, Actor by) =>
        loan.Direction == LoanDirection.Out && it.Whereabouts?.Loan == loan.Id
            ? (Without(loan, it.Id, at),
                Objects.Moved(it, Whereabouts.At(to), at, by, $"Back from loan {loan.Number}"))
            : throw NotOut(loan, it);

    /// <summary>
    /// Makes an object part of the collection, as <see cref="Objects.Accession"/> does, unless a loan in still holds
    /// it: then it belongs to its lender.
    /// </summary>
    /// <exception cref="Refusal"><c>loan.held</c>, and what <see cref="Objects.Accession"/> refuses.</exception>
    public static MuseumObject Accession(
        IEnumerable<Loan> loans, MuseumObject it, ObjectEntry entry, Acquisition acquisition, string number,
        NumberScheme scheme)
    {
        var ours = Objects.Accession(it, entry, acquisition, number, scheme);
        Free(it, loans);
        return ours;
    }

    /// <summary>
    /// Lets an object go for good and out of every loan: one that holds it loses it, one that was only agreed names it
    /// no longer, or is called off when it names nothing else.
    /// </summary>
    /// <param name="loans">Every loan of the register.</param>
    /// <param name="it">What leaves.</param>
    /// <param name="entry">The entry that it came with.</param>
    /// <param name="exit">How it leaves.</param>
    /// <param name="at">When, UTC.</param>
    /// <param name="by">Who lets it go.</param>
    /// <returns>The loans that changed, and the object.</returns>
    public static (IReadOnlyList<Loan> Loans, MuseumObject Object) Leave(
        IEnumerable<Loan> loans, MuseumObject it, ObjectEntry entry, ObjectExit exit, DateTimeOffset at, Actor by)
    {
        var left = Objects.Leave(it, entry, exit, at, by);
        var holding = loans.Where(loan => loan.Outstanding.Contains(it.Id)
            || (loan.State == LoanState.Agreed && loan.Objects.Contains(it.Id))).ToList();
        if (it.Whereabouts?.Loan is { } away && holding.All(loan => loan.Id != away))
            throw NotOut(null, it);
        return ([.. holding.Select(loan => loan.State == LoanState.Agreed
            ? Unnamed(loan, it.Id)
            : Without(loan, it.Id, at))], left);
    }

    /// <summary>Moves the day by which everything must be back.</summary>
    /// <exception cref="Refusal"><c>loan.already-ended</c>, <c>loan.due</c></exception>
    public static Loan Extend(Loan loan, DateOnly due) => loan.State is LoanState.Ended or LoanState.Cancelled
        ? throw new Refusal("loan.already-ended", $"{loan.Number} is {Collection.Word(loan.State)} already.")
        : Due(loan, due);

    /// <summary>Calls a loan off that never began.</summary>
    /// <exception cref="Refusal"><c>loan.already-begun</c></exception>
    public static Loan Cancel(Loan loan) => loan.State == LoanState.Agreed
        ? loan with { State = LoanState.Cancelled }
        : throw new Refusal("loan.already-begun", $"{loan.Number} is {Collection.Word(loan.State)}; it cannot be "
            + "called off.");

    private static Loan Due(Loan loan, DateOnly due) => due >= loan.From && due <= loan.From.AddYears(LongestYears)
        ? loan with { Due = due }
        : throw new Refusal("loan.due",
            $"{loan.Number} begins on {loan.From:O} and would be due on {due:O}; give a day from then on, within "
            + $"{LongestYears} years.");

    /// <summary>Refuses what another loan holds: it would outlive the object, or the object would be on two.</summary>
    private static void Free(MuseumObject it, IEnumerable<Loan> loans)
    {
        if (loans.FirstOrDefault(loan => loan.Outstanding.Contains(it.Id)) is { } holding)
            throw new Refusal("loan.held", $"{it.LocalId} is held by {holding.Number} ({holding.Partner}); end that "
                + "loan first, or move the day on which it is due.");
    }

    private static void Names(Loan loan, IReadOnlyList<MuseumObject> objects)
    {
        if (!loan.Objects.ToHashSet().SetEquals(objects.Select(it => it.Id)))
            throw new Refusal("loan.other-objects", $"{loan.Number} names other objects than were handed over.");
    }

    private static void Whose(Loan loan, MuseumObject it)
    {
        if (loan.Direction == LoanDirection.Out && it.Acquisition is null)
            throw new Refusal("loan.not-ours",
                $"{it.LocalId} does not belong to the collection; accession it before lending it.");
        if (loan.Direction == LoanDirection.In && it.Acquisition is not null)
            throw new Refusal("loan.ours", $"{it.LocalId} belongs to the collection as {it.Number}; nobody else can "
                + $"lend it. Call {loan.Number} off.");
    }

    private static Loan Unnamed(Loan loan, MuseumObjectId gone)
    {
        IReadOnlyList<MuseumObjectId> left = [.. loan.Objects.Where(one => one != gone)];
        return left.Count == 0 ? Cancel(loan) : loan with { Objects = left };
    }

    private static Loan Without(Loan loan, MuseumObjectId gone, DateTimeOffset at)
    {
        IReadOnlyList<MuseumObjectId> left = [.. loan.Outstanding.Where(one => one != gone)];
        return loan with
        {
            Outstanding = left,
            State = left.Count == 0 ? LoanState.Ended : loan.State,
            EndedOn = left.Count == 0 ? DateOnly.FromDateTime(at.UtcDateTime) : null,
        };
    }

    private static Refusal NotOut(Loan? loan, MuseumObject it) => new("loan.not-out",
        $"{it.LocalId} is not away with {loan?.Number ?? "any loan given"}; name the loan that it is on.");
}
