using Furrow.Registry;
using Furrow.Registry.Works.Release;

namespace Furrow.Store.Works.Release;

/// <summary>The tables of release, together.</summary>
internal sealed class ReleaseRecords(Connections connections, IHoldStore holds) : IReleaseStores
{
    private readonly OrganisationRecords organisations = new(connections);
    private readonly AccreditationRecords accreditations = new(connections);
    private readonly TaskOrderRecords tasks = new(connections);
    private readonly ReportRecords reports = new(connections);
    private readonly ItemRecords items = new(connections);
    private readonly VisitRecords visits = new(connections);
    private readonly InspectionRecords inspections = new(connections);
    private readonly IncidentRecords incidents = new(connections);
    private readonly VictimRecords victims = new(connections);
    private readonly CompletionRecords completions = new(connections);
    private readonly RulesRecords rules = new(connections);

    /// <summary>Each kind, for those who examine all of them.</summary>
    public IReadOnlyList<IExaminable> Kinds =>
    [
        organisations, accreditations, tasks, reports, items, visits, inspections, incidents, victims, completions,
        rules,
    ];

    /// <inheritdoc/>
    public IRecordStore<Organisation, OrganisationId> Organisations => organisations;

    /// <inheritdoc/>
    public IOwnedStore<Accreditation, AccreditationId> Accreditations => accreditations;

    /// <inheritdoc/>
    public ITaskOrderStore Tasks => tasks;

    /// <inheritdoc/>
    public IReportStore Reports => reports;

    /// <inheritdoc/>
    public IOwnedStore<Item, ItemId> Items => items;

    /// <inheritdoc/>
    public IOwnedStore<Visit, VisitId> Visits => visits;

    /// <inheritdoc/>
    public IOwnedStore<Inspection, InspectionId> Inspections => inspections;

    /// <inheritdoc/>
    public IOwnedStore<Incident, IncidentId> Incidents => incidents;

    /// <inheritdoc/>
    public IVictimStore Victims => victims;

    /// <inheritdoc/>
    public IOwnedStore<Completion, CompletionId> Completions => completions;

    /// <inheritdoc/>
    public IRecordStore<ReleaseRules, RulesId> Rules => rules;

    /// <inheritdoc/>
    public IHoldStore Holds => holds;
}
