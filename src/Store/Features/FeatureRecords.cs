using System.Collections.Concurrent;
using System.Data.Common;
using System.Runtime.CompilerServices;
using Dapper;
using Furrow.Registry;
using Furrow.Registry.Exchange;

namespace Furrow.Store.Features;

/// <summary>Every collection by its fields: the columns' own tables and the tables made on import.</summary>
internal sealed class FeatureRecords(Connections connections, IReadOnlyList<Table> tables) : IFeatureStore
{
    private const int PartRows = 1_000;
    private const int PartBytes = 8 << 20;
    private const int MostKept = 1_000;
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    private readonly List<LayerTable> own =
    [
        .. tables.Where(table => table.Collection is not null)
            .Select(table => LayerTable.Of(table, table.Collection!)),
    ];

    private readonly ConcurrentDictionary<string, long> counts = new();
    private readonly ConcurrentDictionary<string, LayerExtent> extents = new();
    private readonly PlainRecords plain = new(connections);

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Layer>> Layers(Viewer viewer, CancellationToken cancel)
    {
        List<LayerTable> all = [.. own, .. await plain.Layers(cancel)];
        var versions = await Versions([.. all.Select(one => one.Table.Name)], cancel);
        return
        [
            .. all.Select(one => one.As(viewer, versions[one.Table.Name])).OfType<Layer>()
                .OrderBy(layer => layer.Collection.Name, StringComparer.Ordinal),
        ];
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<Feature> Features(
        Layer layer, FeatureQuestion question, Viewer viewer, [EnumeratorCancellation] CancellationToken cancel)
    {
        var table = await Of(layer, cancel);
        var asked = new FeatureSelect(table, layer, question, viewer, connections.Dialect);
        var (after, left) = (question.After, question.Limit ?? int.MaxValue);
        while (left > 0)
        {
            var part = await Ask(viewer, (connection, transaction, stop) => asked.Read(
                connection, transaction, after, Math.Min(left, PartRows), PartBytes, stop), cancel);
            foreach (var feature in part.Features)
                yield return feature;
            if (part.IsLast)
                yield break;
            left -= part.Features.Count;
            after = part.Features[^1].Number;
        }
    }

    /// <inheritdoc/>
    public async Task<long> Count(
        Layer layer, FeatureQuestion question, Viewer viewer, CancellationToken cancel)
    {
        var key = question is { Filter: null, Near: null, Every: 1, Dimension: null } ? Key(layer, viewer) : null;
        if (key is not null && counts.TryGetValue(key, out var known))
            return known;
        var asked = new FeatureSelect(await Of(layer, cancel), layer, question, viewer, connections.Dialect);
        var count = await Ask(viewer, (connection, transaction, stop) =>
            connection.ExecuteScalarAsync<long>(asked.Count(transaction, stop)), cancel);
        return key is null ? count : Keep(counts, key, count);
    }

    /// <inheritdoc/>
    public async Task<Feature?> Find(Layer layer, string id, Viewer viewer, CancellationToken cancel)
    {
        if (!Guid.TryParse(id, out var uuid))
            return null;
        var asked = new FeatureSelect(
            await Of(layer, cancel), layer, FeatureQuestion.Everything, viewer, connections.Dialect);
        asked.OfIdentity(uuid);
        var part = await Ask(viewer, (connection, transaction, stop) =>
            asked.Read(connection, transaction, 0, 1, PartBytes, stop), cancel);
        return part.Features.SingleOrDefault();
    }

    /// <inheritdoc/>
    public async Task<LayerExtent> Extent(Layer layer, Viewer viewer, CancellationToken cancel)
    {
        var key = Key(layer, viewer);
        if (extents.TryGetValue(key, out var known))
            return known;
        var asked = new FeatureSelect(
            await Of(layer, cancel), layer, FeatureQuestion.Everything, viewer, connections.Dialect);
        var extent = await Ask(viewer, (connection, transaction, stop) =>
            asked.Extent(connection, transaction, stop), cancel);
        return Keep(extents, key, extent);
    }

    /// <inheritdoc/>
    public Task<Saved> Import(
        IWriting writing, PlainCollection collection, IEnumerable<FeatureDraft> features, CancellationToken cancel)
    {
        if (own.Exists(one => one.Collection.Name == collection.Collection.Name))
            throw new Refusal("collection.name-taken",
                $"'{collection.Collection.Name}' is a collection of Furrow's own; give another name with --name.");
        return plain.Import(writing, collection, features, cancel);
    }

    /// <inheritdoc/>
    public async Task<Saved> Save(IWriting writing, Layer layer, FeatureDraft feature, CancellationToken cancel) =>
        await plain.Save(writing, await Editable(layer, cancel), feature, cancel);

    /// <inheritdoc/>
    public async Task<bool> Remove(IWriting writing, Layer layer, FeatureId feature, CancellationToken cancel) =>
        await plain.Remove(writing, await Editable(layer, cancel), feature, cancel);

    private async Task<LayerTable> Editable(Layer layer, CancellationToken cancel) =>
        await Of(layer, cancel) is { Plain: not null } table ? table : throw new Refusal("collection.not-plain",
            $"'{layer.Collection.Name}' is kept by rules of its own; change it on its page or by an import.");

    private async Task<LayerTable> Of(Layer layer, CancellationToken cancel) =>
        own.Find(one => one.Table.Name == layer.Kind)
        ?? (await plain.Layers(cancel)).FirstOrDefault(one => one.Table.Name == layer.Kind)
        ?? throw new Refusal(
            "collection.not-found", $"The collection '{layer.Collection.Name}' is not there any more.");

    private Task<Dictionary<string, long>> Versions(IReadOnlyList<string> kinds, CancellationToken cancel)
    {
        var sql = string.Join(" union all ", kinds.Select(kind =>
            $"select '{kind}' as kind, (select max(number) from journal where kind = '{kind}') as number"));
        return connections.Ask(async (connection, transaction) =>
            (await connection.QueryAsync<(string Kind, long? Number)>(
                new CommandDefinition(sql, transaction: transaction, cancellationToken: cancel)))
            .ToDictionary(row => row.Kind, row => row.Number ?? 0), cancel);
    }

    /// <summary>Asks, and stops a question that takes too long: a filter of strangers must not hold a reader.</summary>
    private Task<T> Ask<T>(
        Viewer viewer, Func<DbConnection, DbTransaction?, CancellationToken, Task<T>> question,
        CancellationToken cancel) => connections.Ask(viewer, async (connection, transaction) =>
        {
            using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancel);
            patience.CancelAfter(Longest);
            using var stop = patience.Token.Register(() => connections.Dialect.Features.Interrupt(connection));
            try
            {
                return await question(connection, transaction, patience.Token);
            }
            catch (DbException error) when (connections.Dialect.Features.WasInterrupted(error))
            {
                throw TooLong(cancel);
            }
            catch (OperationCanceledException)
            {
                throw TooLong(cancel);
            }
        }, cancel);

    private static Exception TooLong(CancellationToken cancel) => cancel.IsCancellationRequested
        ? new OperationCanceledException(cancel)
        : new Refusal("filter.too-costly",
            $"The question took longer than {Longest.TotalSeconds:0} s and was stopped; ask for a smaller part.");

    private static string Key(Layer layer, Viewer viewer) =>
        $"{layer.Kind} {layer.Version} {viewer.Ceiling} {string.Join(',', viewer.Areas)}";

    private static T Keep<T>(ConcurrentDictionary<string, T> kept, string key, T value)
    {
        if (kept.Count >= MostKept)
            kept.Clear();
        return kept[key] = value;
    }
}
