using System.Data.Common;
using Dapper;
using Furrow.Registry;
using Furrow.Registry.Exchange;
using Furrow.Registry.Exchange.Cql;
using Furrow.Store.Dialects;

namespace Furrow.Store.Features;

/// <summary>A part of an answer.</summary>
internal sealed record FeaturePart(IReadOnlyList<Feature> Features, bool IsLast);

/// <summary>A question about features in SQL, joined with what the viewer may see.</summary>
internal sealed class FeatureSelect
{
    private readonly LayerTable table;
    private readonly IDialect dialect;
    private readonly Field[] fields;
    private readonly Question question;
    private readonly bool shaped;
    private readonly bool whole;
    private readonly int skip;
    private readonly long start;
    private readonly Field? time;
    private readonly string columns;
    private readonly string from;

    /// <summary>Compiles the filter once.</summary>
    public FeatureSelect(
        LayerTable table, Layer layer, FeatureQuestion asked, Viewer viewer, IDialect dialect)
    {
        (this.table, this.dialect, time, start) = (table, dialect, layer.Time, asked.After);
        fields = [.. layer.Collection.Fields.Where(field => field.Type != FieldType.Geometry)];
        question = new Question(table.Table, viewer);
        shaped = asked.WithShape && layer.Shape is not null;
        if (asked.Filter is { } filter)
        {
            var compiler = new CqlSql(table, layer, dialect, question.Parameters, asked.NumberName);
            question.And(compiler.Condition(filter));
            Hasten(filter, layer);
        }

        Narrow(asked, layer);
        skip = asked.Skip;
        whole = question.Where.Length == 0;
        var sql = dialect.Features;
        columns = string.Join(", ", fields.Select(field => sql.Comparable(table.Columns[field.Name], field.Type))
            .Prepend(shaped ? sql.Shape(table.ShapeColumn) : "null").Prepend("r.uuid").Prepend("r.fid"));
        from = $"from {table.Table.Name} r";
    }

    /// <summary>Narrows the question to one feature.</summary>
    public void OfIdentity(Guid uuid) => question.And("r.uuid = @uuid", "uuid", uuid.ToString());

    /// <summary>How many there are.</summary>
    public CommandDefinition Count(DbTransaction? transaction, CancellationToken cancel) => new(
        $"select count(*) {from} {question.Where}", question.Parameters, transaction, cancellationToken: cancel);

    /// <summary>The features after a number, up to so many rows or bytes.</summary>
    public async Task<FeaturePart> Read(
        DbConnection connection, DbTransaction? transaction, long after, int most, int bytes, CancellationToken cancel)
    {
        question.Parameters.Add("after", after);
        question.Parameters.Add("limit", most);
        if (skip > 0)
            question.Parameters.Add("skip", after > start ? 0 : skip);
        var join = question.Where.Length == 0 ? "where" : "and";
        var sql = $"select {columns} {from} {question.Where} {join} r.fid > @after order by r.fid limit @limit"
            + (skip > 0 ? " offset @skip" : "");
        await using var reader = (DbDataReader)await connection.ExecuteReaderAsync(
            new CommandDefinition(sql, question.Parameters, transaction, cancellationToken: cancel));
        var (features, taken) = (new List<Feature>(), 0L);
        while (await reader.ReadAsync(cancel))
        {
            var feature = Feature(reader);
            features.Add(feature);
            taken += 100 + (feature.Shape?.Length ?? 0)
                + feature.Values.Sum(value => value is string text ? text.Length * 2 : 8);
            if (taken > bytes)
                return new(features, false);
        }

        return new(features, features.Count < most);
    }

    /// <summary>Where and when all of them lie.</summary>
    public async Task<LayerExtent> Extent(
        DbConnection connection, DbTransaction? transaction, CancellationToken cancel)
    {
        double?[] box = [null, null, null, null];
        if (shaped)
        {
            var sql = whole
                ? dialect.Features.WholeExtent(table.Table.Name, table.Table.Geometry!)
                : $"select {dialect.Features.Extent(table.ShapeColumn)} {from} {question.Where}";
            await using var reader = (DbDataReader)await connection.ExecuteReaderAsync(
                new CommandDefinition(sql, question.Parameters, transaction, cancellationToken: cancel));
            if (await reader.ReadAsync(cancel) && !reader.IsDBNull(0))
                box = [.. Enumerable.Range(0, 4).Select(i => (double?)Convert.ToDouble(reader.GetValue(i)))];
        }

        var (first, last) = ((string?)null, (string?)null);
        if (time is not null)
        {
            var column = dialect.Features.Comparable(table.Columns[time.Name], time.Type);
            (first, last) = await connection.QuerySingleAsync<(string?, string?)>(new CommandDefinition(
                $"select min({column}), max({column}) {from} {question.Where}",
                question.Parameters, transaction, cancellationToken: cancel));
        }

        return new(box[0], box[1], box[2], box[3], first, last);
    }

    private void Narrow(FeatureQuestion asked, Layer layer)
    {
        if (asked.Near is { } box)
        {
            if (layer.Shape is null)
                question.And("1 = 0");
            else
                Near("n", box);
        }

        if (asked.Every > 1)
            question.And("r.fid % @every = 0", "every", asked.Every);
        if (asked.Dimension is { } dimension)
            question.And(layer.Shape is null
                ? "1 = 0"
                : $"{dialect.Features.Dimension(table.ShapeColumn)} = @dimension", "dimension", dimension);
    }

    /// <summary>Lets the index on shapes leave out most rows where every answer must lie in a box.</summary>
    private void Hasten(CqlExpression filter, Layer layer)
    {
        var parts = filter is CqlExpression.All all ? all.Parts : [filter];
        var count = 0;
        foreach (var part in parts.OfType<CqlExpression.Spatial>())
        {
            if (part.By == CqlExpression.Relation.Disjoint || count == 4 || ShapeIn(part, layer) is not { } shape)
                continue;
            Near($"b{count++}", shape.EnvelopeInternal);
        }
    }

    private void Near(string prefix, NetTopologySuite.Geometries.Envelope box)
    {
        question.And(dialect.Features.MayTouch(table.Table.Name, table.Table.Geometry!, prefix));
        question.Parameters.Add(prefix + "west", box.MinX);
        question.Parameters.Add(prefix + "south", box.MinY);
        question.Parameters.Add(prefix + "east", box.MaxX);
        question.Parameters.Add(prefix + "north", box.MaxY);
    }

    private static NetTopologySuite.Geometries.Geometry? ShapeIn(CqlExpression.Spatial part, Layer layer) =>
        (part.Left, part.Right) switch
        {
            (CqlExpression.Property one, CqlExpression.Shape shape) when one.Name == layer.Shape?.Name => shape.Value,
            (CqlExpression.Shape shape, CqlExpression.Property one) when one.Name == layer.Shape?.Name => shape.Value,
            _ => null,
        };

    private Feature Feature(DbDataReader reader)
    {
        var values = new object?[fields.Length];
        for (var i = 0; i < fields.Length; i++)
            values[i] = reader.IsDBNull(i + 3) ? null : Value(reader, i + 3, fields[i].Type);
        ReadOnlyMemory<byte>? shape = reader.IsDBNull(2) ? null : dialect.Features.Wkb(reader.GetValue(2));
        return new(reader.GetInt64(0), reader.GetString(1), shape, values);
    }

    /// <summary>A value as features hold it.</summary>
    public static object Value(DbDataReader reader, int column, FieldType type) => type switch
    {
        FieldType.Integer => Convert.ToInt64(reader.GetValue(column)),
        FieldType.Number => Convert.ToDouble(reader.GetValue(column)),
        FieldType.Boolean => Convert.ToBoolean(reader.GetValue(column)),
        _ => reader.GetValue(column).ToString()!,
    };
}
