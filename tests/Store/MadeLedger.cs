using CsCheck;
using Furrow.Registry.Pledges;
using Furrow.Registry.Sources;

namespace Furrow.Tests.Store;

/// <summary>Valid records of the ledger, drawn at random.</summary>
internal static class MadeLedger
{
    public static Gen<Grade> Grade { get; } = Gen.Select(
        Gen.Enum<SourceGrade>(), Gen.Enum<InformationGrade>(), (source, information) => new Grade(source, information));

    public static Gen<DateTimeOffset> Moment { get; } = Gen.Long[0, 3_000_000_000_000_000].Select(ticks =>
        new DateTimeOffset(2020, 1, 1, 0, 0, 0, TimeSpan.Zero).AddTicks(ticks));

    public static Gen<Figure> Figure { get; } = Gen.Select(
        Made.Amount.Where(amount => amount is not null), Made.Text.List[0, 2],
        Gen.Guid.Select(StatementId.Of).List[1, 2], Gen.Bool,
        (amount, voices, statements, replaced) => new Figure(amount!, voices, statements, replaced));

    public static Gen<Days?> Days { get; } = Gen.Select(
        Gen.Bool, Made.MaybeDay, Made.MaybeDay, Gen.Enum<SlotStatus>(), (given, from, until, status) =>
            given ? new Days(from, until, status) : null);

    private static Gen<CommitmentId?> Total { get; } = Made.Nullable(Gen.Guid.Select(CommitmentId.Of));

    public static Gen<Commitment> Commitment { get; } =
        from id in Gen.Guid
        from texts in Gen.Select(Made.Text, Made.Maybe, Made.Text, Made.Text)
        from claims in Gen.Guid.Select(ClaimId.Of).List[1, 3]
        from lists in Gen.Select(Made.Text.List[0, 2], Made.Text.List[0, 2], Made.Text.List[0, 2])
        from category in Gen.Enum<PledgeCategory>()
        from amount in Made.Amount
        from figures in Figure.List[0, 2]
        from modality in Gen.Select(Gen.Enum<Modality>(), Made.Nullable(Gen.Enum<Modality>()))
        from arrived in Made.Nullable(Gen.Decimal)
        from flags in Gen.Select(Gen.Bool, Gen.Bool)
        from days in Gen.Select(Made.MaybeDay, Made.MaybeDay, Made.MaybeDay)
        from grade in Grade
        from total in Total
        from origin in Made.Origin
        select new Commitment
        {
            Id = CommitmentId.Of(id), Title = texts.Item1, Claims = claims, Pledgers = lists.Item1,
            Recipients = lists.Item2, Thing = texts.Item4, Category = category, Amount = amount, Figures = figures,
            PartOf = total, Aggregate = flags.Item1, Place = texts.Item2, Modality = modality.Item1,
            BeforeDenial = modality.Item2,
            Conditions = lists.Item3, SaidOn = days.Item1, AgreedOn = days.Item2, DueOn = days.Item3,
            Arrived = arrived, ArrivalReported = flags.Item2, Grade = grade, ConfirmedBy = texts.Item3,
            Origin = origin,
        };

    public static Gen<Statement> Statement { get; } =
        from ids in Gen.Select(Gen.Guid, Gen.Guid, Gen.Guid, Gen.Guid)
        from quote in Gen.Select(Made.Text, Made.Text, Made.Text, Made.Span)
        from flags in Gen.Select(Gen.Bool, Gen.Bool, Gen.Bool)
        from words in Gen.Select(Gen.Enum<StatementRole>(), Gen.Enum<Modality>(), Gen.Enum<PledgeCategory>())
        from days in Gen.Select(Made.MaybeDay, Made.MaybeDay)
        from maybes in Gen.Select(Made.Maybe, Made.Maybe, Made.Maybe, Made.Maybe, Made.Maybe)
        from lists in Gen.Select(Made.Text.List[0, 2], Made.Text.List[0, 2], Made.Text.List[0, 2])
        from thing in Made.Text
        from amount in Made.Amount
        from grade in Grade
        from who in Made.Text
        from at in Moment
        from meant in Days
        from total in Total
        from origin in Made.Origin
        select new Statement
        {
            Id = StatementId.Of(ids.Item1), Commitment = CommitmentId.Of(ids.Item2), Claim = ClaimId.Of(ids.Item3),
            Document = DocumentId.Of(ids.Item4),
            Quote = new(quote.Item1, quote.Item2, quote.Item3, quote.Item4.Start, quote.Item4.End),
            Direct = flags.Item1, Role = words.Item1, SaidOn = days.Item1, Outlet = maybes.Item1,
            Agencies = lists.Item1, Speaker = maybes.Item2, Pledgers = lists.Item2, Recipients = lists.Item3,
            Thing = thing, Category = words.Item3, Amount = amount, Place = maybes.Item3, Modality = words.Item2,
            When = maybes.Item4, Days = meant, PartOf = total, DueOn = days.Item2, Condition = maybes.Item5,
            Aggregate = flags.Item2,
            Grade = grade, Standing = flags.Item3, DecidedBy = who, DecidedAt = at, Origin = origin,
        };

    public static Gen<Delivery> Delivery { get; } =
        from id in Gen.Guid
        from texts in Gen.Select(Made.Text, Made.Maybe, Made.Text)
        from lists in Gen.Select(Made.Text.List[0, 2], Made.Text.List[0, 2])
        from category in Gen.Enum<PledgeCategory>()
        from amount in Made.Amount
        from day in Made.MaybeDay
        from evidence in Gen.Select(Gen.Enum<EvidenceOfDelivery>(), Made.Text, Made.Maybe,
            (kind, reference, note) => new DeliveryEvidence(kind, reference, note)).List[0, 3]
        from standing in Gen.Bool
        from origin in Made.Origin
        select new Delivery
        {
            Id = DeliveryId.Of(id), Title = texts.Item1, Givers = lists.Item1, Recipients = lists.Item2,
            Category = category, Amount = amount, Place = texts.Item2, On = day, Evidence = evidence,
            Standing = standing, DecidedBy = texts.Item3, Origin = origin,
        };

    public static Gen<DeliveryMatch> Match { get; } =
        from ids in Gen.Select(Gen.Guid, Gen.Guid, Gen.Guid)
        from quantity in Made.Nullable(Gen.Decimal)
        from day in Made.MaybeDay
        from standing in Gen.Bool
        from who in Made.Text
        from at in Moment
        select new DeliveryMatch
        {
            Id = MatchId.Of(ids.Item1), Delivery = DeliveryId.Of(ids.Item2), Commitment = CommitmentId.Of(ids.Item3),
            Quantity = quantity, On = day, Standing = standing, DecidedBy = who, DecidedAt = at,
        };

    public static Gen<ClaimLink> Link { get; } =
        from ids in Gen.Select(Gen.Guid, Gen.Guid, Gen.Guid)
        from kind in Gen.Enum<LinkKind>()
        from reasons in Gen.Enum<LinkReason>().List[0, 4]
        from weight in Gen.Double[0, 1]
        from state in Gen.Enum<LinkState>()
        select new ClaimLink
        {
            Id = LinkId.Of(ids.Item1), From = ClaimId.Of(ids.Item2), To = ClaimId.Of(ids.Item3), Kind = kind,
            Reasons = reasons, Weight = weight, State = state,
        };

    public static Gen<Decision> Decision { get; } =
        from ids in Gen.Select(Gen.Guid, Gen.Guid)
        from number in Gen.Int[1, 1_000_000]
        from action in Gen.Enum<DecisionAction>()
        from slot in Made.Nullable(Gen.Enum<ClaimSlot>())
        from maybes in Gen.Select(Made.Maybe, Made.Maybe)
        from reverses in Made.Nullable(Gen.Guid.Select(DecisionId.Of))
        from texts in Gen.Select(Made.Text, Made.Text)
        from at in Moment
        select new Decision
        {
            Id = DecisionId.Of(ids.Item1), Subject = ids.Item2.ToString(), Number = number, Action = action,
            Slot = slot, Old = maybes.Item1, New = maybes.Item2, Reverses = reverses, Actor = texts.Item1,
            At = at, Why = texts.Item2,
        };

    public static Gen<ExchangeRate> Rate { get; } =
        from id in Gen.Guid
        from codes in Gen.Select(Made.Text, Made.Text, Made.Text)
        from rate in Gen.Decimal
        from day in Made.Day
        select new ExchangeRate
        {
            Id = ExchangeRateId.Of(id), From = codes.Item1, To = codes.Item2, Rate = rate, On = day,
            Authority = codes.Item3,
        };
}
