using System.Security.Cryptography;
using System.Text;

namespace Furrow.Registry;

/// <summary>An identity of one kind of thing, so that two kinds can never be mixed up.</summary>
public interface IIdentity<TSelf> where TSelf : struct, IIdentity<TSelf>
{
    /// <summary>The number behind the identity.</summary>
    Guid Value { get; }

    /// <summary>Wraps a number that is known to name a <typeparamref name="TSelf"/>.</summary>
    static abstract TSelf Of(Guid value);
}

/// <summary>Where new identities come from; handed in, so that a test or a seed can repeat them.</summary>
public interface IIdentities
{
    /// <summary>A number never given before.</summary>
    Guid Next();
}

/// <summary>Reads and derives identities.</summary>
public static class Identity
{
    /// <summary>The same identity for the same words, always and everywhere (UUID version 8 over SHA-256).</summary>
    /// <remarks>An import uses its source and the source's key, so that importing twice changes nothing.</remarks>
    public static TId From<TId>(params ReadOnlySpan<string> words) where TId : struct, IIdentity<TId>
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(typeof(TId).Name + '\u001f' + string.Join('\u001f', words!)));
        hash[6] = (byte)((hash[6] & 0x0f) | 0x80);
        hash[8] = (byte)((hash[8] & 0x3f) | 0x80);
        return TId.Of(new Guid(hash.AsSpan(0, 16), bigEndian: true));
    }

    /// <summary>Reads the usual text form; refuses anything else by name.</summary>
    public static TId Parse<TId>(string text) where TId : struct, IIdentity<TId> =>
        Guid.TryParse(text, out var value)
            ? TId.Of(value)
            : throw new Refusal("identity.malformed",
                $"'{text}' is not an identity; expected 32 hexadecimal digits with hyphens.");
}
