using System.Runtime.ExceptionServices;

namespace Furrow.Planning.Search;

/// <summary>Runs parts of a round on threads of their own. The parts share nothing that they write, so that the order
/// of threads never shows in an answer.</summary>
internal static class SideBySide
{
    /// <summary>Returns when every part is done; the first part runs on the thread that asks.</summary>
    internal static void Run(int parts, Action<int> act)
    {
        var failures = new ExceptionDispatchInfo?[parts];
        var threads = new Thread[parts - 1];
        for (var i = 1; i < parts; i++)
        {
            var part = i;
            threads[i - 1] = new Thread(() => Guarded(part)) { IsBackground = true };
            threads[i - 1].Start();
        }

        Guarded(0);
        foreach (var thread in threads)
            thread.Join();
        foreach (var failure in failures)
            failure?.Throw();

        void Guarded(int part)
        {
            try
            {
                act(part);
            }
            catch (Exception thrown)
            {
                failures[part] = ExceptionDispatchInfo.Capture(thrown);
            }
        }
    }
}
