using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Furrow.Registry;
using Furrow.Registry.Exchange;
using Furrow.Registry.Exchange.Cql;
using Furrow.Server.Ogc;
using static Furrow.Registry.Exchange.Cql.CqlExpression;

namespace Furrow.Server.Esri;

/// <summary>Answers <c>query</c>: its <c>where</c> becomes the same tree as any other filter.</summary>
internal static partial class EsriQuery
{
    private const int MostIds = 1_000_000;

    /// <summary>Features, their numbers, how many, or where they lie.</summary>
    public static async Task Answer(OgcAsk ask)
    {
        var (layer, words) = (await EsriLayers.Of(ask), await EsriRoutes.Words(ask));
        var question = Question(layer, words);
        if (Yes(words("returnCountOnly")) && !Yes(words("returnExtentOnly")))
        {
            var count = await ask.Store.Features.Count(layer.Layer, question, ask.Viewer, ask.Cancel);
            await EsriRoutes.Send(ask, json => json.WriteNumber("count", count));
        }
        else if (Yes(words("returnIdsOnly")))
        {
            await Ids(ask, layer, question);
        }
        else if (Yes(words("returnExtentOnly")))
        {
            await Extent(ask, layer, question);
        }
        else
        {
            await Features(ask, layer, question, words);
        }
    }

    private static FeatureQuestion Question(EsriLayer layer, Func<string, string?> words)
    {
        if (words("orderByFields") is { } order
            && !order.Split(',')[0].Trim().StartsWith(EsriLayers.ObjectId, StringComparison.OrdinalIgnoreCase))
            throw new Refusal("request.order", $"Answers come in the order of {EsriLayers.ObjectId} only.");
        if (words("outSR") is { } system && !system.Contains("4326", StringComparison.Ordinal))
            throw new Refusal("request.crs", $"'outSR' is '{Answers.Short(system)}'; only 4326 is answered.");
        var parts = new List<CqlExpression>();
        if (words("where") is { } where && !AlwaysTrue().IsMatch(where))
            parts.Add(Where(where));
        if (words("objectIds") is { } ids)
            parts.Add(new In(new Property(EsriLayers.ObjectId), [.. ids.Split(',').Select(Number)]));
        if (words("geometry") is { } geometry)
            parts.Add(new Spatial(Relation.Intersects, new Property(layer.Layer.Shape!.Name), Shape(geometry)));
        return new FeatureQuestion
        {
            Dimension = layer.Dimension,
            NumberName = EsriLayers.ObjectId,
            Filter = parts.Count switch { 0 => null, 1 => parts[0], _ => new All(parts) },
        };
    }

    /// <summary>SQL-92 as these clients write it: its date literals in CQL2's words, UPPER and LOWER as no case.
    /// </summary>
    private static CqlExpression Where(string where)
    {
        var text = DateLiteral().Replace(where, match =>
        {
            var value = match.Groups[2].Value.Trim();
            return value.Length == 10
                ? $"DATE('{value}')"
                : $"TIMESTAMP('{value.Replace(' ', 'T')}{(value.EndsWith('Z') ? "" : "Z")}')";
        });
        return Folded(CqlText.Parse(text));
    }

    private static CqlExpression Folded(CqlExpression node) => node switch
    {
        All all => new All([.. all.Parts.Select(Folded)]),
        Any any => new Any([.. any.Parts.Select(Folded)]),
        Not not => new Not(Folded(not.Operand)),
        Compare compare when IsFolded(compare.Left) || IsFolded(compare.Right) =>
            compare with { Left = Caseless(compare.Left), Right = Caseless(compare.Right) },
        Like like when IsFolded(like.Value) => new Like(Caseless(like.Value), Caseless(like.Pattern)),
        In list when IsFolded(list.Value) => new In(Caseless(list.Value), [.. list.List.Select(Caseless)]),
        _ => node,
    };

    private static bool IsFolded(CqlExpression node) => node is Function { Arguments.Count: 1 } function
        && function.Name.ToUpperInvariant() is "UPPER" or "LOWER";

    private static CqlExpression Caseless(CqlExpression node) =>
        new Caseless(IsFolded(node) ? ((Function)node).Arguments[0] : node);

    private static Number Number(string text) =>
        long.TryParse(text.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var id)
            ? new(id, id)
            : throw new Refusal("request.object-ids", $"'{Answers.Short(text)}' in objectIds is no whole number.");

    private static Shape Shape(string geometry)
    {
        try
        {
            if (!geometry.TrimStart().StartsWith('{'))
            {
                var numbers = geometry.Split(',').Select(one =>
                    double.Parse(one, NumberStyles.Float, CultureInfo.InvariantCulture)).ToList();
                return CqlText.Box(numbers.Count == 2 ? [.. numbers, .. numbers] : numbers);
            }

            using var json = JsonDocument.Parse(geometry);
            double Side(string name) => json.RootElement.GetProperty(name).GetDouble();
            return json.RootElement.TryGetProperty("x", out _)
                ? CqlText.Box([Side("x"), Side("y"), Side("x"), Side("y")])
                : CqlText.Box([Side("xmin"), Side("ymin"), Side("xmax"), Side("ymax")]);
        }
        catch (Exception wrong) when (wrong is JsonException or FormatException or KeyNotFoundException
            or InvalidOperationException or OverflowException)
        {
            throw new Refusal("request.geometry",
                $"'geometry' is '{Answers.Short(geometry)}'; give a point or an envelope in degrees (4326).");
        }
    }

    private static async Task Ids(OgcAsk ask, EsriLayer layer, FeatureQuestion question)
    {
        ask.Http.Response.ContentType = Links.Json;
        await using var json = Items.Writer(ask.Http);
        json.WriteStartObject();
        json.WriteString("objectIdFieldName", EsriLayers.ObjectId);
        json.WriteStartArray("objectIds");
        await foreach (var feature in ask.Store.Features.Features(
            layer.Layer, question with { WithShape = false, Limit = MostIds }, ask.Viewer, ask.Cancel))
            json.WriteNumberValue(feature.Number);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static async Task Extent(OgcAsk ask, EsriLayer layer, FeatureQuestion question)
    {
        var extent = await ask.Store.Features.Extent(layer.Layer, ask.Viewer, ask.Cancel);
        var count = await ask.Store.Features.Count(layer.Layer, question, ask.Viewer, ask.Cancel);
        await EsriRoutes.Send(ask, json =>
        {
            json.WriteStartObject("extent");
            json.WriteNumber("xmin", extent.West ?? -180);
            json.WriteNumber("ymin", extent.South ?? -90);
            json.WriteNumber("xmax", extent.East ?? 180);
            json.WriteNumber("ymax", extent.North ?? 90);
            EsriLayers.Reference(json);
            json.WriteEndObject();
            json.WriteNumber("count", count);
        });
    }

    private static async Task Features(
        OgcAsk ask, EsriLayer layer, FeatureQuestion question, Func<string, string?> words)
    {
        var most = Math.Min(Whole(words, "resultRecordCount", EsriLayers.MostFeatures), EsriLayers.MostFeatures);
        question = question with
        {
            Limit = most + 1,
            Skip = Whole(words, "resultOffset", 0),
            WithShape = words("returnGeometry") is not "false",
        };
        var geo = words("f")?.Equals("geojson", StringComparison.OrdinalIgnoreCase) == true;
        var shape = new EsriFeature(layer, ask.Viewer, words("outFields"));
        var taken = ask.Store.Features.Features(layer.Layer, question, ask.Viewer, ask.Cancel)
            .GetAsyncEnumerator(ask.Cancel);
        await using var closing = taken.ConfigureAwait(false);
        var more = await taken.MoveNextAsync();
        ask.Http.Response.ContentType = geo ? Answers.GeoJson : Links.Json;
        await using var json = Items.Writer(ask.Http);
        json.WriteStartObject();
        if (geo)
            json.WriteString("type", "FeatureCollection");
        else
            shape.Head(json);
        json.WriteStartArray("features");
        for (var written = 0; more && written < most; written++, more = await taken.MoveNextAsync())
        {
            if (geo)
                shape.GeoJson(json, taken.Current);
            else
                shape.Write(json, taken.Current);
            if (json.BytesPending > 64 * 1024)
            {
                await json.FlushAsync(ask.Cancel);
                await ask.Http.Response.BodyWriter.FlushAsync(ask.Cancel);
            }
        }

        json.WriteEndArray();
        json.WriteBoolean("exceededTransferLimit", more);
        json.WriteEndObject();
    }

    private static int Whole(Func<string, string?> words, string name, int usual) => words(name) is not { } text
        ? usual
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw new Refusal("request.value", $"'{name}' is '{Answers.Short(text)}'; it is a whole number.");

    private static bool Yes(string? word) => word?.Equals("true", StringComparison.OrdinalIgnoreCase) == true;

    [GeneratedRegex(@"^\s*\(?\s*1\s*=\s*1\s*\)?\s*$")]
    private static partial Regex AlwaysTrue();

    [GeneratedRegex(@"\b(date|timestamp)\s+'([0-9TZ :.\-]{10,30})'", RegexOptions.IgnoreCase)]
    private static partial Regex DateLiteral();
}
