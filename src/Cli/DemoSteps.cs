using System.Globalization;
using Furrow.Cli.Sample;
using Furrow.Reading;
using Furrow.Registry;
using Furrow.Registry.Pledges;
using Furrow.Registry.Sources;

namespace Furrow.Cli;

/// <summary>
/// The steps from an empty store to a plan over the sample. Each is one write or none, and may be repeated.
/// </summary>
internal sealed class DemoSteps(IStore store, CancellationToken cancel)
{
    /// <summary>Everything that the demo does is done in this name.</summary>
    public static Actor Actor { get; } = new("demo");

    /// <summary>Loads the sample programme; says how many records it holds.</summary>
    public async Task<string> Load()
    {
        var (records, saved) = await SampleProgramme.Load(store, new SampleOptions(), Actor, null, cancel);
        return saved is { Added: 0, Changed: 0 }
            ? $"{records.Count} records, there already"
            : $"{records.Hazards.Count} hazards, {records.Assets.Count} damaged assets, {records.Crews.Count} crews, "
                + $"{records.Places.Count} places";
    }

    /// <summary>
    /// Reads the statement and keeps what it proposes; then confirms all of it, as the demo and saying so.
    /// </summary>
    public async Task<string> ReadAndConfirm()
    {
        var documents = await store.Documents.Everything(Filter.None, Viewer.Local, cancel);
        var (proposed, confirmed) = (0, 0);
        foreach (var document in documents)
        {
            var result = Reader.Read(document.Text);
            var claims = await New(Ledger.ClaimsOf(document, result));
            proposed += claims.Count;
            if (claims.Count == 0)
                continue;
            await store.Journal.Write(Actor, $"read the statement with {Reader.Version}", async writing =>
                await store.Documents.Save(writing, [Ledger.WithCited(document, result)], cancel)
                + await store.Claims.Save(writing, claims, cancel), cancel);
            confirmed += await Confirm(document, claims);
        }

        const string why = "the demo confirms made-up reports, so that a promise is seen to live; nobody checked it";
        foreach (var report in SampleLedger.Reports)
        {
            var read = await store.Journal.Write(
                Actor, why, writing => SampleLedger.Confirm(store, writing, report, why, cancel), cancel);
            (proposed, confirmed) = (proposed + read, confirmed + read);
        }

        return $"{proposed} claims read, {confirmed} confirmed as the actor \"{Actor.Name}\"; "
            + "in earnest a person decides";
    }

    /// <summary>Derives the works and plans them for some seconds; says what came of it.</summary>
    /// <param name="seconds">Wall seconds for everything.</param>
    /// <param name="say">Told what is being done, in words.</param>
    public async Task<string> Plan(double seconds, Action<string> say)
    {
        var run = new PlanRun(store, Actor, Real.Clock, Real.Identities);
        var plan = (await run.Run(new PlanWish { Seconds = seconds, Name = "Demo plan" }, say, cancel)).Draft.Plan;
        return string.Create(CultureInfo.InvariantCulture,
            $"{plan.Works:N0} works by {plan.Crews} crews until {plan.EndsOn:yyyy-MM-dd}, gap {plan.Gap:P1}, audited");
    }

    /// <summary>Claims that nobody has kept yet: what a person decided is not proposed again.</summary>
    private async Task<IReadOnlyList<Claim>> New(IReadOnlyList<Claim> claims)
    {
        var fresh = new List<Claim>();
        foreach (var claim in claims)
        {
            if (await store.Claims.Find(claim.Id, Viewer.Local, cancel) is null)
                fresh.Add(claim);
        }

        return fresh;
    }

    private Task<int> Confirm(Document document, IReadOnlyList<Claim> claims)
    {
        const string why = "the demo confirms what was read, so that there is something to see; nobody checked it";
        return store.Journal.Write(Actor, why, async writing =>
        {
            foreach (var claim in claims)
            {
                var change = Ledger.Confirm(
                    claim, document, new Confirmation(), null, new(writing.Actor, writing.At, why), []);
                await store.Save(writing, change, cancel);
            }

            return claims.Count;
        }, cancel);
    }
}
