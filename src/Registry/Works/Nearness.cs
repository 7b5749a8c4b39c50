using Furrow.Registry.Assets;
using Furrow.Registry.Hazards;
using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Prepared;
using NetTopologySuite.Index.Strtree;

namespace Furrow.Registry.Works;

/// <summary>Finds which hazards touch which assets, by geometry and in metres.</summary>
internal sealed class Nearness
{
    private readonly IReadOnlyList<Hazard> hazards;
    private readonly IPreparedGeometry?[] prepared;
    private readonly STRtree<int> tree = new();

    public Nearness(IReadOnlyList<Hazard> hazards)
    {
        this.hazards = hazards;
        prepared = new IPreparedGeometry?[hazards.Count];
        for (var i = 0; i < hazards.Count; i++)
            tree.Insert(hazards[i].Outline.EnvelopeInternal, i);
    }

    /// <summary>
    /// Indices, in order, of the hazards nearer than <see cref="Derive.SafetyMetres"/> to footprint or access.
    /// </summary>
    public IReadOnlyList<int> Of(Asset asset)
    {
        var found = new SortedSet<int>();
        Add(asset.Footprint, found);
        if (asset.Access is { IsEmpty: false } access)
            Add(access, found);
        return [.. found];
    }

    private void Add(Geometry ground, SortedSet<int> found)
    {
        if (ground.IsEmpty)
            return;
        var box = ground.EnvelopeInternal.Copy();
        var plane = new LocalPlane(box.Centre);
        var farthest = new LocalPlane(new Coordinate(box.Centre.X, Math.Max(Math.Abs(box.MinY), Math.Abs(box.MaxY))));
        box.ExpandBy(
            Derive.SafetyMetres * 1.01 / farthest.MetresPerDegreeEast,
            Derive.SafetyMetres * 1.01 / plane.MetresPerDegreeNorth);
        Geometry? metres = null;
        foreach (var index in tree.Query(box))
        {
            if (found.Contains(index))
                continue;
            var outline = prepared[index] ??= PreparedGeometryFactory.Prepare(hazards[index].Outline);
            if (outline.Intersects(ground)
                || plane.Metres(hazards[index].Outline).IsWithinDistance(
                    metres ??= plane.Metres(ground), Derive.SafetyMetres))
                found.Add(index);
        }
    }
}
