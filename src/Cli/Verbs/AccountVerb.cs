using System.CommandLine;
using Furrow.Registry;
using Furrow.Registry.Accounts;

namespace Furrow.Cli;

/// <summary>Gives access from the command line: to the first, and where everybody is locked out.</summary>
internal static class AccountVerb
{
    /// <summary>The verb with its parts.</summary>
    internal static Command Build() => new(
        "account",
        "Who may sign in: list, add, change, stop, and give a new password that works once.\n"
        + "Example: furrow account add a.kim --title \"A. Kim\" --role officer --ceiling high --store kursk.gpkg")
    {
        List(), Add(), Set(), Reset(),
    };

    private static Command List()
    {
        var store = Store();
        var verb = new Command("list", "Every account, with role, ceiling and areas.") { store };
        verb.SetAction((parsed, cancel) => With(parsed.GetRequiredValue(store), async open =>
        {
            var all = await open.Accounts.Everything(Filter.None, Viewer.Local, cancel);
            foreach (var account in all.OrderBy(account => account.Name, StringComparer.Ordinal))
            {
                Console.Out.WriteLine($"{account.Name,-24} {account.Role,-14} {account.Ceiling,-9} "
                    + $"{(account.Active ? "active " : "stopped")} "
                    + $"{(account.Areas.Count == 0 ? "whole programme" : string.Join(' ', account.Areas))}  "
                    + account.Title);
            }

            if (all.Count == 0)
                Console.Out.WriteLine("No accounts: whoever sits at the machine may do everything.");
        }, cancel));
        return verb;
    }

    private static Command Add()
    {
        var (name, store, title, role, ceiling, areas) = (Name(), Store(), Title(), OfRole(), Ceiling(), Areas());
        var verb = new Command("add", "A new account; prints a password that works once.")
        {
            name, store, title, role, ceiling, areas,
        };
        verb.SetAction((parsed, cancel) => With(parsed.GetRequiredValue(store), async open =>
        {
            var called = parsed.GetRequiredValue(name).ToLowerInvariant();
            if (await open.Accounts.Named(called, Viewer.Local, cancel) is not null)
            {
                throw new Refusal("account.already",
                    $"There is an account '{called}' already; change it with: furrow account set {called}");
            }

            var account = new Account
            {
                Id = AccountId.Of(Real.Identities.Next()), Name = called,
                Title = parsed.GetValue(title) ?? called, Role = parsed.GetValue(role) ?? Role.Observer,
                Ceiling = parsed.GetValue(ceiling) ?? Sensitivity.Low,
                Areas = await Places(open, parsed.GetValue(areas), cancel),
            }.Checked();
            Say(called, await FirstAccount.Keep(open, account, "account added", cancel));
        }, cancel));
        return verb;
    }

    private static Command Set()
    {
        var (name, store, title, role, ceiling, areas) = (Name(), Store(), Title(), OfRole(), Ceiling(), Areas());
        var stop = new Option<bool?>("--active") { Description = "false stops the account, true lets it in again." };
        var verb = new Command("set", "Change what an account may; what is not named stays.")
        {
            name, store, title, role, ceiling, areas, stop,
        };
        verb.SetAction((parsed, cancel) => With(parsed.GetRequiredValue(store), async open =>
        {
            var standing = await Find(open, parsed.GetRequiredValue(name), cancel);
            var account = (standing with
            {
                Title = parsed.GetValue(title) ?? standing.Title,
                Role = parsed.GetValue(role) ?? standing.Role,
                Ceiling = parsed.GetValue(ceiling) ?? standing.Ceiling,
                Areas = parsed.GetValue(areas) is { Length: > 0 } named
                    ? await Places(open, named, cancel) : standing.Areas,
                Active = parsed.GetValue(stop) ?? standing.Active,
            }).Checked();
            await open.Journal.Write(Real.Person, "account changed", async writing =>
            {
                await open.Accounts.Save(writing, [account], cancel);
                await open.SignedIn.EndAll(writing, account.Id, cancel);
                return true;
            }, cancel);
            Console.Out.WriteLine($"Changed {account.Name}; it signs in anew.");
        }, cancel));
        return verb;
    }

    private static Command Reset()
    {
        var (name, store) = (Name(), Store());
        var verb = new Command("reset", "A new password that works once; ends the account's sessions.") { name, store };
        verb.SetAction((parsed, cancel) => With(parsed.GetRequiredValue(store), async open =>
        {
            var account = await Find(open, parsed.GetRequiredValue(name), cancel);
            Say(account.Name, await FirstAccount.Keep(open, account, "password reset", cancel));
        }, cancel));
        return verb;
    }

    private static async Task<int> With(string location, Func<IStore, Task> act, CancellationToken cancel)
    {
        await using var store = await Real.Open(location, create: false, cancel);
        await act(store);
        return Exit.Done;
    }

    private static async Task<Account> Find(IStore store, string name, CancellationToken cancel) =>
        await store.Accounts.Named(name.ToLowerInvariant(), Viewer.Local, cancel)
        ?? throw new Refusal("account.not-found", $"There is no account '{name}'; see: furrow account list");

    /// <summary>Places by identity, code or name.</summary>
    private static async Task<IReadOnlyList<PlaceId>> Places(IStore store, string[]? named, CancellationToken cancel)
    {
        if (named is null or [])
            return [];
        var all = await store.Places.Everything(Filter.None, Viewer.Local, cancel);
        return [.. named.Select(text => all.FirstOrDefault(place => place.Id.ToString() == text
                || place.Code == text
                || place.Names.Any(name => string.Equals(name.Text, text, StringComparison.OrdinalIgnoreCase)))?.Id
            ?? throw new Refusal("account.area",
                $"There is no place '{text}'; give its name as the map shows it, its code or its identity."))];
    }

    private static void Say(string name, string password) => Console.Out.WriteLine(
        $"{name} signs in with the password {password}; it works once, then they choose their own.");

    private static Argument<string> Name() => new("name") { Description = "What is typed to sign in, such as a.kim." };

    private static Option<string> Store() => new("--store")
    {
        Description = "The store: a file, or a PostgreSQL connection string.", HelpName = "STORE", Required = true,
    };

    private static Option<string?> Title() => new("--title") { Description = "How the person is called." };

    private static Option<Role?> OfRole() => new("--role")
    {
        Description = "observer reads; reporter enters; officer decides; administrator also gives access.",
    };

    private static Option<Sensitivity?> Ceiling() => new("--ceiling")
    {
        Description = "The highest class they see: low (public), moderate (partners), high (programme), severe.",
    };

    private static Option<string[]> Areas() => new("--area")
    {
        Description = "A place they see and decide about, with everything below; may be repeated. None: everywhere.",
    };
}
