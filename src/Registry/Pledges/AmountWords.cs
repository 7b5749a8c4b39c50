using System.Globalization;
using System.Text.RegularExpressions;

namespace Furrow.Registry.Pledges;

/// <summary>Reads an amount that a person types: <c>1,000 people</c>, <c>up to 40</c>, <c>900–1,100</c>,
/// <c>about 5 million EUR</c>.</summary>
public static partial class AmountWords
{
    private const int Longest = 200;

    private static readonly Dictionary<string, decimal> Scales = new(StringComparer.OrdinalIgnoreCase)
    {
        ["thousand"] = 1_000, ["k"] = 1_000, ["million"] = 1_000_000, ["m"] = 1_000_000, ["mln"] = 1_000_000,
        ["billion"] = 1_000_000_000, ["bn"] = 1_000_000_000, ["bln"] = 1_000_000_000,
    };

    /// <summary>The amount that the words give.</summary>
    /// <exception cref="Refusal"><c>amount.malformed</c>.</exception>
    public static Amount Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.Length > Longest || Form().Match(text.Trim()) is not { Success: true } found
            || Number(found, "low") is not { } low)
            throw Malformed(text);
        var high = found.Groups["high"].Success ? Number(found, "high") ?? throw Malformed(text) : (decimal?)null;
        if (high < low)
            throw new Refusal("amount.malformed",
                $"'{text.Trim()}' ends below where it begins; write the lower first.");
        var unit = found.Groups["unit"].Value.Trim() is { Length: > 0 } word ? word : null;
        var currency = unit is not null && CurrencyCode().IsMatch(unit) ? unit : null;
        var (minimum, maximum, about) = found.Groups["how"].Value.ToUpperInvariant() switch
        {
            _ when high is not null => (low, high, false),
            "AT LEAST" or "OVER" or "MORE THAN" or ">=" or "≥" => (low, null, false),
            "UP TO" or "AT MOST" or "<=" or "≤" or "NEARLY" => (null, low, false),
            "ABOUT" or "AROUND" or "~" => (low, low, true),
            _ => ((decimal?)low, (decimal?)low, false),
        };
        return new(text.Trim(), minimum, maximum, about, currency is null ? unit : null, currency);
    }

    private static decimal? Number(Match found, string group)
    {
        var digits = found.Groups[group].Value.Replace(",", "", StringComparison.Ordinal)
            .Replace("\u00a0", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal);
        if (!decimal.TryParse(digits, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number))
            return null;
        var scale = found.Groups["scale"].Success ? Scales[found.Groups["scale"].Value] : 1;
        return number > 1_000_000_000_000_000m ? null : number * scale;
    }

    private static Refusal Malformed(string text) => new("amount.malformed",
        $"'{(text.Length > 60 ? text[..60] + "…" : text)}' is no amount; write for example 1,000 people, up to 40, "
        + "900-1,100, at least 5 million EUR.");

    [GeneratedRegex("""
        ^(?<how>at\ least|over|more\ than|>=|≥|up\ to|at\ most|<=|≤|nearly|about|around|~)?\s*
        (?<low>\d[\d,\u00a0]*(?:\.\d+)?)
        (?:\s*(?:-|–|—|to)\s*(?<high>\d[\d,\u00a0]*(?:\.\d+)?))?
        (?:\s*(?<scale>thousand|million|billion|mln|bln|bn|k|m)\b)?
        (?<unit>.*)$
        """, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Form();

    [GeneratedRegex("^[A-Z]{3}$")]
    private static partial Regex CurrencyCode();
}
