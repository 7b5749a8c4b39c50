using System.Text;
using Furrow.Registry;
using Furrow.Registry.Exchange;
using NetTopologySuite.Geometries;

namespace Furrow.Tests.Registry.Exchange;

/// <summary>Valid samples of files and places; a test spells out only what matters to it.</summary>
internal static class Given
{
    public static readonly GeometryFactory Make = new(new PrecisionModel(), 4326);

    public static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static readonly Origin Origin = new("test", null, Illustrative: true);

    public static ImportOrder Order(params (string Field, string Value)[] set) => new()
    {
        Source = "file.csv",
        Set = set.ToDictionary(pair => pair.Field, pair => pair.Value),
    };

    public static RowTable Csv(params string[] lines) => Csv(RowLimits.Usual, string.Join('\n', lines));

    public static RowTable Csv(RowLimits limits, string text) => CsvTableReader.Read(Stream(text), limits, Cancel);

    public static RowTable GeoJson(string text, RowLimits? limits = null) =>
        GeoJsonReader.Read(Stream(text), limits ?? RowLimits.Usual, Cancel);

    public static string Features(params string[] features) =>
        "{\"type\":\"FeatureCollection\",\"features\":[" + string.Join(',', features) + "]}";

    public static string Feature(string geometry, string properties = "{}") =>
        "{\"type\":\"Feature\",\"properties\":" + properties + ",\"geometry\":" + geometry + "}";

    public static string SquareJson(double west, double south, double side = 0.1) =>
        FormattableString.Invariant($$"""
            {"type":"Polygon","coordinates":[[[{{west}},{{south}}],[{{west + side}},{{south}}],
            [{{west + side}},{{south + side}}],[{{west}},{{south + side}}],[{{west}},{{south}}]]]}
            """);

    public static Polygon Square(double west, double south, double side) => Make.CreatePolygon(
    [
        new(west, south), new(west + side, south), new(west + side, south + side), new(west, south + side),
        new(west, south),
    ]);

    public static Place Place(
        string name, PlaceKind kind, Geometry? outline, Place? parent = null, string? code = null,
        string language = "uk") =>
        new()
        {
            Id = Identity.From<PlaceId>(name, code ?? "", kind.ToString(), parent?.Id.ToString() ?? ""),
            Kind = kind,
            Names = [new(language, name)],
            Code = code,
            Parent = parent?.Id,
            Outline = outline,
            Centre = (outline ?? Make.CreatePoint(new Coordinate(35, 51))).InteriorPoint,
            Origin = Origin,
        };

    public static MemoryStream Stream(string text) => new(Encoding.UTF8.GetBytes(text));

    public static string Reasons<T>(ImportResult<T> result) =>
        string.Join('\n', result.Rejected.Select(row => $"{row.Line}|{row.Field}|{row.Value}|{row.Reason}"));
}
