namespace Furrow.Registry.Pledges;

/// <summary>
/// What a commitment is, told from its statements and matches alone: the order in which they were entered does not
/// matter, and each rule here has a test of its name.
/// </summary>
public static class Folding
{
    /// <summary>The commitment that these statements and matches make; null when no statement stands.</summary>
    /// <param name="id">Of the commitment.</param>
    /// <param name="statements">All statements about it; those that do not stand count for nothing.</param>
    /// <param name="matches">All matches of it; those that do not stand count for nothing.</param>
    public static Commitment? Of(
        CommitmentId id, IReadOnlyList<Statement> statements, IReadOnlyList<DeliveryMatch> matches)
    {
        ArgumentNullException.ThrowIfNull(statements);
        ArgumentNullException.ThrowIfNull(matches);
        var said = InOrder(statements);
        if (said.Count == 0)
            return null;
        var here = matches.Where(match => match.Standing).ToList();
        var first = said.FirstOrDefault(one => one.Role != StatementRole.ReportsDelivery) ?? said[0];
        var figures = FiguresOf(said);
        var amount = HullOf(said, figures);
        var (stage, before) = StageOf(said, here, amount);
        IReadOnlyList<string> pledgers = Names(said, one => one.Pledgers);
        return new Commitment
        {
            Id = id,
            Title = TitleOf(amount?.Text ?? first.Amount?.Text, first.Thing, pledgers),
            Claims = [.. said.Select(one => one.Claim).Distinct()],
            Pledgers = pledgers,
            Recipients = Names(said, one => one.Recipients),
            Thing = first.Thing,
            Category = first.Category,
            Amount = amount,
            Figures = figures,
            Aggregate = said.Any(Promises) && said.Where(Promises).All(one => one.Aggregate),
            PartOf = said.Select(one => one.PartOf).FirstOrDefault(total => total is not null),
            Place = said.Select(one => one.Place).FirstOrDefault(place => place is not null),
            Modality = stage,
            BeforeDenial = before,
            Conditions = [.. said.Select(one => one.Condition).OfType<string>().Distinct()],
            SaidOn = said.Min(one => one.SaidOn),
            AgreedOn = said.Where(one => Promises(one)
                && one.Modality is >= Modality.Agreed and not Modality.Denied).Min(one => one.SaidOn),
            DueOn = said.Select(one => one.DueOn).LastOrDefault(day => day is not null),
            Arrived = here.Any(match => match.Quantity is not null) ? here.Sum(match => match.Quantity ?? 0) : null,
            ArrivalReported = here.Count > 0,
            Grade = said.Select(one => one.Grade).OrderBy(grade => grade.Source).ThenBy(grade => grade.Information)
                .First(),
            ConfirmedBy = said.MinBy(one => (one.DecidedAt, one.Id.Value))!.DecidedBy,
            Origin = first.Origin,
        };
    }

    /// <summary>
    /// Standing statements as they were said. What has no date comes first, a denial without a date last: only what is
    /// known to be said after a denial may lift it. On one day the denial comes last too.
    /// </summary>
    public static IReadOnlyList<Statement> InOrder(IReadOnlyList<Statement> statements)
    {
        ArgumentNullException.ThrowIfNull(statements);
        return [.. statements.Where(one => one.Standing)
            .OrderBy(one => one.SaidOn ?? (SaysNo(one) ? DateOnly.MaxValue : DateOnly.MinValue))
            .ThenBy(SaysNo).ThenBy(one => one.DecidedAt).ThenBy(one => one.Id.Value)];
    }

    private static bool SaysNo(Statement statement) =>
        statement.Role is StatementRole.Denies or StatementRole.Withdraws;

    /// <summary>Says that something is to come: neither a denial nor a report of what came.</summary>
    private static bool Promises(Statement statement) =>
        !SaysNo(statement) && statement.Role != StatementRole.ReportsDelivery;

    private static (Modality Stage, Modality? Before) StageOf(
        IReadOnlyList<Statement> said, List<DeliveryMatch> here, Amount? amount)
    {
        var (stage, before, deniedOn) = ((Modality?)null, (Modality?)null, (DateOnly?)null);
        foreach (var one in said)
        {
            if (SaysNo(one))
            {
                before = stage is null or Modality.Denied ? before : stage;
                (stage, deniedOn) = (Modality.Denied, one.SaidOn ?? DateOnly.MaxValue);
                continue;
            }

            stage = Next(stage, one);
            before = stage == Modality.Denied ? before : null;
        }

        var lifting = here.Where(match => stage != Modality.Denied || match.On > deniedOn).ToList();
        if (lifting.Count == 0)
            return (stage!.Value, before);
        var arrived = here.Any(match => match.Quantity is null) ? null : (decimal?)here.Sum(match => match.Quantity);
        var due = amount?.Minimum ?? amount?.Maximum;
        return (due is null || arrived >= due ? Modality.Delivered : Modality.UnderWay, null);
    }

    /// <summary>A promise alone is never delivered, however it is worded: only what is matched is.</summary>
    private static Modality Next(Modality? stage, Statement one)
    {
        var said = one.Modality > Modality.UnderWay ? Modality.UnderWay : one.Modality;
        return (one.Role, stage) switch
        {
            (StatementRole.ReportsDelivery, Modality.Denied) => Modality.Denied,
            (StatementRole.ReportsDelivery, _) => Later(stage, Modality.UnderWay),
            (StatementRole.Repeats or StatementRole.Conditions, { } held) => held,
            (StatementRole.Changes, _) or (_, Modality.Denied) => said,
            _ => Later(stage, said),
        };
    }

    private static Modality Later(Modality? one, Modality other) => one is { } held && held > other ? held : other;

    /// <summary>
    /// Each figure once, with all who say it. A change replaces what the same voice said before, and nobody else's
    /// figure.
    /// </summary>
    private static IReadOnlyList<Figure> FiguresOf(IReadOnlyList<Statement> said)
    {
        var figures = new List<(Amount Amount, List<Statement> By, HashSet<string?> Gone)>();
        foreach (var one in said.Where(one => Promises(one) && one is { Amount: not null, Aggregate: false }))
        {
            if (one.Role == StatementRole.Changes)
            {
                foreach (var figure in figures)
                    figure.Gone.Add(Fold(one.Voice()));
            }

            var same = figures.FindIndex(figure => Same(figure.Amount, one.Amount!));
            if (same < 0)
                figures.Add((one.Amount!, [one], []));
            else
            {
                figures[same].By.Add(one);
                figures[same].Gone.Remove(Fold(one.Voice()));
            }
        }

        return [.. figures.Select(figure => new Figure(
            figure.Amount, [.. figure.By.Select(one => one.Voice()).OfType<string>().Distinct()],
            [.. figure.By.Select(one => one.Id)],
            figure.By.All(one => figure.Gone.Contains(Fold(one.Voice())))))];
    }

    private static bool Same(Amount one, Amount other) =>
        one.Minimum == other.Minimum && one.Maximum == other.Maximum && one.Currency == other.Currency;

    /// <summary>
    /// The interval that holds every figure that stands; totals stay out while a part is known, and a bound that one
    /// voice leaves open stays open.
    /// </summary>
    private static Amount? HullOf(IReadOnlyList<Statement> said, IReadOnlyList<Figure> figures)
    {
        List<Amount> amounts = [.. figures.Where(figure => !figure.Replaced).Select(figure => figure.Amount)];
        if (amounts.Count == 0)
            amounts = [.. said.Where(Promises).Select(one => one.Amount).OfType<Amount>().Take(1)];
        if (amounts.Count == 0)
            return null;
        return amounts[0] with
        {
            Text = string.Join(" / ", amounts.Select(amount => amount.Text).Distinct()),
            Minimum = amounts.Any(amount => amount.Minimum is null) ? null : amounts.Min(amount => amount.Minimum),
            Maximum = amounts.Any(amount => amount.Maximum is null) ? null : amounts.Max(amount => amount.Maximum),
            Approximate = amounts.Any(amount => amount.Approximate),
        };
    }

    private static IReadOnlyList<string> Names(
        IReadOnlyList<Statement> said, Func<Statement, IReadOnlyList<string>> names) =>
        [.. said.SelectMany(names).Distinct()];

    private static string TitleOf(string? amount, string thing, IReadOnlyList<string> pledgers)
    {
        var what = amount is null ? thing : $"{amount} {thing}";
        var title = pledgers.Count == 0 ? what : $"{what} from {string.Join(" and ", pledgers)}";
        return title.Length == 0 ? "" : char.ToUpperInvariant(title[0]) + title[1..];
    }

    private static string? Fold(string? voice) => voice?.Trim().ToUpperInvariant();
}
