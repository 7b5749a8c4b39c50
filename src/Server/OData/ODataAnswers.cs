using System.Globalization;
using System.Text.Json;
using System.Xml;
using Furrow.Registry;
using Furrow.Registry.Exchange;
using Furrow.Server.Ogc;
using Microsoft.AspNetCore.Http;
using Microsoft.OData;
using Microsoft.OData.Edm.Csdl;
using Microsoft.OData.UriParser;

namespace Furrow.Server.OData;

/// <summary>Answers of the OData door: small, read only, what Excel and Power BI ask (OData 4.01, minimal level).
/// </summary>
internal static class ODataAnswers
{
    /// <summary>Rows of one answer; the next link leads on.</summary>
    private const int MostRows = 5_000;

    private const string Json = "application/json;odata.metadata=minimal";

    private static readonly string[] Known =
        ["$filter", "$select", "$top", "$skip", "$count", "$skiptoken", "$format", "$orderby"];

    /// <summary>The sets.</summary>
    public static async Task Service(OgcAsk ask)
    {
        var model = await Model(ask);
        await Send(ask, json =>
        {
            json.WriteString("@odata.context", $"{Root(ask)}/$metadata");
            json.WriteStartArray("value");
            foreach (var set in model.Sets)
            {
                json.WriteStartObject();
                json.WriteString("name", set.Name);
                json.WriteString("kind", "EntitySet");
                json.WriteString("url", set.Name);
                json.WriteString("title", set.Layer.Collection.Title);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        });
    }

    /// <summary>The model with what fields mean.</summary>
    public static async Task Metadata(OgcAsk ask)
    {
        var model = await Model(ask);
        using var bytes = new MemoryStream();
        using (var xml = XmlWriter.Create(bytes))
        {
            if (!CsdlWriter.TryWriteCsdl(model.Edm, xml, CsdlTarget.OData, out var errors))
                throw new InvalidOperationException($"The model cannot be written: {errors.First().ErrorMessage}");
        }

        ask.Http.Response.ContentType = "application/xml";
        await ask.Http.Response.Body.WriteAsync(bytes.ToArray(), ask.Cancel);
    }

    /// <summary>Rows of a set, slice by slice.</summary>
    public static async Task Rows(OgcAsk ask)
    {
        var (set, words) = await Asked(ask);
        var question = words.Question;
        var most = (int)Math.Min(words.Top ?? MostRows, MostRows);
        if (ask.IsHeld($"W/\"{set.Layer.Kind}-{set.Layer.Version}-{ask.Access}-odata\""))
            return;
        var count = words.Count
            ? await ask.Store.Features.Count(set.Layer, question, ask.Viewer, ask.Cancel)
            : (long?)null;
        List<Feature> rows = [];
        await foreach (var feature in ask.Store.Features.Features(
            set.Layer, question with { Limit = most + 1, WithShape = false }, ask.Viewer, ask.Cancel))
            rows.Add(feature);
        await Send(ask, json =>
        {
            json.WriteString("@odata.context", words.Context(Root(ask)));
            if (count is { } all)
                json.WriteNumber("@odata.count", all);
            json.WriteStartArray("value");
            foreach (var row in rows.Take(most))
                Row(json, words, row);
            json.WriteEndArray();
            if (rows.Count > most && (words.Top is null || words.Top > most))
                json.WriteString("@odata.nextLink", Next(ask, rows[most - 1].Number, words.Top - most));
        });
    }

    /// <summary>How many rows there are, as bare text.</summary>
    public static async Task Count(OgcAsk ask)
    {
        var (set, words) = await Asked(ask);
        var count = await ask.Store.Features.Count(set.Layer, words.Question, ask.Viewer, ask.Cancel);
        ask.Http.Response.ContentType = "text/plain";
        await ask.Http.Response.WriteAsync(count.ToString(CultureInfo.InvariantCulture), ask.Cancel);
    }

    /// <summary>One row by its key.</summary>
    public static async Task One(OgcAsk ask)
    {
        var (set, words) = await Asked(ask);
        var key = ask.Route("entity").Trim('\'');
        var row = await ask.Store.Features.Find(set.Layer, key, ask.Viewer, ask.Cancel)
            ?? throw new Refusal("feature.not-found", $"{set.Name} has no row '{Answers.Short(key)}'.");
        await Send(ask, json =>
        {
            json.WriteString("@odata.context", words.Context(Root(ask)) + "/$entity");
            Values(json, words, row);
        });
    }

    private static async Task<(ODataSet Set, Words Words)> Asked(OgcAsk ask)
    {
        var (model, name) = (await Model(ask), ask.Route("set"));
        var set = model.Sets.FirstOrDefault(one => one.Name == name) ?? throw new Refusal("collection.not-found",
            $"There is no set '{Answers.Short(name)}'; {Root(ask)} lists them.");
        foreach (var word in ask.Http.Request.Query.Keys)
            if (!Known.Contains(word))
                throw new Refusal("request.unknown-word",
                    $"'{Answers.Short(word)}' is not asked here; use {string.Join(", ", Known)}.");
        if (ask.Word("$orderby") is not null)
            throw new Refusal("request.order", "Rows come in the order in which they were recorded; sort them there.");
        if (ask.Word("$format") is { } format && format is not ("json" or "application/json"))
            throw new Refusal("request.format", $"'$format' is '{Answers.Short(format)}'; give json.");
        return (set, Read(ask, model, set));
    }

    private static Words Read(OgcAsk ask, ODataModel model, ODataSet set)
    {
        var root = new Uri("http://furrow/");
        var address = new Uri(root, set.Name + ask.Http.Request.QueryString.ToUriComponent());
        var parser = new ODataUriParser(model.Edm, root, address);
        try
        {
            var filter = parser.ParseFilter()?.Expression;
            var chosen = parser.ParseSelectAndExpand();
            List<ODataColumn> columns = chosen is null or { AllSelected: true }
                ? [.. set.Columns]
                : [.. chosen.SelectedItems.OfType<PathSelectItem>().Select(item => item.SelectedPath.LastSegment)
                    .OfType<PropertySegment>()
                    .Select(segment => set.Columns.First(column => column.Name == segment.Property.Name))];
            return new Words(set, columns, chosen is { AllSelected: false }, parser.ParseTop(),
                parser.ParseCount() == true, new FeatureQuestion
                {
                    Filter = filter is null ? null : new ODataFilter(set).Of(filter),
                    Skip = (int)Math.Min(parser.ParseSkip() ?? 0, int.MaxValue),
                    After = Token(parser.ParseSkipToken()),
                });
        }
        catch (ODataException wrong)
        {
            throw new Refusal("request.odata", $"The question cannot be read: {Answers.Short(wrong.Message)}");
        }
    }

    private static long Token(string? text) => text is null ? 0
        : long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var after) ? after
        : throw new Refusal("request.after", "'$skiptoken' is not of ours; follow the next link instead.");

    private static async Task<ODataModel> Model(OgcAsk ask) =>
        ODataModel.Of(await ask.Store.Features.Layers(ask.Viewer, ask.Cancel));

    private static void Row(Utf8JsonWriter json, Words words, Feature row)
    {
        json.WriteStartObject();
        Values(json, words, row);
        json.WriteEndObject();
    }

    private static void Values(Utf8JsonWriter json, Words words, Feature row)
    {
        for (var i = 0; i < words.Set.Columns.Count; i++)
        {
            var column = words.Set.Columns[i];
            if (!words.Columns.Contains(column))
                continue;
            json.WritePropertyName(column.Name);
            FeatureJson.Value(json, row.Values[i], column.Field.Type);
        }
    }

    /// <summary>The address of what follows; it carries on where this slice ended, so nothing is passed over twice.
    /// </summary>
    private static string Next(OgcAsk ask, long last, long? left)
    {
        var words = ask.Http.Request.Query.Where(pair => pair.Key is not ("$skiptoken" or "$skip" or "$top"))
            .Select(pair => $"{pair.Key}={Uri.EscapeDataString(pair.Value.ToString())}")
            .Append(string.Create(CultureInfo.InvariantCulture, $"$skiptoken={last}"));
        if (left is { } rest)
            words = words.Append(string.Create(CultureInfo.InvariantCulture, $"$top={rest}"));
        return $"{ask.Self}?{string.Join('&', words)}";
    }

    private static string Root(OgcAsk ask) => $"{ask.Http.Request.Scheme}://{ask.Http.Request.Host}/odata";

    private static async Task Send(OgcAsk ask, Action<Utf8JsonWriter> write)
    {
        ask.Http.Response.ContentType = Json;
        await using var json = Items.Writer(ask.Http);
        json.WriteStartObject();
        write(json);
        json.WriteEndObject();
    }

    /// <summary>What was asked, read.</summary>
    private sealed record Words(
        ODataSet Set, IReadOnlyList<ODataColumn> Columns, bool Chosen, long? Top, bool Count, FeatureQuestion Question)
    {
        public string Context(string root) => $"{root}/$metadata#{Set.Name}"
            + (Chosen ? $"({string.Join(',', Columns.Select(column => column.Name))})" : "");
    }
}
