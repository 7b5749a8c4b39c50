using System.Text.Json;
using Furrow.Registry;
using Furrow.Registry.Exchange;
using Microsoft.AspNetCore.Http;

namespace Furrow.Server.Ogc;

/// <summary>
/// Creates, replaces, updates and deletes features of plain collections (OGC 20-002): through their fields' rules and
/// the journal, guarded by tags.
/// </summary>
internal static class Editing
{
    private const int LargestFeature = 16 << 20;

    /// <summary>What may be done with a collection's features.</summary>
    public static async Task ItemsOptions(OgcAsk ask) =>
        Allow(ask, (await ask.Layer()).Plain ? "GET, HEAD, OPTIONS, POST" : "GET, HEAD, OPTIONS");

    /// <summary>What may be done with one feature.</summary>
    public static async Task FeatureOptions(OgcAsk ask) =>
        Allow(ask, (await ask.Layer()).Plain ? "GET, HEAD, OPTIONS, PUT, PATCH, DELETE" : "GET, HEAD, OPTIONS");

    /// <summary>Adds a feature; its identity is given here.</summary>
    public static async Task Create(OgcAsk ask)
    {
        var layer = await Editable(ask);
        using var body = await Body(ask);
        var draft = PlainFeature.Of(layer, body.RootElement, FeatureId.Of(ask.Options.Identities.Next()), null);
        var id = await Write(ask, "Added", async writing =>
        {
            await ask.Store.Features.Save(writing, layer, draft, ask.Cancel);
            return draft.Id; // Asked again under its key, the one that was given first.
        });
        ask.Http.Response.StatusCode = StatusCodes.Status201Created;
        ask.Http.Response.Headers.Location = $"{ask.Root}/collections/{Items.Escaped(layer)}/items/{id}";
    }

    /// <summary>Puts a whole feature in the place of the one in the address.</summary>
    public static Task Replace(OgcAsk ask) => Change(ask, "Replaced", PlainFeature.Of);

    /// <summary>Changes the fields that are given (RFC 7396): null empties a field.</summary>
    public static Task Update(OgcAsk ask) => Change(ask, "Updated", PlainFeature.Merged);

    /// <summary>Removes a feature.</summary>
    public static async Task Delete(OgcAsk ask)
    {
        var layer = await Editable(ask);
        await Keys.Body(ask.Http, Answers.LargestBody);
        await Write(ask, "Removed", async writing =>
        {
            var standing = await Standing(ask, layer);
            return await ask.Store.Features.Remove(writing, layer, Id(standing), ask.Cancel);
        });
        ask.Http.Response.StatusCode = StatusCodes.Status204NoContent;
    }

    private static async Task Change(
        OgcAsk ask, string what, Func<Layer, JsonElement, FeatureId, Feature, FeatureDraft> rule)
    {
        var layer = await Editable(ask);
        using var body = await Body(ask);
        await Write(ask, what, async writing =>
        {
            var standing = await Standing(ask, layer);
            var draft = rule(layer, body.RootElement, Id(standing), standing);
            return await ask.Store.Features.Save(writing, layer, draft, ask.Cancel);
        });
        if (await ask.Store.Features.Find(layer, ask.Route("feature"), ask.Viewer, ask.Cancel) is { } changed)
            ask.Http.Response.Headers.ETag = FeatureJson.Tag(changed);
        ask.Http.Response.StatusCode = StatusCodes.Status204NoContent;
    }

    private static FeatureId Id(Feature feature) => Identity.Parse<FeatureId>(feature.Id);

    /// <summary>The feature as it stands inside the write; refuses when the asker saw another state of it.</summary>
    private static async Task<Feature> Standing(OgcAsk ask, Layer layer)
    {
        var held = ask.Http.Request.Headers.IfMatch.ToString();
        var standing = await ask.Store.Features.Find(layer, ask.Route("feature"), ask.Viewer, ask.Cancel);
        if (held.Length > 0 && (standing is null || (held != "*"
            && !held.Split(',', StringSplitOptions.TrimEntries).Contains(FeatureJson.Tag(standing)))))
            throw new Refusal("request.precondition", standing is null
                ? "There is no such feature any more."
                : "The feature was changed since you read it; read it again and repeat your change.");
        return standing ?? await Items.Found(ask, layer);
    }

    private static async Task<Layer> Editable(OgcAsk ask)
    {
        var layer = await ask.Layer();
        ask.Knows();
        if (layer.Plain)
            return layer;
        Allow(ask, "GET, HEAD, OPTIONS");
        throw new Refusal("request.method",
            $"{layer.Collection.Title} follows rules of its own; change it on its page or by an import.");
    }

    private static Task<T> Write<T>(OgcAsk ask, string what, Func<IWriting, Task<T>> write)
    {
        var why = ask.Http.Request.Headers["Furrow-Why"].ToString().Trim();
        return ask.Store.Journal.Write(
            ask.Actor, why.Length > 0 ? why : $"{what} through OGC API – Features.", write, ask.Cancel);
    }

    private static async Task<JsonDocument> Body(OgcAsk ask)
    {
        var body = await Keys.Body(ask.Http, LargestFeature);
        if (ask.Http.Request.Headers["Content-Crs"].ToString().Trim('<', '>') is { Length: > 0 } system
            && system != Links.Crs84)
            throw new Refusal(
                "request.crs", $"'Content-Crs' is '{Answers.Short(system)}'; only {Links.Crs84} is known.");
        try
        {
            return JsonDocument.Parse(body);
        }
        catch (JsonException wrong)
        {
            throw new Refusal("request.body", $"The body is not JSON: {Answers.Short(wrong.Message)}");
        }
    }

    private static void Allow(OgcAsk ask, string methods)
    {
        ask.Http.Response.Headers.Allow = methods;
        ask.Http.Response.StatusCode = StatusCodes.Status200OK;
    }
}
