using System.Collections.Frozen;
using Furrow.Registry;
using NetTopologySuite.Geometries;

namespace Furrow.Server;

/// <summary>Every place, and what lies in what.</summary>
internal sealed class PlaceTree
{
    private const int Deepest = 16;
    private readonly FrozenDictionary<PlaceId, Place> byId;
    private readonly ILookup<string, Place> names;

    /// <summary>
    /// Reads the places as they are; a parent that is missing or goes round in a circle counts as none.
    /// </summary>
    public PlaceTree(IReadOnlyList<Place> places)
    {
        All = places;
        byId = places.ToFrozenDictionary(place => place.Id);
        names = places
            .SelectMany(place => place.Names, (place, written) => (place, PlaceWords.Of(written.Text).Name))
            .ToLookup(pair => pair.Name, pair => pair.place);
    }

    /// <summary>In the order of the list.</summary>
    public IReadOnlyList<Place> All { get; }

    /// <summary>The box around all of them, in degrees; empty when there are none.</summary>
    public Envelope Extent => All.Aggregate(new Envelope(), (box, place) =>
        box.ExpandedBy((place.Outline ?? place.Centre).EnvelopeInternal));

    /// <summary>The smallest place whose outline holds a point inside the ground; null when none does.</summary>
    public PlaceId? Smallest(Geometry ground)
    {
        var point = ground.InteriorPoint;
        return All.Where(place => place.Outline is { } outline
                && outline.EnvelopeInternal.Contains(point.Coordinate) && outline.Covers(point))
            .OrderByDescending(place => place.Kind).ThenBy(place => place.Id.Value)
            .Select(place => (PlaceId?)place.Id).FirstOrDefault();
    }

    /// <summary>The place, or null when there is none of this name.</summary>
    public Place? Find(PlaceId? id) => id is { } known && byId.TryGetValue(known, out var place) ? place : null;

    /// <summary>Its name for people; null when there is no such place.</summary>
    public string? Name(PlaceId? id) => Find(id)?.NameIn("en");

    /// <summary>
    /// The one place that has this name in any language, case ignored; null when none or several have it.
    /// </summary>
    /// <remarks>
    /// A word for the level tells the level and is no part of the name: "Kursk region" is "Kursk Oblast".
    /// </remarks>
    public PlaceId? Named(string? written)
    {
        if (written is null)
            return null;
        var (name, level) = PlaceWords.Of(written);
        List<Place> meant = [.. names[name].Distinct().Where(place => level is null || place.Kind == level)];
        return meant is [var only] ? only.Id : null;
    }

    /// <summary>Places directly below one, or the topmost ones for null, by name.</summary>
    public IReadOnlyList<Place> Below(PlaceId? parent) =>
        [.. All.Where(place => Find(place.Parent)?.Id == parent)
            .OrderBy(place => place.NameIn("en"), StringComparer.Ordinal).ThenBy(place => place.Id.Value)];

    /// <summary>True when a place is the other or lies below it; every place lies in null, the programme.</summary>
    public bool IsIn(PlaceId? inner, PlaceId? outer) => outer is null || Up(inner).Contains(outer.Value);

    /// <summary>
    /// Which of the places directly below <paramref name="parent"/> holds this one; null when none does.
    /// </summary>
    public PlaceId? Branch(PlaceId? inner, PlaceId? parent)
    {
        PlaceId? branch = null;
        foreach (var place in Up(inner))
        {
            if (place == parent)
                return branch;
            branch = place;
        }

        return parent is null ? branch : null;
    }

    /// <summary>The place, then what it lies in, up to the top.</summary>
    private IEnumerable<PlaceId> Up(PlaceId? from)
    {
        for (var (place, depth) = (Find(from), 0); place is not null && depth < Deepest; depth++)
        {
            yield return place.Id;
            place = Find(place.Parent);
        }
    }
}
