using System.CommandLine;
using Furrow.Registry;

namespace Furrow.Cli;

/// <summary>Exit codes that scripts may rely on.</summary>
internal static class Exit
{
    /// <summary>Done.</summary>
    public const int Done = 0;

    /// <summary>Refused, with reasons on standard error.</summary>
    public const int Refused = 1;

    /// <summary>Wrong use: unknown verb, missing option.</summary>
    public const int WrongUse = 2;

    /// <summary>Our own fault.</summary>
    public const int Fault = 3;

    /// <summary>Stopped by Ctrl-C; what was committed stays, nothing is half-written.</summary>
    public const int Stopped = 130;
}

/// <summary>Runs a verb and turns what it throws into an exit code and a message that says what to do.</summary>
internal static class Runner
{
    /// <summary>Parses, runs and answers.</summary>
    public static async Task<int> Run(RootCommand root, string[] args)
    {
        var parsed = root.Parse(args);
        if (parsed.Errors.Count > 0)
            return WrongUse(parsed);
        try
        {
            var usual = new InvocationConfiguration { EnableDefaultExceptionHandler = false };
            if (parsed.CommandResult.Command.Name == "serve")
                usual.ProcessTerminationTimeout = null; // It hears signals itself, and takes its time.
            return await parsed.InvokeAsync(usual);
        }
        catch (Refusal refusal)
        {
            return Refused(refusal);
        }
        catch (OperationCanceledException)
        {
            await Console.Error.WriteLineAsync("Stopped. What was committed stays; nothing is half-written.");
            return Exit.Stopped;
        }
#pragma warning disable CA1031 // The last catch of the process: what is not a refusal is our fault and said so.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            await Console.Error.WriteLineAsync($"This is a fault of Furrow, not of yours. Please report it:\n{fault}");
            return Exit.Fault;
        }
    }

    private static int WrongUse(ParseResult parsed)
    {
        foreach (var error in parsed.Errors)
            Console.Error.WriteLine(error.Message);
        Console.Error.WriteLine($"Try: furrow {Path(parsed)}--help");
        return Exit.WrongUse;
    }

    private static string Path(ParseResult parsed) =>
        parsed.CommandResult.Command is RootCommand ? "" : parsed.CommandResult.Command.Name + " ";

    private static int Refused(Refusal refusal)
    {
        Console.Error.WriteLine($"Refused ({refusal.Code}): {refusal.Message}");
        foreach (var row in refusal.Rows.Take(50))
        {
            var place = row.Line is { } line ? $"row {line}" : "file";
            var field = row.Field is { } name ? $", {name}" : "";
            var value = row.Value is { } text ? $" = '{text}'" : "";
            Console.Error.WriteLine($"  {place}{field}{value}: {row.Reason}");
        }

        if (refusal.Rows.Count > 50)
            Console.Error.WriteLine($"  … and {refusal.Rows.Count - 50} more.");
        return Exit.Refused;
    }
}
