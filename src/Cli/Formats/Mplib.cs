using System.Globalization;
using Furrow.Planning.Projects;

namespace Furrow.Cli.Formats;

/// <summary>
/// Reads MPLIB files: several projects that share resources. Per project its size and release, the resources that it
/// uses, and per activity duration, demands and successors as project:activity. What counts is the last finish of all.
/// </summary>
internal static class Mplib
{
    /// <summary>The projects that the text describes, their activities one after the other.</summary>
    internal static Project Read(TextReader text, string name)
    {
        var fields = new Fields("mplib", text, name);
        var projects = fields.Whole(0, Psplib.MostJobs);
        var pools = fields.Whole(0, Psplib.MostResources);
        var capacities = Enumerable.Range(0, pools).Select(_ => fields.Whole(0, Psplib.MostUnits)).ToArray();
        var jobs = new List<Job>();
        var waits = new List<(int First, int Project, int Activity)>();
        var begins = new List<int>();
        for (var project = 0; project < projects; project++)
        {
            begins.Add(jobs.Count);
            var count = fields.Whole(0, Psplib.MostJobs - jobs.Count);
            var release = fields.Whole(0, Psplib.MostDuration);
            for (var pool = 0; pool < pools; pool++)
                fields.Whole(0, 1);
            for (var activity = 0; activity < count; activity++)
            {
                var duration = fields.Whole(0, Psplib.MostDuration);
                jobs.Add(new Job([new Mode(duration, [.. Psplib.Demands(fields, pools)], [])], release));
                for (var left = fields.Whole(0, Psplib.MostJobs); left > 0; left--)
                    waits.Add(Successor(fields, jobs.Count - 1, projects));
            }
        }

        if (!fields.AtEnd)
            throw fields.Wrong("", $"more numbers follow than {projects} projects have");
        begins.Add(jobs.Count);
        return new Project
        {
            Jobs = [.. jobs],
            Follows = [.. waits.Select(wait => Follow(fields, wait, begins))],
            Pools = [.. capacities],
        };
    }

    private static (int First, int Project, int Activity) Successor(Fields fields, int first, int projects)
    {
        var word = fields.Word();
        var colon = word.IndexOf(':', StringComparison.Ordinal);
        if (colon < 0)
            throw fields.Wrong(word, "a successor is written project:activity");
        return (first,
            fields.Whole(word[..colon], 1, projects) - 1,
            fields.Whole(word[(colon + 1)..], 1, Psplib.MostJobs) - 1);
    }

    private static Follow Follow(Fields fields, (int First, int Project, int Activity) wait, List<int> begins)
    {
        var then = begins[wait.Project] + wait.Activity;
        return then < begins[wait.Project + 1]
            ? new Follow(wait.First, then)
            : throw fields.Wrong(
                string.Create(CultureInfo.InvariantCulture, $"{wait.Project + 1}:{wait.Activity + 1}"),
                "the file names this successor, but that project has fewer activities");
    }
}
