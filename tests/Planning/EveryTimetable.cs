using Furrow.Planning.Projects;

namespace Furrow.Tests.Planning;

/// <summary>Tries every start and every mode: the truth about tiny projects. Shares no code with the engine but the
/// audit.</summary>
internal sealed class EveryTimetable
{
    private readonly Project project;
    private readonly int horizon;
    private readonly int[] start;
    private readonly int[] mode;
    private long best = long.MaxValue;

    private EveryTimetable(Project project, int horizon)
    {
        (this.project, this.horizon) = (project, horizon);
        start = new int[project.Jobs.Length];
        mode = new int[project.Jobs.Length];
    }

    /// <summary>The least cost; null when no timetable ends within the horizon.</summary>
    internal static long? Cost(Project project, int? horizon = null)
    {
        var longest = project.Jobs.Sum(static job => job.Modes.Max(static mode => mode.Duration))
            + project.Jobs.Max(static job => job.Release);
        var search = new EveryTimetable(project, horizon ?? longest);
        search.Go(0);
        return search.best == long.MaxValue ? null : search.best;
    }

    private void Go(int job)
    {
        if (job == start.Length)
        {
            if (CanBeStaffed(0, [.. project.Workers.Select(static _ => new List<int>())]))
                best = Math.Min(best, CostOf());
            return;
        }

        for (mode[job] = 0; mode[job] < project.Jobs[job].Modes.Length; mode[job]++)
        {
            for (var at = project.Jobs[job].Release; at + Duration(job) <= horizon; at++)
            {
                start[job] = at;
                if (project.Parts.Length == 0 && at + Duration(job) >= best)
                    break;
                if (Fits(job))
                    Go(job + 1);
            }
        }
    }

    /// <summary>Tries every worker for every skill asked, job by job.</summary>
    private bool CanBeStaffed(int job, List<int>[] jobsOf)
    {
        if (job == start.Length)
            return true;
        var skills = project.Jobs[job].Skills.IsDefault ? [] : project.Jobs[job].Skills
            .SelectMany(static need => Enumerable.Repeat(need.Of, need.Units)).ToArray();
        return Post(0);

        bool Post(int slot)
        {
            if (slot == skills.Length)
                return CanBeStaffed(job + 1, jobsOf);
            for (var worker = 0; worker < jobsOf.Length; worker++)
            {
                if ((project.Workers[worker] >> skills[slot] & 1) == 0 || jobsOf[worker].Any(other => other == job
                    || (start[other] < start[job] + Duration(job) && start[job] < start[other] + Duration(other))))
                    continue;
                jobsOf[worker].Add(job);
                var can = Post(slot + 1);
                jobsOf[worker].RemoveAt(jobsOf[worker].Count - 1);
                if (can)
                    return true;
            }

            return false;
        }
    }

    private int Duration(int job) => project.Jobs[job].Modes[mode[job]].Duration;

    private long CostOf()
    {
        var finish = start.Select((at, job) => at + Duration(job)).ToArray();
        return project.Parts.Length == 0
            ? finish.Max()
            : project.Parts.Select((part, p) => (long)Math.Max(0, finish
                .Where((_, job) => project.Jobs[job].Part == p).DefaultIfEmpty().Max() - part.Due)).Sum();
    }

    /// <summary>True when the first jobs, up to this one, break no rule.</summary>
    private bool Fits(int last)
    {
        if (project.Follows.Any(follow => follow.First <= last && follow.Then <= last
                && start[follow.Then] < start[follow.First] + Duration(follow.First))
            || project.Lags.Any(lag => lag.First <= last && lag.Then <= last
                && start[lag.Then] - start[lag.First] < lag.Units))
        {
            return false;
        }

        var modes = Enumerable.Range(0, last + 1).Select(job => project.Jobs[job].Modes[mode[job]]).ToArray();
        for (var budget = 0; budget < project.Budgets.Length; budget++)
        {
            if (modes.Sum(one => one.Budgets.Where(d => d.Of == budget).Sum(static d => d.Units))
                > project.Budgets[budget])
                return false;
        }

        for (var at = start[last]; at < start[last] + Duration(last); at++)
        {
            for (var pool = 0; pool < project.Pools.Length; pool++)
            {
                var held = modes.Select((one, job) => start[job] <= at && at < start[job] + one.Duration
                    ? one.Pools.Where(d => d.Of == pool).Sum(static d => d.Units)
                    : 0).Sum();
                if (held > project.Pools[pool])
                    return false;
            }
        }

        return true;
    }
}
