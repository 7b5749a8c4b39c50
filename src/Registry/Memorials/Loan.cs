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
    /// <exception cref="Refusal"><c>loan.no-partner</c>, <c>loan.empty</c>, <c>loan.due</c></exception>
    public static Loan Agree(Loan loan)
    {
        if (string.IsNullOrWhiteSpace(loan.Partner) || string.IsNullOrWhiteSpace(loan.Purpose))
            throw new Refusal("loan.no-partner", $"{loan.Number} names no partner or no purpose; give both.");
        if (loan.Objects.Count is 0 or > 1_000 || loan.Objects.Distinct().Count() != loan.Objects.Count)
            throw new Refusal("loan.empty",
                $"{loan.Number} names {loan.Objects.Count} objects; name 1 to 1,000, each once.");
        Due(loan, loan.Due);
        return loan with { State = LoanState.Agreed, Outstanding = [], EndedOn = null };
    }

    /// <summary>Hands the objects over. A loan in only notes that they are here.</summary>
    /// <exception cref="Refusal">
    /// <c>loan.already-begun</c>, <c>loan.other-objects</c>, <c>loan.not-ours</c>, <c>object.left</c>,
    /// <c>object.on-loan</c>.
    /// </exception>
    public static (Loan Loan, IReadOnlyList<MuseumObject> Objects) Begin(
        Loan loan, IReadOnlyList<MuseumObject> objects, DateTimeOffset at, Actor by)
    {
        if (loan.State != LoanState.Agreed)
            throw new Refusal("loan.already-begun", $"{loan.Number} is {Collection.Word(loan.State)}; it cannot "
                + "begin.");
        if (!loan.Objects.ToHashSet().SetEquals(objects.Select(it => it.Id)))
            throw new Refusal("loan.other-objects", $"{loan.Number} names other objects than were handed over.");
        foreach (var it in objects)
        {
            Objects.Inside(it);
            if (loan.Direction == LoanDirection.Out && it.Acquisition is null)
                throw new Refusal("loan.not-ours",
                    $"{it.LocalId} does not belong to the collection; accession it before lending it.");
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

    /// <summary>Lets an object go for good and out of every running loan that holds it.</summary>
    public static (Loan? Loan, MuseumObject Object) Leave(
        Loan? loan, MuseumObject it, ObjectEntry entry, ObjectExit exit, DateTimeOffset at, Actor by)
    {
        var left = Objects.Leave(it, entry, exit, at, by);
        if (loan is null || !loan.Outstanding.Contains(it.Id))
            return it.Whereabouts?.Loan is null ? (loan, left) : throw NotOut(loan, it);
        return (Without(loan, it.Id, at), left);
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
