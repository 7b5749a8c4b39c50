using System.Globalization;
using System.Security;
using System.Text;
using CsvHelper;
using Furrow.Registry;
using Furrow.Registry.Exchange;
using Microsoft.AspNetCore.Http;

namespace Furrow.Server.Ogc;

/// <summary>
/// A whole collection, filtered as asked, as a file with what its fields mean and their units. CSV and KML are sent
/// while they are read, the others are made beside and then sent: a million features take no more memory than one.
/// </summary>
internal static class Downloads
{
    private const int FlushCharacters = 32 * 1024;

    /// <summary>A format of a download.</summary>
    /// <param name="Ending">In the address.</param>
    /// <param name="FileEnding">Of the file.</param>
    /// <param name="MediaType">As it is sent.</param>
    /// <param name="Words">For a link.</param>
    /// <param name="Write">Writes the answer's body.</param>
    public sealed record Format(
        string Ending, string FileEnding, string MediaType, string Words,
        Func<OgcAsk, Layer, FeatureQuestion, Task> Write);

    /// <summary>Every format, in the order in which links name them.</summary>
    public static IReadOnlyList<Format> Formats { get; } =
    [
        new("csv", "csv", "text/csv; charset=utf-8; header=present", "CSV", Csv),
        new("xlsx", "xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "Excel workbook",
            MadeFiles.Xlsx),
        new("gpkg", "gpkg", "application/geopackage+sqlite3", "GeoPackage", MadeFiles.GeoPackage),
        new("shp", "zip", "application/zip", "Shapefile", MadeFiles.Shapefile),
        new("kml", "kml", "application/vnd.google-earth.kml+xml", "KML", Kml),
    ];

    /// <summary>The file in the format of the address.</summary>
    public static async Task Send(OgcAsk ask)
    {
        var (layer, format) = (await ask.Layer(), ask.Route("format"));
        var question = Questions.Of(ask, layer);
        var found = Formats.FirstOrDefault(one => one.Ending == format) ?? throw new Refusal("download.not-found",
            $"'{Answers.Short(format)}' is no format of a download; take "
            + $"{string.Join(", ", Formats.Select(one => one.Ending))}, or items for GeoJSON.");
        var headers = ask.Http.Response.Headers;
        headers.CacheControl = "private, no-cache";
        headers.ContentDisposition = $"attachment; filename=\"{Ascii(layer.Collection.Name)}.{found.FileEnding}\"";
        ask.Http.Response.ContentType = found.MediaType;
        await found.Write(ask, layer, question);
    }

    private static async Task Csv(OgcAsk ask, Layer layer, FeatureQuestion question)
    {
        List<Field> fields = [.. layer.Collection.Fields.Where(field => field.Type != FieldType.Geometry)];
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        text.Write('\uFEFF');
        using var csv = CsvWriter.Create(text, new CsvWriterOptions(), leaveOpen: true);
        Row([.. fields.Select(field => field.Name), "wkt"]);
        Row([.. fields.Select(LayerFile.Meaning), "Shape as well-known text, longitude first, WGS 84."]);
        var decimals = FeatureJson.Decimals(ask.Viewer);
        await foreach (var feature in ask.Store.Features.Features(layer, question, ask.Viewer, ask.Cancel))
        {
            Row([.. feature.Values.Select(Words), feature.Shape is { } shape ? Wkt(shape, decimals) : ""]);
            csv.Flush();
            await Flush(ask.Http, text.GetStringBuilder(), FlushCharacters);
        }

        csv.Flush();
        await Flush(ask.Http, text.GetStringBuilder(), 0);

        void Row(string[] cells)
        {
            foreach (var cell in cells)
                csv.WriteField(Sheet.Plain(cell));
            csv.EndRecord();
        }
    }

    private static async Task Kml(OgcAsk ask, Layer layer, FeatureQuestion question)
    {
        List<Field> fields = [.. layer.Collection.Fields.Where(field => field.Type != FieldType.Geometry)];
        var text = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        text.Append("<kml xmlns=\"http://www.opengis.net/kml/2.2\"><Document>")
            .Append(CultureInfo.InvariantCulture, $"<name>{Xml(layer.Collection.Title)}</name>")
            .Append(CultureInfo.InvariantCulture, $"<description>{Xml(Descriptions.Description(layer))}</description>")
            .Append("<Schema id=\"fields\">");
        foreach (var field in fields)
            text.Append(CultureInfo.InvariantCulture, $"<SimpleField name=\"{Xml(field.Name)}\" ")
                .Append(CultureInfo.InvariantCulture, $"type=\"{TypeOf(field)}\">")
                .Append(CultureInfo.InvariantCulture, $"<displayName>{Xml(LayerFile.Meaning(field))}</displayName>")
                .Append("</SimpleField>");
        text.Append("</Schema>\n");
        var decimals = FeatureJson.Decimals(ask.Viewer);
        await foreach (var feature in ask.Store.Features.Features(layer, question, ask.Viewer, ask.Cancel))
        {
            text.Append(CultureInfo.InvariantCulture, $"<Placemark id=\"_{feature.Id}\"><ExtendedData>")
                .Append("<SchemaData schemaUrl=\"#fields\">");
            for (var i = 0; i < fields.Count; i++)
                if (feature.Values[i] is { } value)
                    text.Append(CultureInfo.InvariantCulture, $"<SimpleData name=\"{Xml(fields[i].Name)}\">")
                        .Append(Xml(Words(value))).Append("</SimpleData>");
            text.Append("</SchemaData></ExtendedData>");
            if (feature.Shape is { } shape)
                Shape(text, ShapeParts.Of(shape.Span), decimals);
            text.Append("</Placemark>\n");
            await Flush(ask.Http, text, FlushCharacters);
        }

        text.Append("</Document></kml>\n");
        await Flush(ask.Http, text, 0);
    }

    private static void Shape(StringBuilder text, ShapeParts parts, int decimals)
    {
        text.Append("<MultiGeometry>");
        foreach (var point in parts.Points)
            text.Append("<Point>").Append(Coordinates(point)).Append("</Point>");
        foreach (var line in parts.Lines)
            text.Append("<LineString>").Append(Coordinates(line)).Append("</LineString>");
        foreach (var area in parts.Areas)
        {
            text.Append("<Polygon>");
            for (var ring = 0; ring < area.Count; ring++)
            {
                var side = ring == 0 ? "outerBoundaryIs" : "innerBoundaryIs";
                text.Append(CultureInfo.InvariantCulture, $"<{side}><LinearRing>{Coordinates(area[ring])}</LinearRing>")
                    .Append(CultureInfo.InvariantCulture, $"</{side}>");
            }

            text.Append("</Polygon>");
        }

        text.Append("</MultiGeometry>");

        string Coordinates(double[] positions) =>
            $"<coordinates>{Joined(positions, decimals, ",", " ")}</coordinates>";
    }

    /// <summary>The whole shape as a collection when it has several kinds of parts.</summary>
    private static string Wkt(ReadOnlyMemory<byte> shape, int decimals)
    {
        var parts = ShapeParts.Of(shape.Span);
        List<string> texts =
        [
            .. parts.Points.Select(point => $"POINT ({Joined(point, decimals, " ", ", ")})"),
            .. parts.Lines.Select(line => $"LINESTRING ({Joined(line, decimals, " ", ", ")})"),
            .. parts.Areas.Count == 1 ? [$"POLYGON {Area(parts.Areas[0])}"] : Array.Empty<string>(),
            .. parts.Areas.Count > 1
                ? [$"MULTIPOLYGON ({string.Join(", ", parts.Areas.Select(Area))})"]
                : Array.Empty<string>(),
        ];
        return texts.Count == 1 ? texts[0] : $"GEOMETRYCOLLECTION ({string.Join(", ", texts)})";

        string Area(List<double[]> rings) =>
            $"({string.Join(", ", rings.Select(ring => $"({Joined(ring, decimals, " ", ", ")})"))})";
    }

    private static string Joined(double[] positions, int decimals, string between, string after)
    {
        var text = new StringBuilder();
        for (var i = 0; i < positions.Length; i += 2)
            text.Append(i == 0 ? "" : after).Append(Rounded(positions[i])).Append(between)
                .Append(Rounded(positions[i + 1]));
        return text.ToString();

        string Rounded(double value) => (decimals == Wkb.Exact ? value : Math.Round(value, decimals))
            .ToString(CultureInfo.InvariantCulture);
    }

    private static async Task Flush(HttpContext http, StringBuilder text, int atLeast)
    {
        if (text.Length < atLeast)
            return;
        await http.Response.Body.WriteAsync(Encoding.UTF8.GetBytes(text.ToString()), http.RequestAborted);
        text.Clear();
    }

    private static string Words(object? value) => value switch
    {
        null => "",
        bool flag => flag ? "true" : "false",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
    };

    private static string TypeOf(Field field) => field.Type switch
    {
        FieldType.Integer => "int",
        FieldType.Number => "double",
        FieldType.Boolean => "bool",
        _ => "string",
    };

    private static string Xml(string text) => SecurityElement.Escape(
        string.Concat(text.Where(one => one >= ' ' || one is '\t' or '\n' or '\r')));

    /// <summary>A name that every file system takes.</summary>
    public static string Ascii(string name) =>
        string.Concat(name.Select(one => char.IsAsciiLetterOrDigit(one) || one is '_' or '-' ? one : '_'));
}
