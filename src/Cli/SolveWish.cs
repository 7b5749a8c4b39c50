using Furrow.Planning;

namespace Furrow.Cli;

/// <summary>What somebody asks of <c>furrow solve</c>.</summary>
internal sealed record SolveWish(
    FileSystemInfo Path, string Format, double Seconds, double CpuSeconds, long Moves, int Threads, ulong Seed,
    bool Json, DirectoryInfo? Output)
{
    /// <summary>Time as the limit counts it: of the wall, or of the processor.</summary>
    internal TimeProvider Clock => CpuSeconds > 0 ? new ProcessorClock() : TimeProvider.System;

    /// <summary>When the search of one instance ends.</summary>
    internal Stop Until(TimeProvider clock, CancellationToken cancel) => Moves > 0
        ? Stop.AfterMoves(Moves)
        : Stop.After(TimeSpan.FromSeconds(CpuSeconds > 0 ? CpuSeconds : Seconds), clock, cancel);

    /// <summary>Processor time of this process as a clock.</summary>
    private sealed class ProcessorClock : TimeProvider
    {
        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => Environment.CpuUsage.TotalTime.Ticks;
    }
}
