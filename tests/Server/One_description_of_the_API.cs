using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Furrow.Registry.Exchange;
using Furrow.Server;

namespace Furrow.Tests.Server;

/// <summary>
/// Everything below <c>/api</c> is described in one checked-in document, made from the routes themselves.
/// </summary>
public sealed partial class One_description_of_the_API
{
    private const string Checked = "src/Server/openapi.json";
    private const string Write = "FURROW_WRITE_OPENAPI";
    private static readonly string[] WithExample = ["hazards", "assets", "places", "crews", "works", "plans"];

    private static readonly JsonSerializerOptions Pretty = new()
    {
        WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    [Fact]
    public async Task The_document_says_what_the_routes_say()
    {
        await using var served = await Served.Small();
        var made = (await Document(served)).ToJsonString(Pretty).ReplaceLineEndings("\n") + "\n";
        var path = Path.Combine(Root(), Checked);
        if (Environment.GetEnvironmentVariable(Write) == "1")
            await File.WriteAllTextAsync(path, made, TestContext.Current.CancellationToken);
        var kept = await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken);
        Assert.True(kept == made, $"{Checked} is behind the routes; run these tests once with {Write}=1.");
    }

    [Fact]
    public async Task The_server_hands_out_its_description()
    {
        await using var served = await Served.Small();
        var document = await served.Json("/api/openapi.json");
        Assert.Equal("3.1.0", document.GetProperty("openapi").GetString());
        Assert.True(document.GetProperty("paths").EnumerateObject().Count() > 50);
    }

    private static async Task<JsonObject> Document(Served served)
    {
        var summaries = Summaries();
        var paths = new JsonObject();
        foreach (var path in served.Doors.GroupBy(door => door.Path).OrderBy(one => one.Key, StringComparer.Ordinal))
        {
            var methods = new JsonObject();
            foreach (var (method, _, door) in path.OrderBy(one => one.Method, StringComparer.Ordinal))
                methods[method.ToLowerInvariant()] = await Operation(served, path.Key, door, summaries);
            paths[path.Key] = methods;
        }

        return new JsonObject
        {
            ["openapi"] = "3.1.0",
            ["info"] = new JsonObject
            {
                ["title"] = "Furrow", ["version"] = "1",
                ["description"] = "Everything that the pages do. A change needs a reason, which the journal keeps.",
                ["license"] = new JsonObject { ["name"] = "Apache-2.0", ["identifier"] = "Apache-2.0" },
            },
            ["security"] = new JsonArray(new JsonObject { ["token"] = new JsonArray() }, new JsonObject()),
            ["paths"] = paths,
            ["components"] = Components(),
        };
    }

    private static async Task<JsonObject> Operation(
        Served served, string path, Door door, Dictionary<string, string> summaries)
    {
        var words = PathWord().Matches(path).Select(match => Parameter(match.Groups[1].Value, "path"))
            .Concat(door.Words.Split(' ', StringSplitOptions.RemoveEmptyEntries)
                .Select(word => Parameter(word, "query")));
        var operation = new JsonObject
        {
            ["tags"] = new JsonArray(path.Split('/')[2]),
            ["summary"] = Summary(path, door, summaries),
            ["parameters"] = new JsonArray([.. words]),
        };
        if (door.Body is { } body)
        {
            var schema = JsonSchemaExporter.GetJsonSchemaAsNode(RecordJson.Options, body);
            operation["requestBody"] = new JsonObject
            {
                ["required"] = true,
                ["content"] = Content(schema, Sample(schema, "")),
            };
        }

        if (door.Needs is { } needs)
            operation["description"] = $"Needs: {needs.ToString().ToLowerInvariant()}.";
        var column = path["/api/".Length..];
        JsonNode? example = WithExample.Contains(column)
            ? JsonNode.Parse((await served.Json($"{path}?limit=1")).GetRawText())
            : null;
        operation["responses"] = new JsonObject
        {
            ["200"] = new JsonObject
            {
                ["description"] = "The answer.",
                ["content"] = Content(new JsonObject { ["type"] = "object" }, example),
            },
            ["default"] = new JsonObject { ["$ref"] = "#/components/responses/Refused" },
        };
        return operation;
    }

    private static JsonObject Content(JsonNode schema, JsonNode? example)
    {
        var media = new JsonObject { ["schema"] = schema };
        if (example is not null)
            media["example"] = example;
        return new JsonObject { ["application/json"] = media };
    }

    private static JsonObject Parameter(string name, string place) => new()
    {
        ["name"] = name, ["in"] = place, ["required"] = place == "path",
        ["schema"] = new JsonObject { ["type"] = "string" },
    };

    private static JsonObject Components() => new()
    {
        ["securitySchemes"] = new JsonObject
        {
            ["token"] = new JsonObject { ["type"] = "http", ["scheme"] = "bearer" },
        },
        ["responses"] = new JsonObject
        {
            ["Refused"] = new JsonObject
            {
                ["description"] = "Refused: a stable code, and in words what is wrong and what to do (RFC 9457).",
                ["content"] = new JsonObject
                {
                    ["application/problem+json"] = new JsonObject
                    {
                        ["schema"] = JsonNode.Parse("""
                            {"type":"object","required":["code","title","detail","status"],"properties":{
                            "code":{"type":"string"},"title":{"type":"string"},"detail":{"type":"string"},
                            "status":{"type":"integer"},"rows":{"type":"array","items":{"type":"object"}}}}
                            """),
                        ["example"] = JsonNode.Parse("""
                            {"code":"request.why","title":"Refused","status":400,"rows":[],
                            "detail":"'why' has 0 characters; say the reason in 1 to 2000. The journal keeps it."}
                            """),
                    },
                },
            },
        },
    };

    /// <summary>A body that somebody could send, made from its schema.</summary>
    private static JsonNode? Sample(JsonNode schema, string name)
    {
        if (schema is not JsonObject shape)
            return Named(name);
        if (shape["enum"] is JsonArray words)
            return words[0]?.DeepClone();
        return (shape["type"] is JsonArray types ? types[0] : shape["type"])?.GetValue<string>() switch
        {
            "object" => new JsonObject(((JsonObject?)shape["properties"] ?? []).Select(
                field => KeyValuePair.Create(field.Key, Sample(field.Value!, field.Key)))),
            "array" => new JsonArray(shape["items"] is { } items ? Sample(items, name) : null),
            "integer" => 1,
            "number" => 1.5,
            "boolean" => true,
            _ => Named(name),
        };
    }

    private static JsonNode? Named(string name) => name switch
    {
        "why" => "I read the quote.",
        "on" or "day" or "today" or "from" or "to" => "2026-04-01",
        "password" or "newPassword" => "four words in a row",
        _ when name.EndsWith("On", StringComparison.Ordinal) || name.EndsWith("Until", StringComparison.Ordinal) =>
            "2026-04-01",
        "work" or "crew" or "hazard" or "level" or "id" or "areas" => "0198a1b2-0000-7000-8000-000000000001",
        _ => "…",
    };

    private static string Summary(string path, Door door, Dictionary<string, string> summaries)
    {
        var key = $"{door.Handler.DeclaringType?.FullName}.{door.Handler.Name}(";
        return summaries.FirstOrDefault(pair => pair.Key.StartsWith(key, StringComparison.Ordinal)).Value
            ?? (path.EndsWith('}') ? $"One of {path.Split('/')[2]}." : $"A list of {path.Split('/')[2]}.");
    }

    /// <summary>First sentences of what answers, by method.</summary>
    private static Dictionary<string, string> Summaries() =>
        XDocument.Load(Path.Combine(AppContext.BaseDirectory, "Furrow.Server.xml")).Descendants("member")
            .Where(member => member.Attribute("name")!.Value.StartsWith("M:", StringComparison.Ordinal))
            .ToDictionary(member => member.Attribute("name")!.Value[2..],
                member => Spaces().Replace(member.Element("summary")?.Value ?? "", " ").Trim());

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Furrow.slnx")))
            folder = folder.Parent!;
        return folder.FullName;
    }

    [GeneratedRegex(@"\{(\w+)\}")]
    private static partial Regex PathWord();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
