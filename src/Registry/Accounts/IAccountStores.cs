namespace Furrow.Registry.Accounts;

/// <summary>A secret as it is kept: only what proves it.</summary>
/// <param name="Hash">Of a password or of a token's secret; never the secret.</param>
/// <param name="ChangedAt">When it was set, UTC.</param>
/// <param name="MustChange">True when it was given by somebody else and works once.</param>
public sealed record Secret(string Hash, DateTimeOffset ChangedAt, bool MustChange);

/// <summary>Somebody who is signed in.</summary>
/// <param name="Digest">SHA-256 of what the browser holds, hexadecimal: who reads the store cannot sign in.</param>
/// <param name="Account">Who.</param>
/// <param name="BegunAt">UTC.</param>
/// <param name="SeenAt">The last use that was noted, UTC.</param>
/// <param name="EndsAt">When it ends whatever happens, UTC.</param>
public sealed record Session(
    string Digest, AccountId Account, DateTimeOffset BegunAt, DateTimeOffset SeenAt, DateTimeOffset EndsAt);

/// <summary>Keeps accounts and what proves them.</summary>
public interface IAccountStore : IRecordStore<Account, AccountId>
{
    /// <summary>The account of that name, or null.</summary>
    Task<Account?> Named(string name, Viewer viewer, CancellationToken cancel);

    /// <summary>What proves an account or a token, or null when it has none.</summary>
    Task<Secret?> Secret(Guid owner, Viewer viewer, CancellationToken cancel);

    /// <summary>Sets what proves an account or a token; the journal says that it changed, not to what.</summary>
    Task Prove(IWriting writing, Guid owner, Secret secret, CancellationToken cancel);
}

/// <summary>Keeps tokens.</summary>
public interface ITokenStore : IRecordStore<Token, TokenId>
{
    /// <summary>The token whose secret has that hash, or null.</summary>
    Task<Token?> OfSecret(string hash, Viewer viewer, CancellationToken cancel);
}

/// <summary>Keeps who is signed in, so that any server on the store knows it.</summary>
public interface ISessionStore
{
    /// <summary>The session of that digest, or null.</summary>
    Task<Session?> Find(string digest, Viewer viewer, CancellationToken cancel);

    /// <summary>Begins a session, or notes that it is still in use.</summary>
    Task Keep(IWriting writing, Session session, CancellationToken cancel);

    /// <summary>Ends one session; ending twice changes nothing.</summary>
    Task End(IWriting writing, string digest, CancellationToken cancel);

    /// <summary>Ends every session of an account.</summary>
    Task EndAll(IWriting writing, AccountId account, CancellationToken cancel);
}
