using Furrow.Registry;
using Npgsql;

namespace Furrow.Store.Dialects;

/// <summary>Reads where a PostgreSQL store is: a connection string, or an address that starts with postgres://.</summary>
internal static class PostgisAddress
{
    /// <summary>True when a location names a PostgreSQL database rather than a file.</summary>
    public static bool Names(string location) =>
        IsUri(location) || location.Split(';').Any(part =>
            part.TrimStart().StartsWith("host=", StringComparison.OrdinalIgnoreCase)
            || part.TrimStart().StartsWith("server=", StringComparison.OrdinalIgnoreCase));

    /// <summary>The parts of a location. A message never repeats it: it may hold a password.</summary>
    /// <exception cref="Refusal"><c>store.address</c>.</exception>
    public static NpgsqlConnectionStringBuilder Read(string location)
    {
        try
        {
            var text = IsUri(location) ? FromUri(new Uri(location)) : new NpgsqlConnectionStringBuilder(location);
            if (string.IsNullOrEmpty(text.Host) || string.IsNullOrEmpty(text.Database))
                throw new ArgumentException("it names no host or no database");
            if (text.SearchPath?.Any(letter => !char.IsAsciiLetterOrDigit(letter) && letter != '_') == true)
                throw new ArgumentException("its search path must be one schema of letters, digits and underscores");
            return text;
        }
        catch (Exception error) when (error is ArgumentException or FormatException or KeyNotFoundException)
        {
            throw new Refusal("store.address",
                $"The PostgreSQL address cannot be read ({error.Message}). "
                + "Give it as \"Host=localhost;Database=furrow;Username=furrow\" or postgres://user@host/database.");
        }
    }

    /// <summary>The location again, without its password.</summary>
    public static string WithoutPassword(string location)
    {
        var text = Read(location);
        text.Password = null;
        return text.ConnectionString;
    }

    private static bool IsUri(string location) =>
        location.StartsWith("postgres://", StringComparison.OrdinalIgnoreCase)
        || location.StartsWith("postgresql://", StringComparison.OrdinalIgnoreCase);

    private static NpgsqlConnectionStringBuilder FromUri(Uri uri)
    {
        var user = uri.UserInfo.Split(':', 2);
        var text = new NpgsqlConnectionStringBuilder
        {
            Host = uri.Host,
            Port = uri.Port > 0 ? uri.Port : 5432,
            Database = Uri.UnescapeDataString(uri.AbsolutePath.Trim('/')),
        };
        if (user[0].Length > 0)
            text.Username = Uri.UnescapeDataString(user[0]);
        if (user.Length == 2)
            text.Password = Uri.UnescapeDataString(user[1]);
        return text;
    }
}
