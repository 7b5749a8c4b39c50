using Furrow.Planning.Drafts;

namespace Furrow.Planning.Bounds;

/// <summary>Time units that whoever does an activity must have travelled right before it: 0, 1 or 2, never too
/// many.</summary>
/// <remarks>
/// Looks at every place where a crew that can do the activity may come from: its home, and the sites of activities
/// that share a crew with it and do not wait for it.
/// </remarks>
internal sealed class LeastTravel
{
    private const int Patience = 64;
    private readonly Facts facts;
    private readonly ulong[] company = new ulong[64];
    private readonly Dictionary<(int X, int Y), List<(ulong Skills, int Activity)>> here = [];
    private readonly Dictionary<(int Column, int Row), List<(int Site, ulong Skills)>> near = [];

    private LeastTravel(Facts facts, ReadOnlySpan<int> crewOfPlan)
    {
        this.facts = facts;
        for (var skill = 0; skill < 64; skill++)
        {
            foreach (var crew in facts.CrewsOf[skill])
                company[skill] |= facts.Skills[crew];
        }

        for (var i = 0; i < facts.Count; i++)
        {
            if (crewOfPlan[i] >= 0)
                Put(facts.Site[i], company[facts.Skill[i]], i);
        }

        foreach (var home in Enumerable.Range(0, facts.Crews).GroupBy(crew => facts.Home[crew]))
            Put(home.Key, home.Aggregate(0UL, (all, crew) => all | facts.Skills[crew]), -1);
    }

    /// <summary>The least travel of each planned activity.</summary>
    internal static int[] Of(Facts facts, ReadOnlySpan<int> crewOfPlan)
    {
        var places = new LeastTravel(facts, crewOfPlan);
        var least = new int[facts.Count];
        for (var i = 0; i < facts.Count; i++)
            least[i] = crewOfPlan[i] < 0 ? 0 : places.OfOne(i);
        return least;
    }

    private (int Column, int Row) Cell(int site) =>
        ((int)Math.Floor((double)facts.X[site] / facts.MetresPerUnit),
            (int)Math.Floor((double)facts.Y[site] / facts.MetresPerUnit));

    private void Put(int site, ulong skills, int activity)
    {
        var place = (facts.X[site], facts.Y[site]);
        if (!here.TryGetValue(place, out var list))
            here[place] = list = [];
        list.Add((skills, activity));
        var cell = Cell(site);
        if (!near.TryGetValue(cell, out var sites))
            near[cell] = sites = [];
        sites.Add((site, skills));
    }

    private int OfOne(int activity)
    {
        var site = facts.Site[activity];
        foreach (var (skills, other) in here[(facts.X[site], facts.Y[site])])
        {
            if (Has(skills, activity) && other != activity && (other < 0 || !Waits(other, activity, Patience)))
                return 0;
        }

        var (column, row) = Cell(site);
        for (var east = -1; east <= 1; east++)
        {
            for (var north = -1; north <= 1; north++)
            {
                if (near.TryGetValue((column + east, row + north), out var list) && Reaches(list, site, activity))
                    return 1;
            }
        }

        return 2;
    }

    private bool Has(ulong skills, int activity) => ((skills >> facts.Skill[activity]) & 1) != 0;

    private bool Reaches(List<(int Site, ulong Skills)> list, int site, int activity)
    {
        foreach (var (other, skills) in list)
        {
            if (Has(skills, activity) && facts.Travel(other, site) == 1)
                return true;
        }

        return false;
    }

    /// <summary>True only when it is certain that <paramref name="later"/> waits for <paramref
    /// name="first"/>.</summary>
    private bool Waits(int later, int first, int patience)
    {
        foreach (var before in facts.Before.Of(later))
        {
            if (before == first || (patience > 1 && Waits(before, first, patience / 2)))
                return true;
        }

        return false;
    }
}
