namespace Furrow.Registry.Hazards;

/// <summary>
/// The account of ground in m²: original + added − cancelled − reduced − cleared = remaining, with reopened, moved and
/// corrected ground named by itself. Sums are exact to the hundredth.
/// </summary>
public sealed record Balance
{
    /// <summary>
    /// m² that count as nothing: slivers between drawings, what was drawn outside by mistake, rounding. What was left
    /// out within it is kept with the entry and shown.
    /// </summary>
    public const decimal ToleranceSquareMetres = 1;

    /// <summary>An account without entries.</summary>
    public static Balance Empty { get; } = new();

    /// <summary>Before the first entry, or before the period.</summary>
    public decimal Opening { get; init; }

    /// <summary>Hazards opened.</summary>
    public decimal Original { get; init; }

    /// <summary>Extended.</summary>
    public decimal Added { get; init; }

    /// <summary>Released before and put back.</summary>
    public decimal Reopened { get; init; }

    /// <summary>Came from other hazards.</summary>
    public decimal MovedIn { get; init; }

    /// <summary>Went to other hazards.</summary>
    public decimal MovedOut { get; init; }

    /// <summary>Outlines that became wider when surveyed again.</summary>
    public decimal CorrectedUp { get; init; }

    /// <summary>Outlines that became narrower, and doubles.</summary>
    public decimal CorrectedDown { get; init; }

    /// <summary>Released by non-technical survey.</summary>
    public decimal Cancelled { get; init; }

    /// <summary>Released by technical survey.</summary>
    public decimal Reduced { get; init; }

    /// <summary>Released by clearance.</summary>
    public decimal Cleared { get; init; }

    /// <summary>Everything released.</summary>
    public decimal Released => Cancelled + Reduced + Cleared;

    /// <summary>What is left.</summary>
    public decimal Remaining => Opening + Original + Added + Reopened + MovedIn + CorrectedUp
        - MovedOut - CorrectedDown - Released;

    /// <summary>Sums entries.</summary>
    public static Balance Of(IEnumerable<GroundEntry> entries)
    {
        ArgumentNullException.ThrowIfNull(entries);
        return entries.Aggregate(Empty, (sum, entry) => sum.With(entry.Change, entry.SquareMetres));
    }

    /// <summary>
    /// Sums a period: what happened before it is its opening, so an opening is always the closing of the day before.
    /// </summary>
    /// <param name="entries">Of one hazard or many.</param>
    /// <param name="from">First day.</param>
    /// <param name="until">Last day.</param>
    public static Balance Of(IEnumerable<GroundEntry> entries, DateOnly from, DateOnly until)
    {
        ArgumentNullException.ThrowIfNull(entries);
        var known = entries.Where(entry => !(entry.On > until)).ToLookup(entry => !(entry.On >= from));
        return Of(known[false]) with { Opening = Of(known[true]).Remaining };
    }

    /// <summary>
    /// Entries that change an opening after it was reported: they hold before the period and were recorded in or after
    /// it. The report of a period names them.
    /// </summary>
    public static IReadOnlyList<GroundEntry> Corrections(IEnumerable<GroundEntry> entries, DateOnly from) =>
        [.. entries.Where(entry => !(entry.On >= from) && DateOnly.FromDateTime(entry.RecordedAt.UtcDateTime) >= from)
            .OrderBy(entry => entry.RecordedAt).ThenBy(entry => entry.Hazard.Value).ThenBy(entry => entry.Number)];

    /// <summary>The sum with one more figure.</summary>
    public Balance With(GroundChange change, decimal squareMetres) => change switch
    {
        GroundChange.Original => this with { Original = Original + squareMetres },
        GroundChange.Added => this with { Added = Added + squareMetres },
        GroundChange.Reopened => this with { Reopened = Reopened + squareMetres },
        GroundChange.MovedIn => this with { MovedIn = MovedIn + squareMetres },
        GroundChange.CorrectedUp => this with { CorrectedUp = CorrectedUp + squareMetres },
        GroundChange.Cancelled => this with { Cancelled = Cancelled + squareMetres },
        GroundChange.Reduced => this with { Reduced = Reduced + squareMetres },
        GroundChange.Cleared => this with { Cleared = Cleared + squareMetres },
        GroundChange.MovedOut => this with { MovedOut = MovedOut + squareMetres },
        _ => this with { CorrectedDown = CorrectedDown + squareMetres },
    };
}
