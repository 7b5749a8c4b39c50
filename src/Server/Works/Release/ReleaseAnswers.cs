using System.Globalization;
using Furrow.Registry;
using Furrow.Registry.Hazards;
using Furrow.Registry.Works;
using Furrow.Registry.Works.Release;

namespace Furrow.Server.Works.Release;

/// <summary>Orders, reports, incidents and rates as pages see them.</summary>
internal static class ReleaseAnswers
{
    private const int MostOfState = 200;
    private const int MostReports = 400;

    /// <summary>Orders by state, each state with its count and its first orders.</summary>
    public static async Task<object?> Board(Ask ask)
    {
        var tasks = ask.Store.Release.Tasks;
        var counts = await tasks.Board(ask.Viewer, ask.Cancel);
        var columns = new List<StateView>();
        foreach (var state in Enum.GetValues<TaskState>())
        {
            var count = counts.GetValueOrDefault(state);
            columns.Add(new(state, count, count == 0 ? []
                : (await tasks.In(state, new Page(MostOfState), ask.Viewer, ask.Cancel)).Items));
        }

        return new BoardView(columns, await Names(ask));
    }

    /// <summary>Orders, all or those of one hazard or state.</summary>
    public static async Task<object?> Tasks(Ask ask)
    {
        var tasks = ask.Store.Release.Tasks;
        var (hazard, word) = (ask.Id<HazardId>("hazard"), ask.Word("state"));
        if (hazard is null && word is null)
            return await ask.List(tasks);
        if (hazard is { } id)
            return ListView.Of(await tasks.Of(id.Value, ask.Page(), ask.Viewer, ask.Cancel));
        foreach (var state in Enum.GetValues<TaskState>())
            if (Collection.Word(state) == word)
                return ListView.Of(await tasks.In(state, ask.Page(), ask.Viewer, ask.Cancel));
        throw new Refusal("request.state", $"'{Answers.Short(word!)}' is no state; use one of "
            + $"{string.Join(", ", Collection.WordsOf<TaskState>())}.");
    }

    /// <summary>An order with all that belongs to it.</summary>
    public static async Task<object?> OneTask(Ask ask)
    {
        var id = ask.Id<TaskOrderId>();
        var desk = ReleaseRoutes.Desk(ask);
        if (await desk.Look(id, ask.Cancel) is not { } file)
            return null;
        var reports = await ask.Store.Release.Reports.Of(id.Value, new Page(MostReports), ask.Viewer, ask.Cancel);
        var crews = new List<Crew>();
        foreach (var crew in file.Task.Crews)
            if (await ask.Store.Crews.Find(crew, ask.Viewer, ask.Cancel) is { } found)
                crews.Add(found);
        var hazards = new List<Hazard>();
        foreach (var hazard in file.Task.Hazards.Take(20))
            if (await ask.Store.Hazards.Find(hazard, ask.Viewer, ask.Cancel) is { } found)
                hazards.Add(found);
        return new TaskView(
            file.Task, (await ask.Snapshot.Places).Name(file.Task.Place), file,
            [.. reports.Items.OrderByDescending(one => one.Day).ThenBy(one => one.Id.Value)], crews, hazards,
            await Names(ask), await desk.Rules(ask.Cancel), await ask.Journal(id.Value));
    }

    /// <summary>Reports of a task or a crew.</summary>
    public static async Task<object?> Reports(Ask ask)
    {
        var reports = ask.Store.Release.Reports;
        return (ask.Id<TaskOrderId>("task")?.Value ?? ask.Id<CrewId>("crew")?.Value) is { } owner
            ? ListView.Of(await reports.Of(owner, ask.Page(), ask.Viewer, ask.Cancel))
            : ListView.Of(await reports.List(Filter.None, ask.Page(), ask.Viewer, ask.Cancel));
    }

    /// <summary>An organisation with its accreditations.</summary>
    public static async Task<object?> OneOrganisation(Ask ask)
    {
        if (await ask.One(ask.Store.Release.Organisations, _ => null) is not { } view)
            return null;
        var all = await ask.Store.Release.Accreditations.Of(
            view.Record.Id.Value, new Page(1000), ask.Viewer, ask.Cancel);
        return new OrganisationView(view.Record, all.Items, view.Journal);
    }

    /// <summary>An incident with its deadlines; victims only as a number.</summary>
    public static async Task<object?> OneIncident(Ask ask)
    {
        if (await ask.One(ask.Store.Release.Incidents, one => one.Place) is not { } view)
            return null;
        var rules = await ReleaseRoutes.Desk(ask).Rules(ask.Cancel);
        var next = ReleaseStates.Incidents.Next(view.Record.State, new()
        {
            Authority = true, Findings = true, Actions = true, Reason = "",
            Reported = view.Record is { FirstAt: not null, InitialAt: not null, DetailedAt: not null },
        });
        var victims = await ask.Store.Release.Victims.Of(
            view.Record.Id.Value, new Page(1000), ask.Viewer, ask.Cancel);
        return new IncidentView(
            view.Record, view.PlaceName, view.Record.Deadlines(rules), next, rules.Authorities, victims.Items.Count,
            view.Journal);
    }

    /// <summary>The completion report or certificate as PDF.</summary>
    public static async Task<object?> Certificate(Ask ask) => await Release.Certificate.Of(
        ask.Store, ask.Id<CompletionId>(), ask.Options.Clock, ask.Viewer, ask.Cancel) is { } paper
        ? new Answer(paper.Pdf(), "application/pdf") : null;

    /// <summary>How fast ground was worked on, by crew, method and ground.</summary>
    public static async Task<object?> Rates(Ask ask)
    {
        var from = ask.Day("from")
            ?? DateOnly.FromDateTime(ask.Options.Clock.GetUtcNow().UtcDateTime).AddDays(-365);
        var to = ask.Day("to") ?? DateOnly.MaxValue;
        return new RatesView(
            from, to, await ask.Store.Release.Reports.Rates(from, to, ask.Viewer, ask.Cancel));
    }

    /// <summary>A sampling plan for a lot, in words.</summary>
    public static async Task<object?> Sampling(Ask ask)
    {
        var rules = await ReleaseRoutes.Desk(ask).Rules(ask.Cancel);
        var (lot, bad) = (Number(ask, "lot"), Number(ask, "bad"));
        var (confidence, unit) = (
            Number(ask, "confidence") ?? rules.Confidence, Number(ask, "unit") ?? rules.UnitSquareMetres);
        var plan = lot is { } units
            ? Registry.Works.Release.Sampling.OfLot(
                Whole(units), Whole(bad ?? Math.Max(1, Math.Floor(units * rules.ToleratedShare))), confidence, unit)
            : Registry.Works.Release.Sampling.OfShare(bad ?? rules.ToleratedShare, confidence, unit);
        return new SamplingView(plan, plan.Words());
    }

    private static int Whole(decimal value) => value is >= 0 and <= int.MaxValue && value == decimal.Truncate(value)
        ? (int)value : throw new Refusal("request.number", $"{value} is not a whole number of units.");

    private static decimal? Number(Ask ask, string name) => ask.Word(name) is not { } text ? null
        : decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) ? value
        : throw new Refusal("request.number", $"'{name}' is '{Answers.Short(text)}'; write a number like 0.95.");

    private static async Task<IReadOnlyDictionary<string, string>> Names(Ask ask) =>
        (await ask.Store.Release.Organisations.List(Filter.None, new Page(1000), ask.Viewer, ask.Cancel)).Items
            .ToDictionary(one => one.Id.ToString(), one => one.Name);

    private sealed record StateView(TaskState State, long Count, IReadOnlyList<TaskOrder> Tasks);

    private sealed record BoardView(
        IReadOnlyList<StateView> States, IReadOnlyDictionary<string, string> Organisations);

    private sealed record TaskView(
        TaskOrder Record, string? PlaceName, TaskFile File, IReadOnlyList<DailyReport> Reports,
        IReadOnlyList<Crew> Crews, IReadOnlyList<Hazard> Hazards, IReadOnlyDictionary<string, string> Organisations,
        ReleaseRules Rules, IReadOnlyList<EntryView> Journal);

    private sealed record OrganisationView(
        Organisation Record, IReadOnlyList<Accreditation> Accreditations, IReadOnlyList<EntryView> Journal);

    private sealed record IncidentView(
        Incident Record, string? PlaceName, IReadOnlyList<Deadline> Deadlines,
        IReadOnlyList<NextStep<IncidentState>> Next, IReadOnlyList<string> Authorities, int Victims,
        IReadOnlyList<EntryView> Journal);

    private sealed record RatesView(DateOnly From, DateOnly To, IReadOnlyList<FieldRate> Rates);

    private sealed record SamplingView(SamplingPlan Plan, string Words);
}
