using Furrow.Registry.Hazards;
using Furrow.Registry.Works.Release;
using NetTopologySuite.Geometries;

namespace Furrow.Registry.Exchange;

public static partial class Importer
{
    private static readonly ImportField[] FieldsOfReleases =
    [
        new("hazard", "Number of the hazard.", ["hazard_id", "ha_id", "ha_code"]),
        new("change", "cancelled, reduced or cleared.", ["kind", "type", "release_type"]),
        new("report", "Number of the report that it rests on.", ["report_id"]),
        new("happened_on", "Day on which it held.", ["date", "day", "released_on"]),
        new("task", "Number of the order it was done under.", ["order", "task_number"]),
        new("depth_centimetres", "Depth it was cleared to.", ["depth", "depth_cm"]),
        new("quality_control", "Identity of the inspection that passed.", ["inspection", "qc"]),
        new("unchecked_square_metres", "Inside it and not done.", ["unchecked"], "0"),
        new("unchecked_reason", "Why not.", []),
        .. ImportFields.Points,
    ];

    private static readonly ImportField[] FieldsOfIncidents =
    [
        ImportFields.Of(Incident.Collection, "number", ["local_id", "case", "ref"]),
        ImportFields.Of(Incident.Collection, "kind", ["type"]),
        new("day", "Day of it.", ["date", "happened_on"]),
        new("hour", "Time of day, UTC, as 14:30.", ["time"], "12:00"),
        new("task", "Number of the order it happened under.", ["order", "task_number"]),
        new("hazard", "Number of the hazard it happened at.", ["hazard_id", "ha_id", "ha_code"]),
        ImportFields.Of(Incident.Collection, "device", ["ordnance"]),
        ImportFields.Of(Incident.Collection, "what", ["description", "summary"]),
        ImportFields.Of(Incident.Collection, "killed", [], "0"),
        ImportFields.Of(Incident.Collection, "injured", [], "0"),
        ImportFields.Of(Incident.Collection, "immediate_action", []),
        .. ImportFields.Points,
    ];

    /// <summary>Released ground: each row names its hazard, its report and its polygon.</summary>
    internal static ImportResult<FieldRow<ReleaseRow>> Releases(
        RowTable table, ImportOrder order, FieldNames names, CancellationToken cancel) =>
        Run(table, order, FieldsOfReleases, (row, identity) => ReleaseOf(row, identity, names), cancel);

    /// <summary>Accidents, near misses and missed items of the programme's own work.</summary>
    internal static ImportResult<FieldRow<Incident>> Incidents(
        RowTable table, ImportOrder order, FieldNames names, CancellationToken cancel) =>
        Run(table, order, FieldsOfIncidents, (row, identity) => IncidentOf(row, identity, names), cancel);

    private static FieldRow<ReleaseRow>? ReleaseOf(RowValues row, RowIdentity identity, FieldNames names)
    {
        var hazard = FieldNames.One(row, "hazard", names.Hazards, needed: true);
        var change = row.Needed("change").Length > 0 ? row.Word<GroundChange>("change") : null;
        var on = row.Needed("happened_on").Length > 0 ? row.Day("happened_on") : null;
        var report = row.Needed("report");
        var depth = row.Whole("depth_centimetres", 0, 2000);
        var undone = row.Number("unchecked_square_metres", 0, 1e12);
        var ground = Area(row, "ground");
        if (ground is null && row.Faults.Count == 0)
            row.Fault("ground", null, "A release needs the polygon that is released.");
        return row.Faults.Count > 0 ? null : new(row.Line, new(
            hazard!.Id, change!.Value, ground!, new()
            {
                Report = report, DepthCentimetres = depth, QualityControl = row.Text("quality_control"),
                Task = row.Text("task"), UncheckedSquareMetres = (decimal)(undone ?? 0),
                UncheckedReason = row.Text("unchecked_reason"),
            }, on!.Value, identity.Origin));
    }

    private static FieldRow<Incident>? IncidentOf(RowValues row, RowIdentity identity, FieldNames names)
    {
        var task = FieldNames.One(row, "task", names.Tasks, needed: false);
        var hazard = FieldNames.One(row, "hazard", names.Hazards, needed: false);
        if (task is null && hazard is null && row.Faults.Count == 0)
            row.Fault("task", null, "Name the order or the hazard: an incident freezes where it happened.");
        var kind = row.Needed("kind").Length > 0 ? row.Word<IncidentKind>("kind") : null;
        var day = row.Needed("day").Length > 0 ? row.Day("day") : null;
        var what = row.Needed("what");
        if (!TimeOnly.TryParseExact(row.Text("hour"), "HH:mm", out var hour))
            row.Fault("hour", row.Text("hour"), "Not a time of day; write it as 14:30.");
        var (killed, injured) = (row.Whole("killed", 0, 100_000), row.Whole("injured", 0, 100_000));
        var device = row.Word("device", OrdnanceWords);
        var shape = Checked(row, "longitude");
        if (shape is not null and not Point)
            row.Fault("longitude", shape.GeometryType, "An incident happened at a point.");
        return row.Faults.Count > 0 ? null : new(row.Line, new()
        {
            Id = Identity.From<IncidentId>(identity.Origin.Source, identity.Key),
            Number = row.Text("number") ?? identity.Key, Kind = kind!.Value,
            HappenedAt = new(day!.Value, hour, TimeSpan.Zero), Task = task?.Id, Hazard = hazard?.Id,
            Point = shape as Point, Device = device ?? OrdnanceCategory.Unknown, What = what, Killed = killed ?? 0,
            Injured = injured ?? 0, ImmediateAction = row.Text("immediate_action"), Origin = identity.Origin,
        });
    }
}
