using System.ComponentModel;
using System.Diagnostics;

namespace Furrow.Cli;

/// <summary>Opens the person's browser where there is one.</summary>
internal static class Browser
{
    /// <summary>
    /// Opens an address of ours; does nothing on a machine without a screen. The address is printed anyway.
    /// </summary>
    public static void Open(string url)
    {
        if (Command(url) is not { } command)
            return;
        try
        {
            using var process = Process.Start(command);
        }
        catch (Exception fault) when (fault is Win32Exception or InvalidOperationException or FileNotFoundException)
        {
            Console.Error.WriteLine($"No browser could be opened ({fault.Message}); open {url} yourself.");
        }
    }

    private static ProcessStartInfo? Command(string url)
    {
        if (Has("CI"))
            return null;
        if (OperatingSystem.IsWindows())
            return new ProcessStartInfo(url) { UseShellExecute = true };
        if (OperatingSystem.IsMacOS())
            return new ProcessStartInfo("open", [url]);
        return Has("DISPLAY") || Has("WAYLAND_DISPLAY")
            ? new ProcessStartInfo("xdg-open", [url]) { RedirectStandardError = true, RedirectStandardOutput = true }
            : null;
    }

    private static bool Has(string variable) => !string.IsNullOrEmpty(Environment.GetEnvironmentVariable(variable));
}
