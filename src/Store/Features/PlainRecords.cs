using System.Data.Common;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Dapper;
using Furrow.Registry;
using Furrow.Registry.Exchange;
using Furrow.Store.Dialects;

namespace Furrow.Store.Features;

/// <summary>Keeps plain collections: whole on import, feature by feature afterwards.</summary>
internal sealed partial class PlainRecords(Connections connections)
{
    private const int MostCollections = 1_000;

    private const string Everything = """
        select fid, uuid, name, title, table_name, fields, shape_kind, class, features, content, source, source_key,
            illustrative, attribution
        from collection order by name limit 1000
        """;

    private const string Insert = """
        insert into collection (uuid, name, title, table_name, fields, shape_kind, class, features, content, source,
            source_key, illustrative, attribution)
        values (@Uuid, @Name, @Title, @TableName, @Fields, @ShapeKind, @Class, @Features, @Content, @Source,
            @SourceKey, @Illustrative, @Attribution)
        """;

    private (long Count, long Newest, IReadOnlyList<LayerTable> Layers) known = (-1, -1, []);

    /// <summary>Every plain collection; read anew only when one came, went or was replaced.</summary>
    public async Task<IReadOnlyList<LayerTable>> Layers(CancellationToken cancel) => await connections.Ask(
        async (connection, transaction) =>
        {
            var (count, newest) = await connection.QuerySingleAsync<(long, long?)>(new CommandDefinition(
                "select count(*), max(fid) from collection", transaction: transaction, cancellationToken: cancel));
            var kept = known;
            if (kept.Count == count && kept.Newest == (newest ?? 0))
                return kept.Layers;
            var rows = await Rows(connection, transaction, cancel);
            LayerTable[] layers = [.. rows.Select(row => row.Layer())];
            if (transaction is null)
                known = (count, newest ?? 0, layers);
            return layers;
        }, cancel);

    /// <summary>Puts a collection in, in place of the one of that name.</summary>
    public async Task<Saved> Import(
        IWriting writing, PlainCollection collection, IEnumerable<FeatureDraft> features, CancellationToken cancel)
    {
        var (count, content) = await Task.Run(() => Digest(collection, features, cancel), cancel);
        var mine = Writing.Of(writing, connections);
        return await mine.Use(async (connection, transaction) =>
        {
            var rows = await Rows(connection, transaction, cancel);
            var before = rows.Find(row => row.Name == collection.Collection.Name);
            if (before?.Content == content)
                return new Saved(0, 0, count);
            if (before is null && rows.Count >= MostCollections)
                throw new Refusal("collection.too-many", $"There are {MostCollections} collections already.");
            var row = Row(collection, count, content, before?.TableName ?? TableName(collection.Collection.Name, rows));
            var table = row.PlainTable();
            if (before is not null)
            {
                await connections.Dialect.Features.DropTable(connection, transaction, before.PlainTable());
                await connection.ExecuteAsync(
                    "delete from collection where uuid = @Uuid", new { before.Uuid }, transaction);
            }

            await connections.Dialect.Features.MakeTable(connection, transaction, table);
            await Fill(connection, transaction, table, features, cancel);
            await connections.Dialect.Features.IndexShapes(connection, transaction, table);
            await connection.ExecuteAsync(new CommandDefinition(Insert, row, transaction, cancellationToken: cancel));
            await mine.Journalise("collection", table.Name,
                [new Change(row.Uuid, before is null ? null : Summary(before), Summary(row))], cancel);
            return before is null ? new Saved(count, 0, 0) : new Saved(0, count, 0);
        }, cancel);
    }

    /// <summary>Adds or replaces one feature.</summary>
    public Task<Saved> Save(IWriting writing, LayerTable layer, FeatureDraft feature, CancellationToken cancel)
    {
        var mine = Writing.Of(writing, connections);
        var (table, fields) = (layer.Plain!.PlainTable(), layer.Plain.Described);
        return mine.Use(async (connection, transaction) =>
        {
            var before = await Standing(connection, transaction, layer, feature.Id, cancel);
            var after = Json(fields, feature);
            if (before == after)
                return new Saved(0, 0, 1);
            await using var command = Prepared(connection, transaction, table, update: before is not null);
            Set(command, table, feature);
            await command.ExecuteNonQueryAsync(cancel);
            await mine.Journalise(table.Name, table.Name, [new Change(feature.Id.ToString(), before, after)], cancel);
            return before is null ? new Saved(1, 0, 0) : new Saved(0, 1, 0);
        }, cancel);
    }

    /// <summary>Removes one feature.</summary>
    public Task<bool> Remove(IWriting writing, LayerTable layer, FeatureId feature, CancellationToken cancel)
    {
        var mine = Writing.Of(writing, connections);
        var table = layer.Table.Name;
        return mine.Use(async (connection, transaction) =>
        {
            if (await Standing(connection, transaction, layer, feature, cancel) is not { } before)
                return false;
            await connection.ExecuteAsync(new CommandDefinition($"delete from {table} where uuid = @uuid",
                new { uuid = feature.ToString() }, transaction, cancellationToken: cancel));
            await mine.Journalise(table, table, [new Change(feature.ToString(), before, null)], cancel);
            return true;
        }, cancel);
    }

    private static async Task<List<CollectionRow>> Rows(
        DbConnection connection, DbTransaction? transaction, CancellationToken cancel) =>
        (await connection.QueryAsync<CollectionRow>(
            new CommandDefinition(Everything, transaction: transaction, cancellationToken: cancel))).AsList();

    private async Task Fill(
        DbConnection connection, DbTransaction transaction, PlainTable table, IEnumerable<FeatureDraft> features,
        CancellationToken cancel)
    {
        await using var command = Prepared(connection, transaction, table, update: false);
        foreach (var feature in features)
        {
            cancel.ThrowIfCancellationRequested();
            Set(command, table, feature);
            await command.ExecuteNonQueryAsync(cancel);
        }
    }

    private static DbCommand Prepared(
        DbConnection connection, DbTransaction transaction, PlainTable table, bool update)
    {
        List<string> columns = ["uuid", "source_key", .. table.Columns.Select(column => $"\"{column.Name}\"")];
        if (table.ShapeKind is not null)
            columns.Add(PlainTable.Shape);
        var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = update
            ? $"update {table.Name} set {string.Join(", ", columns.Select((one, i) => $"{one} = @p{i}"))} "
                + "where uuid = @p0"
            : $"insert into {table.Name} ({string.Join(", ", columns)}) "
                + $"values ({string.Join(", ", columns.Select((_, i) => $"@p{i}"))})";
        for (var i = 0; i < columns.Count; i++)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = $"@p{i}";
            command.Parameters.Add(parameter);
        }

        return command;
    }

    private void Set(DbCommand command, PlainTable table, FeatureDraft feature)
    {
        command.Parameters[0].Value = feature.Id.ToString();
        command.Parameters[1].Value = (object?)feature.Key ?? DBNull.Value;
        for (var i = 0; i < table.Columns.Count; i++)
            command.Parameters[i + 2].Value = feature.Values[i] ?? DBNull.Value;
        if (table.ShapeKind is not null)
            command.Parameters[^1].Value = connections.Dialect.ToColumn(feature.Shape) ?? DBNull.Value;
    }

    private async Task<string?> Standing(
        DbConnection connection, DbTransaction transaction, LayerTable layer, FeatureId id, CancellationToken cancel)
    {
        var (sql, fields) = (connections.Dialect.Features, layer.Plain!.Described);
        var columns = fields.Select(field => sql.Comparable($"r.\"{field.Column}\"", field.Type))
            .Prepend(layer.Shape is null ? "null" : $"r.{PlainTable.Shape}").Prepend("r.source_key");
        await using var reader = (DbDataReader)await connection.ExecuteReaderAsync(new CommandDefinition(
            $"select {string.Join(", ", columns)} from {layer.Table.Name} r where r.uuid = @uuid",
            new { uuid = id.ToString() }, transaction, cancellationToken: cancel));
        if (!await reader.ReadAsync(cancel))
            return null;
        var shape = reader.IsDBNull(1) ? null : connections.Dialect.FromColumn(reader.GetValue(1));
        var values = fields.Select((field, i) => reader.IsDBNull(i + 2)
            ? null
            : FeatureSelect.Value(reader, i + 2, field.Type)).ToList();
        return Json(fields, new FeatureDraft(id, reader.IsDBNull(0) ? null : reader.GetString(0), shape, values));
    }

    private static string Json(PlainField[] fields, FeatureDraft feature) => JsonSerializer.Serialize(new
    {
        feature.Id,
        feature.Key,
        Geometry = feature.Shape,
        Properties = fields.Select((field, i) => (field.Name, Value: feature.Values[i]))
            .Where(pair => pair.Value is not null).ToDictionary(pair => pair.Name, pair => pair.Value),
    }, RecordJson.Options);

    private static string Summary(CollectionRow row) => JsonSerializer.Serialize(new
    {
        row.Name, row.Title, row.ShapeKind, row.Class, row.Features, row.Content, row.Source,
        Fields = row.Described,
    }, RecordJson.Options);

    /// <summary>How many features there are, and SHA-256 over description and features, so that the journal's one entry
    /// names exactly what came in.</summary>
    private static (int Count, string Content) Digest(
        PlainCollection collection, IEnumerable<FeatureDraft> features, CancellationToken cancel)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var wkb = new NetTopologySuite.IO.WKBWriter();
        Append(JsonSerializer.Serialize(
            new { collection.Collection, collection.Origin, collection.Class, collection.ShapeKind },
            RecordJson.Options));
        var count = 0;
        foreach (var feature in features)
        {
            cancel.ThrowIfCancellationRequested();
            count++;
            Append(feature.Id.ToString());
            foreach (var value in feature.Values)
                Append(Convert.ToString(value, CultureInfo.InvariantCulture) ?? "");
            if (feature.Shape is { } shape)
                hash.AppendData(wkb.Write(shape));
        }

        return (count, Convert.ToHexStringLower(hash.GetHashAndReset()));

        void Append(string text)
        {
            hash.AppendData(Encoding.UTF8.GetBytes(text));
            hash.AppendData([0x1f]);
        }
    }

    private static CollectionRow Row(PlainCollection collection, int count, string content, string table)
    {
        var (described, taken) = (collection.Collection, new HashSet<string>(StringComparer.OrdinalIgnoreCase)
        {
            "fid", "uuid", "source_key", "shape", "rowid", "oid", "_rowid_",
        });
        PlainField[] fields =
        [
            .. described.Fields.Select((field, i) => new PlainField(field.Name, field.Type, field.Meaning, field.Unit,
                Safe().IsMatch(field.Name) && taken.Add(field.Name) ? field.Name : $"field_{i + 1}")),
        ];
        return new CollectionRow(collection.Origin)
        {
            Uuid = Identity.From<FeatureId>("collection", described.Name).ToString(),
            Name = described.Name,
            Title = described.Title,
            TableName = table,
            Fields = Column.Json(fields),
            ShapeKind = collection.ShapeKind,
            Class = Column.Word(collection.Class),
            Features = count,
            Content = content,
        };
    }

    private static string TableName(string name, List<CollectionRow> rows)
    {
        var safe = "layer_" + Unsafe().Replace(name.ToLowerInvariant(), "_");
        var table = safe.Length <= 50 ? safe : safe[..50];
        for (var n = 2; rows.Exists(row => row.TableName == table); n++)
            table = $"{(safe.Length <= 44 ? safe : safe[..44])}_{n}";
        return table;
    }

    [GeneratedRegex("^[A-Za-z_][A-Za-z0-9_]{0,50}$")]
    private static partial Regex Safe();

    [GeneratedRegex("[^a-z0-9]+")]
    private static partial Regex Unsafe();
}
