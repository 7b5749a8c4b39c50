namespace Furrow.Planning.Projects;

/// <summary>Makes answers out of starts and modes.</summary>
internal static class Timetables
{
    /// <summary>The timetable with these starts; first modes when none are given.</summary>
    internal static Timetable Of(Project project, int[] start, int[]? mode = null)
    {
        int[] modes = mode ?? new int[start.Length];
        int[] finish = [.. start.Select((at, job) => at + project.Jobs[job].Modes[modes[job]].Duration)];
        var last = finish.DefaultIfEmpty().Max();
        return new Timetable
        {
            Mode = [.. modes],
            Start = [.. start],
            Finish = [.. finish],
            Cost = project.Parts.Length == 0 ? last : Delay(project, finish),
            LastFinish = last,
        };
    }

    /// <summary>The delays of all parts.</summary>
    internal static long Delay(Project project, ReadOnlySpan<int> finish)
    {
        var last = new int[project.Parts.Length];
        for (var job = 0; job < finish.Length; job++)
            last[project.Jobs[job].Part] = Math.Max(last[project.Jobs[job].Part], finish[job]);
        var delay = 0L;
        for (var part = 0; part < last.Length; part++)
            delay += Math.Max(0, last[part] - project.Parts[part].Due);
        return delay;
    }
}
