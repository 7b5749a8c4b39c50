using System.Text.Json.Serialization;

namespace Furrow.Server.Plans;

/// <summary>One number, what it counts, and where the rows are that it is the sum of.</summary>
/// <param name="Key">Stable word.</param>
/// <param name="Label">For people.</param>
/// <param name="Value">The sum of the rows' values; null when it is not known.</param>
/// <param name="Unit">What is counted.</param>
/// <param name="Rows">Address of the rows.</param>
/// <param name="Planned">True when a plan foresees it; false when it stands in the records.</param>
/// <param name="Here">For promises: how much of it has arrived; null when no report was seen, never "nothing".</param>
/// <param name="Note">What must be known beside the number; null when nothing.</param>
internal sealed record Figure(
    string Key, string Label,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] decimal? Value,
    string Unit, string Rows, bool Planned, decimal? Here, string? Note);

/// <summary>What a figure measures.</summary>
internal sealed record Measure(string Key, string Label, string Unit, bool Planned)
{
    /// <summary>The four figures, in the order in which pages show them.</summary>
    public static IReadOnlyList<Measure> All { get; } =
    [
        new("waiting", "People-days of waiting still ahead", "people-days", Planned: true),
        new("ground", "Ground not yet released", "m²", Planned: true),
        new("works", "Works open", "works", Planned: true),
        new("promised", "People promised", "people", Planned: false),
    ];
}
