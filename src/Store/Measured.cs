using System.Diagnostics;
using System.Diagnostics.Metrics;
using Furrow.Registry;

namespace Furrow.Store;

/// <summary>How long questions and writes take, as every collector of .NET's own measures can read it.</summary>
internal static class Measured
{
    private static readonly Meter Meter = new("Furrow.Store");

    private static readonly Histogram<double> Questions = Meter.CreateHistogram<double>(
        "furrow.store.question.duration", "s", "One question, waiting for a connection included.");

    private static readonly Histogram<double> Writes = Meter.CreateHistogram<double>(
        "furrow.store.write.duration", "s", "One write from its turn to its commit; outcome kept, refused or failed.");

    /// <summary>Measures a question.</summary>
    public static async Task<T> Question<T>(Func<Task<T>> ask)
    {
        var begun = Stopwatch.GetTimestamp();
        try
        {
            return await ask();
        }
        finally
        {
            Questions.Record(Stopwatch.GetElapsedTime(begun).TotalSeconds);
        }
    }

    /// <summary>Measures a write and how it ended.</summary>
    public static async Task<T> Write<T>(Func<Task<T>> write)
    {
        var (begun, outcome) = (Stopwatch.GetTimestamp(), "failed");
        try
        {
            var result = await write();
            outcome = "kept";
            return result;
        }
        catch (Refusal)
        {
            outcome = "refused";
            throw;
        }
        finally
        {
            Writes.Record(
                Stopwatch.GetElapsedTime(begun).TotalSeconds, new KeyValuePair<string, object?>("outcome", outcome));
        }
    }
}
