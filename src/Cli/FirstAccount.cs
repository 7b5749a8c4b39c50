using Furrow.Registry;
using Furrow.Registry.Accounts;
using Furrow.Server.Accounts;
using Furrow.Store;

namespace Furrow.Cli;

/// <summary>The first who can let others in.</summary>
internal static class FirstAccount
{
    /// <summary>What the first account is called.</summary>
    public const string Name = "administrator";

    /// <summary>True when somebody has chosen a password: from then on people sign in.</summary>
    public static async Task<bool> IsUsed(IStore store, CancellationToken cancel)
    {
        foreach (var account in await store.Accounts.Everything(Filter.None, Viewer.Local, cancel))
        {
            if (account.Active && await store.Accounts.Secret(account.Id.Value, Viewer.Local, cancel) is
                { MustChange: false })
                return true;
        }

        return false;
    }

    /// <summary>Makes the administrator of a store that has no account, and says how to sign in.</summary>
    public static async Task<string> Offer(IStore store, string location, CancellationToken cancel)
    {
        if (await store.Accounts.Count(Filter.None, Viewer.Local, cancel) > 0)
        {
            return "Nobody has signed in yet, so whoever sits at this machine may do everything. "
                + $"A new password: furrow account reset {Name} --store {Stores.Shown(location)}";
        }

        var account = new Account
        {
            Id = AccountId.Of(Real.Identities.Next()), Name = Name, Title = "Administrator",
            Role = Role.Administrator, Ceiling = Sensitivity.Severe, Areas = [],
        };
        var password = await Keep(store, account, "the first run", cancel);
        return $"To let others in, sign in as {Name} with the password {password} (it works once); "
            + "until somebody does, whoever sits at this machine may do everything.";
    }

    /// <summary>Keeps an account with a new password that works once, which is the answer.</summary>
    public static async Task<string> Keep(IStore store, Account account, string why, CancellationToken cancel)
    {
        var password = Passwords.OneTime();
        await store.Journal.Write(Real.Person, why, async writing =>
        {
            await store.Accounts.Save(writing, [account], cancel);
            await store.Accounts.Prove(
                writing, account.Id.Value, Passwords.Once(password, Real.Clock.GetUtcNow()), cancel);
            await store.SignedIn.EndAll(writing, account.Id, cancel);
            return true;
        }, cancel);
        return password;
    }
}
