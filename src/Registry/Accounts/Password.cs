namespace Furrow.Registry.Accounts;

/// <summary>What a password must be (NIST SP 800-63B, 5.1.1.2; OWASP ASVS 4.0, 2.1): long, not well known.</summary>
public static class Password
{
    /// <summary>Fewest characters.</summary>
    public const int Shortest = 12;

    /// <summary>Most characters: enough for a sentence, too few to keep a server busy.</summary>
    public const int Longest = 128;

    private static readonly string[] WellKnown =
    [
        "123456789012", "password1234", "passwordpassword", "qwertyuiop12", "qwertyuiopas", "administrator",
        "letmeinletmein", "iloveyouiloveyou", "111111111111", "000000000000", "abcdefghijkl", "changemechangeme",
    ];

    /// <summary>The password, when it may be one.</summary>
    /// <exception cref="Refusal"><c>password.length</c>, <c>password.known</c>, <c>password.name</c>.</exception>
    public static string Checked(string password, string name)
    {
        if (password.Length is < Shortest or > Longest)
        {
            throw new Refusal("password.length", $"A password has {Shortest} to {Longest} characters; this one has "
                + $"{password.Length}. A few words in a row are easy to keep in mind.");
        }

        var plain = password.ToLowerInvariant();
        if (plain.Distinct().Count() < 4 || WellKnown.Any(known => plain.StartsWith(known, StringComparison.Ordinal)))
            throw new Refusal("password.known", "This password is among the first that anybody tries; choose another.");
        return plain.Contains(name, StringComparison.Ordinal)
            ? throw new Refusal("password.name", "The password holds the name to sign in with; choose another.")
            : password;
    }
}
