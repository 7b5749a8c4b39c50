using System.Globalization;

namespace Furrow.Registry.Pledges;

/// <summary>Names a rate of exchange.</summary>
public readonly record struct ExchangeRateId(Guid Value) : IIdentity<ExchangeRateId>
{
    /// <inheritdoc/>
    public static ExchangeRateId Of(Guid value) => new(value);

    /// <inheritdoc/>
    public override string ToString() => Value.ToString();
}

/// <summary>What one unit of a currency was worth in another on one day, by somebody's word.</summary>
public sealed record ExchangeRate
{
    /// <summary>Derived from both currencies and the day.</summary>
    public required ExchangeRateId Id { get; init; }

    /// <summary>ISO 4217 code.</summary>
    public required string From { get; init; }

    /// <summary>ISO 4217 code.</summary>
    public required string To { get; init; }

    /// <summary>Units of <see cref="To"/> for one of <see cref="From"/>; above 0.</summary>
    public required decimal Rate { get; init; }

    /// <summary>The day on which it held.</summary>
    public required DateOnly On { get; init; }

    /// <summary>Who says so: a central bank, a newspaper.</summary>
    public required string Authority { get; init; }

    /// <summary>A rate, checked.</summary>
    /// <exception cref="Refusal"><c>rate.currency</c>, <c>rate.value</c>, <c>rate.authority</c>.</exception>
    public static ExchangeRate Of(string from, string to, decimal rate, DateOnly on, string authority)
    {
        foreach (var code in new[] { from, to })
        {
            if (code is not [>= 'A' and <= 'Z', >= 'A' and <= 'Z', >= 'A' and <= 'Z'])
                throw new Refusal("rate.currency", $"'{code}' is no currency; write an ISO 4217 code such as USD.");
        }

        if (from == to)
            throw new Refusal("rate.currency", $"Both sides of the rate are {from}; give two currencies.");
        if (rate is <= 0 or > 1_000_000_000)
            throw new Refusal("rate.value", string.Create(CultureInfo.InvariantCulture,
                $"The rate is {rate}; it must be above 0 and at most 1,000,000,000."));
        if (string.IsNullOrWhiteSpace(authority) || authority.Length > 200)
            throw new Refusal("rate.authority", "Say in up to 200 characters who gives the rate, for example a bank.");
        return new()
        {
            Id = Identity.From<ExchangeRateId>(from, to, on.ToString("O", CultureInfo.InvariantCulture)),
            From = from, To = to, Rate = rate, On = on, Authority = authority.Trim(),
        };
    }
}

/// <summary>An amount in another currency, with the dated rate that made it: never shown without it.</summary>
/// <param name="Minimum">Lower bound; null when there is none.</param>
/// <param name="Maximum">Upper bound; null when there is none.</param>
/// <param name="Currency">ISO 4217 code.</param>
/// <param name="Rate">The rate used.</param>
public sealed record Converted(decimal? Minimum, decimal? Maximum, string Currency, ExchangeRate Rate)
{
    /// <summary>The amount by the rate of the nearest day that is not later than the amount's own day; null when no
    /// such rate is held, or when the amount has no currency or no day.</summary>
    /// <param name="amount">Money.</param>
    /// <param name="saidOn">The amount's own day.</param>
    /// <param name="currency">Wanted.</param>
    /// <param name="rates">All that are held.</param>
    public static Converted? Of(
        Amount? amount, DateOnly? saidOn, string currency, IReadOnlyList<ExchangeRate> rates)
    {
        ArgumentNullException.ThrowIfNull(rates);
        if (amount?.Currency is not { } own || own == currency || saidOn is null)
            return null;
        var rate = rates.Where(rate => rate.From == own && rate.To == currency && rate.On <= saidOn)
            .MaxBy(rate => rate.On);
        return rate is null ? null
            : new(Times(amount.Minimum, rate.Rate), Times(amount.Maximum, rate.Rate), currency, rate);
    }

    private static decimal? Times(decimal? bound, decimal rate) =>
        bound is { } value && value < 1_000_000_000_000_000m ? decimal.Round(value * rate, 2) : null;
}
