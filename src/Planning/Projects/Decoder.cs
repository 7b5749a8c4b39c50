namespace Furrow.Planning.Projects;

/// <summary>
/// Turns an order of jobs into a timetable: serial generation forwards and, on mirrored time, backwards (Kolisch 1996;
/// Tormos and Lova 2001; Valls, Ballestín and Quintanilla 2005). Allocates nothing.
/// </summary>
internal sealed class Decoder
{
    private readonly Network network;
    private readonly Profile profile;
    private readonly (int Word, ulong Units)[][][] demands;
    private readonly int[][] durations;
    private readonly int[] duration;
    private readonly (int Word, ulong Units)[][] demand;
    private readonly int[] finish;
    private readonly int[] mirrored;
    private readonly int[] keys;
    private readonly int[] backwards;
    private int[] buckets = new int[1024];

    internal Decoder(Network network, Packing packing)
    {
        this.network = network;
        profile = new Profile(packing, network.Horizon);
        demands = [.. network.Project.Jobs.Select(job => job.Modes.Select(packing.Of).ToArray())];
        durations =
        [
            .. network.Project.Jobs.Select(static job => job.Modes.Select(static mode => mode.Duration).ToArray()),
        ];
        duration = [.. durations.Select(static modes => modes[0])];
        demand = [.. demands.Select(static modes => modes[0])];
        finish = new int[network.Count];
        mirrored = new int[network.Count];
        keys = new int[network.Count];
        backwards = new int[network.Count];
        MirroredRelease = new int[network.Count];
    }

    /// <summary>Current duration of each job.</summary>
    internal ReadOnlySpan<int> Durations => duration;

    /// <summary>How far jobs could slip, summed, in the timetable that the last improvement began with.</summary>
    internal long Slack { get; private set; }

    /// <summary>From now on the job is done in this mode.</summary>
    internal void Use(int job, int mode) =>
        (duration[job], demand[job]) = (durations[job][mode], demands[job][mode]);

    /// <summary>Times before which the mirrored jobs may not lie: how long before the last finish the job's part
    /// ends.</summary>
    internal int[] MirroredRelease { get; }

    /// <summary>Places each job of the list as early as it can be; the last finish.</summary>
    internal int Forward(ReadOnlySpan<int> list, Span<int> start)
    {
        unchecked
        {
            profile.Clear();
            var last = 0;
            foreach (var job in list)
            {
                var from = network.Release[job];
                foreach (var before in network.BeforeOf(job))
                    from = Math.Max(from, finish[before]);
                var at = profile.Find(demand[job], from, duration[job]);
                profile.Take(demand[job], at, duration[job]);
                start[job] = at;
                finish[job] = at + duration[job];
                last = Math.Max(last, finish[job]);
            }

            return last;
        }
    }

    /// <summary>The same on mirrored time: times count backwards from the end, and each job's mirrored finish is its
    /// distance from there to its start.</summary>
    internal int Backward(ReadOnlySpan<int> list, Span<int> mirroredFinish)
    {
        unchecked
        {
            profile.Clear();
            var last = 0;
            foreach (var job in list)
            {
                var from = MirroredRelease[job];
                foreach (var after in network.AfterOf(job))
                    from = Math.Max(from, mirroredFinish[after]);
                var at = profile.Find(demand[job], from, duration[job]);
                profile.Take(demand[job], at, duration[job]);
                mirroredFinish[job] = at + duration[job];
                last = Math.Max(last, at + duration[job]);
            }

            return last;
        }
    }

    /// <summary>Places each job of the list as <see cref="Forward"/> does, in the mode that ends it first, if asked and
    /// the budgets allow it.</summary>
    internal int ForwardChoosing(
        ReadOnlySpan<int> list, Span<int> start, Modes modes, Choice choice, Rng rng, int often)
    {
        unchecked
        {
            profile.Clear();
            var last = 0;
            foreach (var job in list)
            {
                var from = network.Release[job];
                foreach (var before in network.BeforeOf(job))
                    from = Math.Max(from, finish[before]);
                var at = rng.Below(100) < often
                    ? Choose(job, from, modes, choice)
                    : profile.Find(demand[job], from, duration[job]);
                profile.Take(demand[job], at, duration[job]);
                start[job] = at;
                finish[job] = at + duration[job];
                last = Math.Max(last, finish[job]);
            }

            return last;
        }
    }

    private int Choose(int job, int from, Modes modes, Choice choice)
    {
        unchecked
        {
            var at = profile.Find(demand[job], from, duration[job]);
            foreach (var mode in modes.Usable[job])
            {
                if (from + durations[job][mode] >= at + duration[job] || choice.Change(job, mode) > 0)
                    continue;
                var other = profile.Find(demands[job][mode], from, durations[job][mode]);
                if (other + durations[job][mode] >= at + duration[job])
                    continue;
                at = other;
                choice.Set(job, mode);
                Use(job, mode);
            }

            return at;
        }
    }

    /// <summary>Forward–backward improvement: pushes all jobs right, then left again. The list becomes the order of
    /// the new starts. The last finish never grows.</summary>
    internal int Improve(Span<int> list, Span<int> start, int lastFinish)
    {
        unchecked
        {
            var count = list.Length;
            for (var i = 0; i < count; i++)
                keys[i] = lastFinish - start[list[count - 1 - i]] - duration[list[count - 1 - i]];
            list.Reverse();
            Sort(list, keys.AsSpan(0, count), backwards);
            Backward(backwards.AsSpan(0, count), mirrored);
            var slack = 0L;
            for (var i = 0; i < count; i++)
            {
                var job = backwards[count - 1 - i];
                list[i] = job;
                keys[i] = lastFinish - mirrored[job];
                slack += keys[i] - start[job];
            }

            Slack = slack;
            Sort(list, keys.AsSpan(0, count), backwards);
            backwards.AsSpan(0, count).CopyTo(list);
            return Forward(list, start);
        }
    }

    /// <summary>Sorts the list by start; jobs that start together keep their order.</summary>
    internal void Arrange(Span<int> list, ReadOnlySpan<int> start)
    {
        for (var i = 0; i < list.Length; i++)
            keys[i] = start[list[i]];
        Sort(list, keys.AsSpan(0, list.Length), backwards);
        backwards.AsSpan(0, list.Length).CopyTo(list);
    }

    /// <summary>A stable counting sort; keys are at least 0.</summary>
    private void Sort(ReadOnlySpan<int> list, ReadOnlySpan<int> key, Span<int> sorted)
    {
        unchecked
        {
            var most = 0;
            foreach (var one in key)
                most = Math.Max(most, one);
            if (buckets.Length < most + 2)
                buckets = new int[2 * (most + 2)];
            var place = buckets.AsSpan(0, most + 2);
            place.Clear();
            foreach (var one in key)
                place[one + 1]++;
            for (var i = 1; i < place.Length; i++)
                place[i] += place[i - 1];
            for (var i = 0; i < list.Length; i++)
                sorted[place[key[i]]++] = list[i];
        }
    }
}
