using Furrow.Planning.Projects;

namespace Furrow.Cli.Formats;

/// <summary>Reads Patterson files (.rcp): activities and resources, capacities, then each activity's duration, demands
/// and successors.</summary>
internal static class Patterson
{
    /// <summary>The project that the text describes.</summary>
    internal static Project Read(TextReader text, string name)
    {
        var fields = new Fields("patterson", text, name);
        var count = fields.Whole(0, Psplib.MostJobs);
        var pools = fields.Whole(0, Psplib.MostResources);
        var capacities = Enumerable.Range(0, pools).Select(_ => fields.Whole(0, Psplib.MostUnits)).ToArray();
        var jobs = new Job[count];
        var follows = new List<Follow>();
        for (var job = 0; job < count; job++)
        {
            var duration = fields.Whole(0, Psplib.MostDuration);
            jobs[job] = new Job([new Mode(duration, [.. Psplib.Demands(fields, pools)], [])]);
            for (var left = fields.Whole(0, count); left > 0; left--)
                follows.Add(new Follow(job, fields.Whole(1, count) - 1));
        }

        return fields.AtEnd
            ? new Project { Jobs = [.. jobs], Follows = [.. follows], Pools = [.. capacities] }
            : throw fields.Wrong("", $"more numbers follow than {count} activities have");
    }
}
