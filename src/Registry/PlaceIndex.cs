using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Prepared;
using NetTopologySuite.Index.Strtree;

namespace Furrow.Registry;

/// <summary>Finds places by ground and by name. Built once from a list of places; answers do not change.</summary>
public sealed class PlaceIndex
{
    private readonly FrozenDictionary<PlaceId, Place> byId;
    private readonly FrozenDictionary<string, Place[]> byCode;
    private readonly FrozenDictionary<string, Place[]> byName;
    private readonly STRtree<Area> areas = new();

    /// <summary>Indexes places; a place without outline is found by name and code alone.</summary>
    public PlaceIndex(IReadOnlyCollection<Place> places)
    {
        ArgumentNullException.ThrowIfNull(places);
        byId = places.ToFrozenDictionary(place => place.Id);
        byCode = places.Where(place => place.Code is not null)
            .GroupBy(place => place.Code!, StringComparer.OrdinalIgnoreCase)
            .ToFrozenDictionary(group => group.Key, Ordered, StringComparer.OrdinalIgnoreCase);
        byName = places.SelectMany(place => Keys(place).Select(key => (Key: key, Place: place)))
            .GroupBy(pair => pair.Key, pair => pair.Place, StringComparer.Ordinal)
            .ToFrozenDictionary(group => group.Key, Ordered, StringComparer.Ordinal);
        foreach (var place in Ordered(places))
        {
            if (place.Outline is { IsEmpty: false } outline)
                areas.Insert(outline.EnvelopeInternal, new Area(place));
        }

        areas.Build();
    }

    /// <summary>How many places there are.</summary>
    public int Count => byId.Count;

    /// <summary>The place of that identity, or null.</summary>
    public Place? Find(PlaceId id) => byId.GetValueOrDefault(id);

    /// <summary>The smallest place that holds a point inside the geometry; null when no outline does.</summary>
    /// <param name="geometry">Point, line or polygon, WGS 84.</param>
    /// <param name="widerThan">Only places of a kind wider than this; null for any.</param>
    /// <remarks>
    /// Smallest by kind, then by extent, then by identity. A point on a shared border lies in both neighbours and goes
    /// to the smaller one.
    /// </remarks>
    public Place? Smallest(Geometry geometry, PlaceKind? widerThan = null)
    {
        ArgumentNullException.ThrowIfNull(geometry);
        var point = geometry as Point ?? geometry.InteriorPoint;
        if (point.IsEmpty)
            return null;
        Area? best = null;
        foreach (var area in areas.Query(point.EnvelopeInternal))
        {
            if ((widerThan is not { } kind || area.Place.Kind < kind)
                && (best is null || area.IsSmallerThan(best)) && area.Holds(point))
                best = area;
        }

        return best?.Place;
    }

    /// <summary>Places that carry a code or a name, in any of their scripts; ordered by identity.</summary>
    /// <param name="codeOrName">As a source writes it; words such as "district" and the script do not matter.</param>
    /// <param name="kind">Only of this kind; null for any.</param>
    public IReadOnlyList<Place> Named(string codeOrName, PlaceKind? kind = null)
    {
        ArgumentNullException.ThrowIfNull(codeOrName);
        if (byCode.TryGetValue(codeOrName.Trim(), out var coded))
            return Of(coded, kind);
        foreach (var key in PlaceNames.Keys(codeOrName, "und"))
        {
            if (byName.TryGetValue(key, out var named) && Of(named, kind) is { Length: > 0 } found)
                return found;
        }

        return [];
    }

    /// <summary>True when the place lies in the other, by parents or, where these are missing, by ground.</summary>
    public bool LiesIn(Place place, Place wider)
    {
        ArgumentNullException.ThrowIfNull(place);
        ArgumentNullException.ThrowIfNull(wider);
        var at = place;
        for (var steps = 0; at.Parent is { } parent && steps < 10; steps++)
        {
            if (parent == wider.Id)
                return true;
            if (Find(parent) is not { } next)
                break;
            at = next;
        }

        return place.Parent is null && wider.Outline is { } outline && outline.Covers(place.Centre);
    }

    private static Place[] Of(Place[] places, PlaceKind? kind) =>
        kind is null ? places : [.. places.Where(place => place.Kind == kind)];

    private static Place[] Ordered(IEnumerable<Place> places) => [.. places.DistinctBy(place => place.Id)
        .OrderBy(place => place.Id.Value)];

    private static IEnumerable<string> Keys(Place place) =>
        place.Names.SelectMany(name => PlaceNames.Keys(name.Text, name.Language)).Distinct(StringComparer.Ordinal);

    private sealed class Area(Place place)
    {
        private readonly Lazy<IPreparedGeometry> ground = new(() => PreparedGeometryFactory.Prepare(place.Outline!));
        private readonly double extent = place.Outline!.EnvelopeInternal.Area;

        public Place Place => place;

        public bool Holds(Point point) => ground.Value.Covers(point);

        public bool IsSmallerThan(Area other) =>
            place.Kind != other.Place.Kind ? place.Kind > other.Place.Kind
            : extent.CompareTo(other.extent) is not 0 and var by ? by < 0
            : place.Id.Value.CompareTo(other.Place.Id.Value) < 0;
    }
}

/// <summary>Folds place names so that the same place is found whatever the script and the word for its level.</summary>
/// <remarks>
/// Cyrillic is written in Latin letters by the Ukrainian rules of 2010 and by the usual English rules for Russian; what
/// spelling leaves open (y, i, j after a vowel) is levelled, so keys serve to find, never to show.
/// </remarks>
internal static class PlaceNames
{
    /// <summary>Words that say what a place is and not which one.</summary>
    private static readonly FrozenSet<string> Levels = new[]
    {
        "district", "rayon", "raion", "rajon", "region", "oblast", "province", "county", "municipality", "hromada",
        "community", "commune", "territorial", "urban", "rural", "settlement", "city", "town", "village", "of", "the",
        "район", "область", "край", "громада", "територіальна", "міська", "селищна", "сільська", "городской", "округ",
        "муниципальный", "сельское", "городское", "поселение", "город", "г", "м", "смт", "с", "місто", "село", "селище",
        "departamento", "municipio", "provincia",
    }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenDictionary<char, string> Shared = new Dictionary<char, string>
    {
        ['а'] = "a", ['б'] = "b", ['в'] = "v", ['г'] = "g", ['ґ'] = "g", ['д'] = "d", ['е'] = "e", ['є'] = "ie",
        ['ж'] = "zh", ['з'] = "z", ['и'] = "i", ['і'] = "i", ['ї'] = "i", ['й'] = "i", ['к'] = "k", ['л'] = "l",
        ['м'] = "m", ['н'] = "n", ['о'] = "o", ['п'] = "p", ['р'] = "r", ['с'] = "s", ['т'] = "t", ['у'] = "u",
        ['ф'] = "f", ['х'] = "kh", ['ц'] = "ts", ['ч'] = "ch", ['ш'] = "sh", ['щ'] = "shch", ['ъ'] = "", ['ы'] = "i",
        ['ь'] = "", ['э'] = "e", ['ю'] = "iu", ['я'] = "ia", ['ё'] = "e",
    }.ToFrozenDictionary();

    /// <summary>Keys under which a name is filed and looked up, the most exact first.</summary>
    /// <param name="name">As written.</param>
    /// <param name="language">BCP 47 tag; with <c>und</c> Cyrillic is read both as Ukrainian and as Russian.</param>
    public static IEnumerable<string> Keys(string name, string language)
    {
        var folded = Fold(name);
        yield return folded;
        var latin = folded.Any(letter => letter is >= '\u0400' and <= '\u04ff');
        if (!latin)
        {
            yield return "~" + Level(folded);
            yield break;
        }

        if (language != "ru")
            yield return "~" + Level(Latin(folded, ukrainian: true));
        if (language != "uk")
            yield return "~" + Level(Latin(folded, ukrainian: false));
    }

    /// <summary>Lower case, without accents, apostrophes, hyphens and words for the level.</summary>
    public static string Fold(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        var plain = new StringBuilder(name.Length);
        foreach (var letter in name.Normalize(NormalizationForm.FormKC).ToLowerInvariant())
        {
            if (letter == 'ё')
                plain.Append('е');
            else if (char.IsLetterOrDigit(letter)
                || CharUnicodeInfo.GetUnicodeCategory(letter) == UnicodeCategory.NonSpacingMark)
                plain.Append(letter);
            else if (letter is ' ' or '-' or '‐' or '–' or '_' or ',' or '.' or '(' or ')' or '/')
                plain.Append(' ');
        }

        var words = WithoutAccents(plain.ToString()).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var telling = words.Where(word => !Levels.Contains(word)).ToArray();
        return string.Join(' ', telling.Length > 0 ? telling : words);
    }

    /// <summary>Latin letters lose their accents; Cyrillic й and ї are letters of their own and stay.</summary>
    private static string WithoutAccents(string text)
    {
        var result = new StringBuilder(text.Length);
        foreach (var letter in text)
        {
            if (letter is >= '\u0400' and <= '\u04ff')
                result.Append(letter);
            else
                foreach (var part in letter.ToString().Normalize(NormalizationForm.FormD))
                {
                    if (CharUnicodeInfo.GetUnicodeCategory(part) != UnicodeCategory.NonSpacingMark)
                        result.Append(part);
                }
        }

        return result.ToString();
    }

    private static string Latin(string folded, bool ukrainian)
    {
        var latin = new StringBuilder(folded.Length * 2);
        foreach (var letter in ukrainian ? folded.Replace("зг", "zgh", StringComparison.Ordinal) : folded)
        {
            if (letter == 'г' && ukrainian)
                latin.Append('h');
            else
                latin.Append(Shared.TryGetValue(letter, out var letters) ? letters : letter.ToString());
        }

        return latin.ToString();
    }

    /// <summary>Levels what romanisations spell differently: y, i and j; doubled i; spaces.</summary>
    private static string Level(string latin)
    {
        var level = new StringBuilder(latin.Length);
        foreach (var letter in latin)
        {
            var plain = letter is 'y' or 'j' ? 'i' : letter;
            if (plain == ' ' || (plain == 'i' && level.Length > 0 && level[^1] == 'i'))
                continue;
            level.Append(plain);
        }

        return level.ToString();
    }
}
