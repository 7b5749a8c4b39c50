using System.Diagnostics;
using System.Text.Json;

namespace Furrow.Tests.Cli;

/// <summary>What a run of the real executable answered.</summary>
internal sealed record Answer(int Exit, string Output, string Error)
{
    /// <summary>Standard output as JSON.</summary>
    public JsonElement Json => JsonDocument.Parse(Output).RootElement;
}

/// <summary>Runs the real executable in a folder of its own, which is gone afterwards.</summary>
internal sealed class Shell : IDisposable
{
    private static readonly string Program = Path.Combine(
        AppContext.BaseDirectory, OperatingSystem.IsWindows() ? "furrow.exe" : "furrow");

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("furrow-cli-");

    /// <summary>A store file that is not there yet.</summary>
    public string Store => Path.Combine(folder.FullName, "test.gpkg");

    /// <summary>Runs to the end.</summary>
    public async Task<Answer> Run(params string[] arguments)
    {
        using var process = Start(arguments);
        return await Finish(process);
    }

    /// <summary>Starts without waiting.</summary>
    public Process Start(params string[] arguments)
    {
        var start = new ProcessStartInfo(Program, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = folder.FullName,
        };
        return Process.Start(start)!;
    }

    /// <summary>Waits for a run that was started.</summary>
    public static async Task<Answer> Finish(Process process)
    {
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return new(process.ExitCode, await output, await error);
    }

    /// <summary>What Ctrl-C sends.</summary>
    public static async Task Interrupt(Process process)
    {
        using var kill = Process.Start("kill", ["-INT", $"{process.Id}"]);
        await kill.WaitForExitAsync(TestContext.Current.CancellationToken);
    }

    public void Dispose() => folder.Delete(recursive: true);
}
