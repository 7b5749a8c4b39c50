using Furrow.Registry;
using Furrow.Registry.Accounts;

namespace Furrow.Server.Accounts;

/// <summary>Giving access: accounts and tokens, by who has the right to.</summary>
internal sealed class People(IStore store, HostOptions options)
{
    private const int LongestTitle = 200;

    /// <summary>Every account.</summary>
    public static async Task<object?> List(Ask ask)
    {
        ask.Viewer.Must(Ability.Administer);
        return await ask.Store.Accounts.Everything(Filter.None, ask.Viewer, ask.Cancel);
    }

    /// <summary>Makes an account with a password that works once and is shown once.</summary>
    public async Task<object?> Add(Ask ask, string why, AccountBody body)
    {
        var name = (body.Name ?? "").Trim().ToLowerInvariant();
        var account = new Account
        {
            Id = AccountId.Of(options.Identities.Next()), Name = name, Title = (body.Title ?? "").Trim(),
            Role = body.Role ?? Role.Observer, Ceiling = body.Ceiling ?? Sensitivity.Low, Areas = body.Areas ?? [],
        };
        var granted = account.GrantedBy(ask.Viewer, await Within(ask));
        var password = Passwords.OneTime();
        await ShowOnce(ask.ActorFor(Ability.Administer), why, async writing =>
        {
            if (await store.Accounts.Named(name, Viewer.Local, ask.Cancel) is not null)
            {
                throw new Refusal("account.already", $"There is an account '{name}' already; choose another name, "
                    + "for example with a number.");
            }

            await store.Accounts.Save(writing, [granted], ask.Cancel);
            await store.Accounts.Prove(
                writing, account.Id.Value, Passwords.Once(password, options.Clock.GetUtcNow()), ask.Cancel);
        }, ask.Cancel);
        return new OneTimeView(granted, password);
    }

    /// <summary>Changes what an account may, or stops it; what is not given stays.</summary>
    public async Task<object?> Change(Ask ask, string why, AccountBody body)
    {
        var standing = await Existing(ask);
        var changed = (standing with
        {
            Title = body.Title?.Trim() ?? standing.Title,
            Role = body.Role ?? standing.Role,
            Ceiling = body.Ceiling ?? standing.Ceiling,
            Areas = body.Areas ?? standing.Areas,
            Active = body.Active ?? standing.Active,
        }).GrantedBy(ask.Viewer, await Within(ask));
        standing.GrantedBy(ask.Viewer, await Within(ask)); // Nobody changes one who has more than they.
        await store.Journal.Write(ask.ActorFor(Ability.Administer), why, async writing =>
        {
            await RefuseLast(standing, changed, ask.Cancel);
            await store.Accounts.Save(writing, [changed], ask.Cancel);
            await store.SignedIn.EndAll(writing, changed.Id, ask.Cancel); // The next request asks with the new rights.
            return true;
        }, ask.Cancel);
        return changed;
    }

    /// <summary>A new password that works once, for who forgot theirs.</summary>
    public async Task<object?> Reset(Ask ask, string why)
    {
        var account = (await Existing(ask)).GrantedBy(ask.Viewer, await Within(ask));
        var password = Passwords.OneTime();
        await ShowOnce(ask.ActorFor(Ability.Administer), why, async writing =>
        {
            await store.Accounts.Prove(
                writing, account.Id.Value, Passwords.Once(password, options.Clock.GetUtcNow()), ask.Cancel);
            await store.SignedIn.EndAll(writing, account.Id, ask.Cancel);
        }, ask.Cancel);
        return new OneTimeView(account, password);
    }

    /// <summary>Ends every session of an account, as after a machine was lost; its password stays.</summary>
    public async Task<object?> EndSessions(Ask ask, string why)
    {
        var account = (await Existing(ask)).GrantedBy(ask.Viewer, await Within(ask));
        await store.Journal.Write(ask.ActorFor(Ability.Administer), why, async writing =>
        {
            await store.SignedIn.EndAll(writing, account.Id, ask.Cancel);
            return true;
        }, ask.Cancel);
        return account;
    }

    /// <summary>The tokens of the one who asks; of everybody for who gives access.</summary>
    public static async Task<object?> Tokens(Ask ask)
    {
        var mine = ask.Caller.Account?.Id;
        var all = await ask.Store.Tokens.Everything(Filter.None, Viewer.Local, ask.Cancel);
        return ask.Viewer.May(Ability.Administer) ? all : all.Where(token => token.Account == mine).ToList();
    }

    /// <summary>Makes a token for a program in one's own name; its secret is shown once.</summary>
    public async Task<object?> AddToken(Ask ask, string why, TokenBody body)
    {
        if (ask.Caller is not { Account: { } account, Session: not null })
            throw new Refusal("access.sign-in", "Sign in to make a token; a token cannot make another.");
        var title = (body.Title ?? "").Trim();
        if (title.Length is 0 or > LongestTitle)
            throw new Refusal("token.title", $"Say what the token is for, in 1 to {LongestTitle} characters.");
        var token = new Token
        {
            Id = TokenId.Of(options.Identities.Next()), Account = account.Id, Title = title,
            Role = (Role)Math.Min((int)(body.Role ?? Role.Observer), (int)account.Role),
            EndsOn = body.EndsOn,
        };
        var secret = "furrow_" + Passwords.Bearer();
        await ShowOnce(Programme(ask), why, async writing =>
        {
            await store.Tokens.Save(writing, [token], ask.Cancel);
            await store.Accounts.Prove(
                writing, token.Id.Value,
                new Secret(Callers.Digest(secret), options.Clock.GetUtcNow(), false), ask.Cancel);
        }, ask.Cancel);
        return new SecretView(token, secret);
    }

    /// <summary>Ends a token at once.</summary>
    public async Task<object?> Revoke(Ask ask, string why)
    {
        var token = await store.Tokens.Find(ask.Id<TokenId>(), Viewer.Local, ask.Cancel);
        var account = ask.Caller.Account;
        if (token is null || (token.Account != account?.Id && !ask.Viewer.May(Ability.Administer)))
            throw new Refusal("token.not-found", "There is no such token of yours.");
        var revoked = token with { Revoked = true };
        await store.Journal.Write(
            account is null ? ask.ActorFor(Ability.Administer) : Programme(ask), why,
            writing => store.Tokens.Save(writing, [revoked], ask.Cancel), ask.Cancel);
        return revoked;
    }

    /// <summary>One's own token is not a record of an area: only the name counts.</summary>
    private static Actor Programme(Ask ask) => ask.ActorFor(Ability.Read) with { Bounds = null };

    /// <summary>A write whose secret is shown once and kept nowhere, so that asked again it cannot be told.</summary>
    private async Task ShowOnce(Actor actor, string why, Func<IWriting, Task> act, CancellationToken cancel)
    {
        var attempt = options.Identities.Next();
        var carriedOut = await store.Journal.Write(actor, why, async writing =>
        {
            await act(writing);
            return attempt;
        }, cancel);
        if (carriedOut != attempt)
        {
            throw new Refusal("request.done", "This was carried out when it was asked first, and the secret was "
                + "shown then. Ask for a new one.");
        }
    }

    private async Task<Account> Existing(Ask ask) =>
        await store.Accounts.Find(ask.Id<AccountId>(), ask.Viewer, ask.Cancel)
        ?? throw new Refusal("account.not-found", "There is no such account.");

    private static async Task<Func<PlaceId, bool>> Within(Ask ask)
    {
        var tree = await ask.Snapshot.Places;
        return place => ask.Viewer.Areas.Any(area => tree.IsIn(place, area));
    }

    /// <summary>Somebody must be left who can give access.</summary>
    private async Task RefuseLast(Account standing, Account changed, CancellationToken cancel)
    {
        if (!Keeps(standing) || Keeps(changed))
            return;
        var all = await store.Accounts.Everything(Filter.None, Viewer.Local, cancel);
        if (!all.Any(account => account.Id != standing.Id && Keeps(account)))
        {
            throw new Refusal("account.last", $"'{standing.Name}' is the last who can give access to the whole "
                + "programme; make another administrator first.");
        }

        static bool Keeps(Account account) =>
            account is { Active: true, Role: Role.Administrator, Areas.Count: 0 };
    }

    private sealed record OneTimeView(Account Account, string OneTimePassword);

    private sealed record SecretView(Token Token, string Secret);
}

/// <summary>What an account is to be.</summary>
internal sealed record AccountBody : Reason
{
    /// <summary>What is typed to sign in.</summary>
    public string? Name { get; init; }

    /// <summary>How the person is called.</summary>
    public string? Title { get; init; }

    /// <summary>What they may do.</summary>
    public Role? Role { get; init; }

    /// <summary>The highest class of value they may see.</summary>
    public Sensitivity? Ceiling { get; init; }

    /// <summary>Where; empty for the whole programme.</summary>
    public PlaceId[]? Areas { get; init; }

    /// <summary>False to stop the account.</summary>
    public bool? Active { get; init; }
}

/// <summary>What a token is to be.</summary>
internal sealed record TokenBody : Reason
{
    /// <summary>What it is for.</summary>
    public string? Title { get; init; }

    /// <summary>What it may do, at most what its owner may.</summary>
    public Role? Role { get; init; }

    /// <summary>Its last day.</summary>
    public DateOnly? EndsOn { get; init; }
}
