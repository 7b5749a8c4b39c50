using Furrow.Registry;
using Furrow.Registry.Pledges;
using Furrow.Registry.Sources;

namespace Furrow.Store.Pledges;

/// <summary>Keeps claims. What nobody has confirmed is for partners: a guess is not published as a promise.</summary>
internal sealed class ClaimRecords(Connections connections)
    : Records<Claim, ClaimId, ClaimRecords.ClaimRow>(connections, Described), IClaimStore
{
    private static readonly Table Described = new("claim", $"""
        uuid, document, quote_start, quote_end, direct, pledgers, recipients, thing, category, amount_text, amount,
        place, modality, speaker, cited_outlets, date_text, days, aggregate, state, {OriginRow.OriginColumns}
        """, Sensitivity.Low)
    {
        Searched = ["thing", "amount_text"],
        Areas = AreaRule.Programme,
        Narrower = [(Sensitivity.Moderate, "r.state = 'confirmed'")],
    };

    /// <inheritdoc/>
    public async Task<Slice<Claim>> OfDocument(
        DocumentId document, Page page, Viewer viewer, CancellationToken cancel)
    {
        var limit = Question.Limit(page);
        var question = new Question(Table, viewer).And("r.document = @document", "document", document.ToString());
        if (page.After is { } after)
        {
            question.And(
                "(r.quote_start, r.uuid) > (select quote_start, uuid from claim where uuid = @after)", "after",
                Guid.TryParse(after, out var uuid) ? uuid.ToString() : throw Question.Malformed(after));
        }

        return await Read(question, "r.quote_start, r.uuid", limit, cancel);
    }

    /// <inheritdoc/>
    protected override ClaimId IdOf(Claim record) => record.Id;

    /// <inheritdoc/>
    protected override ClaimRow ToRow(Claim record) => new(record);

    /// <inheritdoc/>
    protected override Claim ToRecord(ClaimRow row) => row.ToClaim();

    /// <summary>A row of the table.</summary>
    internal sealed class ClaimRow : OriginRow
    {
        /// <summary>For Dapper.</summary>
        public ClaimRow()
        {
        }

        /// <summary>The row that keeps a claim.</summary>
        public ClaimRow(Claim claim) : base(claim.Origin)
        {
            Uuid = claim.Id.ToString();
            Document = claim.Document.ToString();
            QuoteStart = claim.Quote.Start;
            QuoteEnd = claim.Quote.End;
            Direct = claim.Direct;
            Pledgers = Column.Json(claim.Pledgers);
            Recipients = Column.Json(claim.Recipients);
            Thing = claim.Thing;
            Category = Column.Word(claim.Category);
            AmountText = claim.Amount?.Text;
            Amount = claim.Amount is null ? null : Column.Json(claim.Amount);
            Place = Column.Json(claim.Place);
            Modality = Column.Word(claim.Modality);
            Speaker = Column.Json(claim.Speaker);
            CitedOutlets = Column.Json(claim.CitedOutlets);
            DateText = claim.When;
            Days = claim.Days is null ? null : Column.Json(claim.Days);
            Aggregate = claim.Aggregate;
            State = Column.Word(claim.State);
        }

        public string Document { get; init; } = "";
        public int QuoteStart { get; init; }
        public int QuoteEnd { get; init; }
        public bool Direct { get; init; }
        public string Pledgers { get; init; } = "";
        public string Recipients { get; init; } = "";
        public string Thing { get; init; } = "";
        public string Category { get; init; } = "";
        public string? AmountText { get; init; }
        public string? Amount { get; init; }
        public string Place { get; init; } = "";
        public string Modality { get; init; } = "";
        public string Speaker { get; init; } = "";
        public string CitedOutlets { get; init; } = "";
        public string? DateText { get; init; }
        public string? Days { get; init; }
        public bool Aggregate { get; init; }
        public string State { get; init; } = "";

        /// <summary>The claim that the row keeps.</summary>
        public Claim ToClaim() => new()
        {
            Id = Column.Id<ClaimId>(Uuid),
            Document = Column.Id<DocumentId>(Document),
            Quote = new Span(QuoteStart, QuoteEnd),
            Direct = Direct,
            Pledgers = Column.FromJson<Slot[]>(Pledgers),
            Recipients = Column.FromJson<Slot[]>(Recipients),
            Thing = Thing,
            Category = Column.FromWord<PledgeCategory>(Category),
            Amount = Amount is null ? null : Column.FromJson<Amount>(Amount),
            Place = Column.FromJson<Slot>(Place),
            Modality = Column.FromWord<Modality>(Modality),
            Speaker = Column.FromJson<Slot>(Speaker),
            CitedOutlets = Column.FromJson<string[]>(CitedOutlets),
            When = DateText,
            Days = Days is null ? null : Column.FromJson<Days>(Days),
            Aggregate = Aggregate,
            State = Column.FromWord<ClaimState>(State),
            Origin = Origin(),
        };
    }
}
