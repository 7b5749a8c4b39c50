namespace Furrow.Planning.Nogoods;

/// <summary>Nogoods, each watched at two of its atoms that are not both true.</summary>
internal sealed class Watches
{
    private readonly List<(int Side, int Value)[]> nogoods = [];
    private readonly List<double> praise = [];
    private readonly List<(int Nogood, int Value)>[] watchers;
    private double merit = 1;

    internal Watches(int sides) =>
        watchers = [.. Enumerable.Range(0, sides).Select(static _ => new List<(int, int)>())];

    internal int Count => nogoods.Count;

    internal ReadOnlySpan<(int Side, int Value)> Atoms(int nogood) => nogoods[nogood];

    /// <summary>Notes that a nogood helped.</summary>
    internal void Praise(int nogood)
    {
        praise[nogood] += merit;
        if (merit > 1e100)
        {
            for (var i = 0; i < praise.Count; i++)
                praise[i] *= 1e-100;
            merit *= 1e-100;
        }
    }

    /// <summary>Keeps a nogood whose first two atoms are the last to become true.</summary>
    internal int Add((int Side, int Value)[] atoms)
    {
        merit *= 1.001;
        nogoods.Add(atoms);
        praise.Add(merit);
        Watch(nogoods.Count - 1, atoms[0]);
        Watch(nogoods.Count - 1, atoms[1]);
        return nogoods.Count - 1;
    }

    /// <summary>Keeps short nogoods and the better half of the others.</summary>
    internal void Forget()
    {
        var limit = praise.Order().ElementAt(praise.Count / 2);
        var kept = Enumerable.Range(0, nogoods.Count)
            .Where(i => nogoods[i].Length <= 3 || praise[i] > limit)
            .Select(i => (nogoods[i], praise[i])).ToArray();
        nogoods.Clear();
        praise.Clear();
        foreach (var list in watchers)
            list.Clear();
        foreach (var (atoms, merits) in kept)
        {
            nogoods.Add(atoms);
            praise.Add(merits);
            Watch(nogoods.Count - 1, atoms[0]);
            Watch(nogoods.Count - 1, atoms[1]);
        }
    }

    /// <summary>A side rose: finds another atom to watch, or what the nogood implies; false on conflict.</summary>
    internal bool Follow(int side, Deduction known)
    {
        var low = known.Low;
        var list = watchers[side];
        var kept = 0;
        for (var i = 0; i < list.Count; i++)
        {
            var (nogood, value) = list[i];
            if (value > low[side])
            {
                list[kept++] = list[i];
                continue;
            }

            var atoms = nogoods[nogood];
            var mine = atoms[0].Side == side && atoms[0].Value == value ? 0 : 1;
            var (other, least) = atoms[1 - mine];
            if (low[other ^ 1] >= 1 - least)
            {
                list[kept++] = list[i];
                continue;
            }

            if (Elsewhere(nogood, atoms, mine, low))
                continue;
            list[kept++] = list[i];
            if (known.RaiseBy(nogood, other ^ 1, 1 - least))
                continue;
            for (i++; i < list.Count; i++)
                list[kept++] = list[i];
            list.RemoveRange(kept, list.Count - kept);
            return false;
        }

        list.RemoveRange(kept, list.Count - kept);
        return true;
    }

    /// <summary>Moves a watch to an atom that is not true.</summary>
    private bool Elsewhere(int nogood, (int Side, int Value)[] atoms, int mine, int[] low)
    {
        for (var i = 2; i < atoms.Length; i++)
        {
            if (low[atoms[i].Side] >= atoms[i].Value)
                continue;
            (atoms[mine], atoms[i]) = (atoms[i], atoms[mine]);
            Watch(nogood, atoms[mine]);
            return true;
        }

        return false;
    }

    private void Watch(int nogood, (int Side, int Value) atom) => watchers[atom.Side].Add((nogood, atom.Value));
}
