namespace Furrow.Planning.Projects;

/// <summary>A timetable in a population: starts, and the jobs in their order.</summary>
internal sealed class Individual(int count)
{
    /// <summary>Jobs by start, each after its predecessors.</summary>
    internal int[] List { get; } = new int[count];

    internal int[] Start { get; } = new int[count];

    internal int[] Mode { get; } = new int[count];

    /// <summary>The last finish.</summary>
    internal int Finish { get; set; } = int.MaxValue;

    /// <summary>What counts where that is not the last finish alone: less is better.</summary>
    internal long Cost { get; set; } = long.MaxValue;

    /// <summary>Room to move; more is better between equals.</summary>
    internal long Slack { get; set; }

    /// <summary>True when this one is at least as good as the other.</summary>
    internal bool IsNoWorseThan(Individual other) =>
        Finish < other.Finish || (Finish == other.Finish && Slack >= other.Slack);

    /// <summary>Equal for equal starts, and hardly ever for others.</summary>
    internal ulong Fingerprint()
    {
        unchecked
        {
            var hash = 0x9e3779b97f4a7c15UL;
            foreach (var start in Start)
                hash = (hash ^ (ulong)(uint)start) * 0x100000001b3UL ^ (hash >> 29);
            return hash;
        }
    }

    internal void TakeAll(Individual other)
    {
        Take(other);
        other.Mode.CopyTo(Mode, 0);
        Cost = other.Cost;
    }

    internal void Take(Individual other)
    {
        other.List.CopyTo(List, 0);
        other.Start.CopyTo(Start, 0);
        (Finish, Slack) = (other.Finish, other.Slack);
    }
}
