using System.Collections.Frozen;
using Furrow.Registry;

namespace Furrow.Server;

/// <summary>Takes a written place name apart: the name itself, and the level that its other words tell.</summary>
internal static class PlaceWords
{
    private static readonly FrozenDictionary<string, PlaceKind> Levels = new Dictionary<string, PlaceKind>
    {
        ["region"] = PlaceKind.Region, ["oblast"] = PlaceKind.Region, ["province"] = PlaceKind.Region,
        ["область"] = PlaceKind.Region,
        ["departamento"] = PlaceKind.Region, ["department"] = PlaceKind.Region,
        ["district"] = PlaceKind.District, ["raion"] = PlaceKind.District, ["rayon"] = PlaceKind.District,
        ["район"] = PlaceKind.District,
        ["hromada"] = PlaceKind.Municipality, ["municipality"] = PlaceKind.Municipality,
        ["громада"] = PlaceKind.Municipality,
        ["town"] = PlaceKind.Settlement, ["village"] = PlaceKind.Settlement, ["city"] = PlaceKind.Settlement,
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>The name in lower case, and the level when exactly one is told.</summary>
    public static (string Name, PlaceKind? Kind) Of(string text)
    {
        var words = text.ToLowerInvariant().Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var levels = words.Where(Levels.ContainsKey).Select(word => Levels[word]).Distinct().ToList();
        var name = string.Join(' ', words.Where(word => word != "the" && !Levels.ContainsKey(word)));
        return (name, levels is [var level] ? level : null);
    }
}
