using Furrow.Registry.Hazards;

namespace Furrow.Registry.Works.Release;

/// <summary>Keeps records that belong to others: reports of a task, accreditations of an organisation.</summary>
public interface IOwnedStore<TRecord, TId> : IRecordStore<TRecord, TId>
    where TRecord : class
    where TId : struct, IIdentity<TId>
{
    /// <summary>Records that name this owner (a task, a crew, a hazard …), ordered by identity.</summary>
    Task<Slice<TRecord>> Of(Guid owner, Page page, Viewer viewer, CancellationToken cancel);
}

/// <summary>Keeps task orders; their owners are hazards and organisations.</summary>
public interface ITaskOrderStore : IOwnedStore<TaskOrder, TaskOrderId>
{
    /// <summary>Orders in one state, ordered by identity.</summary>
    Task<Slice<TaskOrder>> In(TaskState state, Page page, Viewer viewer, CancellationToken cancel);

    /// <summary>How many orders stand in each state; states without any are missing.</summary>
    Task<IReadOnlyDictionary<TaskState, long>> Board(Viewer viewer, CancellationToken cancel);
}

/// <summary>Keeps daily reports; their owners are tasks and crews.</summary>
public interface IReportStore : IOwnedStore<DailyReport, ReportId>
{
    /// <summary>What all reports of a task come to.</summary>
    Task<WorkDone> Done(TaskOrderId task, Viewer viewer, CancellationToken cancel);

    /// <summary>
    /// How fast ground was worked on between two days, both included, by crew, method and cover; ordered by these, at
    /// most ten thousand lines.
    /// </summary>
    Task<IReadOnlyList<FieldRate>> Rates(DateOnly from, DateOnly to, Viewer viewer, CancellationToken cancel);
}

/// <summary>What the reports of a task come to.</summary>
/// <param name="Reports">How many.</param>
/// <param name="SquareMetres">m² worked on.</param>
/// <param name="PersonHours">Hours times people.</param>
/// <param name="Days">Days with a report.</param>
/// <param name="Items">Items found.</param>
/// <param name="First">First day; null without reports.</param>
/// <param name="Last">Last day; null without reports.</param>
public sealed record WorkDone(
    long Reports, double SquareMetres, double PersonHours, long Days, long Items, DateOnly? First, DateOnly? Last);

/// <summary>How fast one crew works on one kind of ground by one method, by its own daily reports.</summary>
/// <param name="Crew">The crew.</param>
/// <param name="Method">The method.</param>
/// <param name="Cover">The ground.</param>
/// <param name="Days">Reports that it stands on.</param>
/// <param name="SquareMetresPerHour">m² in an hour of the crew: all ground by all hours.</param>
/// <param name="Spread">Standard deviation between days, m² per hour; 0 from a single day.</param>
/// <param name="Slowest">Slowest day, m² per hour.</param>
/// <param name="Fastest">Fastest day, m² per hour.</param>
public sealed record FieldRate(
    CrewId Crew, FieldMethod Method, GroundCover Cover, long Days, double SquareMetresPerHour, double Spread,
    double Slowest, double Fastest);

/// <summary>Keeps victims, for a small role (<see cref="Sensitivity.Severe"/>).</summary>
public interface IVictimStore : IOwnedStore<Victim, VictimId>
{
    /// <summary>
    /// Victims of an incident or accident, to be shown to somebody: the journal keeps who read them, when and why, even
    /// when there are none.
    /// </summary>
    Task<IReadOnlyList<Victim>> Read(IWriting writing, Guid owner, Viewer viewer, CancellationToken cancel);
}

/// <summary>Everything that is kept about the release of ground.</summary>
public interface IReleaseStores
{
    /// <summary>Organisations.</summary>
    IRecordStore<Organisation, OrganisationId> Organisations { get; }

    /// <summary>Accreditations; their owners are organisations and crews.</summary>
    IOwnedStore<Accreditation, AccreditationId> Accreditations { get; }

    /// <summary>Task orders.</summary>
    ITaskOrderStore Tasks { get; }

    /// <summary>Daily reports.</summary>
    IReportStore Reports { get; }

    /// <summary>Found items; their owners are reports, tasks and hazards.</summary>
    IOwnedStore<Item, ItemId> Items { get; }

    /// <summary>Quality visits; their owners are tasks.</summary>
    IOwnedStore<Visit, VisitId> Visits { get; }

    /// <summary>Inspections of lots; their owners are tasks.</summary>
    IOwnedStore<Inspection, InspectionId> Inspections { get; }

    /// <summary>Incidents; their owners are tasks and hazards.</summary>
    IOwnedStore<Incident, IncidentId> Incidents { get; }

    /// <summary>Victims; their owners are incidents and accidents.</summary>
    IVictimStore Victims { get; }

    /// <summary>Completion reports; their owners are tasks.</summary>
    IOwnedStore<Completion, CompletionId> Completions { get; }

    /// <summary>The programme's rules of release: one record.</summary>
    IRecordStore<ReleaseRules, RulesId> Rules { get; }

    /// <summary>What stands still because an authority ordered it.</summary>
    IHoldStore Holds { get; }
}

/// <summary>
/// An authority's order that ground and works stand still. It tells no reason: that is kept where few may read it.
/// </summary>
/// <param name="By">The record that orders it and that alone ends it.</param>
/// <param name="Hazards">Ground that is frozen.</param>
/// <param name="Orders">Task orders that are stopped.</param>
/// <param name="Works">Works that no plan may count on.</param>
public sealed record Hold(
    Guid By, IReadOnlyList<HazardId> Hazards, IReadOnlyList<TaskOrderId> Orders, IReadOnlyList<WorkId> Works);

/// <summary>Tells what stands still by order.</summary>
public interface IHoldStore
{
    /// <summary>
    /// Every order that stands. A gate must hold for whoever asks, so the viewer's area and ceiling leave nothing out:
    /// for rules and plans, not to be shown.
    /// </summary>
    Task<IReadOnlyList<Hold>> Standing(Viewer viewer, CancellationToken cancel);
}
