using System.Globalization;
using System.Text;

namespace Furrow.Registry.Sources;

/// <summary>
/// A short fingerprint of what a text says, so that nearly equal texts are found without comparing each with each:
/// MinHash (Broder 1997) over runs of four words, banded for look-up (Leskovec et al., Mining of Massive Datasets).
/// </summary>
/// <remarks>Case, punctuation and line breaks do not count: the same report in two layouts is one text.</remarks>
public sealed record Sketch
{
    /// <summary>From this likeness on a text is offered as a possible duplicate, 0 to 1.</summary>
    public const double Alike = 0.6;

    private const int Hashes = 64;
    private const int Bands = 16;
    private const int WordsTogether = 4;
    private const int HexOfHash = 8;
    private static readonly ulong[] Salts = [.. Enumerable.Range(1, Hashes).Select(i => Mix((ulong)i))];
    private readonly uint[] least;

    private Sketch(uint[] least) => this.least = least;

    /// <summary>The sketch of a text; null when it has no word.</summary>
    public static Sketch? Of(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var least = new uint[Hashes];
        Array.Fill(least, uint.MaxValue);
        var last = new Queue<ulong>(WordsTogether);
        var words = 0;
        foreach (var word in Words(text))
        {
            words++;
            if (last.Count == WordsTogether)
                last.Dequeue();
            last.Enqueue(word);
            if (last.Count == WordsTogether)
                Add(least, last);
        }

        if (words is > 0 and < WordsTogether)
            Add(least, last);
        return words == 0 ? null : new(least);
    }

    /// <summary>Reads what <see cref="ToString"/> wrote.</summary>
    /// <exception cref="FormatException">The text is no sketch.</exception>
    public static Sketch Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.Length != Hashes * HexOfHash)
            throw new FormatException($"A sketch has {Hashes * HexOfHash} hexadecimal digits, not {text.Length}.");
        return new([.. Enumerable.Range(0, Hashes).Select(i => uint.Parse(
            text.AsSpan(i * HexOfHash, HexOfHash), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture))]);
    }

    /// <summary>Estimated share of common runs of words (Jaccard), 0 to 1; off by about 0.06.</summary>
    public double Likeness(Sketch other)
    {
        ArgumentNullException.ThrowIfNull(other);
        var same = 0;
        for (var i = 0; i < Hashes; i++)
        {
            if (least[i] == other.least[i])
                same++;
        }

        return same / (double)Hashes;
    }

    /// <summary>Keys under which the text is filed: nearly equal texts share at least one, almost surely.</summary>
    public IReadOnlyList<string> Keys() => [.. Enumerable.Range(0, Bands).Select(band =>
    {
        const int rows = Hashes / Bands;
        var key = 0xcbf29ce484222325UL;
        for (var i = band * rows; i < (band + 1) * rows; i++)
            key = Mix(key ^ least[i]);
        return string.Create(CultureInfo.InvariantCulture, $"{band:x}-{key:x16}");
    })];

    /// <summary>The hashes in hexadecimal, as the store keeps them.</summary>
    public override string ToString()
    {
        var text = new StringBuilder(Hashes * HexOfHash);
        foreach (var hash in least)
            text.Append(CultureInfo.InvariantCulture, $"{hash:x8}");
        return text.ToString();
    }

    /// <inheritdoc/>
    public bool Equals(Sketch? other) => other is not null && least.AsSpan().SequenceEqual(other.least);

    /// <inheritdoc/>
    public override int GetHashCode() => (int)(least[0] & int.MaxValue);

    private static void Add(uint[] least, IEnumerable<ulong> run)
    {
        var shingle = 0xcbf29ce484222325UL;
        foreach (var word in run)
            shingle = Mix(shingle ^ word);
        for (var i = 0; i < Hashes; i++)
            least[i] = Math.Min(least[i], (uint)(Mix(shingle ^ Salts[i]) >> 32));
    }

    private static IEnumerable<ulong> Words(string text)
    {
        const ulong start = 0xcbf29ce484222325UL;
        var (word, length) = (start, 0);
        foreach (var letter in text)
        {
            if (char.IsLetterOrDigit(letter))
            {
                word = unchecked((word ^ char.ToLowerInvariant(letter)) * 0x100000001b3UL);
                length++;
            }
            else if (length > 0)
            {
                yield return word;
                (word, length) = (start, 0);
            }
        }

        if (length > 0)
            yield return word;
    }

    /// <summary>SplitMix64's finaliser: every bit of the input moves every bit of the output.</summary>
    private static ulong Mix(ulong value)
    {
        unchecked
        {
            value += 0x9e3779b97f4a7c15UL;
            value = (value ^ (value >> 30)) * 0xbf58476d1ce4e5b9UL;
            value = (value ^ (value >> 27)) * 0x94d049bb133111ebUL;
            return value ^ (value >> 31);
        }
    }
}
