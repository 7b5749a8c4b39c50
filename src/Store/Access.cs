using Furrow.Registry;

namespace Furrow.Store;

/// <summary>How the areas of a viewer bear on a table.</summary>
internal enum AreaRule
{
    /// <summary>A row is in the place that its column names; without one, only viewers without bounds see it.</summary>
    ByPlace,

    /// <summary>What the programme as a whole says or uses; areas do not bound it.</summary>
    Programme,

    /// <summary>Cannot be told by area: only viewers without bounds see it.</summary>
    Unbounded,
}

/// <summary>Turns a viewer (areas × ceiling) into the SQL that every question is joined with.</summary>
/// <remarks>
/// Denied by default: below a table's class there are no rows, and a row that lies nowhere lies outside every area.
/// </remarks>
internal static class Access
{
    /// <summary>True for a place or any below it, by the parents; a circle of parents ends.</summary>
    private const string Below = """
        (with recursive below (uuid) as (
            select uuid from place where uuid in @{0}
            union
            select child.uuid from place child join below on child.parent = below.uuid)
        select uuid from below)
        """;

    /// <summary>Who may read the journal: it tells of every record, so only who has no bounds, from High on.</summary>
    public static bool MayReadJournal(Viewer viewer) => viewer.MaySee(Sensitivity.High) && viewer.Areas.Count == 0;

    /// <summary>The condition that lets through what the viewer may see of a table; null for everything.</summary>
    public static string? Condition(Table table, Viewer viewer)
    {
        if (!viewer.MaySee(table.Class))
            return "1 = 0";
        var parts = new List<string>();
        if (viewer.Areas.Count > 0 && table.Areas == AreaRule.Unbounded)
            return "1 = 0";
        if (viewer.Areas.Count > 0 && table.Areas == AreaRule.ByPlace)
            parts.Add(InPlaces(table, "areas"));
        foreach (var (sensitivity, condition) in table.Narrower)
        {
            if (!viewer.MaySee(sensitivity))
                parts.Add(condition);
        }

        return parts.Count == 0 ? null : string.Join(" and ", parts);
    }

    /// <summary>The condition that a row lies in one of the places of a list parameter, or below it.</summary>
    public static string InPlaces(Table table, string parameter) =>
        $"r.{table.PlaceColumn} in {Below.Replace("{0}", parameter, StringComparison.Ordinal)}";

    /// <summary>The viewer's areas as the parameter of <see cref="Condition"/>.</summary>
    public static string[] Areas(Viewer viewer) => [.. viewer.Areas.Select(area => area.ToString())];
}
