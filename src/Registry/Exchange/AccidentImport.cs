using System.Collections.Frozen;
using Furrow.Registry.Hazards;
using NetTopologySuite.Geometries;

namespace Furrow.Registry.Exchange;

public static partial class Importer
{
    private static readonly FrozenSet<string> KilledWords = new[]
    {
        "killed", "dead", "died", "fatal", "muerto", "muerta", "fallecido", "погиб", "погибла", "загинув", "загинула",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string> InjuredWords = new[]
    {
        "injured", "wounded", "herido", "herida", "ранен", "ранена", "поранений", "поранена",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static readonly ImportField[] FieldsOfAccidents =
    [
        ImportFields.Of(Accident.Collection, "year", ["ano", "año", "jahr"]),
        ImportFields.Of(Accident.Collection, "month", ["mes"]),
        ImportFields.Of(Accident.Collection, "happened_on", ["date", "accident_date", "fecha"]),
        ImportFields.Of(Accident.Collection, "precision", ["point_precision"]),
        ImportFields.Of(Accident.Collection, "killed", ["dead", "fatalities", "muertos"]),
        ImportFields.Of(Accident.Collection, "injured", ["wounded", "heridos"]),
        ImportFields.Of(Accident.Collection, "source_kind", ["event_type", "tipoevento", "type"]),
        ImportFields.Of(Accident.Collection, "place_text", ["location", "municipio", "settlement"]),
        new("outcome", "Killed or injured, where a row is one victim.", ["estado", "victim_status"]),
        .. ImportFields.Places,
        .. ImportFields.Points,
    ];

    /// <summary>Accidents. Each row says how exact its point is: nothing is more exact than its source.</summary>
    public static ImportResult<Accident> Accidents(
        RowTable table, ImportOrder order, PlaceIndex places, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(order);
        var join = order.Join is { } kind ? new PlaceJoin(places, kind) : null;
        return Run(table, order, FieldsOfAccidents, (row, identity) => AccidentOf(row, identity, places, join), cancel);
    }

    private static Accident? AccidentOf(RowValues row, RowIdentity identity, PlaceIndex places, PlaceJoin? join)
    {
        var joined = join?.Match(row);
        var point = join is null ? Checked(row, "point") : joined?.Centre;
        if (point is not (null or Point))
            row.Fault("point", point.GeometryType, "An accident happened at a point.");
        var precision = joined is not null
            ? joined.Kind == PlaceKind.Settlement ? PointPrecision.Settlement : PointPrecision.MunicipalitySeat
            : row.Needed("precision").Length > 0 ? row.Word<PointPrecision>("precision") : null;
        var year = row.Whole("year", 1900, 2200);
        var month = row.Whole("month", 1, 12);
        var on = row.Day("happened_on");
        var (killed, injured) = Casualties(row);
        return row.Faults.Count > 0 ? null : new Accident
        {
            Id = Identity.From<AccidentId>(identity.Origin.Source, identity.Key),
            Year = year ?? on?.Year,
            Month = month ?? on?.Month,
            On = on,
            Point = point as Point,
            Precision = precision!.Value,
            Killed = killed,
            Injured = injured,
            SourceKind = row.Text("source_kind"),
            PlaceText = row.Text("place_text") ?? row.Text("place_name"),
            Place = (joined ?? (point is null ? null : places.Smallest(point)))?.Id,
            Origin = identity.Origin,
        };
    }

    private static (int Killed, int Injured) Casualties(RowValues row)
    {
        if (row.Text("outcome") is not { } outcome)
            return row.Text("killed") is null && row.Text("injured") is null
                ? Missing(row)
                : (row.Whole("killed", 0, 10_000) ?? 0, row.Whole("injured", 0, 10_000) ?? 0);
        if (KilledWords.Contains(outcome))
            return (1, 0);
        if (InjuredWords.Contains(outcome))
            return (0, 1);
        row.Fault("outcome", outcome, "Neither killed nor injured in a language that is known here.");
        return (0, 0);
    }

    private static (int, int) Missing(RowValues row)
    {
        row.Fault("killed", null, "The row says neither who was killed nor who was injured; name the columns with "
            + "--map killed=… and --map injured=…, or --map outcome=… where a row is one victim.");
        return (0, 0);
    }
}
