using Furrow.Registry;
using Furrow.Registry.Pledges;
using Furrow.Registry.Sources;

namespace Furrow.Store.Pledges;

/// <summary>Keeps statements. They were said in public and a person let them stand.</summary>
internal sealed class StatementRecords(Connections connections)
    : Records<Statement, StatementId, StatementRecords.StatementRow>(connections, Described), IStatementStore
{
    private static readonly Table Described = new("statement", $"""
        uuid, commitment, claim, document, quote, quote_start, quote_end, quote_before, quote_after, direct, part,
        said_on, outlet, agencies, speaker, pledgers, recipients, thing, category, amount_text, amount, place,
        modality, date_text, days, due_on, condition, aggregate, part_of, grade, standing, decided_by, decided_at,
        {OriginRow.OriginColumns}
        """, Sensitivity.Low)
    {
        Searched = ["quote", "speaker", "outlet"],
        Areas = AreaRule.Programme,
    };

    /// <inheritdoc/>
    public Task<Slice<Statement>> OfCommitment(
        CommitmentId commitment, Page page, Viewer viewer, CancellationToken cancel)
    {
        var limit = Question.Limit(page);
        var question = new Question(Table, viewer)
            .And("r.commitment = @commitment", "commitment", commitment.ToString()).After(page);
        return Read(question, limit, cancel);
    }

    /// <inheritdoc/>
    protected override StatementId IdOf(Statement record) => record.Id;

    /// <inheritdoc/>
    protected override StatementRow ToRow(Statement record) => new(record);

    /// <inheritdoc/>
    protected override Statement ToRecord(StatementRow row) => row.ToStatement();

    /// <summary>A row of the table.</summary>
    internal sealed class StatementRow : OriginRow
    {
        /// <summary>For Dapper.</summary>
        public StatementRow()
        {
        }

        /// <summary>The row that keeps a statement.</summary>
        public StatementRow(Statement statement) : base(statement.Origin)
        {
            Uuid = statement.Id.ToString();
            Commitment = statement.Commitment.ToString();
            Claim = statement.Claim.ToString();
            Document = statement.Document.ToString();
            Quote = statement.Quote.Exact;
            (QuoteStart, QuoteEnd) = (statement.Quote.Start, statement.Quote.End);
            (QuoteBefore, QuoteAfter) = (statement.Quote.Prefix, statement.Quote.Suffix);
            Direct = statement.Direct;
            Part = Column.Word(statement.Role);
            SaidOn = Column.Of(statement.SaidOn);
            Outlet = statement.Outlet;
            Agencies = Column.Json(statement.Agencies);
            Speaker = statement.Speaker;
            Pledgers = Column.Json(statement.Pledgers);
            Recipients = Column.Json(statement.Recipients);
            Thing = statement.Thing;
            Category = Column.Word(statement.Category);
            AmountText = statement.Amount?.Text;
            Amount = statement.Amount is null ? null : Column.Json(statement.Amount);
            Place = statement.Place;
            Modality = Column.Word(statement.Modality);
            DateText = statement.When;
            Days = statement.Days is null ? null : Column.Json(statement.Days);
            PartOf = statement.PartOf?.ToString();
            DueOn = Column.Of(statement.DueOn);
            Condition = statement.Condition;
            Aggregate = statement.Aggregate;
            Grade = statement.Grade.ToString();
            Standing = statement.Standing;
            DecidedBy = statement.DecidedBy;
            DecidedAt = Column.Of(statement.DecidedAt);
        }

        public string Commitment { get; init; } = "";
        public string Claim { get; init; } = "";
        public string Document { get; init; } = "";
        public string Quote { get; init; } = "";
        public int QuoteStart { get; init; }
        public int QuoteEnd { get; init; }
        public string QuoteBefore { get; init; } = "";
        public string QuoteAfter { get; init; } = "";
        public bool Direct { get; init; }
        public string Part { get; init; } = "";
        public string? SaidOn { get; init; }
        public string? Outlet { get; init; }
        public string Agencies { get; init; } = "";
        public string? Speaker { get; init; }
        public string Pledgers { get; init; } = "";
        public string Recipients { get; init; } = "";
        public string Thing { get; init; } = "";
        public string Category { get; init; } = "";
        public string? AmountText { get; init; }
        public string? Amount { get; init; }
        public string? Place { get; init; }
        public string Modality { get; init; } = "";
        public string? DateText { get; init; }
        public string? Days { get; init; }
        public string? PartOf { get; init; }
        public string? DueOn { get; init; }
        public string? Condition { get; init; }
        public bool Aggregate { get; init; }
        public string Grade { get; init; } = "";
        public bool Standing { get; init; }
        public string DecidedBy { get; init; } = "";
        public string DecidedAt { get; init; } = "";

        /// <summary>The statement that the row keeps.</summary>
        public Statement ToStatement() => new()
        {
            Id = Column.Id<StatementId>(Uuid),
            Commitment = Column.Id<CommitmentId>(Commitment),
            Claim = Column.Id<ClaimId>(Claim),
            Document = Column.Id<DocumentId>(Document),
            Quote = new QuoteSelector(Quote, QuoteBefore, QuoteAfter, QuoteStart, QuoteEnd),
            Direct = Direct,
            Role = Column.FromWord<StatementRole>(Part),
            SaidOn = Column.DayOrNull(SaidOn),
            Outlet = Outlet,
            Agencies = Column.FromJson<string[]>(Agencies),
            Speaker = Speaker,
            Pledgers = Column.FromJson<string[]>(Pledgers),
            Recipients = Column.FromJson<string[]>(Recipients),
            Thing = Thing,
            Category = Column.FromWord<PledgeCategory>(Category),
            Amount = Amount is null ? null : Column.FromJson<Amount>(Amount),
            Place = Place,
            Modality = Column.FromWord<Modality>(Modality),
            When = DateText,
            Days = Days is null ? null : Column.FromJson<Days>(Days),
            PartOf = Column.IdOrNull<CommitmentId>(PartOf),
            DueOn = Column.DayOrNull(DueOn),
            Condition = Condition,
            Aggregate = Aggregate,
            Grade = Registry.Sources.Grade.Parse(Grade),
            Standing = Standing,
            DecidedBy = DecidedBy,
            DecidedAt = Column.Moment(DecidedAt),
            Origin = Origin(),
        };
    }
}
