using Furrow.Registry;
using Furrow.Registry.Pledges;

namespace Furrow.Store.Pledges;

/// <summary>Keeps links between claims. What nobody has confirmed is for partners, as claims are.</summary>
internal sealed class LinkRecords(Connections connections)
    : Records<ClaimLink, LinkId, LinkRecords.LinkRow>(connections, Described), ILinkStore
{
    private static readonly Table Described = new("claim_link", """
        uuid, from_claim, to_claim, kind, reasons, weight, state
        """, Sensitivity.Low)
    {
        Areas = AreaRule.Programme,
        Narrower = [(Sensitivity.Moderate, "r.state = 'confirmed'")],
    };

    /// <inheritdoc/>
    public Task<Slice<ClaimLink>> OfClaim(ClaimId claim, Page page, Viewer viewer, CancellationToken cancel)
    {
        var limit = Question.Limit(page);
        var question = new Question(Table, viewer)
            .And("(r.from_claim = @claim or r.to_claim = @claim)", "claim", claim.ToString()).After(page);
        return Read(question, limit, cancel);
    }

    /// <inheritdoc/>
    protected override LinkId IdOf(ClaimLink record) => record.Id;

    /// <inheritdoc/>
    protected override LinkRow ToRow(ClaimLink record) => new(record);

    /// <inheritdoc/>
    protected override ClaimLink ToRecord(LinkRow row) => row.ToLink();

    /// <summary>A row of the table.</summary>
    internal sealed class LinkRow : Row
    {
        /// <summary>For Dapper.</summary>
        public LinkRow()
        {
        }

        /// <summary>The row that keeps a link.</summary>
        public LinkRow(ClaimLink link)
        {
            Uuid = link.Id.ToString();
            FromClaim = link.From.ToString();
            ToClaim = link.To.ToString();
            Kind = Column.Word(link.Kind);
            Reasons = Column.Json(link.Reasons);
            Weight = link.Weight;
            State = Column.Word(link.State);
        }

        public string FromClaim { get; init; } = "";
        public string ToClaim { get; init; } = "";
        public string Kind { get; init; } = "";
        public string Reasons { get; init; } = "";
        public double Weight { get; init; }
        public string State { get; init; } = "";

        /// <summary>The link that the row keeps.</summary>
        public ClaimLink ToLink() => new()
        {
            Id = Column.Id<LinkId>(Uuid),
            From = Column.Id<ClaimId>(FromClaim),
            To = Column.Id<ClaimId>(ToClaim),
            Kind = Column.FromWord<LinkKind>(Kind),
            Reasons = Column.FromJson<LinkReason[]>(Reasons),
            Weight = Weight,
            State = Column.FromWord<LinkState>(State),
        };
    }
}
