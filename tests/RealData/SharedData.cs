namespace Furrow.Tests.RealData;

/// <summary>Where real data lies: beside the repository, never in it.</summary>
internal static class SharedData
{
    /// <summary>What is said, loudly, when there is none.</summary>
    public const string Absent = "SHARED DATA ABSENT: real-input suite not run";

    /// <summary>The top of the repository.</summary>
    public static string Repository { get; } = Find();

    /// <summary>The folder of data sets, or null.</summary>
    public static string? Folder { get; } =
        Path.GetFullPath(Path.Combine(Repository, "..", "shared", "data")) is var folder && Directory.Exists(folder)
            ? folder
            : null;

    private static string Find()
    {
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            if (File.Exists(Path.Combine(at.FullName, "Furrow.slnx")))
                return at.FullName;
        }

        throw new InvalidOperationException($"no repository above {AppContext.BaseDirectory}");
    }
}
