namespace Furrow.Planning.Nogoods;

/// <summary>
/// Whole numbers between bounds, and why each bound holds. Number <c>v</c> has two sides: <c>2v</c> is the number and
/// <c>2v + 1</c> its negative, so that both bounds are least values of a side. An atom (side, value) says that the side
/// is at least the value. Conflicts are traced back to one atom of the last decision (first unique implication point)
/// and kept as nogoods: atoms that are never all true (Ohrimenko, Stuckey and Codish 2009).
/// </summary>
internal sealed class Deduction
{
    private const int None = int.MinValue;

    private readonly int[] last;
    private readonly int[] root;
    private readonly int[] need;
    private readonly bool[] isCurrent;
    private readonly List<int> touched = [];
    private readonly List<int> levelStart = [];
    private readonly List<int> whyTop = [];
    private readonly Trail trail = new();
    private readonly List<int> conflict = [];
    private readonly Watches watches;
    private int[] why = new int[1 << 12];
    private int whyCount = 1;
    private int pending;

    internal Deduction(int numbers)
    {
        Low = new int[2 * numbers];
        Array.Fill(Low, -(1 << 29));
        last = new int[2 * numbers];
        Array.Fill(last, -1);
        root = (int[])Low.Clone();
        need = new int[2 * numbers];
        Array.Fill(need, None);
        isCurrent = new bool[2 * numbers];
        Activity = new double[numbers];
        watches = new Watches(2 * numbers);
    }

    /// <summary>Least value of each side.</summary>
    internal int[] Low { get; }

    /// <summary>How often a number had a part in recent conflicts.</summary>
    internal double[] Activity { get; }

    internal double Bump { get; set; } = 1;

    internal int Level => levelStart.Count;

    internal int Least(int number) => Low[2 * number];

    internal int Most(int number) => -Low[(2 * number) + 1];

    internal bool IsFixed(int number) => Low[2 * number] == -Low[(2 * number) + 1];

    /// <summary>Starts an explanation; atoms follow by <see cref="Because"/>.</summary>
    internal int Explain()
    {
        if (whyCount + 1 >= why.Length)
            Array.Resize(ref why, 2 * why.Length);
        why[whyCount] = 0;
        return whyCount++;
    }

    /// <summary>Adds an atom to the explanation that was started last.</summary>
    internal void Because(int explanation, int side, int value)
    {
        if (value <= root[side])
            return;
        if (whyCount + 2 >= why.Length)
            Array.Resize(ref why, 2 * why.Length);
        why[whyCount++] = side;
        why[whyCount++] = value;
        why[explanation]++;
    }

    /// <summary>Raises a side because of an explanation; false when that cannot be.</summary>
    internal bool Raise(int side, int value, int explanation)
    {
        if (value <= Low[side])
            return true;
        if (value > -Low[side ^ 1])
        {
            conflict.Clear();
            for (var i = 0; i < why[explanation]; i++)
                conflict.AddRange([why[explanation + 1 + (2 * i)], why[explanation + 2 + (2 * i)]]);
            conflict.AddRange([side ^ 1, 1 - value]);
            return false;
        }

        Push(side, value, explanation);
        return true;
    }

    /// <summary>The explanation holds and cannot: a conflict.</summary>
    internal bool Fail(int explanation)
    {
        conflict.Clear();
        for (var i = 0; i < why[explanation]; i++)
            conflict.AddRange([why[explanation + 1 + (2 * i)], why[explanation + 2 + (2 * i)]]);
        return false;
    }

    /// <summary>Raises a side for good; only before the first decision. False when that cannot be.</summary>
    internal bool RaiseAtRoot(int side, int value)
    {
        if (value <= Low[side])
            return true;
        if (value > -Low[side ^ 1])
            return false;
        Push(side, value, 0);
        return true;
    }

    /// <summary>Assumes that a side is at least this, on a new level.</summary>
    internal void Decide(int side, int value)
    {
        levelStart.Add(trail.Count);
        whyTop.Add(whyCount);
        Push(side, value, 0);
    }

    /// <summary>The next side that rose and was not yet propagated, or −1.</summary>
    internal int Next() => pending < trail.Count ? trail.Side[pending++] : -1;

    /// <summary>Finds what the nogoods watching this side imply; false on conflict.</summary>
    internal bool Follow(int side) => watches.Follow(side, this);

    /// <summary>Keeps what holds before the first decision for good.</summary>
    internal void Settle()
    {
        for (var i = 0; i < trail.Count; i++)
        {
            root[trail.Side[i]] = Low[trail.Side[i]];
            last[trail.Side[i]] = -1;
        }

        trail.Count = 0;
        pending = 0;
        whyCount = 1;
    }

    /// <summary>Undoes all levels above this one.</summary>
    internal void BackTo(int level)
    {
        if (level >= Level)
            return;
        var start = levelStart[level];
        for (var i = trail.Count - 1; i >= start; i--)
        {
            Low[trail.Side[i]] = trail.Old[i];
            last[trail.Side[i]] = trail.Before[i];
        }

        trail.Count = start;
        pending = start;
        whyCount = whyTop[level];
        levelStart.RemoveRange(level, levelStart.Count - level);
        whyTop.RemoveRange(level, whyTop.Count - level);
    }

    /// <summary>Learns from the conflict, goes back and acts on what was learned. Not before the first
    /// decision.</summary>
    internal bool Learn()
    {
        BackTo(LevelOfConflict());
        if (Level == 0)
            return false;
        var atoms = Analyse();
        var back = 0;
        var second = 1;
        for (var i = 1; i < atoms.Length; i++)
        {
            var level = trail.Level[EntryOf(atoms[i].Side, atoms[i].Value)];
            if (level > back)
                (back, second) = (level, i);
        }

        BackTo(back);
        var (side, value) = atoms[0];
        if (atoms.Length == 1)
            return RaiseAtRoot(side ^ 1, 1 - value);
        (atoms[1], atoms[second]) = (atoms[second], atoms[1]);
        return RaiseBy(watches.Add(atoms), side ^ 1, 1 - value);
    }

    /// <summary>Forgets half of the nogoods that are long and had no part lately; only before the first
    /// decision.</summary>
    internal void Forget() => watches.Forget();

    internal int NogoodCount => watches.Count;

    /// <summary>Raises a side because all other atoms of a nogood are true; false on conflict.</summary>
    internal bool RaiseBy(int nogood, int side, int value)
    {
        if (value <= Low[side])
            return true;
        if (value > -Low[side ^ 1])
        {
            conflict.Clear();
            foreach (var (other, least) in watches.Atoms(nogood))
                conflict.AddRange([other, least]);
            return false;
        }

        Push(side, value, ~nogood);
        return true;
    }

    private void Push(int side, int value, int reason)
    {
        last[side] = trail.Add(side, Low[side], last[side], reason, Level);
        Low[side] = value;
    }

    /// <summary>The entry that made the atom true.</summary>
    private int EntryOf(int side, int value)
    {
        var at = last[side];
        while (trail.Old[at] >= value)
            at = trail.Before[at];
        return at;
    }

    private int LevelOfConflict()
    {
        var level = 0;
        for (var i = 0; i < conflict.Count; i += 2)
        {
            if (conflict[i + 1] > root[conflict[i]])
                level = Math.Max(level, trail.Level[EntryOf(conflict[i], conflict[i + 1])]);
        }

        return level;
    }

    /// <summary>The nogood behind the conflict, its one atom of the last level first.</summary>
    private (int Side, int Value)[] Analyse()
    {
        var open = 0;
        touched.Clear();
        for (var i = 0; i < conflict.Count; i += 2)
            open += Want(conflict[i], conflict[i + 1]);
        for (var at = trail.Count - 1; ; at--)
        {
            var side = trail.Side[at];
            if (need[side] <= trail.Old[at])
                continue;
            if (open == 1)
                return Distil(side);
            need[side] = None;
            isCurrent[side] = false;
            open += WantReason(trail.Reason[at], side) - 1;
        }
    }

    private int WantReason(int reason, int side)
    {
        var open = 0;
        if (reason < 0)
        {
            watches.Praise(~reason);
            foreach (var (other, value) in watches.Atoms(~reason))
                open += other == (side ^ 1) ? 0 : Want(other, value);
            return open;
        }

        for (var i = 0; i < why[reason]; i++)
            open += Want(why[reason + 1 + (2 * i)], why[reason + 2 + (2 * i)]);
        return open;
    }

    /// <summary>Wants an atom true; 1 when one more of the last level is wanted now.</summary>
    private int Want(int side, int value)
    {
        if (value <= root[side] || need[side] >= value)
            return 0;
        if (need[side] == None)
        {
            touched.Add(side);
            Activity[side >> 1] += Bump;
        }

        need[side] = value;
        if (isCurrent[side])
            return 0;
        var (at, start) = (last[side], levelStart[^1]);
        var before = Low[side];
        while (at >= start)
            (before, at) = (trail.Old[at], trail.Before[at]);
        isCurrent[side] = value > before;
        return isCurrent[side] ? 1 : 0;
    }

    /// <summary>The wanted atoms without those that the others imply.</summary>
    private (int Side, int Value)[] Distil(int last)
    {
        var kept = new List<(int Side, int Value)> { (last, need[last]) };
        foreach (var side in touched.Distinct())
        {
            if (side != last && need[side] != None && !IsImplied(side))
                kept.Add((side, need[side]));
        }

        foreach (var side in touched)
            (need[side], isCurrent[side]) = (None, false);
        return [.. kept];
    }

    private bool IsImplied(int side)
    {
        var entry = EntryOf(side, need[side]);
        var reason = trail.Reason[entry];
        if (reason == 0)
            return false;
        if (reason < 0)
        {
            foreach (var (other, value) in watches.Atoms(~reason))
            {
                if (other != (side ^ 1) && !IsWantedBefore(entry, other, value))
                    return false;
            }

            return true;
        }

        for (var i = 0; i < why[reason]; i++)
        {
            if (!IsWantedBefore(entry, why[reason + 1 + (2 * i)], why[reason + 2 + (2 * i)]))
                return false;
        }

        return true;
    }

    /// <summary>True when the atom follows from a wanted one that came before the entry.</summary>
    private bool IsWantedBefore(int entry, int side, int value) =>
        value <= root[side] || (need[side] >= value && EntryOf(side, need[side]) < entry);
}
