using System.Globalization;
using System.Net;
using System.Text;
using Furrow.Registry;
using Furrow.Registry.Exchange;

namespace Furrow.Server.Ogc;

/// <summary>The OGC doors as plain pages: they need no script, and print as they are.</summary>
internal static class Pages
{
    /// <summary>The root.</summary>
    public static Task Landing(OgcAsk ask, IReadOnlyList<Link> links) => Send(ask, "Furrow: open doors", page =>
    {
        page.Append("<p>Copy this address into QGIS, ogr2ogr or any client of OGC API – Features:</p>")
            .Append(CultureInfo.InvariantCulture, $"<p><code>{Text(ask.Root)}</code></p>");
        Listed(page, links);
    });

    /// <summary>What is conformed to.</summary>
    public static Task Conformance(OgcAsk ask) => Send(ask, "What is conformed to", page =>
    {
        page.Append("<ul>");
        foreach (var one in Descriptions.Conformance)
            page.Append(CultureInfo.InvariantCulture, $"<li><code>{Text(one)}</code></li>");
        page.Append("</ul>");
    });

    /// <summary>Every collection.</summary>
    public static Task Collections(OgcAsk ask, IReadOnlyList<Layer> layers, IReadOnlyList<Link> links) =>
        Send(ask, "Collections", page =>
        {
            page.Append("<table><thead><tr><th>Collection</th><th>What it is</th></tr></thead><tbody>");
            foreach (var layer in layers)
                page.Append(CultureInfo.InvariantCulture,
                    $"<tr><td><a href=\"{Text($"{ask.Root}/collections/{Ogc.Items.Escaped(layer)}")}\">")
                    .Append(Text(layer.Collection.Title))
                    .Append("</a></td><td>").Append(Text(Descriptions.Description(layer))).Append("</td></tr>");
            page.Append("</tbody></table>");
            Listed(page, links);
        });

    /// <summary>One collection with its fields.</summary>
    public static Task Collection(OgcAsk ask, Layer layer, LayerExtent extent, IReadOnlyList<Link> links) =>
        Send(ask, layer.Collection.Title, page =>
        {
            page.Append(CultureInfo.InvariantCulture, $"<p>{Text(Descriptions.Description(layer))}</p>");
            if (layer.Attribution is { } attribution)
                page.Append(CultureInfo.InvariantCulture, $"<p>{Text(attribution)}</p>");
            if (extent.West is not null)
                page.Append(CultureInfo.InvariantCulture,
                    $"<p>From {extent.West:0.####} to {extent.East:0.####} east, {extent.South:0.####} to ")
                    .Append(CultureInfo.InvariantCulture, $"{extent.North:0.####} north.</p>");
            page.Append("<table><thead><tr><th>Field</th><th>Type</th><th>Meaning</th><th>Unit</th></tr></thead>")
                .Append("<tbody>");
            foreach (var field in layer.Collection.Fields)
                page.Append(CultureInfo.InvariantCulture, $"<tr><td>{Text(field.Name)}</td><td>{field.Type}</td>")
                    .Append(CultureInfo.InvariantCulture, $"<td>{Text(field.Meaning)}</td><td>{Text(field.Unit ?? "")}")
                    .Append("</td></tr>");
            page.Append("</tbody></table>");
            Listed(page, links);
        });

    /// <summary>A slice of features as a table.</summary>
    public static Task Items(
        OgcAsk ask, Layer layer, IReadOnlyList<Feature> features, long matched, IEnumerable<Link> links) =>
        Send(ask, layer.Collection.Title, page =>
        {
            List<(Field Field, int Value)> shown =
            [
                .. layer.Collection.Fields.Where(field => field.Type != FieldType.Geometry)
                    .Select((field, i) => (field, i)),
            ];
            page.Append(CultureInfo.InvariantCulture, $"<p>{features.Count:N0} of {matched:N0} features.</p>");
            page.Append("<table><thead><tr>");
            foreach (var (field, _) in shown)
                page.Append(CultureInfo.InvariantCulture, $"<th>{Text(field.Name)}</th>");
            page.Append("</tr></thead><tbody>");
            foreach (var feature in features)
            {
                page.Append("<tr>");
                foreach (var (field, value) in shown)
                    page.Append("<td>").Append(field.Name == "id"
                        ? $"<a href=\"{Text($"{ask.Self}/{feature.Id}")}\">{feature.Id[..8]}…</a>"
                        : Text(Words(feature.Values[value]))).Append("</td>");
                page.Append("</tr>");
            }

            page.Append("</tbody></table>");
            Listed(page, [.. links]);
        });

    /// <summary>One feature.</summary>
    public static Task Feature(OgcAsk ask, Layer layer, Feature feature, IReadOnlyList<Link> links) =>
        Send(ask, $"{layer.Collection.Title}: one feature", page =>
        {
            page.Append("<table><tbody>");
            var value = 0;
            foreach (var field in layer.Collection.Fields.Where(field => field.Type != FieldType.Geometry))
                page.Append(CultureInfo.InvariantCulture,
                    $"<tr><th title=\"{Text(field.Meaning)}\">{Text(field.Name)}</th>")
                    .Append(CultureInfo.InvariantCulture, $"<td>{Text(Words(feature.Values[value++]))}</td></tr>");
            page.Append("</tbody></table>");
            Listed(page, links);
        });

    /// <summary>Sends a page with a title and what it holds.</summary>
    public static async Task Send(OgcAsk ask, string title, Action<StringBuilder> body)
    {
        var page = new StringBuilder("<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\">");
        page.Append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">")
            .Append(CultureInfo.InvariantCulture, $"<title>{Text(title)}</title>")
            .Append("<link rel=\"stylesheet\" href=\"/styles/doors.css\"></head><body>")
            .Append("<header><nav aria-label=\"Doors\"><a href=\"").Append(Text(ask.Root)).Append("/?f=html\">")
            .Append(CultureInfo.InvariantCulture, $"Furrow</a> · <a href=\"{Text(ask.Root)}/collections?f=html\">")
            .Append("Collections</a></nav></header><main>")
            .Append(CultureInfo.InvariantCulture, $"<h1>{Text(title)}</h1>");
        body(page);
        page.Append("</main></body></html>");
        ask.Http.Response.ContentType = "text/html; charset=utf-8";
        ask.Http.Response.Headers.Vary = "Accept";
        await ask.Http.Response.Body.WriteAsync(Encoding.UTF8.GetBytes(page.ToString()), ask.Cancel);
    }

    private static void Listed(StringBuilder page, IReadOnlyList<Link> links)
    {
        page.Append("<nav aria-label=\"Links\"><ul>");
        foreach (var link in links.Where(link => link.Rel != "self"))
            page.Append(CultureInfo.InvariantCulture, $"<li><a href=\"{Text(link.Href)}\">{Text(link.Title)}</a></li>");
        page.Append("</ul></nav>");
    }

    private static string Words(object? value) => value switch
    {
        null => "",
        bool flag => flag ? "yes" : "no",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) is { } text && text.Length > 300
            ? text[..300] + "…"
            : Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
    };

    private static string Text(string text) => WebUtility.HtmlEncode(text);
}
