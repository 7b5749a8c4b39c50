using System.Globalization;
using Furrow.Registry;
using Furrow.Registry.Pledges;

namespace Furrow.Store.Pledges;

/// <summary>Keeps dated rates of exchange.</summary>
internal sealed class ExchangeRateRecords(Connections connections)
    : Records<ExchangeRate, ExchangeRateId, ExchangeRateRecords.RateRow>(connections, Described)
{
    private static readonly Table Described = new("exchange_rate", """
        uuid, from_currency, to_currency, rate, held_on, authority
        """, Sensitivity.Low)
    {
        Searched = ["from_currency", "to_currency", "authority"],
        Areas = AreaRule.Programme,
    };

    /// <inheritdoc/>
    protected override ExchangeRateId IdOf(ExchangeRate record) => record.Id;

    /// <inheritdoc/>
    protected override RateRow ToRow(ExchangeRate record) => new(record);

    /// <inheritdoc/>
    protected override ExchangeRate ToRecord(RateRow row) => row.ToRate();

    /// <summary>A row of the table.</summary>
    internal sealed class RateRow : Row
    {
        /// <summary>For Dapper.</summary>
        public RateRow()
        {
        }

        /// <summary>The row that keeps a rate.</summary>
        public RateRow(ExchangeRate rate)
        {
            Uuid = rate.Id.ToString();
            FromCurrency = rate.From;
            ToCurrency = rate.To;
            Rate = rate.Rate.ToString(CultureInfo.InvariantCulture);
            HeldOn = Column.Of(rate.On);
            Authority = rate.Authority;
        }

        public string FromCurrency { get; init; } = "";
        public string ToCurrency { get; init; } = "";
        public string Rate { get; init; } = "";
        public string HeldOn { get; init; } = "";
        public string Authority { get; init; } = "";

        /// <summary>The rate that the row keeps.</summary>
        public ExchangeRate ToRate() => new()
        {
            Id = Column.Id<ExchangeRateId>(Uuid),
            From = FromCurrency,
            To = ToCurrency,
            Rate = decimal.Parse(Rate, CultureInfo.InvariantCulture),
            On = Column.Day(HeldOn),
            Authority = Authority,
        };
    }
}
