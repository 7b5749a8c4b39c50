using Furrow.Registry.Hazards;
using Furrow.Registry.Works.Release;
using NetTopologySuite.Geometries;

namespace Furrow.Registry.Exchange;

/// <summary>A record that a row made, with the line it came from, so that a later refusal can name it.</summary>
internal sealed record FieldRow<TRecord>(int Line, TRecord Record);

/// <summary>A daily report as a row tells it: order and crew by their number and name.</summary>
internal sealed record ReportRow(DailyReport Report, Item? Found, bool Correction);

/// <summary>A release as a row tells it.</summary>
internal sealed record ReleaseRow(
    HazardId Hazard, GroundChange Change, Geometry Ground, LandRelease Release, DateOnly On, Origin Origin);

/// <summary>What rows may name: hazards and orders by number, crews by name.</summary>
/// <param name="Hazards">By number.</param>
/// <param name="Tasks">By number.</param>
/// <param name="Crews">By name.</param>
/// <param name="Codes">Known codes.</param>
/// <param name="Places">Where rows lie.</param>
internal sealed record FieldNames(
    ILookup<string, Hazard> Hazards, ILookup<string, TaskOrder> Tasks, ILookup<string, Works.Crew> Crews,
    CodeBook Codes, PlaceIndex Places)
{
    /// <summary>The one record of a name; the row carries the fault when there is none, or more than one.</summary>
    public static T? One<T>(RowValues row, string field, ILookup<string, T> known, bool needed) where T : class
    {
        var name = needed ? row.Needed(field) : row.Text(field) ?? "";
        if (name.Length == 0)
            return null;
        List<T> meant = [.. known[name.Trim()]];
        if (meant.Count != 1)
        {
            row.Fault(field, name, meant.Count == 0
                ? "Nothing is kept under this name; enter it first, or correct the name."
                : $"{meant.Count} are kept under this name; names must differ.");
        }

        return meant.Count == 1 ? meant[0] : null;
    }
}
