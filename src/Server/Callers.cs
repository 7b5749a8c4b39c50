using System.Security.Cryptography;
using System.Text;
using Furrow.Registry;
using Furrow.Registry.Accounts;
using Microsoft.AspNetCore.Http;

namespace Furrow.Server;

/// <summary>Somebody behind a request.</summary>
/// <param name="Viewer">Who asks.</param>
/// <param name="Actor">Who acts; null for anybody who has not signed in.</param>
/// <param name="Account">Whose account it is; null for anybody, and for the person at this machine.</param>
/// <param name="Session">Digest of the session; null for a program with a token.</param>
internal sealed record Caller(Viewer Viewer, Actor? Actor, Account? Account = null, string? Session = null);

/// <summary>The one place where a request becomes somebody: who asks, and who acts.</summary>
internal sealed class Callers(IStore store, HostOptions options)
{
    /// <summary>The cookie that holds a session.</summary>
    public const string Cookie = "furrow_session";

    /// <summary>A session that was not used for so long has ended.</summary>
    public static readonly TimeSpan Idle = TimeSpan.FromHours(12);

    private static readonly TimeSpan NoteUse = TimeSpan.FromMinutes(5);
    private readonly Caller anybody = new(Registry.Viewer.Public, null);
    private volatile bool signIn = options.SignIn;

    /// <summary>True when who has not signed in is anybody; false when it is the person at this machine.</summary>
    public bool SignInNeeded => signIn;

    /// <summary>Somebody chose a password: from now on people sign in, without a new start of the server.</summary>
    public void NeedSignIn() => signIn = true;

    /// <summary>Who asks.</summary>
    public Viewer Viewer(HttpContext http) => Of(http).Viewer;

    /// <summary>Who changes something; refuses anybody, and who may only look.</summary>
    /// <exception cref="Refusal"><c>access.sign-in</c>, <c>access.role</c>.</exception>
    public Actor Actor(HttpContext http, Ability needs = Ability.Enter)
    {
        var caller = Of(http);
        if (caller.Actor is not { } actor)
            throw new Refusal("access.sign-in", "Sign in to change something; without, everything may only be read.");
        caller.Viewer.Must(needs);
        return http.Features.Get<Request>() is { } request ? actor with { Request = request } : actor;
    }

    /// <summary>Who is behind a request, as <see cref="Recognise"/> found; anybody where nobody looked.</summary>
    public Caller Of(HttpContext http) => http.Features.Get<Caller>() ?? anybody;

    /// <summary>SHA-256 of a secret: what the store keeps instead of it.</summary>
    public static string Digest(string secret) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));

    /// <summary>Looks once who asks: a program by its token, a person by their session, else anybody.</summary>
    public async Task Recognise(HttpContext http, RequestDelegate next)
    {
        http.Features.Set(await Who(http));
        http.Response.Headers.Append("Vary", "Cookie, Authorization");
        await next(http);
    }

    private async Task<Caller> Who(HttpContext http)
    {
        var authorization = http.Request.Headers.Authorization.ToString();
        if (authorization.Length > 0)
            return await Program(http, authorization);
        if (http.Request.Cookies[Cookie] is { Length: > 0 and < 200 } cookie
            && await Person(http, cookie) is { } person)
            return person;
        return signIn ? anybody : new Caller(options.Viewer, options.Person);
    }

    private async Task<Caller> Program(HttpContext http, string authorization)
    {
        const string scheme = "Bearer ";
        var cancel = http.RequestAborted;
        if (authorization.Length < 300 && authorization.StartsWith(scheme, StringComparison.OrdinalIgnoreCase)
            && await store.Tokens.OfSecret(
                Digest(authorization[scheme.Length..].Trim()), Registry.Viewer.Local, cancel) is { } token
            && token.Works(DateOnly.FromDateTime(options.Clock.GetUtcNow().UtcDateTime))
            && await store.Accounts.Find(token.Account, Registry.Viewer.Local, cancel) is { Active: true } account)
        {
            var viewer = token.Viewer(account);
            return new Caller(viewer, new Actor(viewer.Name) { Bounds = viewer }, account);
        }

        http.Response.Headers.WWWAuthenticate = "Bearer";
        throw new Refusal("access.token", "The token is not known, has ended or was revoked; ask for a new one.");
    }

    private async Task<Caller?> Person(HttpContext http, string cookie)
    {
        var (now, cancel) = (options.Clock.GetUtcNow(), http.RequestAborted);
        if (await store.SignedIn.Find(Digest(cookie), Registry.Viewer.Local, cancel) is not { } session
            || now >= session.EndsAt || now - session.SeenAt >= Idle
            || await store.Accounts.Find(session.Account, Registry.Viewer.Local, cancel) is not
            { Active: true } account)
        {
            http.Response.Cookies.Delete(Cookie);
            return null;
        }

        if (now - session.SeenAt > NoteUse)
            await Note(account, session with { SeenAt = now }, cancel);

        return new Caller(account.Viewer, account.Actor, account, session.Digest);
    }

    /// <summary>Keeps that the session is in use; a server on a copy leaves that to the others.</summary>
    private async Task Note(Account account, Session session, CancellationToken cancel)
    {
        try
        {
            await store.Journal.Write(account.Actor, "still signed in", async writing =>
            {
                await store.SignedIn.Keep(writing, session, cancel);
                return true;
            }, cancel);
        }
        catch (Refusal refusal) when (refusal.Code == "store.read-only")
        {
        }
    }
}
