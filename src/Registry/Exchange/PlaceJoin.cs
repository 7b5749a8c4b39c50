using NetTopologySuite.Geometries;

namespace Furrow.Registry.Exchange;

/// <summary>Finds the place that a row names, within the district and region that it names.</summary>
internal sealed class PlaceJoin(PlaceIndex places, PlaceKind kind)
{
    /// <summary>The one place that fits; else the row carries the fault and the answer is null.</summary>
    /// <remarks>
    /// A wider name narrows the choice when it is known; a row all of whose wider names are unknown is not joined, for
    /// the same name may stand in an area that was never loaded.
    /// </remarks>
    public Place? Match(RowValues row)
    {
        if (row.Needed("place_name") is not { Length: > 0 } name)
            return null;
        var fitting = places.Named(name, kind).ToList();
        string[] wider = [.. new[] { row.Text("district_name"), row.Text("region_name") }.OfType<string>()];
        var known = wider.Select(one => places.Named(one).Where(place => place.Kind < kind).ToList())
            .Where(areas => areas.Count > 0).ToList();
        foreach (var areas in known)
            fitting.RemoveAll(place => !areas.Exists(area => places.LiesIn(place, area)));
        if (wider.Length > 0 && known.Count == 0)
            fitting.Clear();
        if (fitting.Count == 1)
            return fitting[0];
        var within = wider.Length > 0 ? $" within {string.Join(", ", wider)}" : "";
        row.Fault("place_name", name, fitting.Count == 0
            ? $"No {Collection.Word(kind)} of this name or code is known{within}; import its outline first."
            : $"{fitting.Count} places of this name are known{within}; name the place by its code.");
        return null;
    }

    /// <summary>The ground of a place, as an area.</summary>
    public static Geometry? Ground(Place place, RowValues row)
    {
        if (place.Outline is null)
            row.Fault("place_name", place.Names[0].Text,
                "The place is known as a point only; import its outline first.");
        return place.Outline;
    }
}
