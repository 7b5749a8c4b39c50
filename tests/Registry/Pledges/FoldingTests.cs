using CsCheck;
using Furrow.Registry;
using Furrow.Registry.Pledges;
using Furrow.Registry.Sources;

namespace Furrow.Tests.Registry.Pledges;

/// <summary>Laws of what a commitment is, over statements and matches drawn at random.</summary>
public sealed class FoldingTests
{
    private static readonly CommitmentId Id = Identity.From<CommitmentId>("it");
    private static readonly DateTimeOffset Start = new(2026, 5, 1, 8, 0, 0, TimeSpan.Zero);

    private static readonly Gen<DateOnly?> Day = Gen.Frequency(
        (1, Gen.Const((DateOnly?)null)),
        (3, Gen.Int[0, 9].Select(day => (DateOnly?)new DateOnly(2026, 5, 1).AddDays(day))));

    private static readonly Gen<Amount?> Amount = Gen.Frequency(
        (1, Gen.Const((Amount?)null)),
        (4, Gen.Select(Gen.Int[1, 5], Gen.Int[0, 3], Gen.Int[0, 3], (low, more, open) => (Amount?)new Amount(
            $"{low}", open == 1 ? null : low * 10, open == 2 ? null : (low + more) * 10, false, "people", null))));

    private static readonly Gen<Statement> One =
        from id in Gen.Guid
        from role in Gen.Enum<StatementRole>()
        from stage in Gen.Enum<Modality>()
        from amount in Amount
        from day in Day
        from voice in Gen.Int[0, 3]
        from total in Gen.Int[0, 5]
        from standing in Gen.Frequency((5, Gen.Const(true)), (1, Gen.Const(false)))
        select new Statement
        {
            Id = StatementId.Of(id), Commitment = Id, Claim = ClaimId.Of(id), Document = DocumentId.Of(id),
            Quote = new("x", "", "", 0, 1), Direct = false, Role = role, SaidOn = day, Agencies = [],
            Speaker = voice == 0 ? null : $"speaker {voice}", Pledgers = ["Norway"], Recipients = [],
            Thing = "deminers", Category = PledgeCategory.Personnel, Amount = amount,
            Modality = role is StatementRole.Denies or StatementRole.Withdraws ? Modality.Denied
                : stage == Modality.Denied ? Modality.Planned : stage,
            Aggregate = total == 0, Standing = standing, DecidedBy = "a", DecidedAt = Start,
            Origin = new("test", null, false),
        };

    private static readonly Gen<DeliveryMatch> Match =
        from id in Gen.Guid
        from quantity in Gen.Frequency((1, Gen.Const((decimal?)null)), (4, Gen.Int[1, 30].Select(n => (decimal?)n)))
        from day in Day
        from standing in Gen.Frequency((5, Gen.Const(true)), (1, Gen.Const(false)))
        select new DeliveryMatch
        {
            Id = MatchId.Of(id), Delivery = DeliveryId.Of(id), Commitment = Id, Quantity = quantity, On = day,
            Standing = standing, DecidedBy = "a", DecidedAt = Start,
        };

    private static readonly Gen<(List<Statement> Said, List<DeliveryMatch> Here)> Any =
        Gen.Select(One.List[1, 8], Match.List[0, 3]);

    [Fact]
    public void The_order_in_which_statements_are_entered_does_not_matter() => Any.Sample(any =>
    {
        var one = Folding.Of(Id, any.Said, any.Here);
        var other = Folding.Of(Id, Enumerable.Reverse(any.Said).ToList(), Enumerable.Reverse(any.Here).ToList());
        Assert.Equal(Words(one), Words(other));
    });

    [Fact]
    public void A_repeat_never_moves_a_figure_that_it_repeats_nor_the_stage() => Any.Sample(any =>
    {
        if (Folding.Of(Id, any.Said, any.Here) is not { } before)
            return;
        var said = Folding.InOrder(any.Said);
        if (said.FirstOrDefault(one => one is { Role: StatementRole.Announces }) is not { } first)
            return;
        var repeat = first with
        {
            Id = StatementId.Of(Guid.Parse("00000000-0000-4000-8000-000000000000")),
            Role = StatementRole.Repeats,
            Claim = ClaimId.Of(first.Id.Value),
        };
        var after = Folding.Of(Id, [.. any.Said, repeat], any.Here)!;
        Assert.Equal(before.Modality, after.Modality);
        Assert.Equal(before.Arrived, after.Arrived);
        Assert.Equal(before.Figures.Count, after.Figures.Count);
    });

    [Fact]
    public void A_denial_deletes_nothing_and_never_raises_the_stage() => Any.Sample(any =>
    {
        if (Folding.Of(Id, any.Said, []) is not { } before)
            return;
        var denial = any.Said[0] with
        {
            Id = StatementId.Of(Guid.Parse("00000000-0000-4000-8000-000000000001")),
            Role = StatementRole.Denies,
            Modality = Modality.Denied,
            SaidOn = null,
            Standing = true,
        };
        var after = Folding.Of(Id, [.. any.Said, denial], [])!;
        Assert.Equal(Modality.Denied, after.Modality);
        Assert.Equal(before.Figures.Select(figure => figure.Amount), after.Figures.Select(figure => figure.Amount));
        Assert.Superset(before.Claims.ToHashSet(), after.Claims.ToHashSet());
    });

    [Fact]
    public void Every_figure_that_stands_lies_in_the_promised_interval() => Any.Sample(any =>
    {
        if (Folding.Of(Id, any.Said, any.Here) is not { Amount: { } hull } folded)
            return;
        foreach (var figure in folded.Figures.Where(figure => !figure.Replaced))
        {
            Assert.True(hull.Minimum is null || hull.Minimum <= (figure.Amount.Minimum ?? figure.Amount.Maximum));
            Assert.True(hull.Maximum is null || hull.Maximum >= (figure.Amount.Maximum ?? figure.Amount.Minimum));
        }

        Assert.True(hull.Minimum is null || hull.Maximum is null || hull.Minimum <= hull.Maximum);
    });

    [Fact]
    public void What_arrived_is_exactly_what_is_matched_and_silence_is_no_report() => Any.Sample(any =>
    {
        if (Folding.Of(Id, any.Said, any.Here) is not { } folded)
            return;
        var here = any.Here.Where(match => match.Standing).ToList();
        Assert.Equal(here.Count > 0, folded.ArrivalReported);
        Assert.Equal(here.Any(match => match.Quantity is not null) ? here.Sum(match => match.Quantity ?? 0) : null,
            folded.Arrived);
        if (here.Count == 0)
            Assert.Equal(Outcome.NoReportSeen, Progress.Of(folded).Outcome);
    });

    [Fact]
    public void Words_alone_never_deliver() => One.List[1, 8].Sample(said =>
        Assert.NotEqual(Modality.Delivered, Folding.Of(Id, said, [])?.Modality));

    [Fact]
    public void A_statement_that_does_not_stand_counts_for_nothing() => Any.Sample(any => Assert.Equal(
        Words(Folding.Of(Id, [.. any.Said.Where(one => one.Standing)], any.Here)),
        Words(Folding.Of(Id, any.Said, any.Here))));

    private static string Words(Commitment? commitment) => System.Text.Json.JsonSerializer.Serialize(
        commitment, Furrow.Registry.Exchange.RecordJson.Options);
}
