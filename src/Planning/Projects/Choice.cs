namespace Furrow.Planning.Projects;

/// <summary>The mode of each job while a timetable is built, and what they leave of the budgets.</summary>
internal sealed class Choice
{
    private readonly Modes modes;
    private readonly int[] capacity;
    private readonly long[] left;

    internal Choice(Project project, Modes modes)
    {
        this.modes = modes;
        capacity = [.. modes.Tight.Select(budget => project.Budgets[budget])];
        left = new long[capacity.Length];
        Mode = new int[modes.Usable.Length];
    }

    internal int[] Mode { get; }

    /// <summary>How far budgets are overdrawn together.</summary>
    internal long Overdrawn { get; private set; }

    /// <summary>Takes these modes.</summary>
    internal void Take(ReadOnlySpan<int> chosen)
    {
        chosen.CopyTo(Mode);
        for (var i = 0; i < left.Length; i++)
            left[i] = capacity[i];
        for (var job = 0; job < Mode.Length; job++)
        {
            foreach (var (of, units) in modes.Spent[job][Mode[job]])
                left[of] -= units;
        }

        Overdrawn = 0;
        foreach (var one in left)
            Overdrawn -= Math.Min(0, one);
    }

    /// <summary>How much more would be overdrawn if the job changed its mode.</summary>
    internal long Change(int job, int mode)
    {
        if (left.Length == 0)
            return 0;
        Spend(job, -1, Mode[job]);
        Spend(job, 1, mode);
        var after = 0L;
        foreach (var one in left)
            after -= Math.Min(0, one);
        Spend(job, -1, mode);
        Spend(job, 1, Mode[job]);
        return after - Overdrawn;
    }

    /// <summary>Changes the mode of a job.</summary>
    internal void Set(int job, int mode)
    {
        Overdrawn += Change(job, mode);
        Spend(job, -1, Mode[job]);
        Spend(job, 1, mode);
        Mode[job] = mode;
    }

    /// <summary>Changes modes until no budget is overdrawn, or gives up.</summary>
    internal void Repair(Rng rng)
    {
        for (var tries = 0; Overdrawn > 0 && tries < 4 * Mode.Length; tries++)
        {
            var job = rng.Below(Mode.Length);
            var usable = modes.Usable[job];
            if (usable.Length < 2)
                continue;
            var mode = usable[rng.Below(usable.Length)];
            var change = Change(job, mode);
            if (mode != Mode[job] && (change < 0 || (change == 0 && rng.Below(4) == 0)))
                Set(job, mode);
        }
    }

    private void Spend(int job, int times, int mode)
    {
        foreach (var (of, units) in modes.Spent[job][mode])
            left[of] -= (long)times * units;
    }
}
