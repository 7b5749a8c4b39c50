using System.Text.Json;

namespace Furrow.Server.Ogc;

/// <summary>A link (OGC 17-069r4, 7.3).</summary>
internal sealed record Link(string Rel, string Type, string Title, string Href);

/// <summary>Media types, relations and links of the OGC doors.</summary>
internal static class Links
{
    /// <summary>JSON.</summary>
    public const string Json = "application/json";

    /// <summary>Pages.</summary>
    public const string Html = "text/html";

    /// <summary>JSON Schema.</summary>
    public const string Schema = "application/schema+json";

    /// <summary>OpenAPI 3.0, exactly as clients compare it.</summary>
    public const string OpenApi = "application/vnd.oai.openapi+json;version=3.0";

    /// <summary>WGS 84, longitude first.</summary>
    public const string Crs84 = "http://www.opengis.net/def/crs/OGC/1.3/CRS84";

    /// <summary>Relation to the fields that may be asked for.</summary>
    public const string Queryables = "http://www.opengis.net/def/rel/ogc/1.0/queryables";

    /// <summary>Relation to the description of a feature.</summary>
    public const string Described = "describedby";

    /// <summary>The links of a resource to itself and to its other form.</summary>
    public static IEnumerable<Link> Itself(string href, string type, bool html)
    {
        var join = href.Contains('?', StringComparison.Ordinal) ? "&" : "?";
        var (json, page) = ($"{href}{join}f=json", $"{href}{join}f=html");
        yield return html
            ? new("self", Html, "This page", page)
            : new("self", type, "This document", json);
        yield return html
            ? new("alternate", type, "This page as JSON", json)
            : new("alternate", Html, "This document as a page", page);
    }

    /// <summary>Writes links as an array.</summary>
    public static void Write(Utf8JsonWriter json, IEnumerable<Link> links)
    {
        json.WriteStartArray("links");
        foreach (var link in links)
        {
            json.WriteStartObject();
            json.WriteString("rel", link.Rel);
            json.WriteString("type", link.Type);
            json.WriteString("title", link.Title);
            json.WriteString("href", link.Href);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
