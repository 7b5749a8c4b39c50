using Spectre.Console;

namespace Furrow.Cli;

/// <summary>Says on standard error what is being done, when somebody looks; otherwise it stays silent.</summary>
internal static class Screen
{
    /// <summary>Runs with a spinner whose words the work may change.</summary>
    public static async Task<T> Watch<T>(string first, Func<Action<string>, Task<T>> run)
    {
        if (Console.IsErrorRedirected)
            return await run(_ => { });
        var screen = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
        return await screen.Status().StartAsync(
            first, context => run(words => context.Status(Markup.Escape(words))));
    }
}
