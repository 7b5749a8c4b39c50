using System.Globalization;
using System.Security;
using System.Text;
using Furrow.Registry;
using Furrow.Registry.Exchange;
using Microsoft.AspNetCore.Http;

namespace Furrow.Server.Ogc;

/// <summary>
/// A whole collection, filtered as asked, as a file: CSV with a line of meanings and units, or KML. Written while it is
/// read, so that a million features take no more memory than one.
/// </summary>
internal static class Downloads
{
    private const int FlushCharacters = 32 * 1024;

    /// <summary>The file in the format of the address.</summary>
    public static async Task Send(OgcAsk ask)
    {
        var (layer, format) = (await ask.Layer(), ask.Route("format"));
        var question = Questions.Of(ask, layer);
        var (type, write) = format switch
        {
            "csv" => ("text/csv; charset=utf-8; header=present", (Func<OgcAsk, Layer, FeatureQuestion, Task>)Csv),
            "kml" => ("application/vnd.google-earth.kml+xml", Kml),
            _ => throw new Refusal("download.not-found",
                $"'{Answers.Short(format)}' is no format of a download; take csv or kml, or items for GeoJSON."),
        };
        var headers = ask.Http.Response.Headers;
        headers.CacheControl = "private, no-cache";
        headers.ContentDisposition = $"attachment; filename=\"{Ascii(layer.Collection.Name)}.{format}\"";
        ask.Http.Response.ContentType = type;
        await write(ask, layer, question);
    }

    private static async Task Csv(OgcAsk ask, Layer layer, FeatureQuestion question)
    {
        List<Field> fields = [.. layer.Collection.Fields.Where(field => field.Type != FieldType.Geometry)];
        var text = new StringBuilder("\uFEFF");
        Row(text, [.. fields.Select(field => field.Name), "wkt"]);
        Row(text, [.. fields.Select(Meaning), "Shape as well-known text, longitude first, WGS 84."]);
        var decimals = FeatureJson.Decimals(ask.Viewer);
        await foreach (var feature in ask.Store.Features.Features(layer, question, ask.Viewer, ask.Cancel))
        {
            Row(text, [.. feature.Values.Select(Words), feature.Shape is { } shape ? Wkt(shape, decimals) : ""]);
            await Flush(ask.Http, text, FlushCharacters);
        }

        await Flush(ask.Http, text, 0);
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
                .Append(CultureInfo.InvariantCulture, $"<displayName>{Xml(Meaning(field))}</displayName>")
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

    /// <summary>A value that a sheet would run as a formula is led by an apostrophe.</summary>
    private static void Row(StringBuilder text, string[] cells) => text.AppendJoin(',', cells.Select(cell =>
    {
        var safe = cell.Length > 0 && cell[0] is '=' or '+' or '@' or '\t' or '\r' ? "'" + cell : cell;
        return safe.AsSpan().IndexOfAny(",\"\r\n") >= 0
            ? $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\""
            : safe;
    })).Append("\r\n");

    private static async Task Flush(HttpContext http, StringBuilder text, int atLeast)
    {
        if (text.Length < atLeast)
            return;
        await http.Response.Body.WriteAsync(Encoding.UTF8.GetBytes(text.ToString()), http.RequestAborted);
        text.Clear();
    }

    private static string Meaning(Field field) => field.Unit is { } unit ? $"{field.Meaning} [{unit}]" : field.Meaning;

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

    private static string Ascii(string name) =>
        string.Concat(name.Select(one => char.IsAsciiLetterOrDigit(one) || one is '_' or '-' ? one : '_'));
}
