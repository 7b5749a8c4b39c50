using Furrow.Registry;
using NetTopologySuite.Coverage;
using NetTopologySuite.Geometries;

namespace Furrow.Server.Map;

/// <summary>
/// Outlines as coarse as a screen may show them. Neighbours keep their shared edge, so that no gap opens between them.
/// </summary>
internal static class Outlines
{
    private const int VerticesWorthKeeping = 20_000;
    private const double Screen = 4000;

    /// <summary>The outlines of places that have one.</summary>
    /// <remarks>
    /// Few vertices stay as they are; more are simplified, level by level, to a 4000th of the whole's width.
    /// </remarks>
    public static Dictionary<PlaceId, Geometry> ForMap(IReadOnlyList<Place> places)
    {
        List<Place> drawn = [.. places.Where(place => place.Outline is Polygon or MultiPolygon)];
        if (drawn.Sum(place => (long)place.Outline!.NumPoints) <= VerticesWorthKeeping)
            return drawn.ToDictionary(place => place.Id, place => place.Outline!);
        var whole = new Envelope();
        foreach (var place in drawn)
            whole.ExpandToInclude(place.Outline!.EnvelopeInternal);
        var outlines = new Dictionary<PlaceId, Geometry>();
        foreach (var level in drawn.GroupBy(place => place.Kind))
        {
            Place[] members = [.. level];
            var coarse = CoverageSimplifier.Simplify(
                [.. members.Select(place => place.Outline!)], Math.Max(whole.Width, whole.Height) / Screen);
            for (var i = 0; i < members.Length; i++)
                outlines[members[i].Id] = coarse[i].IsEmpty ? members[i].Outline! : coarse[i];
        }

        return outlines;
    }
}
