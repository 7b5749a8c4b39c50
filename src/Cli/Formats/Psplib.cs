using Furrow.Planning.Projects;

namespace Furrow.Cli.Formats;

/// <summary>Reads PSPLIB and MMLIB files (.sm, .mm): one project, one or more modes, renewable and non-renewable
/// resources.</summary>
internal static class Psplib
{
    internal const int MostJobs = 100_000;
    internal const int MostUnits = 1 << 30;
    internal const int MostDuration = 1_000_000;
    internal const int MostResources = 64;
    internal const int MostModes = 100;
    private const int MostDemands = 20_000_000;

    /// <summary>The project that the text describes.</summary>
    internal static Project Read(TextReader text, string name, string format = "psplib")
    {
        var fields = new Fields(format, text, name);
        var count = fields.Announced("jobs", MostJobs);
        var pools = fields.Announced("- renewable", MostResources);
        var budgets = fields.Announced("- nonrenewable", MostResources);
        if (fields.Announced("- doubly constrained", MostResources) > 0)
            throw fields.Wrong("doubly constrained", "doubly constrained resources are not read; there must be 0");
        fields.SkipPast("PRECEDENCE RELATIONS");
        fields.SkipToNumbers();
        var follows = new List<Follow>();
        var modes = new int[count];
        for (var job = 0; job < count; job++)
        {
            fields.Expect(job + 1);
            modes[job] = fields.Whole(1, MostModes);
            for (var left = fields.Whole(0, count); left > 0; left--)
                follows.Add(new Follow(job, fields.Whole(1, count) - 1));
        }

        if (modes.Sum(static one => (long)one) * (pools + budgets) > MostDemands)
            throw fields.Wrong($"{count}", $"jobs × modes × resources is at most {MostDemands}");
        fields.SkipPast("REQUESTS/DURATIONS");
        fields.SkipToNumbers();
        var jobs = new Job[count];
        for (var job = 0; job < count; job++)
            jobs[job] = Job(fields, job, modes[job], pools, budgets);
        fields.SkipPast("RESOURCE");
        fields.SkipToNumbers();
        return new Project
        {
            Jobs = [.. jobs],
            Follows = [.. follows],
            Pools = [.. Enumerable.Range(0, pools).Select(_ => fields.Whole(0, MostUnits))],
            Budgets = [.. Enumerable.Range(0, budgets).Select(_ => fields.Whole(0, MostUnits))],
        };
    }

    private static Job Job(Fields fields, int job, int count, int pools, int budgets)
    {
        fields.Expect(job + 1);
        var modes = new Mode[count];
        for (var mode = 0; mode < count; mode++)
        {
            fields.Expect(mode + 1);
            modes[mode] = new Mode(
                fields.Whole(0, MostDuration), [.. Demands(fields, pools)], [.. Demands(fields, budgets)]);
        }

        return new Job([.. modes]);
    }

    /// <summary>As many numbers as there are resources; zeros are no demands.</summary>
    internal static List<Demand> Demands(Fields fields, int resources)
    {
        var demands = new List<Demand>(resources);
        for (var of = 0; of < resources; of++)
        {
            var units = fields.Whole(0, MostUnits);
            if (units > 0)
                demands.Add(new Demand(of, units));
        }

        return demands;
    }
}
