using System.Security.Cryptography;
using Furrow.Registry.Accounts;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Furrow.Server.Accounts;

/// <summary>Hashes passwords and makes secrets that are shown once.</summary>
/// <remarks>PBKDF2 with HMAC-SHA-512 and the rounds that OWASP asks for, by ASP.NET Core's own hasher.</remarks>
public static class Passwords
{
    private const int Rounds = 210_000;
    private const string Letters = "abcdefghjkmnpqrstuvwxyz23456789";

    private static readonly PasswordHasher<object> Hasher =
        new(Options.Create(new PasswordHasherOptions { IterationCount = Rounds }));

    /// <summary>Verified where there is no account, so that a wrong name takes as long as a wrong password.</summary>
    private static readonly Lazy<string> Nobody = new(() => Hash(OneTime()));

    /// <summary>What is kept of a password.</summary>
    public static string Hash(string password) => Hasher.HashPassword(Hasher, password);

    /// <summary>True when the password is the one; without a hash always false, and as slow.</summary>
    public static bool Proves(string password, string? hash) =>
        Hasher.VerifyHashedPassword(Hasher, hash ?? Nobody.Value, password) != PasswordVerificationResult.Failed
        && hash is not null;

    /// <summary>A password that works once: five groups of letters and digits that are easy to read aloud.</summary>
    public static string OneTime() => string.Join('-', Enumerable.Range(0, 5)
        .Select(_ => RandomNumberGenerator.GetString(Letters, 4)));

    /// <summary>256 bits for a session or a token.</summary>
    public static string Bearer() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));

    /// <summary>The kept form of a password that its owner must change at the first use.</summary>
    public static Secret Once(string password, DateTimeOffset now) => new(Hash(password), now, MustChange: true);
}
