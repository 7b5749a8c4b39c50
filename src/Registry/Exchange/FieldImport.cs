using Furrow.Registry.Hazards;
using Furrow.Registry.Works.Release;
using NetTopologySuite.Geometries;

namespace Furrow.Registry.Exchange;

public static partial class Importer
{
    private static readonly ImportField[] FieldsOfOrganisations =
    [
        ImportFields.Of(Organisation.Collection, "name", ["organisation", "org_name", "title"]),
        ImportFields.Of(Organisation.Collection, "kind", ["type", "org_type", "role"], "operator"),
        ImportFields.Of(Organisation.Collection, "country", ["seat"]),
        ImportFields.Of(Organisation.Collection, "contact", ["email", "phone"]),
    ];

    private static readonly ImportField[] FieldsOfDailyReports =
    [
        new("task", "Number of the task order.", ["order", "task_number", "task_id"]),
        new("crew", "Name of the crew.", ["team", "crew_name", "team_name"]),
        ImportFields.Of(DailyReport.Collection, "day", ["date", "report_date"]),
        ImportFields.Of(DailyReport.Collection, "method", ["activity", "activity_method"]),
        ImportFields.Of(DailyReport.Collection, "square_metres", ["m2", "area", "area_m2", "sqm"]),
        ImportFields.Of(DailyReport.Collection, "hours", ["working_hours"]),
        ImportFields.Of(DailyReport.Collection, "persons", ["people", "deminers"]),
        ImportFields.Of(DailyReport.Collection, "depth_cm", ["depth"]),
        ImportFields.Of(DailyReport.Collection, "cover", ["vegetation", "terrain"]),
        ImportFields.Of(DailyReport.Collection, "obstacles", []),
        ImportFields.Of(DailyReport.Collection, "note", ["remarks", "comments"]),
        new("stop_reason", "Why work stopped.", [], "weather"),
        new("stop_hours", "Hours lost.", ["lost_hours"]),
        new("item_category", "What was found; empty when nothing was.", ["ordnance", "device"]),
        new("item_quantity", "How many.", ["items"], "1"),
        new("item_model", "Model.", ["model"]),
        new("item_disposal", "What was done with it.", ["disposal"], "left"),
        new("item_depth_cm", "How deep it lay.", []),
        new("correction", "True when the row takes the place of a report that is there.", [], "false"),
        .. ImportFields.Points,
    ];

    private static readonly ImportField[] FieldsOfSessions =
    [
        ImportFields.Of(EducationSession.Collection, "local_id", ["session_id", "number", "ref"]),
        ImportFields.Of(EducationSession.Collection, "held_on", ["date", "day", "session_date"]),
        ImportFields.Of(EducationSession.Collection, "organisation", ["org"]),
        ImportFields.Of(EducationSession.Collection, "method", ["type"]),
        ImportFields.Of(EducationSession.Collection, "audience", ["target_group"]),
        new("people", "People in all, where their sex and age are not told.", ["total", "participants"]),
        new("women", "Women.", []), new("men", "Men.", []), new("girls", "Girls under 18.", []),
        new("boys", "Boys under 18.", []),
        ImportFields.Of(EducationSession.Collection, "first_time", []),
        .. ImportFields.Points,
    ];

    /// <summary>Organisations.</summary>
    internal static ImportResult<FieldRow<Organisation>> Organisations(
        RowTable table, ImportOrder order, CancellationToken cancel) =>
        Run(table, order, FieldsOfOrganisations, (row, identity) =>
        {
            var (name, kind) = (row.Needed("name"), row.Word<OrganisationKind>("kind"));
            return row.Faults.Count > 0 ? null : new FieldRow<Organisation>(row.Line, new()
            {
                Id = Identity.From<OrganisationId>(identity.Origin.Source, identity.Key), Name = name,
                Kind = kind!.Value, Country = row.Text("country"), Contact = row.Text("contact"),
                Origin = identity.Origin,
            });
        }, cancel);

    /// <summary>Daily reports: one row is what one crew did on one day by one method.</summary>
    internal static ImportResult<FieldRow<ReportRow>> DailyReports(
        RowTable table, ImportOrder order, FieldNames names, CancellationToken cancel) =>
        Run(table, order, FieldsOfDailyReports, (row, identity) => DailyReportOf(row, identity, names), cancel);

    /// <summary>Sessions of risk education.</summary>
    internal static ImportResult<FieldRow<EducationSession>> Sessions(
        RowTable table, ImportOrder order, FieldNames names, CancellationToken cancel) =>
        Run(table, order, FieldsOfSessions, (row, identity) => SessionOf(row, identity, names), cancel);

    private static FieldRow<ReportRow>? DailyReportOf(RowValues row, RowIdentity identity, FieldNames names)
    {
        var task = FieldNames.One(row, "task", names.Tasks, needed: true);
        var crew = FieldNames.One(row, "crew", names.Crews, needed: true);
        var day = row.Needed("day").Length > 0 ? row.Day("day") : null;
        var method = row.Needed("method").Length > 0 ? row.Word<FieldMethod>("method") : null;
        var ground = row.Needed("square_metres").Length > 0
            ? row.Number("square_metres", 0, DailyReport.MostSquareMetres) : null;
        var hours = row.Needed("hours").Length > 0 ? row.Number("hours", 0, 24) : null;
        var persons = row.Needed("persons").Length > 0 ? row.Whole("persons", 0, 1000) : null;
        var (depth, cover, correction) = (
            row.Whole("depth_cm", 0, 1000), row.Word<GroundCover>("cover"), row.Flag("correction") ?? false);
        var (lost, why) = (row.Number("stop_hours", 0, 24), row.Word<StopReason>("stop_reason"));
        var found = ItemOf(row, identity, day);
        return row.Faults.Count > 0 ? null : new(row.Line, new(new()
        {
            Task = task!.Id, Crew = crew!.Id, Day = day!.Value, Method = method!.Value, SquareMetres = ground!.Value,
            Hours = hours!.Value, Persons = persons!.Value, DepthCm = depth, Cover = cover ?? GroundCover.Unknown,
            Obstacles = row.Text("obstacles"), Note = row.Text("note"), Origin = identity.Origin,
            Stops = lost is > 0 ? [new(why ?? StopReason.Weather, lost.Value)] : [],
        }, found, correction));
    }

    private static Item? ItemOf(RowValues row, RowIdentity identity, DateOnly? day)
    {
        if (row.Text("item_category") is null)
            return null;
        var category = row.Word("item_category", OrdnanceWords);
        var (quantity, disposal) = (row.Whole("item_quantity", 1, 100_000), row.Word<Disposal>("item_disposal"));
        var (depth, shape) = (row.Whole("item_depth_cm", 0, 3000), Checked(row, "longitude"));
        if (shape is not null and not Point)
            row.Fault("longitude", shape.GeometryType, "An item lies at a point.");
        return row.Faults.Count > 0 || day is null ? null : new Item
        {
            Id = default, Category = category!.Value, Quantity = quantity!.Value, Model = row.Text("item_model"),
            FoundOn = day.Value, Point = shape as Point, DepthCm = depth, Disposal = disposal!.Value,
            DisposedOn = disposal == Disposal.Left ? null : day, Origin = identity.Origin,
        };
    }

    private static FieldRow<EducationSession>? SessionOf(RowValues row, RowIdentity identity, FieldNames names)
    {
        var on = row.Needed("held_on").Length > 0 ? row.Day("held_on") : null;
        var organisation = row.Needed("organisation");
        var (method, audience) = (Coded(row, names.Codes, "method", "education-method"),
            Coded(row, names.Codes, "audience", "education-audience"));
        var people = PeopleOf(row);
        var first = row.Whole("first_time", 0, 100_000_000);
        var shape = Checked(row, "longitude");
        if (shape is not null and not Point)
            row.Fault("longitude", shape.GeometryType, "A session is held at a point.");
        return row.Faults.Count > 0 ? null : new(row.Line, new()
        {
            Id = Identity.From<EducationSessionId>(identity.Origin.Source, identity.Key),
            LocalId = row.Text("local_id") ?? identity.Key, On = on!.Value, Organisation = organisation,
            Method = method, Audience = audience, People = people, FirstTime = first, Point = shape as Point,
            Place = shape is null ? null : names.Places.Smallest(shape)?.Id, Origin = identity.Origin,
        });
    }

    /// <summary>People by sex and age where columns tell them, with the rest of the total as unknown.</summary>
    private static PeopleCount PeopleOf(RowValues row)
    {
        const int most = 1_000_000;
        (string Field, Sex Sex, string Band)[] columns =
        [
            ("women", Sex.Female, "18-plus"), ("men", Sex.Male, "18-plus"),
            ("girls", Sex.Female, "unknown"), ("boys", Sex.Male, "unknown"),
        ];
        List<PeopleGroup> groups = [.. from column in columns
                                       let count = row.Whole(column.Field, 0, most)
                                       where count > 0
                                       select new PeopleGroup(column.Sex, column.Band, count.Value)];
        var (told, total) = (groups.Sum(group => group.Count), row.Whole("people", 0, most));
        if (total is null && groups.Count == 0)
            row.Fault("people", null, "Nothing tells how many people came; give people, or women, men, girls, boys.");
        if (total < told)
            row.Fault("people", $"{total}", $"The groups sum to {told}, more than the total.");
        if (total > told && groups.Count > 0)
            groups.Add(new(Sex.Unknown, "unknown", total.Value - told));
        return new(total ?? told, groups);
    }
}
