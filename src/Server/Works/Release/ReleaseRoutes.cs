using Furrow.Registry;
using Furrow.Registry.Hazards;
using Furrow.Registry.Works.Release;

namespace Furrow.Server.Works.Release;

/// <summary>Addresses of the release of ground.</summary>
internal static class ReleaseRoutes
{
    private const string Listed = "limit after place text";
    private const int LargestReport = 512 * 1024;

    /// <summary>Every address; what each may be asked stands beside it.</summary>
    public static void Add(Routes routes)
    {
        routes.Get("organisations", "limit after text", ask => ask.List(ask.Store.Release.Organisations));
        routes.Get("organisations/{id}", "", ReleaseAnswers.OneOrganisation);
        routes.Get("accreditations", "limit after text", ask => ask.List(ask.Store.Release.Accreditations));
        routes.Get("accreditations/{id}", "", async ask =>
            await ask.One(ask.Store.Release.Accreditations, _ => null));
        routes.Get("board", "", ReleaseAnswers.Board);
        routes.Get("tasks", Listed + " hazard state", ReleaseAnswers.Tasks);
        routes.Get("tasks/{id}", "", ReleaseAnswers.OneTask);
        routes.Get("reports", "limit after task crew", ReleaseAnswers.Reports);
        routes.Get("reports/{id}", "", async ask =>
            await ask.One(ask.Store.Release.Reports, one => one.Place));
        routes.Get("items", Listed, ask => ask.List(ask.Store.Release.Items));
        routes.Get("visits/{id}", "", async ask =>
            await ask.One(ask.Store.Release.Visits, one => one.Place));
        routes.Get("inspections/{id}", "", async ask =>
            await ask.One(ask.Store.Release.Inspections, one => one.Place));
        routes.Get("incidents", Listed, ask => ask.List(ask.Store.Release.Incidents));
        routes.Get("incidents/{id}", "", ReleaseAnswers.OneIncident);
        routes.Get("completions", Listed, ask => ask.List(ask.Store.Release.Completions));
        routes.Get("completions/{id}", "", async ask =>
            await ask.One(ask.Store.Release.Completions, one => one.Place));
        routes.Get("completions/{id}/certificate", "", ReleaseAnswers.Certificate);
        routes.Get("release-rules", "", async ask => await Desk(ask).Rules(ask.Cancel));
        routes.Get("rates", "from to", ReleaseAnswers.Rates);
        routes.Get("sampling", "lot bad confidence unit", ReleaseAnswers.Sampling);
        routes.Get("sessions", Listed, ask => ask.List(ask.Store.Sessions));
        routes.Get("sessions/{id}", "", async ask => await ask.One(ask.Store.Sessions, one => one.Place));
        Entries(routes);
        routes.Post<ActBody>("accreditations/{id}/withdraw", (ask, why, body) => Shown(Desk(ask).Withdraw(
            ask.Id<AccreditationId>(), Need(body.On, "on"), ask.Actor, why, ask.Cancel)));
        routes.Post<ActBody>("tasks/{id}/{act}", TaskActs.Act);
        routes.Post<ActBody>("visits/{id}/{act}", TaskActs.ActOnVisit);
        routes.Post<ActBody>("incidents/{id}/{act}", TaskActs.ActOnIncident);
    }

    /// <summary>The desk that acts are handed in at.</summary>
    public static ReleaseDesk Desk(Ask ask) => new(ask.Store, ask.Options.Clock, ask.Viewer);

    /// <summary>A part of a body that an act cannot do without.</summary>
    public static T Need<T>(T? value, string name) where T : struct => value
        ?? throw new Refusal("request.missing", $"'{name}' is missing in the body; this act needs it.");

    /// <summary>A text of a body that an act cannot do without.</summary>
    public static string Need(string? value, string name) => value?.Trim() is { Length: > 0 and <= 2000 } text ? text
        : throw new Refusal("request.missing", $"'{name}' is missing in the body or longer than 2,000 characters.");

    /// <summary>A record as an answer.</summary>
    public static async Task<object?> Shown<T>(Task<T> made) where T : class => await made;

    private static void Entries(Routes routes)
    {
        routes.Post<RecordBody<Organisation>>("organisations", (ask, why, body) =>
            Shown(Desk(ask).Register(body.Record, ask.Actor, why, ask.Cancel)));
        routes.Post<RecordBody<Accreditation>>("accreditations", (ask, why, body) =>
            Shown(Desk(ask).Accredit(body.Record, ask.Actor, why, ask.Cancel)));
        routes.Post<RecordBody<ReleaseRules>>("release-rules", (ask, why, body) =>
            Shown(Desk(ask).SetRules(body.Record, ask.Actor, why, ask.Cancel)));
        routes.Post<RecordBody<TaskOrder>>("tasks", (ask, why, body) =>
            Shown(Desk(ask).Draft(body.Record, ask.Actor, why, ask.Cancel)), LargestReport, Ability.Enter);
        routes.Post<ReportBody>("reports", (ask, why, body) => Shown(Desk(ask).Report(
            body.Record, body.Found, body.Correction, ask.Actor, why, ask.Cancel)), LargestReport, Ability.Enter);
        routes.Post<RecordBody<Visit>>("visits", (ask, why, body) =>
            Shown(Desk(ask).AddVisit(body.Record, ask.Actor, why, ask.Cancel)), LargestReport, Ability.Enter);
        routes.Post<LotBody>("inspections", (ask, why, body) => Shown(Desk(ask).PlanInspection(
            body.Id, body.Task, body.Lot, body.Inspecting, body.AgainOf,
            new Origin("entered", null, body.Illustrative), ask.Actor, why, ask.Cancel)),
            LargestReport);
        routes.Post<ResultBody>("inspections/{id}/judge", (ask, why, body) => Shown(Desk(ask).JudgeInspection(
            ask.Id<InspectionId>(), body.Day, Need(body.Inspector, "inspector"), body.Units, body.DepthCm,
            body.Findings, ask.Actor, why, ask.Cancel)), LargestReport);
        routes.Post<RecordBody<Incident>>("incidents", (ask, why, body) =>
            Shown(Desk(ask).Open(body.Record, ask.Actor, why, ask.Cancel)), needs: Ability.Enter);
        routes.Post<RecordBody<Victim>>("victims", (ask, why, body) =>
            Shown(Desk(ask).AddVictim(body.Record, ask.Actor, why, ask.Cancel)));
        routes.Post("incidents/{id}/victims", FieldActs.Victims);
        routes.Post<RecordBody<EducationSession>>("sessions", FieldActs.Session, needs: Ability.Enter);
        routes.Post<RecordBody<Code>>("codes", FieldActs.Code);
        routes.Post<RecordBody<Completion>>("completions", (ask, why, body) =>
            Shown(Desk(ask).WriteCompletion(body.Record, ask.Actor, why, ask.Cancel)), LargestReport);
    }
}
