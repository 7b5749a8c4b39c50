using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace Furrow.Planning.Drafts;

/// <summary>
/// Crews' sequences with the earliest times that they allow, kept exact under insertions and removals; a move is kept
/// or undone as a whole. Allocates nothing once made.
/// </summary>
/// <remarks>
/// Times are repaired in the order of the starts before the change: every arc of the graph (waits and sequences) leads
/// to a later start, so each touched activity is computed once.
/// </remarks>
internal sealed class Timeline
{
    private const int None = -1;
    private readonly Facts facts;
    private readonly TimeHeap heap;
    private readonly int[] travelIn;
    private readonly int[] duration;
    private readonly int[] queued;
    private readonly int[] saved;
    private readonly int[] savedCrew;
    private readonly List<Undo> undo = [];
    private readonly List<(int Crew, int First, int Last)> undoCrews = [];
    private readonly int[] changedAt;
    private int wave;
    private int move = 1;
    private long costBefore;
    private long deviationBefore;

    internal Timeline(Facts facts)
    {
        this.facts = facts;
        heap = new TimeHeap(1024);
        travelIn = new int[facts.Count];
        duration = new int[facts.Count];
        queued = new int[facts.Count];
        saved = new int[facts.Count];
        savedCrew = new int[facts.Crews];
        changedAt = new int[facts.Crews];
        Crew = Filled(facts.Count);
        Start = Filled(facts.Count);
        Finish = Filled(facts.Count);
        Next = Filled(facts.Count);
        Previous = Filled(facts.Count);
        IsKept = new bool[facts.Count];
        First = Filled(facts.Crews);
        Last = Filled(facts.Crews);
    }

    /// <summary>Crew of each linked activity, −1 when it is out.</summary>
    internal int[] Crew { get; }

    /// <summary>Starts; an activity that was taken out keeps its last one.</summary>
    internal int[] Start { get; }

    /// <summary>Finishes; an activity that was taken out keeps its last one, and those waiting for it still
    /// do.</summary>
    internal int[] Finish { get; }

    internal int[] Next { get; }

    internal int[] Previous { get; }

    internal int[] First { get; }

    internal int[] Last { get; }

    /// <summary>Activities that a search must leave to their crew, and before which it puts nothing new.</summary>
    internal bool[] IsKept { get; }

    /// <summary>The crew that people know each activity by, −1 for none; empty while nobody knows anything.</summary>
    internal int[] Known { get; private set; } = [];

    /// <summary>Price of each activity with another crew than the one it is known by.</summary>
    internal long KnownPrice { get; private set; }

    /// <summary>What the changes of crews cost.</summary>
    internal long Deviation { get; private set; }

    /// <summary>Σ weight × finish over what is linked.</summary>
    internal long Cost { get; private set; }

    /// <summary>A number that grows whenever a crew's sequence or times change.</summary>
    internal int ChangedAt(int crew) => changedAt[crew];

    /// <summary>Takes over sequences and times that are feasible and as early as their sequences allow.</summary>
    internal void Load(Draft draft)
    {
        var order = Enumerable.Range(0, facts.Count).Where(i => draft.Crew[i] >= 0)
            .OrderBy(i => draft.Start[i]).ThenBy(static i => i).ToArray();
        foreach (var activity in order)
        {
            var crew = draft.Crew[activity];
            duration[activity] = facts.Duration(crew, activity);
            Start[activity] = draft.Start[activity];
            Finish[activity] = draft.Finish[activity];
            Cost += facts.Weight[activity] * Finish[activity];
            Link(activity, crew, Last[crew]);
        }

        foreach (var activity in order)
            Queue(activity, Start[activity] * 2L);
        var sound = Settle();
        Debug.Assert(sound, "a feasible draft stays feasible when it moves earlier");
        Keep();
    }

    /// <summary>Copies the times and crews out.</summary>
    internal void Save(Draft draft)
    {
        for (var i = 0; i < facts.Count; i++)
        {
            draft.Crew[i] = Crew[i];
            draft.Start[i] = Crew[i] < 0 ? -1 : Start[i];
            draft.Finish[i] = Crew[i] < 0 ? -1 : Finish[i];
        }
    }

    /// <summary>Travel from the activity (or home) before to this one.</summary>
    internal int TravelIn(int activity) => travelIn[activity];

    /// <summary>Takes an activity out of its crew's sequence; times follow with <see cref="Settle"/>.</summary>
    internal void Remove(int activity)
    {
        var crew = Crew[activity];
        Touch(activity);
        TouchCrew(crew);
        var (before, after) = (Previous[activity], Next[activity]);
        if (before >= 0)
        {
            Touch(before);
            Next[before] = after;
        }
        else
            First[crew] = after;
        if (after >= 0)
        {
            Touch(after);
            Previous[after] = before;
            travelIn[after] = Leg(crew, before, after);
            Queue(after, Start[after] * 2L);
        }
        else
            Last[crew] = before;
        Cost -= facts.Weight[activity] * Finish[activity];
        Deviation -= DeviationOf(activity, crew);
        Crew[activity] = None;
        Previous[activity] = None;
        Next[activity] = None;
    }

    /// <summary>Puts an activity behind another of a crew (−1: first); times follow with <see
    /// cref="Settle"/>.</summary>
    /// <param name="activity">One that is out.</param>
    /// <param name="crew">Who does it.</param>
    /// <param name="before">What the crew does right before.</param>
    /// <param name="earliest">Not before any predecessor ends, nor after any follower starts.</param>
    internal void Insert(int activity, int crew, int before, int earliest)
    {
        Touch(activity);
        TouchCrew(crew);
        duration[activity] = facts.Duration(crew, activity);
        var old = Finish[activity];
        Start[activity] = earliest;
        Finish[activity] = old;
        Cost += facts.Weight[activity] * old;
        Deviation += DeviationOf(activity, crew);
        Link(activity, crew, before);
        Queue(activity, (earliest * 2L) - 1);
        if (Next[activity] >= 0)
            Queue(Next[activity], Start[Next[activity]] * 2L);
    }

    /// <summary>Repairs the times of everything that changed. False when a pin, an end or a calendar is
    /// broken.</summary>
    internal bool Settle()
    {
        var sound = true;
        while (!heap.IsEmpty)
        {
            var (_, activity) = heap.Pop();
            queued[activity] = 0;
            if (!sound || Crew[activity] < 0)
                continue;
            sound = Compute(activity);
        }

        wave++;
        return sound;
    }

    /// <summary>From now on a change from the present crews has a price.</summary>
    internal void Know(long price)
    {
        (Known, KnownPrice, Deviation) = ((int[])Crew.Clone(), price, 0);
        Keep();
    }

    /// <summary>The price of having a crew do an activity.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal long DeviationOf(int activity, int crew) =>
        Known.Length > 0 && Known[activity] >= 0 && Known[activity] != crew ? KnownPrice : 0;

    /// <summary>Makes what was done since the last call permanent.</summary>
    internal void Keep()
    {
        undo.Clear();
        undoCrews.Clear();
        costBefore = Cost;
        deviationBefore = Deviation;
        move++;
    }

    /// <summary>Undoes everything since <see cref="Keep"/>.</summary>
    internal void Revert()
    {
        foreach (ref readonly var old in System.Runtime.InteropServices.CollectionsMarshal.AsSpan(undo))
        {
            var i = old.Activity;
            if (Crew[i] >= 0)
                changedAt[Crew[i]]++;
            (Crew[i], Start[i], Finish[i]) = (old.Crew, old.Start, old.Finish);
            (Next[i], Previous[i]) = (old.Next, old.Previous);
            (travelIn[i], duration[i]) = (old.TravelIn, old.Duration);
            if (Crew[i] >= 0)
                changedAt[Crew[i]]++;
        }

        foreach (var (crew, first, last) in undoCrews)
        {
            (First[crew], Last[crew]) = (first, last);
            changedAt[crew]++;
        }

        Cost = costBefore;
        Deviation = deviationBefore;
        Keep();
    }

    private static int[] Filled(int count)
    {
        var filled = new int[count];
        Array.Fill(filled, None);
        return filled;
    }

    private void Link(int activity, int crew, int before)
    {
        var after = before >= 0 ? Next[before] : First[crew];
        Crew[activity] = crew;
        Previous[activity] = before;
        Next[activity] = after;
        travelIn[activity] = Leg(crew, before, activity);
        if (before >= 0)
        {
            Touch(before);
            Next[before] = activity;
        }
        else
            First[crew] = activity;
        if (after >= 0)
        {
            Touch(after);
            Previous[after] = activity;
            travelIn[after] = Leg(crew, activity, after);
        }
        else
            Last[crew] = activity;
    }

    private int Leg(int crew, int before, int activity) =>
        facts.Travel(before >= 0 ? facts.Site[before] : facts.Home[crew], facts.Site[activity]);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Queue(int activity, long key)
    {
        if (queued[activity] != 0)
            return;
        queued[activity] = 1;
        heap.Push((int)(key + 1), activity);
    }

    private bool Compute(int activity)
    {
        var start = Earliest(activity);
        var pinned = facts.PinnedStart[activity];
        if (pinned >= 0)
        {
            if (start > pinned || facts.Open(activity, pinned, duration[activity]) != pinned)
                return false;
            start = pinned;
        }

        var finish = (long)start + duration[activity];
        if (start >= Facts.Never || finish > facts.Until[Crew[activity]])
            return false;
        if (start == Start[activity] && finish == Finish[activity])
            return true;
        Touch(activity);
        changedAt[Crew[activity]]++;
        Cost += facts.Weight[activity] * (finish - Finish[activity]);
        (Start[activity], Finish[activity]) = (start, (int)finish);
        if (Next[activity] >= 0)
            Queue(Next[activity], Start[Next[activity]] * 2L);
        foreach (var then in facts.After.Of(activity))
        {
            if (Crew[then] >= 0)
                Queue(then, Start[then] * 2L);
        }

        return true;
    }

    private int Earliest(int activity)
    {
        var crew = Crew[activity];
        var before = Previous[activity];
        var start = (before >= 0 ? Finish[before] : facts.From[crew]) + travelIn[activity];
        start = Math.Max(start, facts.Release[activity]);
        var waits = facts.Before.Of(activity);
        var lags = facts.Before.Lags(activity);
        for (var i = 0; i < waits.Length; i++)
            start = Math.Max(start, Finish[waits[i]] + lags[i]);
        return facts.Open(activity, start, duration[activity]);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Touch(int activity)
    {
        if (saved[activity] == move)
            return;
        saved[activity] = move;
        undo.Add(new Undo(
            activity, Crew[activity], Start[activity], Finish[activity], Next[activity], Previous[activity],
            travelIn[activity], duration[activity]));
    }

    private void TouchCrew(int crew)
    {
        changedAt[crew]++;
        if (savedCrew[crew] == move)
            return;
        savedCrew[crew] = move;
        undoCrews.Add((crew, First[crew], Last[crew]));
    }

    private readonly record struct Undo(
        int Activity, int Crew, int Start, int Finish, int Next, int Previous, int TravelIn, int Duration);
}
