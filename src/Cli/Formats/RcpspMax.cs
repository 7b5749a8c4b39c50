using Furrow.Planning.Projects;

namespace Furrow.Cli.Formats;

/// <summary>Reads ProGen/max files (.sch): one mode, and least or greatest distances between starts in
/// brackets.</summary>
internal static class RcpspMax
{
    /// <summary>The project that the text describes.</summary>
    internal static Project Read(TextReader text, string name)
    {
        var fields = new Fields("rcpspmax", text, name);
        var count = fields.Whole(0, Psplib.MostJobs) + 2;
        var pools = fields.Whole(0, Psplib.MostResources);
        if (fields.Whole(0, Psplib.MostResources) > 0 || fields.Whole(0, Psplib.MostResources) > 0)
            throw fields.Wrong("", "only renewable resources are read; the third and fourth number must be 0");
        var lags = new List<Lag>();
        for (var job = 0; job < count; job++)
        {
            fields.Expect(job);
            fields.Expect(1);
            var then = new int[fields.Whole(0, count)];
            for (var i = 0; i < then.Length; i++)
                then[i] = fields.Whole(0, count - 1);
            foreach (var one in then)
                lags.Add(new Lag(job, one, Distance(fields)));
        }

        var jobs = new Job[count];
        for (var job = 0; job < count; job++)
        {
            fields.Expect(job);
            fields.Expect(1);
            var duration = fields.Whole(0, Psplib.MostDuration);
            jobs[job] = new Job([new Mode(duration, [.. Psplib.Demands(fields, pools)], [])]);
        }

        var capacities = Enumerable.Range(0, pools).Select(_ => fields.Whole(0, Psplib.MostUnits)).ToArray();
        return fields.AtEnd
            ? new Project { Jobs = [.. jobs], Lags = [.. lags], Pools = [.. capacities] }
            : throw fields.Wrong("", $"more numbers follow than {count} activities have");
    }

    private static int Distance(Fields fields)
    {
        var word = fields.Word();
        return word.Length > 2 && word[0] == '[' && word[^1] == ']'
            ? fields.Whole(word[1..^1], -Psplib.MostDuration, Psplib.MostDuration)
            : throw fields.Wrong(word, "a distance is one whole number in brackets");
    }
}
