using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using Furrow.Registry;
using Furrow.Registry.Exchange;
using Microsoft.AspNetCore.Http;

namespace Furrow.Server.Ogc;

/// <summary>The features of a collection, slice by slice, and one by one.</summary>
internal sealed class Items(string program)
{
    private const int FlushBytes = 64 * 1024;
    private const int MostCounts = 10_000;
    private readonly ConcurrentDictionary<string, long> counts = new();

    /// <summary>A slice of the features that are asked for.</summary>
    public async Task List(OgcAsk ask)
    {
        var layer = await ask.Layer();
        var question = Questions.Of(ask, layer);
        var (limit, after, html) = (ask.Limit(), ask.After(), ask.WantsHtml);
        if (ask.IsHeld($"W/\"{layer.Kind}-{layer.Version}-{ask.Access}-{program}-{(html ? "h" : "j")}\""))
            return;
        var features = ask.Store.Features.Features(
            layer, question with { After = after, Limit = limit + 1 }, ask.Viewer, ask.Cancel);
        var taken = features.GetAsyncEnumerator(ask.Cancel);
        await using var closing = taken.ConfigureAwait(false);
        var any = await taken.MoveNextAsync();
        if (html)
            await Page(ask, layer, question, taken, any, limit);
        else
            await Stream(ask, layer, question, taken, any, limit);
    }

    /// <summary>One feature.</summary>
    public static async Task One(OgcAsk ask)
    {
        var layer = await ask.Layer();
        ask.Knows();
        var feature = await Found(ask, layer);
        var html = ask.WantsHtml;
        var tag = FeatureJson.Tag(feature);
        if (ask.IsHeld(html ? tag.Insert(tag.Length - 1, "-h") : tag))
            return;
        Link[] links =
        [
            .. Links.Itself(ask.Self, Answers.GeoJson, html),
            new("collection", Links.Json, layer.Collection.Title, $"{ask.Root}/collections/{Escaped(layer)}"),
        ];
        if (html)
        {
            await Pages.Feature(ask, layer, feature, links);
            return;
        }

        ask.Http.Response.ContentType = Answers.GeoJson;
        await using var json = Writer(ask.Http);
        new FeatureJson(layer, ask.Viewer).Write(json, feature, links);
    }

    /// <summary>The feature in the address, or a refusal.</summary>
    public static async Task<Feature> Found(OgcAsk ask, Layer layer) =>
        await ask.Store.Features.Find(layer, ask.Route("feature"), ask.Viewer, ask.Cancel)
        ?? throw new Refusal("feature.not-found",
            $"{layer.Collection.Name} has no feature '{Answers.Short(ask.Route("feature"))}'.");

    /// <summary>Writes JSON to the answer as it grows.</summary>
    public static Utf8JsonWriter Writer(HttpContext http) => new(
        http.Response.BodyWriter,
        new JsonWriterOptions { Encoder = RecordJson.Options.Encoder, SkipValidation = true });

    private async Task Stream(
        OgcAsk ask, Layer layer, FeatureQuestion question, IAsyncEnumerator<Feature> features, bool any, int limit)
    {
        ask.Http.Response.ContentType = Answers.GeoJson;
        await using var json = Writer(ask.Http);
        var shape = new FeatureJson(layer, ask.Viewer);
        json.WriteStartObject();
        json.WriteString("type"u8, "FeatureCollection"u8);
        json.WriteStartArray("features"u8);
        var (written, last) = (0, 0L);
        for (; any && written < limit; any = await features.MoveNextAsync())
        {
            shape.Write(json, features.Current, null);
            (written, last) = (written + 1, features.Current.Number);
            if (json.BytesPending > FlushBytes)
            {
                await json.FlushAsync(ask.Cancel);
                await ask.Http.Response.BodyWriter.FlushAsync(ask.Cancel);
            }
        }

        json.WriteEndArray();
        var matched = await Matched(ask, layer, question, written, more: any);
        json.WriteNumber("numberMatched"u8, matched);
        json.WriteNumber("numberReturned"u8, written);
        json.WriteString("timeStamp"u8,
            ask.Options.Clock.GetUtcNow().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
        Links.Write(json, SliceLinks(ask, layer, any ? last : null, html: false));
        json.WriteEndObject();
    }

    private async Task Page(
        OgcAsk ask, Layer layer, FeatureQuestion question, IAsyncEnumerator<Feature> features, bool any, int limit)
    {
        var shown = new List<Feature>();
        for (; any && shown.Count < limit; any = await features.MoveNextAsync())
            shown.Add(features.Current);
        var matched = await Matched(ask, layer, question, shown.Count, any);
        var links = SliceLinks(ask, layer, any ? shown[^1].Number : null, html: true);
        await Pages.Items(ask, layer, shown, matched, links);
    }

    /// <summary>How many match in all: counted only when it cannot be told from the slice, and then once a version.
    /// </summary>
    private async Task<long> Matched(OgcAsk ask, Layer layer, FeatureQuestion question, int written, bool more)
    {
        if (!more && ask.After() == 0)
            return written;
        var words = ask.Http.Request.Query.Where(pair => pair.Key is not ("limit" or "after" or "f"))
            .OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{pair.Key}={pair.Value}");
        var key = $"{layer.Kind} {layer.Version} {ask.Access} {string.Join('&', words)}";
        if (counts.TryGetValue(key, out var known))
            return known;
        if (counts.Count >= MostCounts)
            counts.Clear();
        return counts[key] = await ask.Store.Features.Count(layer, question, ask.Viewer, ask.Cancel);
    }

    private static IEnumerable<Link> SliceLinks(OgcAsk ask, Layer layer, long? last, bool html)
    {
        var words = ask.Http.Request.Query.Where(pair => pair.Key is not "f")
            .Select(pair => (pair.Key, Value: pair.Value.ToString())).ToList();
        foreach (var link in Links.Itself(Address(ask, words), Answers.GeoJson, html))
            yield return link;
        if (last is { } number)
        {
            words.RemoveAll(word => word.Key == "after");
            words.Add(("after", number.ToString(CultureInfo.InvariantCulture)));
            words.Add(("f", html ? "html" : "json"));
            yield return new("next", html ? Links.Html : Answers.GeoJson, "What follows", Address(ask, words));
        }

        yield return new("collection", Links.Json, layer.Collection.Title, $"{ask.Root}/collections/{Escaped(layer)}");
    }

    private static string Address(OgcAsk ask, List<(string Key, string Value)> words) => words.Count == 0
        ? ask.Self
        : $"{ask.Self}?{string.Join('&', words.Select(word =>
            $"{Uri.EscapeDataString(word.Key)}={Uri.EscapeDataString(word.Value)}"))}";

    /// <summary>The layer's name in an address.</summary>
    public static string Escaped(Layer layer) => Uri.EscapeDataString(layer.Collection.Name);
}
