namespace Furrow.Planning.Nogoods;

/// <summary>
/// One pool: what every job surely holds adds up to a profile; a job that does not fit beside it starts later or ends
/// sooner. Each step is explained by the jobs at one moment (Schutt, Feydy, Stuckey and Wallace 2011).
/// </summary>
internal sealed class Timetabling
{
    private readonly int[] job;
    private readonly int[] duration;
    private readonly int[] units;
    private readonly int capacity;
    private readonly int[] held;
    private int clearFrom;
    private int clearTo;

    /// <param name="jobs">Numbers of the starts, durations and units; durations and units above 0.</param>
    /// <param name="capacity">Units of the pool.</param>
    /// <param name="horizon">Nothing ends later.</param>
    internal Timetabling((int Job, int Duration, int Units)[] jobs, int capacity, int horizon)
    {
        job = [.. jobs.Select(static one => one.Job)];
        duration = [.. jobs.Select(static one => one.Duration)];
        units = [.. jobs.Select(static one => one.Units)];
        this.capacity = capacity;
        held = new int[horizon + 1];
    }

    /// <summary>Raises what must rise; false on conflict.</summary>
    internal bool Propagate(Deduction known)
    {
        unchecked
        {
            if (!Fill(known, out var from, out var to))
                return false;
            if (from >= to)
                return true;
            for (var i = 0; i < job.Length; i++)
            {
                if (known.IsFixed(job[i]))
                    continue;
                if (!Later(i, from, to, known) || !Sooner(i, from, to, known))
                    return false;
            }

            return true;
        }
    }

    private bool Fill(Deduction known, out int from, out int to)
    {
        unchecked
        {
            if (clearTo > clearFrom)
                Array.Clear(held, clearFrom, clearTo - clearFrom);
            (clearFrom, clearTo) = (int.MaxValue, 0);
            (from, to) = (int.MaxValue, 0);
            for (var i = 0; i < job.Length; i++)
            {
                var (begin, end) = (known.Most(job[i]), known.Least(job[i]) + duration[i]);
                if (begin >= end)
                    continue;
                clearFrom = from = Math.Min(from, begin);
                clearTo = to = Math.Max(to, end);
                for (var time = begin; time < end; time++)
                {
                    held[time] += units[i];
                    if (held[time] > capacity)
                        return known.Fail(Explain(time, -1, capacity + 1, known));
                }
            }

            return true;
        }
    }

    private bool Later(int i, int from, int to, Deduction known)
    {
        unchecked
        {
            var number = job[i];
            var most = capacity - units[i];
            var start = known.Least(number);
            var sure = known.Most(number);
            var time = Math.Min(Math.Min(start + duration[i], to), sure) - 1;
            for (; time >= Math.Max(start, from); time--)
            {
                if (held[time] <= most)
                    continue;
                var why = Explain(time, i, most + 1, known);
                known.Because(why, 2 * number, time - duration[i] + 1);
                if (!known.Raise(2 * number, time + 1, why))
                    return false;
                start = time + 1;
                time = Math.Min(Math.Min(start + duration[i], to), sure);
            }

            return true;
        }
    }

    private bool Sooner(int i, int from, int to, Deduction known)
    {
        unchecked
        {
            var number = job[i];
            var most = capacity - units[i];
            var end = known.Most(number) + duration[i];
            var sure = known.Least(number) + duration[i];
            for (var time = Math.Max(Math.Max(end - duration[i], from), sure); time < Math.Min(end, to); time++)
            {
                if (held[time] <= most)
                    continue;
                var why = Explain(time, i, most + 1, known);
                known.Because(why, (2 * number) + 1, -time);
                if (!known.Raise((2 * number) + 1, -(time - duration[i]), why))
                    return false;
                end = time;
                time = Math.Max(Math.Max(end - duration[i], from), sure) - 1;
            }

            return true;
        }
    }

    /// <summary>Jobs that surely run at a time and hold at least so many units together.</summary>
    private int Explain(int time, int except, int least, Deduction known)
    {
        unchecked
        {
            var why = known.Explain();
            var sum = 0;
            for (var i = 0; i < job.Length && sum < least; i++)
            {
                if (i == except || known.Most(job[i]) > time || known.Least(job[i]) + duration[i] <= time)
                    continue;
                sum += units[i];
                known.Because(why, 2 * job[i], time - duration[i] + 1);
                known.Because(why, (2 * job[i]) + 1, -time);
            }

            return why;
        }
    }
}
