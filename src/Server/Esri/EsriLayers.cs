using System.Globalization;
using System.Text.Json;
using Furrow.Registry;
using Furrow.Registry.Exchange;
using Furrow.Server.Ogc;

namespace Furrow.Server.Esri;

/// <summary>A layer of the FeatureServer: a collection's points, lines or areas, one kind a layer.</summary>
internal sealed record EsriLayer(int Id, Layer Layer, int Dimension)
{
    /// <summary>The kind of geometry.</summary>
    public string GeometryType => Dimension switch
    {
        0 => "esriGeometryPoint",
        1 => "esriGeometryPolyline",
        _ => "esriGeometryPolygon",
    };

    /// <summary>For people.</summary>
    public string Name =>
        $"{Layer.Collection.Title} ({Dimension switch { 0 => "points", 1 => "lines", _ => "areas" }})";
}

/// <summary>Which layers there are, and what they hold.</summary>
internal static class EsriLayers
{
    /// <summary>Features of the largest answer.</summary>
    public const int MostFeatures = 2_000;

    /// <summary>Name of the whole number that stays with a feature.</summary>
    public const string ObjectId = "OBJECTID";

    /// <summary>Every layer; its number follows from the collection's name and stays.</summary>
    public static async Task<List<EsriLayer>> All(OgcAsk ask)
    {
        var layers = await ask.Store.Features.Layers(ask.Viewer, ask.Cancel);
        return
        [
            .. layers.Where(layer => layer.Shape is not null)
                .SelectMany(layer => Enumerable.Range(0, 3).Select(dimension =>
                    new EsriLayer(Number(layer.Collection.Name, dimension), layer, dimension))),
        ];
    }

    /// <summary>The layer in the address.</summary>
    public static async Task<EsriLayer> Of(OgcAsk ask)
    {
        var asked = ask.Route("layer");
        return (await All(ask)).Find(layer => layer.Id.ToString(CultureInfo.InvariantCulture) == asked)
            ?? throw new Refusal("layer.not-found", $"There is no layer '{Answers.Short(asked)}'.");
    }

    /// <summary>The service.</summary>
    public static async Task Service(OgcAsk ask)
    {
        var shown = new List<EsriLayer>();
        foreach (var layer in await All(ask))
            if (await Holds(ask, layer))
                shown.Add(layer);
        await EsriRoutes.Send(ask, json =>
        {
            json.WriteNumber("currentVersion", 11.1);
            json.WriteString("serviceDescription", "Furrow, read only. Nothing here says that ground is safe.");
            json.WriteString("capabilities", "Query");
            json.WriteNumber("maxRecordCount", MostFeatures);
            json.WriteString("supportedQueryFormats", "JSON, geoJSON");
            Reference(json);
            json.WriteStartArray("layers");
            foreach (var layer in shown)
            {
                json.WriteStartObject();
                json.WriteNumber("id", layer.Id);
                json.WriteString("name", layer.Name);
                json.WriteString("type", "Feature Layer");
                json.WriteString("geometryType", layer.GeometryType);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteStartArray("tables");
            json.WriteEndArray();
        });
    }

    /// <summary>One layer.</summary>
    public static async Task One(OgcAsk ask)
    {
        var layer = await Of(ask);
        var extent = await ask.Store.Features.Extent(layer.Layer, ask.Viewer, ask.Cancel);
        await EsriRoutes.Send(ask, json => Describe(json, layer, extent));
    }

    /// <summary>Writes the fields as this door names them.</summary>
    public static void Fields(Utf8JsonWriter json, Layer layer)
    {
        json.WriteStartArray("fields");
        One(ObjectId, "esriFieldTypeOID", "Number of the feature; it stays.", null);
        foreach (var field in layer.Collection.Fields.Where(field => field.Type != FieldType.Geometry))
            One(field.Name, field.Name == "id" ? "esriFieldTypeGlobalID" : TypeOf(field.Type),
                field.Unit is { } unit ? $"{field.Meaning} ({unit})" : field.Meaning,
                field.Name == "id" ? 38 : TypeOf(field.Type) == "esriFieldTypeString" ? 100_000 : null);
        json.WriteEndArray();

        void One(string name, string type, string alias, int? length)
        {
            json.WriteStartObject();
            json.WriteString("name", name);
            json.WriteString("type", type);
            json.WriteString("alias", name);
            json.WriteString("description", alias);
            json.WriteBoolean("nullable", name != ObjectId);
            json.WriteBoolean("editable", false);
            if (length is { } characters)
                json.WriteNumber("length", characters);
            json.WriteNull("domain");
            json.WriteEndObject();
        }
    }

    /// <summary>Writes the reference system.</summary>
    public static void Reference(Utf8JsonWriter json)
    {
        json.WriteStartObject("spatialReference");
        json.WriteNumber("wkid", 4326);
        json.WriteNumber("latestWkid", 4326);
        json.WriteEndObject();
    }

    private static async Task<bool> Holds(OgcAsk ask, EsriLayer layer)
    {
        var question = new FeatureQuestion { Dimension = layer.Dimension, Limit = 1, WithShape = false };
        await foreach (var _ in ask.Store.Features.Features(layer.Layer, question, ask.Viewer, ask.Cancel))
            return true;
        return false;
    }

    private static void Describe(Utf8JsonWriter json, EsriLayer layer, LayerExtent extent)
    {
        json.WriteNumber("currentVersion", 11.1);
        json.WriteNumber("id", layer.Id);
        json.WriteString("name", layer.Name);
        json.WriteString("type", "Feature Layer");
        json.WriteString("description", Descriptions.Description(layer.Layer));
        json.WriteString("copyrightText", layer.Layer.Attribution ?? "");
        json.WriteString("geometryType", layer.GeometryType);
        json.WriteString("objectIdField", ObjectId);
        json.WriteString("globalIdField", "id");
        json.WriteString("displayField", layer.Layer.Collection.Fields.FirstOrDefault(field =>
            field.Type == FieldType.Text && field.Name != "id")?.Name ?? "id");
        json.WriteString("capabilities", "Query");
        json.WriteNumber("maxRecordCount", MostFeatures);
        json.WriteString("supportedQueryFormats", "JSON, geoJSON");
        json.WriteBoolean("hasAttachments", false);
        json.WriteStartObject("advancedQueryCapabilities");
        json.WriteBoolean("supportsPagination", true);
        json.WriteBoolean("supportsOrderBy", false);
        json.WriteBoolean("supportsStatistics", false);
        json.WriteBoolean("supportsDistinct", false);
        json.WriteBoolean("supportsReturningQueryExtent", true);
        json.WriteEndObject();
        Reference(json);
        json.WriteStartObject("extent");
        json.WriteNumber("xmin", extent.West ?? -180);
        json.WriteNumber("ymin", extent.South ?? -90);
        json.WriteNumber("xmax", extent.East ?? 180);
        json.WriteNumber("ymax", extent.North ?? 90);
        Reference(json);
        json.WriteEndObject();
        Fields(json, layer.Layer);
    }

    private static string TypeOf(FieldType type) => type switch
    {
        FieldType.Integer => "esriFieldTypeBigInteger",
        FieldType.Number => "esriFieldTypeDouble",
        FieldType.Boolean => "esriFieldTypeSmallInteger",
        FieldType.Date or FieldType.DateTime => "esriFieldTypeDate",
        _ => "esriFieldTypeString",
    };

    /// <summary>FNV-1a over the name, so that a layer's address stays whatever else comes or goes.</summary>
    private static int Number(string name, int dimension)
    {
        var hash = 2166136261u;
        foreach (var letter in name)
            hash = unchecked((hash ^ letter) * 16777619u);
        return ((int)(hash % 100_000_000u) * 10) + dimension;
    }
}
