using System.Diagnostics;
using Furrow.Registry;
using Furrow.Registry.Pledges;

namespace Furrow.Tests.Registry.Pledges;

/// <summary>How long a large ledger takes: the figures are in bench/ledger.md.</summary>
public sealed class LedgerSpeed
{
    private const int Commitments = 10_000;
    private const int StatementsEach = 10;

    [Fact]
    public void A_hundred_thousand_statements_fold_and_tell_their_pace_in_seconds()
    {
        var statements = Enumerable.Range(0, Commitments * StatementsEach).Select(Statement).ToList();
        var byCommitment = statements.GroupBy(one => one.Commitment).ToList();
        var watch = Stopwatch.StartNew();
        List<Commitment> folded = [.. byCommitment.Select(group => Folding.Of(group.Key, [.. group], [])!)];
        var folding = watch.Elapsed;
        watch.Restart();
        var book = new PledgeBook(folded, statements, [], [], []);
        var today = new DateOnly(2027, 1, 1);
        var lines = Pace.Lines(book, today);
        var curves = Pace.Curves(book, today);
        var sums = PledgerAccount.SumsOf(book, folded);
        var pace = watch.Elapsed;
        TestContext.Current.TestOutputHelper?.WriteLine(
            $"fold {folding.TotalMilliseconds:0} ms, pace {pace.TotalMilliseconds:0} ms");
        Assert.Equal((Commitments, Commitments), (lines.Count, folded.Count));
        Assert.Equal(lines.Sum(line => line.Commitment.Amount!.Minimum!.Value), Assert.Single(sums).Least);
        Assert.NotEmpty(curves);
        Assert.True(folding < TimeSpan.FromSeconds(20), $"folding took {folding}");
        Assert.True(pace < TimeSpan.FromSeconds(20), $"the pace took {pace}");
    }

    private static Statement Statement(int number)
    {
        var (commitment, nth) = (number / StatementsEach, number % StatementsEach);
        var id = Identity.From<StatementId>($"{number}").Value;
        return new()
        {
            Id = StatementId.Of(id), Commitment = Identity.From<CommitmentId>($"{commitment}"), Claim = ClaimId.Of(id),
            Document = Identity.From<Furrow.Registry.Sources.DocumentId>($"{number}"),
            Quote = new("40 deminers", "", "", 0, 11), Direct = false,
            Role = nth == 0 ? StatementRole.Announces : StatementRole.Repeats,
            SaidOn = new DateOnly(2026, 1, 1).AddDays(number % 300), Agencies = [], Speaker = $"speaker {nth}",
            Pledgers = [$"giver {commitment % 200}"], Recipients = ["Laos"], Thing = "deminers",
            Category = PledgeCategory.Personnel, Amount = new("40", 40, 40, false, "deminers", null),
            Modality = Modality.Planned, DecidedBy = "a", DecidedAt = DateTimeOffset.UnixEpoch,
            Origin = new("test", null, false),
        };
    }
}
