using System.Text.Json.Nodes;

namespace Furrow.Server.Ogc;

/// <summary>Paths, parameters and answers of the OGC doors in OpenAPI's words.</summary>
internal static class OgcPaths
{
    private const string Items = "/collections/{collectionId}/items";

    /// <summary>Every path.</summary>
    public static JsonObject All() => new()
    {
        ["/"] = Get("The root", "getLandingPage", Links.Json),
        ["/conformance"] = Get("What is conformed to", "getConformance", Links.Json),
        ["/api"] = Get("This document", "getApi", Links.OpenApi),
        ["/collections"] = Get("Every collection that the asker may see", "getCollections", Links.Json),
        ["/collections/{collectionId}"] = Get("One collection", "getCollection", Links.Json, "collectionId"),
        ["/collections/{collectionId}/queryables"] =
            Get("The fields that may be asked for", "getQueryables", Links.Schema, "collectionId"),
        ["/collections/{collectionId}/schema"] =
            Get("What a feature looks like", "getSchema", Links.Schema, "collectionId"),
        ["/tileMatrixSets"] = Get("The matrix sets of tiles", "getMatrixSets", Links.Json),
        ["/collections/{collectionId}/tiles"] =
            Get("The sets of tiles of a collection", "getTileSets", Links.Json, "collectionId"),
        ["/collections/{collectionId}/tiles/{tms}"] =
            Get("A set of tiles; as TileJSON with f=tilejson", "getTileSet", Links.Json, "collectionId", "tms"),
        ["/collections/{collectionId}/tiles/{tms}/{z}/{row}/{col}"] = Get(
            "A vector tile", "getTile", Tiles.TileAnswers.Mvt, "collectionId", "tms", "z", "row", "col"),
        ["/collections/{collectionId}/export/{format}"] = Get(
            "A whole collection as a file, filtered as items are", "download", "text/csv", "collectionId",
            "format"),
        [Items] = ItemsPath(),
        [Items + "/{featureId}"] = FeaturePath(),
    };

    /// <summary>What paths refer to.</summary>
    public static JsonObject Components() => new()
    {
        ["parameters"] = new JsonObject
        {
            ["f"] = Query("f", "json or html; by default what the Accept header asks for.",
                new JsonObject { ["type"] = "string", ["enum"] = new JsonArray("json", "html") }),
            ["collectionId"] = InPath("collectionId", "Name of a collection, for example hazards."),
            ["tms"] = InPath("tms", "WebMercatorQuad."),
            ["z"] = InPath("z", "Level, 0 to 22."),
            ["row"] = InPath("row", "Row, from the north."),
            ["col"] = InPath("col", "Column, from the west."),
            ["format"] = InPath("format", "csv, xlsx, gpkg, shp (zipped shapefiles) or kml."),
            ["featureId"] = InPath("featureId", "Identity of a feature."),
            ["limit"] = Query("limit", "At most this many features.", new JsonObject
            {
                ["type"] = "integer", ["minimum"] = 1, ["maximum"] = OgcAsk.MostFeatures,
                ["default"] = OgcAsk.UsualFeatures,
            }),
            ["after"] = Query("after", "Where a slice begins; follow the 'next' link instead of making it up.",
                new JsonObject { ["type"] = "integer", ["minimum"] = 0 }),
            ["bbox"] = Query("bbox", "West, south, east, north in degrees, or six numbers with heights.", new JsonObject
            {
                ["type"] = "array", ["minItems"] = 4, ["maxItems"] = 6,
                ["items"] = new JsonObject { ["type"] = "number" },
            }),
            ["datetime"] = Query("datetime", "A day, a moment, or an interval with / and .. or a duration.",
                new JsonObject { ["type"] = "string" }),
            ["filter"] = Query("filter", "A CQL2 expression, for example kind = 'confirmed'.",
                new JsonObject { ["type"] = "string" }),
            ["filter-lang"] = Query("filter-lang", "The language of the filter.", new JsonObject
            {
                ["type"] = "string", ["enum"] = new JsonArray("cql2-text", "cql2-json"), ["default"] = "cql2-text",
            }),
            ["filter-crs"] = Query("filter-crs", "The reference system of shapes in the filter.", new JsonObject
            {
                ["type"] = "string", ["enum"] = new JsonArray(Links.Crs84), ["default"] = Links.Crs84,
            }),
            ["field"] = Fields(),
            ["If-Match"] = Header("If-Match", "The tag of the feature as it was read; another state is refused."),
            ["Furrow-Why"] = Header("Furrow-Why", "The reason, for the journal."),
        },
        ["responses"] = new JsonObject { ["refused"] = RefusedAnswer() },
    };

    private static JsonObject RefusedAnswer() => new()
    {
        ["description"] = "Refused; the problem says what is wrong and what would be right.",
        ["content"] = new JsonObject
        {
            [Answers.Problem] = new JsonObject
            {
                ["schema"] = new JsonObject { ["type"] = "object" },
                ["example"] = new JsonObject
                {
                    ["code"] = "request.limit", ["title"] = "Refused", ["status"] = 400,
                    ["detail"] = "'limit' is 'x'; give 1 to 10000.", ["rows"] = new JsonArray(),
                },
            },
        },
    };

    private static JsonObject ItemsPath()
    {
        var path = Get("Features of a collection, slice by slice", "getFeatures", Answers.GeoJson,
            "collectionId", "limit", "after", "bbox", "datetime", "filter", "filter-lang", "filter-crs", "field");
        path["post"] = Change("Adds a feature to a plain collection", "createFeature", "201", Answers.GeoJson,
            "collectionId", "Furrow-Why");
        return path;
    }

    private static JsonObject FeaturePath()
    {
        string[] named = ["collectionId", "featureId", "If-Match", "Furrow-Why"];
        var path = Get("One feature", "getFeature", Answers.GeoJson, "collectionId", "featureId");
        path["put"] = Change(
            "Replaces a feature of a plain collection", "replaceFeature", "204", Answers.GeoJson, named);
        path["patch"] = Change(
            "Changes fields of a feature of a plain collection", "updateFeature", "204", "application/merge-patch+json",
            named);
        path["delete"] = Change("Removes a feature of a plain collection", "deleteFeature", "204", null, named);
        return path;
    }

    private static JsonObject Get(string summary, string operation, string type, params string[] parameters) => new()
    {
        ["get"] = new JsonObject
        {
            ["summary"] = summary,
            ["operationId"] = operation,
            ["parameters"] = References([.. parameters, "f"]),
            ["responses"] = new JsonObject
            {
                ["200"] = new JsonObject
                {
                    ["description"] = summary + ".",
                    ["content"] = new JsonObject
                    {
                        [type] = new JsonObject { ["schema"] = new JsonObject { ["type"] = "object" } },
                        [Links.Html] = new JsonObject { ["schema"] = new JsonObject { ["type"] = "string" } },
                    },
                },
                ["default"] = Refused(),
            },
        },
    };

    private static JsonObject Change(
        string summary, string operation, string status, string? body, params string[] parameters)
    {
        var change = new JsonObject
        {
            ["summary"] = summary,
            ["operationId"] = operation,
            ["parameters"] = References(parameters),
            ["responses"] = new JsonObject
            {
                [status] = new JsonObject { ["description"] = "Done, and in the journal." }, ["default"] = Refused(),
            },
        };
        if (body is not null)
            change["requestBody"] = new JsonObject
            {
                ["required"] = true,
                ["content"] = new JsonObject
                {
                    [body] = new JsonObject
                    {
                        ["schema"] = new JsonObject { ["type"] = "object" }, ["example"] = Example(),
                    },
                },
            };
        return change;
    }

    private static JsonObject Example() => new()
    {
        ["type"] = "Feature",
        ["geometry"] = new JsonObject { ["type"] = "Point", ["coordinates"] = new JsonArray(36.19, 51.73) },
        ["properties"] = new JsonObject { ["name"] = "School No. 4" },
    };

    private static JsonObject Refused() => new() { ["$ref"] = "#/components/responses/refused" };

    private static JsonArray References(string[] names) =>
        [.. names.Select(name => new JsonObject { ["$ref"] = $"#/components/parameters/{name}" })];

    private static JsonObject Query(string name, string description, JsonObject schema) => new()
    {
        ["name"] = name, ["in"] = "query", ["description"] = description, ["required"] = false, ["style"] = "form",
        ["explode"] = false, ["schema"] = schema,
    };

    private static JsonObject InPath(string name, string description) => new()
    {
        ["name"] = name, ["in"] = "path", ["description"] = description, ["required"] = true,
        ["schema"] = new JsonObject { ["type"] = "string" },
    };

    private static JsonObject Header(string name, string description) => new()
    {
        ["name"] = name, ["in"] = "header", ["description"] = description, ["required"] = false,
        ["schema"] = new JsonObject { ["type"] = "string" },
    };

    /// <summary>Any queryable by its own name; which there are, the collection's queryables say.</summary>
    private static JsonObject Fields() => new()
    {
        ["name"] = "queryables", ["in"] = "query", ["required"] = false, ["style"] = "form", ["explode"] = true,
        ["description"] = "Any field by its name, for features that have exactly this value.",
        ["schema"] = new JsonObject
        {
            ["type"] = "object", ["additionalProperties"] = new JsonObject { ["type"] = "string" },
        },
    };
}
