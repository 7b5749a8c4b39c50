using Furrow.Registry;
using Furrow.Registry.Pledges;

namespace Furrow.Store.Pledges;

/// <summary>Keeps decisions: adds and never changes. They name people and reasons, as the journal does.</summary>
internal sealed class DecisionRecords(Connections connections)
    : Records<Decision, DecisionId, DecisionRecords.DecisionRow>(connections, Described), IDecisionStore
{
    private const int MostOfSubject = 1_000;

    private static readonly Table Described = new("decision", """
        uuid, subject, number, action, slot, old_value, new_value, reverses, actor, at, why
        """, Sensitivity.High)
    {
        Areas = AreaRule.Unbounded,
    };

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Decision>> Of(string subject, Viewer viewer, CancellationToken cancel)
    {
        var question = new Question(Table, viewer).And("r.subject = @subject", "subject", subject);
        return (await Read(question, "r.number", MostOfSubject, cancel)).Items;
    }

    /// <inheritdoc/>
    public Task<Slice<Decision>> List(Page page, Viewer viewer, CancellationToken cancel) =>
        List(Filter.None, page, viewer, cancel);

    /// <inheritdoc/>
    public async Task<Saved> Add(IWriting writing, IReadOnlyList<Decision> decisions, CancellationToken cancel)
    {
        var saved = await Save(writing, decisions, cancel);
        return saved.Changed == 0
            ? saved
            : throw new Refusal("decision.kept",
                "A decision of that number is kept already; decisions are never changed. Read it anew and decide "
                + "again.");
    }

    /// <inheritdoc/>
    protected override DecisionId IdOf(Decision record) => record.Id;

    /// <inheritdoc/>
    protected override DecisionRow ToRow(Decision record) => new(record);

    /// <inheritdoc/>
    protected override Decision ToRecord(DecisionRow row) => row.ToDecision();

    /// <summary>A row of the table.</summary>
    internal sealed class DecisionRow : Row
    {
        /// <summary>For Dapper.</summary>
        public DecisionRow()
        {
        }

        /// <summary>The row that keeps a decision.</summary>
        public DecisionRow(Decision decision)
        {
            Uuid = decision.Id.ToString();
            Subject = decision.Subject;
            Number = decision.Number;
            Action = Column.Word(decision.Action);
            Slot = decision.Slot is { } slot ? Column.Word(slot) : null;
            OldValue = decision.Old;
            NewValue = decision.New;
            Reverses = decision.Reverses?.ToString();
            Actor = decision.Actor;
            At = Column.Of(decision.At);
            Why = decision.Why;
        }

        public string Subject { get; init; } = "";
        public int Number { get; init; }
        public string Action { get; init; } = "";
        public string? Slot { get; init; }
        public string? OldValue { get; init; }
        public string? NewValue { get; init; }
        public string? Reverses { get; init; }
        public string Actor { get; init; } = "";
        public string At { get; init; } = "";
        public string Why { get; init; } = "";

        /// <summary>The decision that the row keeps.</summary>
        public Decision ToDecision() => new()
        {
            Id = Column.Id<DecisionId>(Uuid),
            Subject = Subject,
            Number = Number,
            Action = Column.FromWord<DecisionAction>(Action),
            Slot = Slot is null ? null : Column.FromWord<ClaimSlot>(Slot),
            Old = OldValue,
            New = NewValue,
            Reverses = Column.IdOrNull<DecisionId>(Reverses),
            Actor = Actor,
            At = Column.Moment(At),
            Why = Why,
        };
    }
}
