using Furrow.Registry;
using Furrow.Registry.Pledges;
using Furrow.Registry.Sources;

namespace Furrow.Cli.Sample;

/// <summary>A text of the sample, with the carrier and the day that are made up with it.</summary>
/// <param name="Words">What it says.</param>
/// <param name="Outlet">Made up.</param>
/// <param name="On">Made up.</param>
/// <param name="DueOn">Day by which the promise is to be here; null when no date is given.</param>
/// <param name="Grade">How the demo grades it.</param>
internal sealed record SampleReport(string Words, string Outlet, DateOnly On, DateOnly? DueOn, string Grade);

/// <summary>
/// Promises with a life: said, repeated by three outlets, contradicted, delivered in part, denied. Givers, speakers and
/// outlets are invented: no word of this is put into the mouth of anybody who exists.
/// </summary>
internal static class SampleLedger
{
    private const string Made = "\n\nThis text is made up to try out Furrow. Nobody in it exists.\n";

    /// <summary>In the order in which they are read.</summary>
    public static IReadOnlyList<SampleReport> Reports { get; } =
    [
        new("The Sample Relief Fund will send 12 demining machines to the Kursk region by the end of October 2025, its "
            + "director Anna Example said.", "Illustrative Wire", new(2025, 7, 1), new(2025, 10, 31), "B2"),
        new("The Sample Relief Fund plans to send 12 demining machines to the Kursk region, Illustrative Wire "
            + "reported.", "Example Courier", new(2025, 7, 2), null, "C3"),
        new("The Sample Relief Fund will send 12 demining machines to the Kursk region in autumn.",
            "The Made-up Times", new(2025, 7, 2), null, "C3"),
        new("The Sample Relief Fund will send 12 mine clearance machines to the Kursk region.",
            "Radio Pretend", new(2025, 7, 4), null, "D3"),
        new("The Sample Relief Fund will send 20 demining machines to the Kursk region, a spokesman for the fund said.",
            "Radio Pretend", new(2025, 7, 9), null, "D4"),
        new("The Sample Relief Fund has sent 5 demining machines to the Kursk region, its director Anna Example said.",
            "Illustrative Wire", new(2025, 9, 15), null, "B1"),
        new("The Sample Relief Fund has refused to send more demining machines to the Kursk region, its lawyer said.",
            "Example Courier", new(2025, 11, 20), null, "C3"),
        new("The Example Union pledged 4 million euros for demining in the Kursk region.",
            "Illustrative Wire", new(2025, 8, 1), null, "A2"),
        new("The Example Union has provided 1 million euros for demining in the Kursk region.",
            "Illustrative Wire", new(2026, 2, 1), null, "A1"),
        new("The Pretend Society will send 40 deminers to the Kursk region by the end of March 2026, its chair said.",
            "Example Courier", new(2025, 10, 1), new(2026, 3, 31), "B3"),
    ];

    /// <summary>Keeps one text and confirms its claims, each by the likeliest relation that can be confirmed.</summary>
    /// <returns>How many claims were read and confirmed; 0 when the text was held already.</returns>
    public static async Task<int> Confirm(
        IStore store, IWriting writing, SampleReport report, string why, CancellationToken cancel)
    {
        var document = Documents.Of(
            report.Words + Made, new(SampleOptions.Source, "a made-up report", Illustrative: true), report.Outlet,
            publishedOn: report.On);
        if (await store.Documents.Find(document.Id, Viewer.Local, cancel) is not null)
            return 0;
        var reading = Reading.Reader.Read(document.Text);
        document = Ledger.WithCited(document, reading);
        var claims = Ledger.ClaimsOf(document, reading);
        await Intake.Keep(store, writing, document, claims, Viewer.Local, cancel);
        foreach (var claim in claims)
            await Confirm(store, writing, document, claim, report, why, cancel);
        return claims.Count;
    }

    private static async Task Confirm(
        IStore store, IWriting writing, Document document, Claim claim, SampleReport report, string why,
        CancellationToken cancel)
    {
        var how = new Confirmation { DueOn = report.DueOn, Grade = Grade.Parse(report.Grade) };
        var decider = new Decider(writing.Actor, writing.At, why);
        var (held, linked) = ((Dossier?)null, new LedgerChange());
        var proposed = await store.Links.OfClaim(claim.Id, new Page(100), Viewer.Local, cancel);
        foreach (var link in proposed.Items.Where(link => link.From == claim.Id)
            .OrderByDescending(link => link.Weight).ThenBy(link => link.Id.Value))
        {
            var about = await store.Statements.Find(Ledger.StatementOf(link.To), Viewer.Local, cancel);
            if (about is not { Standing: true } || Ledger.RoleOf(link.Kind) is not { } role)
                continue;
            held = await store.Dossier(about.Commitment, Viewer.Local, cancel);
            (how, linked) = (how with { Role = role }, Linking.Confirm(link, decider, []));
            break;
        }

        var change = Ledger.Confirm(claim, document, how, held, decider, []);
        await store.Save(writing, change with
        {
            Links = linked.Links,
            Decisions = [.. change.Decisions, .. linked.Decisions],
        }, cancel);
    }
}
