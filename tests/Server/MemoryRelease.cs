using Furrow.Registry;
using Furrow.Registry.Works.Release;

namespace Furrow.Tests.Server;

/// <summary>Orders, reports, quality and incidents in memory.</summary>
internal sealed class MemoryRelease : IReleaseStores
{
    public IRecordStore<Organisation, OrganisationId> Organisations { get; } =
        new MemoryRecords<Organisation, OrganisationId>("organisation", one => one.Id, _ => null, _ => null);

    public IOwnedStore<Accreditation, AccreditationId> Accreditations { get; } =
        new MemoryOwned<Accreditation, AccreditationId>(
            "accreditation", one => one.Id, one => [one.Organisation.Value, one.Crew?.Value]);

    public ITaskOrderStore Tasks { get; } = new MemoryTasks();

    public IReportStore Reports { get; } = new MemoryReports();

    public IOwnedStore<Item, ItemId> Items { get; } = new MemoryOwned<Item, ItemId>(
        "item", one => one.Id, one => [one.Report?.Value, one.Task?.Value, one.Hazard?.Value]);

    public IOwnedStore<Visit, VisitId> Visits { get; } =
        new MemoryOwned<Visit, VisitId>("visit", one => one.Id, one => [one.Task.Value]);

    public IOwnedStore<Inspection, InspectionId> Inspections { get; } =
        new MemoryOwned<Inspection, InspectionId>("inspection", one => one.Id, one => [one.Task.Value]);

    public IOwnedStore<Incident, IncidentId> Incidents { get; } =
        new MemoryOwned<Incident, IncidentId>("incident", one => one.Id, one => [one.Task?.Value, one.Hazard?.Value]);

    public IVictimStore Victims { get; } = new MemoryVictims();

    public IOwnedStore<Completion, CompletionId> Completions { get; } =
        new MemoryOwned<Completion, CompletionId>("completion", one => one.Id, one => [one.Task.Value]);

    public IRecordStore<ReleaseRules, RulesId> Rules { get; } =
        new MemoryRecords<ReleaseRules, RulesId>("release_rules", one => one.Id, _ => null, _ => null);

    public IHoldStore Holds { get; } = new NoHolds();

    private sealed class NoHolds : IHoldStore
    {
        public Task<IReadOnlyList<Hold>> Standing(Viewer viewer, CancellationToken cancel) =>
            Task.FromResult<IReadOnlyList<Hold>>([]);
    }

    private sealed class MemoryVictims() : MemoryOwned<Victim, VictimId>(
        "victim", one => one.Id, one => [one.Incident?.Value, one.Accident?.Value]), IVictimStore
    {
        public async Task<IReadOnlyList<Victim>> Read(
            IWriting writing, Guid owner, Viewer viewer, CancellationToken cancel) =>
            (await Of(owner, new Page(Page.Largest), viewer, cancel)).Items;
    }

    private class MemoryOwned<TRecord, TId>(string kind, Func<TRecord, TId> id, Func<TRecord, Guid?[]> owners)
        : MemoryRecords<TRecord, TId>(kind, id, _ => null, _ => null), IOwnedStore<TRecord, TId>
        where TRecord : class
        where TId : struct, IIdentity<TId>
    {
        public Task<Slice<TRecord>> Of(Guid owner, Page page, Viewer viewer, CancellationToken cancel) =>
            Task.FromResult(Cut(Records.Values.Where(record => owners(record).Contains(owner)), page));
    }

    private sealed class MemoryTasks() : MemoryOwned<TaskOrder, TaskOrderId>(
        "task_order", one => one.Id,
        one => [one.Organisation.Value, .. one.Hazards.Select(hazard => (Guid?)hazard.Value)]),
        ITaskOrderStore
    {
        public Task<Slice<TaskOrder>> In(TaskState state, Page page, Viewer viewer, CancellationToken cancel) =>
            Task.FromResult(Cut(Records.Values.Where(task => task.State == state), page));

        public Task<IReadOnlyDictionary<TaskState, long>> Board(Viewer viewer, CancellationToken cancel) =>
            Task.FromResult<IReadOnlyDictionary<TaskState, long>>(Records.Values.GroupBy(task => task.State)
                .ToDictionary(group => group.Key, group => group.LongCount()));
    }

    private sealed class MemoryReports() : MemoryOwned<DailyReport, ReportId>(
        "daily_report", one => one.Id, one => [one.Task.Value, one.Crew.Value]), IReportStore
    {
        public Task<WorkDone> Done(TaskOrderId task, Viewer viewer, CancellationToken cancel)
        {
            var all = Records.Values.Where(report => report.Task == task).ToList();
            return Task.FromResult(new WorkDone(
                all.Count, all.Sum(one => one.SquareMetres), all.Sum(one => one.Hours * one.Persons),
                all.Select(one => one.Day).Distinct().Count(), all.Sum(one => one.Items),
                all.Count == 0 ? null : all.Min(one => one.Day), all.Count == 0 ? null : all.Max(one => one.Day)));
        }

        public Task<IReadOnlyList<FieldRate>> Rates(
            DateOnly from, DateOnly to, Viewer viewer, CancellationToken cancel) =>
            Task.FromResult<IReadOnlyList<FieldRate>>([]);
    }
}
