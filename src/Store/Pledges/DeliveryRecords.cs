using Furrow.Registry;
using Furrow.Registry.Pledges;

namespace Furrow.Store.Pledges;

/// <summary>Keeps deliveries. What the roster, a paper or a person shows is for partners: crews and witnesses are not
/// published.</summary>
internal sealed class DeliveryRecords(Connections connections)
    : Records<Delivery, DeliveryId, DeliveryRecords.DeliveryRow>(connections, Described)
{
    private static readonly Table Described = new("delivery", $"""
        uuid, title, givers, recipients, category, amount_text, amount, place, arrived_on, evidence, shown_by,
        standing, decided_by, {OriginRow.OriginColumns}
        """, Sensitivity.Low)
    {
        Searched = ["title", "givers"],
        Areas = AreaRule.Programme,
        Narrower = [(Sensitivity.Moderate, "r.shown_by = 'statement'")],
    };

    /// <inheritdoc/>
    protected override DeliveryId IdOf(Delivery record) => record.Id;

    /// <inheritdoc/>
    protected override DeliveryRow ToRow(Delivery record) => new(record);

    /// <inheritdoc/>
    protected override Delivery ToRecord(DeliveryRow row) => row.ToDelivery();

    /// <summary>A row of the table.</summary>
    internal sealed class DeliveryRow : OriginRow
    {
        /// <summary>For Dapper.</summary>
        public DeliveryRow()
        {
        }

        /// <summary>The row that keeps a delivery.</summary>
        public DeliveryRow(Delivery delivery) : base(delivery.Origin)
        {
            Uuid = delivery.Id.ToString();
            Title = delivery.Title;
            Givers = Column.Json(delivery.Givers);
            Recipients = Column.Json(delivery.Recipients);
            Category = Column.Word(delivery.Category);
            AmountText = delivery.Amount?.Text;
            Amount = delivery.Amount is null ? null : Column.Json(delivery.Amount);
            Place = delivery.Place;
            ArrivedOn = Column.Of(delivery.On);
            Evidence = Column.Json(delivery.Evidence);
            ShownBy = Column.Word(delivery.Evidence.Select(one => one.Kind).DefaultIfEmpty()
                .FirstOrDefault(kind => kind != EvidenceOfDelivery.Statement));
            Standing = delivery.Standing;
            DecidedBy = delivery.DecidedBy;
        }

        public string Title { get; init; } = "";
        public string Givers { get; init; } = "";
        public string Recipients { get; init; } = "";
        public string Category { get; init; } = "";
        public string? AmountText { get; init; }
        public string? Amount { get; init; }
        public string? Place { get; init; }
        public string? ArrivedOn { get; init; }
        public string Evidence { get; init; } = "";
        public string ShownBy { get; init; } = "";
        public bool Standing { get; init; }
        public string DecidedBy { get; init; } = "";

        /// <summary>The delivery that the row keeps.</summary>
        public Delivery ToDelivery() => new()
        {
            Id = Column.Id<DeliveryId>(Uuid),
            Title = Title,
            Givers = Column.FromJson<string[]>(Givers),
            Recipients = Column.FromJson<string[]>(Recipients),
            Category = Column.FromWord<PledgeCategory>(Category),
            Amount = Amount is null ? null : Column.FromJson<Amount>(Amount),
            Place = Place,
            On = Column.DayOrNull(ArrivedOn),
            Evidence = Column.FromJson<DeliveryEvidence[]>(Evidence),
            Standing = Standing,
            DecidedBy = DecidedBy,
            Origin = Origin(),
        };
    }
}
