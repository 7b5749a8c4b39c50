using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Furrow.Registry;
using Furrow.Registry.Works;

namespace Furrow.Server;

/// <summary>
/// One record with what it takes to follow it: where it lies, who changed it and why, what is done about it.
/// </summary>
internal sealed record RecordView<T>(
    T Record,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] string? PlaceName,
    IReadOnlyList<EntryView> Journal)
{
    /// <summary>Works at it; null where works do not apply.</summary>
    public IReadOnlyList<Work>? Works { get; init; }
}

/// <summary>A journal entry with its before and after as JSON instead of text.</summary>
internal sealed record EntryView(
    long Number, DateTimeOffset At, string Actor, string Why, string Kind, string Record,
    JsonNode? Before, JsonNode? After, string Hash)
{
    /// <summary>The entry as pages see it.</summary>
    public static EntryView Of(JournalEntry entry) => new(
        entry.Number, entry.At, entry.Actor, entry.Why, entry.Kind, entry.Record,
        Parse(entry.Before), Parse(entry.After), entry.Hash);

    private static JsonNode? Parse(string? json)
    {
        try
        {
            return json is null ? null : JsonNode.Parse(json);
        }
        catch (JsonException)
        {
            return JsonValue.Create(json);
        }
    }
}

/// <summary>Reads single records.</summary>
internal static class Records
{
    private const int MostEntries = 100;
    private const int MostWorks = 1000;

    /// <summary>The newest entries about one record.</summary>
    public static async Task<IReadOnlyList<EntryView>> Journal(this Ask ask, Guid record) =>
        [.. (await ask.Store.Journal.Of(record.ToString(), new Page(MostEntries), ask.Viewer, ask.Cancel))
            .Items.Select(EntryView.Of)];

    /// <summary>Works of one hazard or asset.</summary>
    public static async Task<IReadOnlyList<Work>> WorksAt(
        this Ask ask, Registry.Hazards.HazardId? hazard, Registry.Assets.AssetId? asset) =>
        (await ask.Store.Works.At(hazard, asset, new Page(MostWorks), ask.Viewer, ask.Cancel)).Items;

    /// <summary>A record with its place's name and its journal; null when there is none.</summary>
    public static async Task<RecordView<TRecord>?> One<TRecord, TId>(
        this Ask ask, IRecordStore<TRecord, TId> records, Func<TRecord, PlaceId?> place)
        where TRecord : class
        where TId : struct, IIdentity<TId>
    {
        var id = ask.Id<TId>();
        return await records.Find(id, ask.Viewer, ask.Cancel) is { } record
            ? new(record, (await ask.Snapshot.Places).Name(place(record)), await ask.Journal(id.Value))
            : null;
    }
}
