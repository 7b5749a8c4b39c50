namespace Furrow.Registry.Pledges;

/// <summary>Sums of one kind in one unit; totals that somebody gave stand beside and are never added.</summary>
/// <param name="Category">Kind of thing.</param>
/// <param name="Unit">What it is counted in.</param>
/// <param name="Least">Sum of lower bounds.</param>
/// <param name="Most">Sum of upper bounds; null when one of them is open.</param>
/// <param name="Arrived">Sum of what is matched; null when no report was seen.</param>
/// <param name="Commitments">How many are counted.</param>
/// <param name="WithoutNumber">How many of them give no lower bound.</param>
/// <param name="Discussed">How many more are only proposed: not counted.</param>
/// <param name="Totals">Totals and running sums, side by side.</param>
/// <param name="Converted">The sum of lower bounds in the currency asked for, by dated rates; null when a rate is
/// missing or none was asked for.</param>
public sealed record PledgeSum(
    PledgeCategory Category, string Unit, decimal Least, decimal? Most, decimal? Arrived, int Commitments,
    int WithoutNumber, int Discussed, IReadOnlyList<Commitment> Totals, ConvertedSum? Converted);

/// <summary>A sum in another currency, with every rate that was used.</summary>
/// <param name="Least">Sum of lower bounds.</param>
/// <param name="Currency">ISO 4217 code.</param>
/// <param name="Rates">The dated rates used, each once.</param>
public sealed record ConvertedSum(decimal Least, string Currency, IReadOnlyList<ExchangeRate> Rates);

/// <summary>Promised and here: one giver's commitments.</summary>
/// <param name="Pledger">As the statements name them; null for those that name nobody.</param>
/// <param name="Lines">Their commitments, overdue first.</param>
/// <param name="Sums">By kind and unit.</param>
public sealed record PledgerAccount(string? Pledger, IReadOnlyList<PaceLine> Lines, IReadOnlyList<PledgeSum> Sums)
{
    /// <summary>Every giver's account, those with the most commitments first.</summary>
    /// <param name="book">The ledger.</param>
    /// <param name="today">The day to look from.</param>
    /// <param name="currency">Currency that money is also shown in; null for none.</param>
    public static IReadOnlyList<PledgerAccount> All(PledgeBook book, DateOnly today, string? currency = null)
    {
        ArgumentNullException.ThrowIfNull(book);
        return [.. Pace.Lines(book, today)
            .SelectMany(line => Givers(line.Commitment).Select(giver => (giver, line)))
            .GroupBy(pair => pair.giver, pair => pair.line, StringComparer.OrdinalIgnoreCase)
            .OrderByDescending(group => group.Count()).ThenBy(group => group.Key, StringComparer.OrdinalIgnoreCase)
            .Select(group => new PledgerAccount(
                group.Key.Length == 0 ? null : group.Key, [.. group],
                SumsOf(book, [.. group.Select(line => line.Commitment)], currency)))];
    }

    /// <summary>Sums by kind and unit. What was denied or only discussed is no promise, but what arrived of it stays; a
    /// total is never added to its parts.</summary>
    public static IReadOnlyList<PledgeSum> SumsOf(
        PledgeBook book, IReadOnlyList<Commitment> commitments, string? currency = null)
    {
        ArgumentNullException.ThrowIfNull(book);
        return [.. commitments
            .GroupBy(one => (one.Category, Unit: Pace.UnitOf(one)))
            .OrderBy(group => group.Key.Category).ThenBy(group => group.Key.Unit, StringComparer.Ordinal)
            .Select(group => SumOf(book, group.Key.Category, group.Key.Unit, [.. group], currency))];
    }

    private static PledgeSum SumOf(
        PledgeBook book, PledgeCategory category, string unit, IReadOnlyList<Commitment> all, string? currency)
    {
        var parts = all.Where(book.Addends.Adds).ToList();
        var counted = parts.Where(one => one.Amount is not null).ToList();
        var here = all.Where(one => one.Arrived is not null).ToList();
        return new(
            category, unit, counted.Sum(one => one.Amount!.Minimum ?? 0),
            counted.Any(one => one.Amount!.Maximum is null) || counted.Count < parts.Count
                ? null : counted.Sum(one => one.Amount!.Maximum ?? 0),
            here.Count == 0 ? null : here.Sum(one => one.Arrived ?? 0),
            parts.Count, parts.Count(one => one.Amount?.Minimum is null),
            all.Count(one => one.Modality == Modality.Proposed && !book.Addends.IsTotal(one)),
            [.. all.Where(one => book.Addends.IsTotal(one) && one.Modality != Modality.Denied)],
            category == PledgeCategory.Money && currency is not null ? In(currency, counted, book.Rates) : null);
    }

    private static ConvertedSum? In(
        string currency, IReadOnlyList<Commitment> counted, IReadOnlyList<ExchangeRate> rates)
    {
        var (sum, used) = (0m, new List<ExchangeRate>());
        foreach (var one in counted.Where(one => one.Amount!.Minimum is not null))
        {
            if (one.Amount!.Currency == currency)
                sum += one.Amount.Minimum!.Value;
            else if (Converted.Of(one.Amount, one.SaidOn, currency, rates) is { Minimum: { } least } converted)
            {
                sum += least;
                used.Add(converted.Rate);
            }
            else
                return null;
        }

        return used.Count == 0 ? null : new(sum, currency, [.. used.Distinct()]);
    }

    private static IReadOnlyList<string> Givers(Commitment commitment) =>
        commitment.Pledgers.Count == 0 ? [""] : commitment.Pledgers;
}
