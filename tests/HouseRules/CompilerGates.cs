using System.Diagnostics;

namespace Furrow.Tests.HouseRules;

/// <summary>
/// The gates that the compiler keeps are only there while the build files say so: a bad engine, built under the
/// repository's own settings, must be refused for every one of its sins.
/// </summary>
public sealed class CompilerGates
{
    private const string Sins = """
        using System.Text;
        namespace Furrow.Planning;
        public static class Undocumented { }
        internal class Open { }
        internal static class Thin
        {
            public static string Air() => DateTime.Now + File.ReadAllText("a") + Random.Shared.Next();
        }
        """;

    [Fact]
    public void Canary_an_engine_that_breaks_the_gates_does_not_compile()
    {
        var folder = Path.Combine(House.Root, "artifacts", "canary");
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, "Sins.cs"), Sins);
        File.WriteAllText(Path.Combine(folder, "PublicAPI.Shipped.txt"), "#nullable enable\n");
        File.WriteAllText(Path.Combine(folder, "PublicAPI.Unshipped.txt"), "#nullable enable\n");
        File.WriteAllText(Path.Combine(folder, "Furrow.Planning.csproj"), """<Project Sdk="Microsoft.NET.Sdk" />""");

        var (code, output) = Build(folder);

        Assert.NotEqual(0, code);
        string[] codes = ["CS1591", "CA1852", "IDE0005", "RS0016", "RS0030"];
        Assert.All(codes, gate => Assert.Contains($"error {gate}", output, StringComparison.Ordinal));
        string[] banned = ["'DateTime.Now' is banned", "'File' is banned", "'Random.Shared' is banned"];
        Assert.All(banned, symbol => Assert.Contains(symbol, output, StringComparison.Ordinal));
    }

    private static (int Code, string Output) Build(string folder)
    {
        var start = new ProcessStartInfo("dotnet", ["build", folder, "-v", "quiet", "--nodeReuse:false",
            "-p:RestoreLockedMode=false", "-p:UseSharedCompilation=false"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            Environment = { ["DOTNET_CLI_UI_LANGUAGE"] = "en", ["MSBUILDDISABLENODEREUSE"] = "1" },
        };
        using var build = Process.Start(start)!;
        var (output, error) = (build.StandardOutput.ReadToEndAsync(), build.StandardError.ReadToEndAsync());
        build.WaitForExit();
        return (build.ExitCode, output.Result + error.Result);
    }
}
