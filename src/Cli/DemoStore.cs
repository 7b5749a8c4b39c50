using Furrow.Cli.Sample;
using Furrow.Registry;
using Furrow.Store;

namespace Furrow.Cli;

/// <summary>Where the demo keeps its store, and how it is thrown away.</summary>
internal static class DemoStore
{
    /// <summary>
    /// The demo's own file, in the person's folder for local data; in the temporary folder where there is none.
    /// </summary>
    public static string Usual()
    {
        var data = Environment.GetFolderPath(
            Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify);
        foreach (var folder in new[] { data, Path.GetTempPath() })
        {
            if (folder.Length > 0 && CanMake(Path.Combine(folder, "furrow")))
                return Path.Combine(folder, "furrow", "demo.gpkg");
        }

        throw new Refusal(
            "demo.nowhere", "No folder for the demo's store can be written to; name a file with --store.");
    }

    /// <summary>
    /// Deletes the demo's store. A file that a person named is deleted only when it holds the sample.
    /// </summary>
    public static async Task Forget(string location, bool isUsual, CancellationToken cancel)
    {
        if (!File.Exists(location))
            return;
        if (!isUsual && !await HoldsSample(location, cancel))
        {
            throw new Refusal("demo.not-the-sample",
                $"'{Stores.Shown(location)}' does not hold the sample, so --fresh will not delete it; "
                + "name another file.");
        }


        foreach (var end in new[] { "", "-wal", "-shm" })
            File.Delete(location + end);
    }

    /// <summary>Refuses a store of somebody's own: the demo would say that all of it is made up.</summary>
    public static async Task RefuseOther(IStore store, string location, CancellationToken cancel)
    {
        if (!await HoldsSample(store, cancel))
        {
            throw new Refusal("demo.not-the-sample",
                $"'{Stores.Shown(location)}' holds another programme than the sample; "
                + "show it with furrow serve, or name another file.");
        }
    }

    private static async Task<bool> HoldsSample(string location, CancellationToken cancel)
    {
        await using var store = await Real.Open(location, create: false, cancel);
        return await HoldsSample(store, cancel);
    }

    private static async Task<bool> HoldsSample(IStore store, CancellationToken cancel)
    {
        var hazards = await store.Hazards.List(Filter.None, new Page(1), Viewer.Local, cancel);
        return await store.Programme.Find(Viewer.Local, cancel) is null or { Illustrative: true }
            && hazards.Items.All(hazard => hazard.Origin.Source == SampleOptions.Source);
    }

    private static bool CanMake(string folder)
    {
        try
        {
            Directory.CreateDirectory(folder);
            return true;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
