using System.ComponentModel;
using System.Diagnostics;

namespace Furrow.Tests.Store;

/// <summary>Programs that others open the file with. Where they are missing, the test says so, and CI fails.</summary>
internal static class Outside
{
    /// <summary>Runs GDAL's validator; fails with what it finds.</summary>
    public static void Validate(string location) =>
        Run("/usr/bin/python3", "python3-gdal", "-m", "osgeo_utils.samples.validate_gpkg", "-k", location);

    /// <summary>Runs a program and returns what it prints; fails when it objects.</summary>
    public static string Run(string program, string package, params string[] arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, arguments)
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            })!;
            var errors = process.StandardError.ReadToEndAsync();
            var output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            if (errors.Result.Contains("No module named", StringComparison.Ordinal))
                Missing(package);
            Assert.True(process.ExitCode == 0, $"{program} objects:\n{output}\n{errors.Result}");
            return output + errors.Result;
        }
        catch (Win32Exception)
        {
            Missing(package);
            throw;
        }
    }

    private static void Missing(string package)
    {
        var words = $"NOT RUN: the Debian package {package} is not installed, so nobody else opened the store.";
        Assert.False(Environment.GetEnvironmentVariable("CI") == "true", words);
        Assert.Skip(words);
    }
}
