using System.Globalization;
using System.Text;

namespace Furrow.Registry.Exchange.Cql;

/// <summary>What a token is.</summary>
internal enum CqlTokenKind
{
    /// <summary>A name or a word of the language.</summary>
    Name,

    /// <summary>A name in double quotes, never a word of the language.</summary>
    Quoted,

    /// <summary>Text in single quotes.</summary>
    Text,

    /// <summary>A number without sign.</summary>
    Number,

    /// <summary>A sign.</summary>
    Sign,

    /// <summary>Nothing follows.</summary>
    End,
}

/// <summary>One token with where it stands, from 0.</summary>
internal readonly record struct CqlToken(CqlTokenKind Kind, string Text, int At);

/// <summary>Cuts text into tokens.</summary>
internal sealed class CqlTokens(string text)
{
    private const string DoubleSigns = "<><=>=";
    private const string Signs = "=<>+-*/%^(),";

    private static readonly (int First, int Last)[] NameStarts =
    [
        (0xC0, 0xD6), (0xD8, 0xF6), (0xF8, 0x2FF), (0x370, 0x37D), (0x37F, 0x1FFE), (0x200C, 0x200D), (0x2070, 0x218F),
        (0x2C00, 0x2FEF), (0x3001, 0xD7FF), (0xF900, 0xFDCF), (0xFDF0, 0xFFFD), (0x10000, 0xEFFFF),
    ];

    private int at;

    /// <summary>Every token, and the end.</summary>
    public List<CqlToken> All()
    {
        var tokens = new List<CqlToken>();
        while (true)
        {
            while (at < text.Length && char.IsWhiteSpace(text[at]))
                at++;
            if (at == text.Length)
            {
                tokens.Add(new(CqlTokenKind.End, "", at));
                return tokens;
            }

            tokens.Add(Next());
        }
    }

    private CqlToken Next()
    {
        var start = at;
        var first = text[at];
        if (first == '\'')
            return new(CqlTokenKind.Text, Literal(), start);
        if (first == '"')
            return new(CqlTokenKind.Quoted, QuotedName(), start);
        if (char.IsAsciiDigit(first) || (first == '.' && at + 1 < text.Length && char.IsAsciiDigit(text[at + 1])))
            return new(CqlTokenKind.Number, Number(), start);
        if (StartsName(RuneAt(at)))
            return new(CqlTokenKind.Name, Name(), start);
        if (at + 1 < text.Length && first is '<' or '>' && DoubleSigns.Contains(text.Substring(at, 2)))
        {
            at += 2;
            return new(CqlTokenKind.Sign, text[start..at], start);
        }

        if (!Signs.Contains(first, StringComparison.Ordinal))
            throw CqlWords.Syntax($"'{RuneAt(at)}' at character {start + 1} is no sign of CQL2.");
        at++;
        return new(CqlTokenKind.Sign, first.ToString(), start);
    }

    private string Literal()
    {
        var start = at++;
        var value = new StringBuilder();
        while (at < text.Length)
        {
            var one = text[at];
            var another = at + 1 < text.Length ? text[at + 1] : '\0';
            if (one is '\'' or '\\' && another == '\'')
            {
                value.Append('\'');
                at += 2;
            }
            else if (one == '\'')
            {
                at++;
                return value.ToString();
            }
            else
            {
                value.Append(one);
                at++;
            }
        }

        throw CqlWords.Syntax($"The text that begins at character {start + 1} does not end; close it with '.");
    }

    private string QuotedName()
    {
        var start = at++;
        var end = text.IndexOf('"', at);
        if (end < 0)
            throw CqlWords.Syntax($"The name that begins at character {start + 1} does not end; close it with \".");
        at = end + 1;
        return end == start + 1
            ? throw CqlWords.Syntax($"The name at character {start + 1} is empty.")
            : text[(start + 1)..end];
    }

    private string Number()
    {
        var start = at;
        Digits();
        if (at < text.Length && text[at] == '.')
        {
            at++;
            Digits();
        }

        if (at < text.Length && text[at] is 'e' or 'E')
        {
            var mark = at++;
            if (at < text.Length && text[at] is '+' or '-')
                at++;
            var digits = at;
            Digits();
            if (digits == at)
                throw CqlWords.Syntax($"The exponent at character {mark + 1} has no digits.");
        }

        if (at < text.Length && ContinuesName(RuneAt(at)))
            throw CqlWords.Syntax($"The number at character {start + 1} runs into a name; put a space or a sign.");
        return text[start..at];

        void Digits()
        {
            while (at < text.Length && char.IsAsciiDigit(text[at]))
                at++;
        }
    }

    private string Name()
    {
        var start = at;
        while (at < text.Length && RuneAt(at) is var rune && ContinuesName(rune))
            at += rune.Utf16SequenceLength;
        return text[start..at];
    }

    private Rune RuneAt(int index) =>
        Rune.DecodeFromUtf16(text.AsSpan(index), out var rune, out _) == System.Buffers.OperationStatus.Done
            ? rune
            : throw CqlWords.Syntax($"Character {index + 1} is not valid Unicode.");

    private static bool StartsName(Rune rune) => rune.Value is ':' or '_' || Rune.IsLetter(rune) && rune.IsAscii
        || NameStarts.Any(range => range.First <= rune.Value && rune.Value <= range.Last);

    private static bool ContinuesName(Rune rune) => StartsName(rune) || rune.Value == '.'
        || (rune.IsAscii && Rune.IsDigit(rune)) || rune.Value is (>= 0x300 and <= 0x36F) or 0x203F or 0x2040;

    /// <summary>A number's value, and the same as a whole number where it was written as one.</summary>
    public static CqlExpression.Number Value(string number, bool negative)
    {
        var value = double.Parse(number, NumberStyles.Float, CultureInfo.InvariantCulture);
        if (!double.IsFinite(value))
            throw CqlWords.Syntax($"The number {RowText.Short(number)} is too large.");
        var sign = negative ? "-" : "";
        long? whole = long.TryParse(
            sign + number, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var exact) ? exact : null;
        return new(negative ? -value : value, whole);
    }
}
