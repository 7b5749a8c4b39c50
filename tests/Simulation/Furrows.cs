using System.Diagnostics;
using Furrow.Registry;
using Furrow.Registry.Accounts;
using Furrow.Store;

namespace Furrow.Tests.Simulation;

/// <summary>The real executable, serving a store that people sign in to.</summary>
internal sealed class Furrows : IDisposable
{
    private const string Secret = "a session that stands in the database";
    private Process? process;

    /// <summary>Where it listens.</summary>
    public int Port { get; } = Nginx.FreePort();

    /// <summary>What a browser that is signed in sends.</summary>
    public static string Cookie => $"furrow_session={Uri.EscapeDataString(Secret)}";

    /// <summary>Keeps an account, its session and a collection that anybody may add to.</summary>
    public static Task<bool> Furnish(OpenStore store) => store.Journal.Write(new("setting"), "set", async writing =>
    {
        var now = TimeProvider.System.GetUtcNow();
        var account = new Account
        {
            Id = Identity.From<AccountId>("officer"), Name = "officer", Title = "Officer", Role = Role.Officer,
            Ceiling = Sensitivity.Severe, Areas = [],
        };
        await store.Accounts.Save(writing, [account], default);
        await store.Accounts.Prove(
            writing, account.Id.Value, new Secret("no password", now, MustChange: false), default);
        await store.SignedIn.Keep(
            writing, new Session(Server.Callers.Digest(Secret), account.Id, now, now, now.AddDays(1)), default);
        await World.AddWells(store, writing);
        return true;
    }, default);

    /// <summary>Starts it and waits until it is ready.</summary>
    public async Task Start(string location)
    {
        process = Process.Start(new ProcessStartInfo(
            Path.Combine(AppContext.BaseDirectory, "furrow"),
            ["serve", "--store", location, "--urls", $"http://127.0.0.1:{Port}", "--notice", "1"])
        {
            RedirectStandardOutput = true,
        })!;
        var said = await process.StandardOutput.ReadLineAsync();
        Assert.True(said?.StartsWith("Serving", StringComparison.Ordinal), $"it did not start: {said}");
    }

    /// <summary>Ends it as <c>kill -9</c> does.</summary>
    public void Kill() => process!.Kill();

    /// <summary>Asks it to end, as a supervisor does, and waits until it has.</summary>
    public async Task<int> Stop()
    {
        using var kill = Process.Start("kill", ["-TERM", $"{process!.Id}"]);
        await process.WaitForExitAsync();
        return process.ExitCode;
    }

    public void Dispose()
    {
        if (process is null)
            return;
        process.Kill();
        process.WaitForExit();
        process.Dispose();
    }
}
