using Furrow.Registry.Hazards;
using NetTopologySuite.Geometries;

namespace Furrow.Registry.Works.Release;

/// <summary>What the ground is like to work on; rates are learnt for each.</summary>
public enum GroundCover
{
    /// <summary>Nobody said.</summary>
    Unknown,

    /// <summary>Open ground, grass or stubble.</summary>
    Open,

    /// <summary>Light growth.</summary>
    Light,

    /// <summary>Dense growth, brush.</summary>
    Dense,

    /// <summary>Forest.</summary>
    Forest,

    /// <summary>Rubble and buildings.</summary>
    Rubble,

    /// <summary>Steep or wet ground.</summary>
    Rough,
}

/// <summary>Why work stopped for a while.</summary>
public enum StopReason
{
    /// <summary>Rain, snow, fog, heat, wind.</summary>
    Weather,

    /// <summary>Security.</summary>
    Security,

    /// <summary>Equipment or dogs.</summary>
    Equipment,

    /// <summary>Waiting for disposal of an item.</summary>
    Disposal,

    /// <summary>No way to the site.</summary>
    Access,

    /// <summary>Anything else.</summary>
    Other,
}

/// <summary>A stop within a working day.</summary>
/// <param name="Reason">Why.</param>
/// <param name="Hours">For how long; above 0.</param>
/// <param name="Note">More, in words; null when nothing.</param>
public sealed record WorkStop(StopReason Reason, double Hours, string? Note = null);

/// <summary>What one crew did on one task on one day by one method.</summary>
public sealed record DailyReport
{
    /// <summary>m² that nobody believes of one crew in a day.</summary>
    public const double MostSquareMetres = 1_000_000;

    /// <summary>Daily reports, described once for every door.</summary>
    public static Collection Collection { get; } = new("daily_reports", "Daily reports",
    [
        new("id", FieldType.Text, "Identity.", Sensitivity.Moderate) { Required = true },
        new("task", FieldType.Text, "Identity of the task order.", Sensitivity.Moderate) { Required = true },
        new("crew", FieldType.Text, "Identity of the crew.", Sensitivity.Moderate) { Required = true },
        new("day", FieldType.Date, "Day of the work.", Sensitivity.Moderate) { Required = true },
        new("method", FieldType.Word, "How the ground was worked on.", Sensitivity.Low)
        {
            Words = Collection.WordsOf<FieldMethod>(),
            Required = true,
        },
        new("square_metres", FieldType.Number, "Ground worked on; not yet released.", Sensitivity.Low)
        {
            Unit = "m²",
            Required = true,
        },
        new("hours", FieldType.Number, "Hours that the crew worked.", Sensitivity.Low)
        {
            Unit = "h",
            Required = true,
        },
        new("persons", FieldType.Integer, "People who worked.", Sensitivity.Moderate)
        {
            Unit = "people",
            Required = true,
        },
        new("depth_cm", FieldType.Integer, "Depth worked to.", Sensitivity.Low) { Unit = "cm" },
        new("cover", FieldType.Word, "What the ground is like.", Sensitivity.Low)
        {
            Words = Collection.WordsOf<GroundCover>(),
        },
        new("obstacles", FieldType.Text, "What stood in the way.", Sensitivity.Moderate),
        new("stops", FieldType.Text, "Stops with reason and hours, as JSON.", Sensitivity.Moderate),
        new("items", FieldType.Integer, "Items found that day.", Sensitivity.Moderate),
        new("note", FieldType.Text, "More, in words.", Sensitivity.High),
        new("place", FieldType.Text, "Identity of the smallest place it lies in.", Sensitivity.Low),
        .. Collection.OriginFields,
    ]);

    /// <summary>Derived from task, crew, day and method, so that a repeated report is the same report.</summary>
    public ReportId Id => Identity.From<ReportId>(
        Task.ToString(), Crew.ToString(), $"{Day:yyyy-MM-dd}", Method.ToString());

    /// <summary>The task order.</summary>
    public required TaskOrderId Task { get; init; }

    /// <summary>The crew.</summary>
    public required CrewId Crew { get; init; }

    /// <summary>Day of the work.</summary>
    public required DateOnly Day { get; init; }

    /// <summary>How the ground was worked on.</summary>
    public required FieldMethod Method { get; init; }

    /// <summary>m² worked on; 0 on a day without progress. Ground worked on is not ground released.</summary>
    public required double SquareMetres { get; init; }

    /// <summary>Hours that the crew worked; 0 to 24.</summary>
    public required double Hours { get; init; }

    /// <summary>People who worked; 0 to 1,000.</summary>
    public required int Persons { get; init; }

    /// <summary>Depth worked to, cm; null where depth does not apply.</summary>
    public int? DepthCm { get; init; }

    /// <summary>What the ground is like.</summary>
    public GroundCover Cover { get; init; }

    /// <summary>What stood in the way; null when nothing did.</summary>
    public string? Obstacles { get; init; }

    /// <summary>Stops within the day.</summary>
    public IReadOnlyList<WorkStop> Stops { get; init; } = [];

    /// <summary>Items found that day; their records name this report.</summary>
    public int Items { get; init; }

    /// <summary>More, in words; null when nothing.</summary>
    public string? Note { get; init; }

    /// <summary>The smallest place it lies in, as its task says; null when outside all.</summary>
    public PlaceId? Place { get; init; }

    /// <summary>Where the record came from.</summary>
    public required Origin Origin { get; init; }

    /// <summary>Refuses figures that cannot be.</summary>
    /// <exception cref="Refusal"><c>report.…</c> with the value, the limit and what to do.</exception>
    public DailyReport Checked()
    {
        if (!double.IsFinite(SquareMetres) || SquareMetres is < 0 or > MostSquareMetres)
            throw No("square-metres", $"{SquareMetres} m² were reported; give 0 to {MostSquareMetres:0}.");
        if (!double.IsFinite(Hours) || Hours is < 0 or > 24)
            throw No("hours", $"{Hours} hours were reported for one day; give 0 to 24, the crew's hours and not the "
                + "sum over its people.");
        if (Persons is < 0 or > 1000)
            throw No("persons", $"{Persons} people were reported; give 0 to 1,000.");
        if (SquareMetres > 0 && (Hours <= 0 || Persons == 0))
            throw No("no-work", $"{SquareMetres} m² were reported with {Hours} hours by {Persons} people; "
                + "ground is worked on by somebody for some time.");
        if (DepthCm is < 0 or > 1000)
            throw No("depth", $"A depth of {DepthCm} cm was reported; give 0 to 1,000.");
        if (Stops.FirstOrDefault(stop => !double.IsFinite(stop.Hours) || stop.Hours is <= 0 or > 24) is { } wrong)
            throw No("stop", $"A stop of {wrong.Hours} hours was reported; give more than 0 and at most 24.");
        return Hours + Stops.Sum(stop => stop.Hours) > 24.001
            ? throw No("hours", $"{Hours} hours of work and {Stops.Sum(stop => stop.Hours)} of stops are more than a "
                + "day has; correct them.")
            : this;
    }

    private static Refusal No(string what, string words) => new($"report.{what}", words);
}

/// <summary>What was done with an item.</summary>
public enum Disposal
{
    /// <summary>Still where it was found.</summary>
    Left,

    /// <summary>Destroyed where it lay.</summary>
    DestroyedInPlace,

    /// <summary>Taken away and destroyed.</summary>
    DestroyedElsewhere,

    /// <summary>Handed to another body.</summary>
    HandedOver,
}

/// <summary>In what state an item was.</summary>
public enum ItemCondition
{
    /// <summary>Nobody could say.</summary>
    Unknown,

    /// <summary>Whole and fuzed.</summary>
    Live,

    /// <summary>Whole, not fuzed.</summary>
    Unfuzed,

    /// <summary>Broken or burnt out.</summary>
    Damaged,

    /// <summary>A part only.</summary>
    Fragment,
}

/// <summary>Explosive items of one kind found at one spot.</summary>
public sealed record Item
{
    /// <summary>Found items, described once for every door. Exact spots are for the programme.</summary>
    public static Collection Collection { get; } = new("items", "Explosive items found",
    [
        new("id", FieldType.Text, "Identity.", Sensitivity.Moderate) { Required = true },
        new("report", FieldType.Text, "Identity of the daily report.", Sensitivity.Moderate),
        new("task", FieldType.Text, "Identity of the task order.", Sensitivity.Moderate),
        new("hazard", FieldType.Text, "Identity of the hazard.", Sensitivity.Moderate),
        new("category", FieldType.Word, "What it is.", Sensitivity.Low)
        {
            Words = Collection.WordsOf<OrdnanceCategory>(),
            Required = true,
        },
        new("model", FieldType.Text, "Model, as far as known.", Sensitivity.Moderate),
        new("quantity", FieldType.Integer, "How many.", Sensitivity.Low) { Unit = "pieces", Required = true },
        new("found_on", FieldType.Date, "Day found.", Sensitivity.Moderate) { Required = true },
        new("point", FieldType.Geometry, "Where it was found.", Sensitivity.High),
        new("depth_cm", FieldType.Integer, "How deep.", Sensitivity.Moderate) { Unit = "cm" },
        new("condition", FieldType.Word, "In what state.", Sensitivity.Moderate)
        {
            Words = Collection.WordsOf<ItemCondition>(),
        },
        new("disposal", FieldType.Word, "What was done with it.", Sensitivity.Low)
        {
            Words = Collection.WordsOf<Disposal>(),
            Required = true,
        },
        new("disposed_on", FieldType.Date, "Day of that.", Sensitivity.Moderate),
        new("place", FieldType.Text, "Identity of the smallest place it lies in.", Sensitivity.Low),
        .. Collection.OriginFields,
    ]);

    /// <summary>Derived from its report and number.</summary>
    public required ItemId Id { get; init; }

    /// <summary>The daily report that tells of it; null when found otherwise.</summary>
    public ReportId? Report { get; init; }

    /// <summary>The task it was found on; null when on none.</summary>
    public TaskOrderId? Task { get; init; }

    /// <summary>The hazard it was found at; null when at none.</summary>
    public HazardId? Hazard { get; init; }

    /// <summary>What it is.</summary>
    public required OrdnanceCategory Category { get; init; }

    /// <summary>Model as far as known.</summary>
    public string? Model { get; init; }

    /// <summary>How many; 1 to 100,000.</summary>
    public required int Quantity { get; init; }

    /// <summary>Day found.</summary>
    public required DateOnly FoundOn { get; init; }

    /// <summary>Where, WGS 84; null when nobody measured.</summary>
    public Point? Point { get; init; }

    /// <summary>How deep, cm; null when nobody measured.</summary>
    public int? DepthCm { get; init; }

    /// <summary>In what state.</summary>
    public ItemCondition Condition { get; init; }

    /// <summary>What was done with it.</summary>
    public required Disposal Disposal { get; init; }

    /// <summary>Day of that; null while it is left.</summary>
    public DateOnly? DisposedOn { get; init; }

    /// <summary>The smallest place it lies in, as its task says; null when outside all.</summary>
    public PlaceId? Place { get; init; }

    /// <summary>Where the record came from.</summary>
    public required Origin Origin { get; init; }

    /// <summary>Refuses what cannot be.</summary>
    /// <exception cref="Refusal"><c>item.quantity</c>, <c>item.depth</c>, <c>item.disposed</c>.</exception>
    public Item Checked()
    {
        if (Quantity is < 1 or > 100_000)
            throw new Refusal("item.quantity", $"{Quantity} items were given; give 1 to 100,000.");
        if (DepthCm is < 0 or > 3000)
            throw new Refusal("item.depth", $"An item at {DepthCm} cm was given; give 0 to 3,000.");
        return DisposedOn < FoundOn
            ? throw new Refusal("item.disposed",
                $"An item found on {FoundOn:O} was disposed of on {DisposedOn:O}, before that; correct the days.")
            : this;
    }
}
