using System.Globalization;
using Furrow.Planning.Projects;

namespace Furrow.Planning;

/// <summary>Recomputes a <see cref="Timetable"/> from nothing; shares no code with the search.</summary>
public static class TimetableAudit
{
    /// <summary>Every rule that the timetable breaks, in words, at most <see cref="Audit.MostObjections"/>; empty when
    /// it breaks none.</summary>
    /// <param name="project">What must be respected.</param>
    /// <param name="timetable">What to examine.</param>
    /// <param name="bound">A lower bound that is claimed for the project.</param>
    public static IReadOnlyList<string> Check(Project project, Timetable timetable, long bound = 0)
    {
        ArgumentNullException.ThrowIfNull(project);
        ArgumentNullException.ThrowIfNull(timetable);
        return [.. Objections(project, timetable, bound).Take(Audit.MostObjections).Select(
            static one => one.ToString(CultureInfo.InvariantCulture))];
    }

    private static IEnumerable<FormattableString> Objections(Project project, Timetable timetable, long bound)
    {
        var count = project.Jobs.Length;
        if (timetable.Mode.Length != count || timetable.Start.Length != count || timetable.Finish.Length != count)
            return [$"The timetable does not hold mode, start and finish of all {count} jobs."];
        var shape = Jobs(project, timetable).ToList();
        return shape.Count > 0
            ? shape
            : Order(project, timetable).Concat(Pools(project, timetable)).Concat(Budgets(project, timetable))
                .Concat(Workers(project, timetable)).Concat(Costs(project, timetable, bound));
    }

    private static IEnumerable<FormattableString> Jobs(Project project, Timetable timetable)
    {
        for (var j = 0; j < project.Jobs.Length; j++)
        {
            var job = project.Jobs[j];
            var (start, finish, mode) = (timetable.Start[j], timetable.Finish[j], timetable.Mode[j]);
            if (mode < 0 || mode >= job.Modes.Length)
                yield return $"Job {j} is done in mode {mode}; it has {job.Modes.Length}.";
            else if (finish - start != job.Modes[mode].Duration)
                yield return $"Job {j} takes {finish - start}; mode {mode} needs {job.Modes[mode].Duration}.";
            if (start < job.Release)
                yield return $"Job {j} starts at {start}, before its release at {job.Release}.";
        }
    }

    private static IEnumerable<FormattableString> Order(Project project, Timetable timetable)
    {
        foreach (var (first, then) in project.Follows)
        {
            if (timetable.Start[then] < timetable.Finish[first])
            {
                var (start, end) = (timetable.Start[then], timetable.Finish[first]);
                yield return $"Job {then} starts at {start}, before job {first} ends at {end}.";
            }
        }

        foreach (var (first, then, units) in project.Lags)
        {
            var distance = (long)timetable.Start[then] - timetable.Start[first];
            if (distance < units)
                yield return $"Job {then} starts {distance} after job {first}; the least is {units}.";
        }
    }

    /// <summary>Sweeps over starts and finishes of every pool.</summary>
    private static IEnumerable<FormattableString> Pools(Project project, Timetable timetable)
    {
        var changes = new List<(int Time, long Units)>[project.Pools.Length];
        for (var pool = 0; pool < changes.Length; pool++)
            changes[pool] = [];
        for (var j = 0; j < project.Jobs.Length; j++)
        {
            foreach (var (pool, units) in project.Jobs[j].Modes[timetable.Mode[j]].Pools)
            {
                if (timetable.Start[j] == timetable.Finish[j])
                    continue;
                changes[pool].Add((timetable.Start[j], units));
                changes[pool].Add((timetable.Finish[j], -units));
            }
        }

        for (var pool = 0; pool < changes.Length; pool++)
        {
            var held = 0L;
            foreach (var (time, units) in changes[pool].Order())
            {
                held += units;
                if (held > project.Pools[pool] && units > 0)
                    yield return $"At {time} pool {pool} gives {held} units; it has {project.Pools[pool]}.";
            }
        }
    }

    private static IEnumerable<FormattableString> Budgets(Project project, Timetable timetable)
    {
        for (var budget = 0; budget < project.Budgets.Length; budget++)
        {
            var spent = project.Jobs.Select((job, j) => job.Modes[timetable.Mode[j]].Budgets
                .Where(demand => demand.Of == budget).Sum(static demand => (long)demand.Units)).Sum();
            if (spent > project.Budgets[budget])
                yield return $"Budget {budget} gives {spent} units; it has {project.Budgets[budget]}.";
        }
    }

    private static IEnumerable<FormattableString> Workers(Project project, Timetable timetable)
    {
        var busy = new List<(int Worker, int Start, int Finish, int Job)>();
        for (var j = 0; j < project.Jobs.Length; j++)
        {
            var needs = project.Jobs[j].Skills.IsDefault ? [] : project.Jobs[j].Skills;
            var postings = timetable.Postings.Length > j ? timetable.Postings[j] : [];
            foreach (var (worker, skill) in postings)
            {
                if (worker < 0 || worker >= project.Workers.Length)
                    yield return $"Job {j} has worker {worker}, who is not there.";
                else if ((project.Workers[worker] >> skill & 1) == 0)
                    yield return $"Worker {worker} gives skill {skill} to job {j}, but has it not.";
                busy.Add((worker, timetable.Start[j], timetable.Finish[j], j));
            }

            foreach (var (skill, units) in needs)
            {
                var given = postings.Count(posting => posting.Skill == skill);
                if (given != units)
                    yield return $"Job {j} has {given} workers of skill {skill}; it needs {units}.";
            }

            if (postings.Select(static posting => posting.Worker).Distinct().Count() < postings.Length)
                yield return $"Job {j} counts a worker twice.";
        }

        foreach (var (one, next) in Clashes(busy))
            yield return $"Worker {one.Worker} is at jobs {one.Job} and {next.Job} at once.";
    }

    private static IEnumerable<((int Worker, int Start, int Finish, int Job) One, (int Worker, int Start, int Finish,
        int Job) Next)> Clashes(List<(int Worker, int Start, int Finish, int Job)> busy)
    {
        var sorted = busy.Where(static one => one.Finish > one.Start).Order().ToList();
        return sorted.Zip(sorted.Skip(1)).Where(static pair =>
            pair.First.Worker == pair.Second.Worker && pair.Second.Start < pair.First.Finish
            && pair.First.Job != pair.Second.Job);
    }

    private static IEnumerable<FormattableString> Costs(Project project, Timetable timetable, long bound)
    {
        var last = timetable.Finish.DefaultIfEmpty().Max();
        var cost = project.Parts.Length == 0
            ? last
            : project.Parts.Select((part, p) => (long)project.Jobs
                .Select((job, j) => job.Part == p ? timetable.Finish[j] : 0).DefaultIfEmpty().Max() - part.Due)
                .Sum(static delay => Math.Max(0, delay));
        if (timetable.LastFinish != last)
            yield return $"The timetable says that it ends at {timetable.LastFinish}; it ends at {last}.";
        if (timetable.Cost != cost)
            yield return $"The timetable says that it costs {timetable.Cost}; it costs {cost}.";
        if (bound > cost)
            yield return $"The bound {bound} is above the cost {cost}.";
    }
}
