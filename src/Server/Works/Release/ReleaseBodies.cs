using Furrow.Registry.Works.Release;
using NetTopologySuite.Geometries;

namespace Furrow.Server.Works.Release;

/// <summary>A whole record, handed in.</summary>
internal sealed record RecordBody<TRecord>(TRecord Record) : Reason;

/// <summary>A daily report with the items found.</summary>
internal sealed record ReportBody(DailyReport Record) : Reason
{
    public IReadOnlyList<Item> Found { get; init; } = [];
    public bool Correction { get; init; }
}

/// <summary>What an act says beyond its reason; each act needs some of it.</summary>
internal sealed record ActBody : Reason
{
    public string? By { get; init; }
    public DateOnly? On { get; init; }
    public int? Number { get; init; }
    public string? Reference { get; init; }
    public SuspensionReason? Reason { get; init; }
    public string? How { get; init; }
    public string? To { get; init; }
    public SignatureRole? Role { get; init; }
    public IncidentReport? Report { get; init; }
    public string? Findings { get; init; }
    public IReadOnlyList<string>? Actions { get; init; }
}

/// <summary>A lot to be inspected.</summary>
internal sealed record LotBody(InspectionId Id, TaskOrderId Task, Geometry Lot, OrganisationId Inspecting) : Reason
{
    public InspectionId? AgainOf { get; init; }
    public bool Illustrative { get; init; }
}

/// <summary>What the inspection of a lot found.</summary>
internal sealed record ResultBody(DateOnly Day, string Inspector, int Units) : Reason
{
    public int? DepthCm { get; init; }
    public IReadOnlyList<SampleFinding> Findings { get; init; } = [];
}
