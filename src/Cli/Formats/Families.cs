using Furrow.Planning.Projects;

namespace Furrow.Cli.Formats;

/// <summary>The published families of project scheduling and how their files are read.</summary>
internal static class Families
{
    /// <summary>How files are written, by name.</summary>
    internal static IReadOnlyList<string> Names { get; } =
        ["psplib", "patterson", "mmlib", "mplib", "mista", "rcpspmax", "mspsp"];

    /// <summary>What the names of such files end in.</summary>
    internal static string EndingOf(string format) => format switch
    {
        "psplib" => ".sm",
        "patterson" => ".rcp",
        "mmlib" => ".mm",
        "mspsp" => ".dzn",
        "rcpspmax" => ".sch",
        _ => ".txt",
    };

    /// <summary>The project that a file describes.</summary>
    internal static Project Read(FileInfo file, string format)
    {
        using var text = file.OpenText();
        return format switch
        {
            "psplib" => Psplib.Read(text, file.Name),
            "patterson" => Patterson.Read(text, file.Name),
            "rcpspmax" => RcpspMax.Read(text, file.Name),
            "mspsp" => Mspsp.Read(text, file.Name),
            "mmlib" => Psplib.Read(text, file.Name, "mmlib"),
            "mista" => Mista.Read(text, file.Name, name => Beside(file, name)),
            _ => Mplib.Read(text, file.Name),
        };
    }

    /// <summary>A file that an instance names, below the instance's folder.</summary>
    private static StreamReader? Beside(FileInfo instance, string name)
    {
        var folder = instance.Directory!.FullName;
        var path = Path.GetFullPath(Path.Combine(folder, name.Replace('\\', '/')));
        return path.StartsWith(folder + Path.DirectorySeparatorChar, StringComparison.Ordinal) && File.Exists(path)
            ? File.OpenText(path)
            : null;
    }
}
