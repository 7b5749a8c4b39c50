using Furrow.Registry;
using Furrow.Registry.Hazards;
using Furrow.Store;

namespace Furrow.Tests.Simulation;

/// <summary>What is wrong after a run: compares what people were told with what the store holds.</summary>
internal sealed class Verdict(OpenStore store, IReadOnlyList<Told> told)
{
    /// <summary>Nothing when everything is as it has to be.</summary>
    public async Task<List<string>> Find()
    {
        var findings = new List<string>();
        await foreach (var finding in store.Check(null, default))
            findings.Add($"check: {finding}");
        var entries = await Entries();
        var writes = entries.Where(entry => entry.Why.StartsWith(World.Mark, StringComparison.Ordinal))
            .GroupBy(entry => entry.Why).ToDictionary(group => group.Key, group => group.ToList());
        foreach (var one in told.Where(one => one.Refused && writes.ContainsKey(one.Act.Why)))
            findings.Add($"refused and yet written: {one}");
        foreach (var (why, write) in writes)
        {
            if (told.All(one => one.Act.Why != why))
                findings.Add($"nobody did this: {why}");
            if (write[^1].Number - write[0].Number != write.Count - 1 || write.Any(entry => entry.At != write[0].At))
                findings.Add($"written twice: {told.FirstOrDefault(one => one.Act.Why == why)}");
        }

        foreach (var acts in told.GroupBy(one => one.Act.Key))
        {
            var written = acts.Count(one => writes.ContainsKey(one.Act.Why));
            if (written > 1 && !acts.First().Act.Again)
                findings.Add($"done {written} times: {string.Join("; ", acts)}");
            if (written == 0 && acts.Any(one => one.Acknowledged))
                findings.Add($"acknowledged and lost: {string.Join("; ", acts)}");
        }

        await Balance(findings);
        return findings;
    }

    /// <summary>The whole is the sum of the hazards, and a hazard was reduced once or not at all.</summary>
    private async Task Balance(List<string> findings)
    {
        var (sum, totals) = (0m, await store.Ground.Totals(
            null, new(2020, 1, 1), DateOnly.MaxValue, Viewer.Local, default));
        foreach (var hazard in (await store.Hazards.List(Filter.None, Page.First, Viewer.Local, default)).Items)
        {
            var account = await store.Ground.OfHazard(hazard.Id, Viewer.Local, default);
            sum += account.Count > 0 ? Registry.Hazards.Balance.Of(account).Remaining
                : (decimal)hazard.AreaSquareMetres;
            if (account.Count(entry => entry.Change == GroundChange.Reduced) is > 1 and var times)
                findings.Add($"{hazard.Name} was reduced {times} times");
        }

        if (Math.Abs(sum - totals.Balance.Remaining) > Registry.Hazards.Balance.ToleranceSquareMetres)
            findings.Add($"the balance says {totals.Balance.Remaining} m² remain, the hazards add up to {sum} m²");
    }

    private async Task<List<JournalEntry>> Entries()
    {
        var (entries, page) = (new List<JournalEntry>(), Page.First);
        while (true)
        {
            var slice = await store.Journal.Latest(page, Viewer.Local, default);
            entries.AddRange(slice.Items);
            if (slice.Next is null)
                break;
            page = page with { After = slice.Next };
        }

        entries.Reverse();
        return entries;
    }
}
