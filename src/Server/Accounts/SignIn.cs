using System.Text.Json.Serialization;
using Furrow.Registry;
using Furrow.Registry.Accounts;
using Microsoft.AspNetCore.Http;

namespace Furrow.Server.Accounts;

/// <summary>Signing in and out, and who one is.</summary>
internal sealed class SignIn(IStore store, HostOptions options, Callers callers)
{
    private static readonly TimeSpan Longest = TimeSpan.FromDays(14);
    private static readonly SemaphoreSlim Hashing = new(2);
    private readonly Attempts attempts = new(options.Clock);

    /// <summary>Who asks, and what they may.</summary>
    public async Task<object?> Me(Ask ask)
    {
        var caller = ask.Caller;
        var areas = new List<AreaView>();
        foreach (var area in caller.Viewer.Areas)
        {
            var place = await store.Places.Find(area, Viewer.Local, ask.Cancel);
            areas.Add(new AreaView(area, place?.Names[0].Text));
        }

        return new MeView(
            callers.SignInNeeded, caller.Account is not null, caller.Actor is null ? null : caller.Viewer.Name,
            caller.Account?.Title, caller.Viewer.Role, caller.Viewer.Ceiling, areas,
            [.. Enum.GetValues<Ability>().Where(ability => caller.Actor is not null && caller.Viewer.May(ability))]);
    }

    /// <summary>Begins a session; a password that works once is replaced on the way.</summary>
    /// <exception cref="Refusal">
    /// <c>sign-in.wrong</c>, <c>sign-in.wait</c>, <c>sign-in.choose-password</c>, and what a password must be.
    /// </exception>
    public async Task<object?> Begin(HttpContext http, SignInBody body)
    {
        var name = (body.Name ?? "").Trim().ToLowerInvariant();
        var password = body.Password ?? "";
        string[] keys = [$"name {name}", $"address {http.Connection.RemoteIpAddress}"];
        attempts.Refuse(keys);
        var (account, secret) = await Known(name, http.RequestAborted);
        if (!await Proves(password, secret?.Hash, http.RequestAborted) || account is not { Active: true })
        {
            attempts.Wrong(keys);
            throw new Refusal("sign-in.wrong", "The name or the password is not right.");
        }

        if (secret!.MustChange && string.IsNullOrEmpty(body.NewPassword))
        {
            throw new Refusal("sign-in.choose-password",
                "This password works once. Choose your own: at least twelve characters, a few words in a row will do.");
        }

        attempts.Right(keys);
        await Enter(http, account, secret.MustChange ? Chosen(body.NewPassword!, password, account) : null);
        return new SignedInView(account.Name, account.Title);
    }

    /// <summary>Ends the session of this browser.</summary>
    public async Task<object?> End(HttpContext http)
    {
        if (callers.Of(http) is { Session: { } digest, Actor: { } actor })
        {
            await store.Journal.Write(actor, "signed out", async writing =>
            {
                await store.SignedIn.End(writing, digest, http.RequestAborted);
                return true;
            }, http.RequestAborted);
        }

        http.Response.Cookies.Delete(Callers.Cookie);
        return new SignedInView(null, null);
    }

    /// <summary>Changes one's own password, and ends every other session of the account.</summary>
    /// <exception cref="Refusal"><c>access.sign-in</c>, <c>sign-in.wrong</c>, <c>sign-in.wait</c>.</exception>
    public async Task<object?> Change(HttpContext http, SignInBody body)
    {
        if (callers.Of(http) is not { Account: { } account, Session: not null })
            throw new Refusal("access.sign-in", "Sign in to change your password.");
        string[] keys = [$"name {account.Name}"];
        attempts.Refuse(keys);
        var secret = await store.Accounts.Secret(account.Id.Value, Viewer.Local, http.RequestAborted);
        if (!await Proves(body.Password ?? "", secret?.Hash, http.RequestAborted))
        {
            attempts.Wrong(keys);
            throw new Refusal("sign-in.wrong", "The present password is not right.");
        }

        attempts.Right(keys);
        await Enter(http, account, Chosen(body.NewPassword ?? "", body.Password!, account));
        return new SignedInView(account.Name, account.Title);
    }

    private async Task<(Account? Account, Secret? Secret)> Known(string name, CancellationToken cancel)
    {
        var account = await store.Accounts.Named(name, Viewer.Local, cancel);
        return (account, account is null
            ? null
            : await store.Accounts.Secret(account.Id.Value, Viewer.Local, cancel));
    }

    /// <summary>Hashing is slow on purpose: two at a time, so that guessing does not stop the server.</summary>
    private static async Task<bool> Proves(string password, string? hash, CancellationToken cancel)
    {
        if (password.Length > Password.Longest)
            return false;
        await Hashing.WaitAsync(cancel);
        try
        {
            return await Task.Run(() => Passwords.Proves(password, hash), cancel);
        }
        finally
        {
            Hashing.Release();
        }
    }

    private static string Chosen(string chosen, string present, Account account) =>
        Password.Checked(chosen, account.Name) != present
            ? chosen
            : throw new Refusal("password.same", "This is the password that is to be replaced; choose another.");

    /// <summary>A new session each time: one that somebody planted before is worth nothing after.</summary>
    private async Task Enter(HttpContext http, Account account, string? newPassword)
    {
        var (now, secret, cancel) = (options.Clock.GetUtcNow(), Passwords.Bearer(), http.RequestAborted);
        var before = callers.Of(http).Session;
        var session = new Session(Callers.Digest(secret), account.Id, now, now, now + Longest);
        var why = newPassword is null ? "signed in" : "chose a password";
        await store.Journal.Write(account.Actor, why, async writing =>
        {
            if (newPassword is not null)
            {
                await store.SignedIn.EndAll(writing, account.Id, cancel);
                await store.Accounts.Prove(
                    writing, account.Id.Value, new Secret(Passwords.Hash(newPassword), now, false), cancel);
            }

            if (before is not null)
                await store.SignedIn.End(writing, before, cancel);
            await store.SignedIn.Keep(writing, session, cancel);
            return true;
        }, cancel);
        if (newPassword is not null)
            callers.NeedSignIn();
        http.Response.Cookies.Append(Callers.Cookie, secret, new CookieOptions
        {
            HttpOnly = true, SameSite = SameSiteMode.Strict, Path = "/", Secure = http.Request.IsHttps,
            IsEssential = true, Expires = session.EndsAt,
        });
    }

    private sealed record SignedInView(string? Name, string? Title);

    private sealed record AreaView(PlaceId Id, string? Name);

    private sealed record MeView(
        bool SignInNeeded, bool SignedIn,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] string? Name,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] string? Title,
        Role Role, Sensitivity Ceiling, IReadOnlyList<AreaView> Areas, IReadOnlyList<Ability> Abilities);
}

/// <summary>What is sent to sign in or to change a password.</summary>
internal sealed record SignInBody : Reason
{
    /// <summary>The account's name.</summary>
    public string? Name { get; init; }

    /// <summary>The present password.</summary>
    public string? Password { get; init; }

    /// <summary>The password chosen instead.</summary>
    public string? NewPassword { get; init; }
}
