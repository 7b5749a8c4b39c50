namespace Furrow.Planning.Projects;

/// <summary>
/// The modes that a good timetable can use (Sprecher, Hartmann and Drexl 1997): those that fit the pools and what the
/// other jobs leave of the budgets at least, without those that another mode of the job beats in everything.
/// </summary>
internal sealed class Modes
{
    private readonly Project project;

    internal Modes(Project project)
    {
        this.project = project;
        Usable = [.. project.Jobs.Select(job => Enumerable.Range(0, job.Modes.Length)
            .Where(mode => job.Modes[mode].Pools.All(demand => demand.Units <= project.Pools[demand.Of])).ToArray())];
        while (DropUnaffordable())
        {
        }

        Usable = [.. Usable.Select((modes, job) => modes.Where(mode => !modes.Any(
            other => other != mode && Beats(project.Jobs[job], other, mode))).ToArray())];
        Tight = [.. Enumerable.Range(0, project.Budgets.Length).Where(budget => Sum(budget, most: true)
            > project.Budgets[budget])];
        var place = Enumerable.Repeat(-1, project.Budgets.Length).ToArray();
        for (var i = 0; i < Tight.Length; i++)
            place[Tight[i]] = i;
        Spent = [.. project.Jobs.Select(job => job.Modes.Select(mode => mode.Budgets
            .Where(demand => place[demand.Of] >= 0).Select(demand => new Demand(place[demand.Of], demand.Units))
            .ToArray()).ToArray())];
    }

    /// <summary>Modes of each job, at least one each unless <see cref="AreImpossible"/>.</summary>
    internal int[][] Usable { get; private set; }

    /// <summary>Budgets that could be overdrawn.</summary>
    internal int[] Tight { get; }

    /// <summary>By job and mode, what is spent of the tight budgets, counted in their order.</summary>
    internal Demand[][][] Spent { get; }

    /// <summary>True when some job can be done in no mode, or the cheapest modes overdraw a budget.</summary>
    internal bool AreImpossible => Usable.Any(static modes => modes.Length == 0)
        || Enumerable.Range(0, project.Budgets.Length).Any(budget =>
            Sum(budget, most: false) > project.Budgets[budget]);

    internal static int Units(Mode mode, int budget)
    {
        foreach (var demand in mode.Budgets)
        {
            if (demand.Of == budget)
                return demand.Units;
        }

        return 0;
    }

    private bool DropUnaffordable()
    {
        var dropped = false;
        for (var budget = 0; budget < project.Budgets.Length; budget++)
        {
            if (Usable.Any(static modes => modes.Length == 0))
                return false;
            var spare = project.Budgets[budget] - Sum(budget, most: false);
            for (var job = 0; job < Usable.Length; job++)
            {
                var least = Usable[job].Min(mode => Units(project.Jobs[job].Modes[mode], budget));
                var kept = Usable[job].Where(mode =>
                    Units(project.Jobs[job].Modes[mode], budget) - least <= spare).ToArray();
                dropped |= kept.Length < Usable[job].Length;
                Usable[job] = kept;
            }
        }

        return dropped;
    }

    private long Sum(int budget, bool most) => Usable.Select((modes, job) =>
    {
        var units = modes.Select(mode => (long)Units(project.Jobs[job].Modes[mode], budget)).DefaultIfEmpty();
        return most ? units.Max() : units.Min();
    }).Sum();

    /// <summary>True when one mode is no longer and takes no more of anything; of equals the first wins.</summary>
    private static bool Beats(Job job, int one, int other)
    {
        var (better, worse) = (job.Modes[one], job.Modes[other]);
        if (better.Duration > worse.Duration || !Within(better.Pools, worse.Pools)
            || !Within(better.Budgets, worse.Budgets))
            return false;
        var equal = better.Duration == worse.Duration && Within(worse.Pools, better.Pools)
            && Within(worse.Budgets, better.Budgets);
        return !equal || one < other;
    }

    private static bool Within(IEnumerable<Demand> less, IEnumerable<Demand> more) => less.All(
        demand => more.Any(other => other.Of == demand.Of && other.Units >= demand.Units));
}
