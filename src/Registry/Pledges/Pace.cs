using Furrow.Registry.Sources;

namespace Furrow.Registry.Pledges;

/// <summary>One event in the life of a commitment.</summary>
/// <param name="On">Day; null when not known.</param>
/// <param name="Role">What a statement did; null for an arrival that no statement reports.</param>
/// <param name="Statement">The statement; null for an arrival that no statement reports.</param>
/// <param name="Document">The text that it stands in; null for such an arrival.</param>
/// <param name="Claim">What was read there: by it the text shows the quote; null for such an arrival.</param>
/// <param name="Quote">The words; null for such an arrival.</param>
/// <param name="Voice">Who said it, else who carried it; null when not known.</param>
/// <param name="Amount">How much was said or arrived; null when no number was given.</param>
/// <param name="Arrived">How much of it counts as arrived; null when nothing does.</param>
public sealed record LifeEvent(
    DateOnly? On, StatementRole? Role, StatementId? Statement, DocumentId? Document, ClaimId? Claim, string? Quote,
    string? Voice, Amount? Amount, decimal? Arrived);

/// <summary>A commitment's way from said to arrived.</summary>
/// <param name="Commitment">As it stands.</param>
/// <param name="Progress">How far it is kept.</param>
/// <param name="Events">Its life, in order.</param>
/// <param name="LastArrivalOn">Day of the latest arrival; null when none has a day.</param>
/// <param name="Total">True when it is a total: never added to its parts.</param>
/// <param name="OfFigures">How far each figure that is said is kept, in the order of the figures.</param>
/// <param name="DaysOverdue">Days since it was due and not all here; null when it is not overdue, or no date was
/// given.</param>
public sealed record PaceLine(
    Commitment Commitment, Progress Progress, IReadOnlyList<LifeEvent> Events, DateOnly? LastArrivalOn, bool Total,
    IReadOnlyList<Progress> OfFigures, int? DaysOverdue);

/// <summary>What was promised and what arrived by the end of a day, summed from its beginning.</summary>
/// <param name="On">The day.</param>
/// <param name="Promised">Sum of lower bounds said until then and not denied by then.</param>
/// <param name="Arrived">Sum of matches that arrived until then.</param>
public sealed record CurvePoint(DateOnly On, decimal Promised, decimal Arrived);

/// <summary>How one kind of promise becomes real over time. Totals and what was only discussed stay out; what was
/// denied counts until that day.</summary>
/// <param name="Category">Kind of thing.</param>
/// <param name="Unit">Currency of money, family or noun of things; people are counted together.</param>
/// <param name="Points">One for each day on which something was said or arrived.</param>
/// <param name="PromisedUndated">Lower bounds of promises without a day: not in the curve.</param>
/// <param name="ArrivedUndated">Arrivals without a day: not in the curve.</param>
/// <param name="WithoutNumber">Commitments that give no lower bound: not in the curve.</param>
public sealed record PaceCurve(
    PledgeCategory Category, string Unit, IReadOnlyList<CurvePoint> Points, decimal PromisedUndated,
    decimal ArrivedUndated, int WithoutNumber);

/// <summary>How fast the agreement becomes real.</summary>
public static class Pace
{
    /// <summary>One line per commitment: overdue ones first, the longest overdue before the others; then by the day on
    /// which they are due; those without a date last.</summary>
    /// <param name="book">Everything that is held.</param>
    /// <param name="today">The day to look from.</param>
    public static IReadOnlyList<PaceLine> Lines(PledgeBook book, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(book);
        return [.. book.Commitments.Select(commitment => LineOf(book, commitment, today))
            .OrderByDescending(line => line.DaysOverdue ?? -1)
            .ThenBy(line => line.Commitment.DueOn ?? DateOnly.MaxValue)
            .ThenBy(line => line.Commitment.SaidOn ?? DateOnly.MaxValue)
            .ThenBy(line => line.Commitment.Id.Value)];
    }

    /// <summary>The line of one commitment.</summary>
    public static PaceLine LineOf(PledgeBook book, Commitment commitment, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(book);
        ArgumentNullException.ThrowIfNull(commitment);
        var progress = Progress.Of(commitment);
        var matches = book.MatchesOf(commitment.Id);
        var open = progress.Outcome is not (Outcome.Met or Outcome.Exceeded)
            && commitment.Modality is not (Modality.Denied or Modality.Delivered);
        var overdue = open && commitment.DueOn is { } due && due < today
            ? today.DayNumber - due.DayNumber : (int?)null;
        return new(commitment, progress, Life(book, commitment, matches), matches.Max(match => match.On),
            book.Addends.IsTotal(commitment),
            [.. commitment.Figures.Select(figure => Progress.Of(commitment, figure.Amount))], overdue);
    }

    /// <summary>S-curves by kind and unit: people first, then by the alphabet. What arrived of a total, or of what was
    /// denied since, stays.</summary>
    /// <param name="book">Everything that is held.</param>
    /// <param name="today">The day up to which the curves are drawn.</param>
    public static IReadOnlyList<PaceCurve> Curves(PledgeBook book, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(book);
        return [.. book.Commitments
            .Where(one => book.Addends.Adds(one) || one.ArrivalReported || DeniedOn(book, one) is not null)
            .GroupBy(one => (one.Category, Unit: UnitOf(one)))
            .OrderBy(group => group.Key.Category).ThenBy(group => group.Key.Unit, StringComparer.Ordinal)
            .Select(group => CurveOf(book, group.Key.Category, group.Key.Unit, [.. group], today))];
    }

    /// <summary>What a commitment is counted in.</summary>
    public static string UnitOf(Commitment commitment)
    {
        ArgumentNullException.ThrowIfNull(commitment);
        return commitment.Category switch
        {
            PledgeCategory.Personnel => "people",
            PledgeCategory.Money => commitment.Amount?.Currency ?? "money",
            _ => Things.FamilyOf(commitment.Thing) ?? commitment.Amount?.Unit ?? commitment.Thing,
        };
    }

    private static PaceCurve CurveOf(
        PledgeBook book, PledgeCategory category, string unit, IReadOnlyList<Commitment> commitments, DateOnly today)
    {
        var promised = commitments.Where(one => book.Addends.Adds(one) && one.Amount?.Minimum > 0)
            .Select(one => (On: one.SaidOn, Least: one.Amount!.Minimum!.Value)).ToList();
        foreach (var one in commitments.Where(one => one.Amount?.Minimum > 0 && DeniedOn(book, one) is not null))
            promised.AddRange([(one.SaidOn, one.Amount!.Minimum!.Value),
                (DeniedOn(book, one), -one.Amount.Minimum.Value)]);
        var arrived = commitments.SelectMany(one => book.MatchesOf(one.Id))
            .Where(match => match.Quantity is not null)
            .Select(match => (match.On, Many: match.Quantity!.Value)).ToList();
        var dated = promised.Select(one => one.On).Concat(arrived.Select(one => one.On)).OfType<DateOnly>().ToList();
        var days = (dated.Count == 0 ? dated : [.. dated, today]).Distinct().Order();
        return new(category, unit,
            [.. days.Select(day => new CurvePoint(day,
                promised.Where(one => one.On <= day).Sum(one => one.Least),
                arrived.Where(one => one.On <= day).Sum(one => one.Many)))],
            promised.Where(one => one.On is null).Sum(one => one.Least),
            arrived.Where(one => one.On is null).Sum(one => one.Many),
            commitments.Count(one => book.Addends.Adds(one) && one.Amount?.Minimum is not > 0));
    }

    /// <summary>Day of the latest denial of a promise that was made before it; null for any other, for a total, and
    /// when either day is not known.</summary>
    private static DateOnly? DeniedOn(PledgeBook book, Commitment one) =>
        one is { Modality: Modality.Denied, BeforeDenial: > Modality.Proposed, SaidOn: not null }
            && !book.Addends.IsTotal(one)
            ? book.StatementsOf(one.Id).Where(each => each.Role is StatementRole.Denies or StatementRole.Withdraws)
                .Max(each => each.SaidOn)
            : null;

    private static IReadOnlyList<LifeEvent> Life(
        PledgeBook book, Commitment commitment, IReadOnlyList<DeliveryMatch> matches)
    {
        var counted = new HashSet<DeliveryId>();
        var events = new List<LifeEvent>();
        foreach (var one in Folding.InOrder(book.StatementsOf(commitment.Id)))
        {
            var shown = matches.FirstOrDefault(match => !counted.Contains(match.Delivery)
                && book.Delivery(match.Delivery)?.Evidence.Any(each => each.Reference == one.Id.ToString()) == true);
            if (shown is not null)
                counted.Add(shown.Delivery);
            events.Add(new(one.SaidOn, one.Role, one.Id, one.Document, one.Claim, one.Quote.Exact, one.Voice(),
                one.Amount, shown?.Quantity));
        }

        events.AddRange(matches.Where(match => !counted.Contains(match.Delivery)).Select(match => new LifeEvent(
            match.On, null, null, null, null, null, null, book.Delivery(match.Delivery)?.Amount, match.Quantity)));
        return [.. events.OrderBy(one => one.On ?? DateOnly.MinValue)];
    }
}
