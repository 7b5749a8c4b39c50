using System.Collections.Frozen;
using System.Globalization;

namespace Furrow.Reading;

/// <summary>What a token is made of.</summary>
internal enum TokenKind : byte
{
    /// <summary>Letters, with inner hyphens, apostrophes and the dots of abbreviations.</summary>
    Word,

    /// <summary>Digits, with inner separators.</summary>
    Number,

    /// <summary>Any single other character.</summary>
    Mark,

    /// <summary>The ending that makes an owner: <c>'s</c> or a bare apostrophe.</summary>
    Owner,
}

/// <summary>What stands between a token and the one before.</summary>
internal enum Gap : byte
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>Blanks.</summary>
    Blank,

    /// <summary>One line end.</summary>
    Line,

    /// <summary>A blank line: a new paragraph.</summary>
    Paragraph,
}

/// <summary>One token: where it stands, and its letters with apostrophes and hyphens made plain.</summary>
internal readonly record struct Token(int Start, int End, TokenKind Kind, Gap Gap, string Text, string Lower)
{
    /// <summary>True for a word that starts with a capital letter.</summary>
    public bool Capital => Kind == TokenKind.Word && char.IsUpper(Text[0]);

    /// <summary>True for this single mark.</summary>
    public bool Is(char mark) => Kind == TokenKind.Mark && Text[0] == mark;
}

/// <summary>Cuts a text into tokens; every offset refers to the text as it was given.</summary>
internal sealed class Tokenizer(string text, int end)
{
    private readonly HashSet<string> _pool = new(StringComparer.Ordinal);
    private readonly List<Token> _tokens = [];
    private int _at;

    /// <summary>All tokens of the text, in order, none overlapping.</summary>
    public static Token[] Of(string text, int end) => new Tokenizer(text, end).Run();

    private Token[] Run()
    {
        while (true)
        {
            var gap = SkipBlanks();
            if (_at >= end)
                return [.. _tokens];
            var start = _at;
            var kind = Advance();
            Add(start, _at, kind, gap);
        }
    }

    private Gap SkipBlanks()
    {
        var start = _at;
        var lines = 0;
        while (_at < end && IsBlank(text[_at]))
        {
            if (text[_at] == '\n' || (text[_at] == '\r' && (_at + 1 >= end || text[_at + 1] != '\n')))
                lines++;
            _at++;
        }

        if (lines >= 2 || start == 0)
            return Gap.Paragraph;
        return lines == 1 ? Gap.Line : _at > start ? Gap.Blank : Gap.None;
    }

    private static bool IsBlank(char c) => char.IsWhiteSpace(c) || char.IsControl(c) ||
        char.GetUnicodeCategory(c) is UnicodeCategory.Format;

    private TokenKind Advance()
    {
        var c = text[_at];
        if (IsOwner())
            return TokenKind.Owner;
        if (char.IsAsciiDigit(c))
            return Number();
        if (char.IsLetter(c) || char.IsSurrogate(c))
            return Word();
        _at++;
        return TokenKind.Mark;
    }

    private bool IsOwner()
    {
        if (!IsApostrophe(text[_at]) || _tokens.Count == 0 || _tokens[^1].End != _at)
            return false;
        var before = _tokens[^1];
        if (before.Kind is not (TokenKind.Word or TokenKind.Number))
            return false;
        if (_at + 1 < end && text[_at + 1] is 's' or 'S' && (_at + 2 >= end || !IsWordPart(text[_at + 2])))
        {
            _at += 2;
            return true;
        }

        if (!before.Lower.EndsWith('s') || !(_at + 1 < end && text[_at + 1] == ' ') || _at + 2 >= end)
            return false;
        if (!char.IsLetter(text[_at + 2]))
            return false;
        _at++;
        return true;
    }

    private TokenKind Number()
    {
        while (_at < end && (char.IsAsciiDigit(text[_at]) || IsSeparator()))
            _at++;
        return TokenKind.Number;
    }

    private bool IsSeparator() =>
        (text[_at] is ',' or '.' or '\u00a0' or '\u202f' or '\u2009') && _at + 1 < end
            && char.IsAsciiDigit(text[_at + 1])
        && (text[_at] is ',' or '.' || ThreeDigits(_at + 1));

    private bool ThreeDigits(int from)
    {
        for (var i = from; i < from + 3; i++)
        {
            if (i >= end || !char.IsAsciiDigit(text[i]))
                return false;
        }

        return from + 3 >= end || !char.IsAsciiDigit(text[from + 3]);
    }

    private TokenKind Word()
    {
        if (Abbreviation() is var length and > 0)
        {
            _at += length;
            return TokenKind.Word;
        }

        while (_at < end && (IsWordPart(text[_at]) || IsInner()))
            _at++;
        return TokenKind.Word;
    }

    private static bool IsWordPart(char c) => char.IsLetterOrDigit(c) || char.IsSurrogate(c) ||
        char.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;

    /// <summary>A hyphen, apostrophe or ampersand between two letters belongs to the word, unless it makes an
    /// owner.</summary>
    private bool IsInner()
    {
        if (_at + 1 >= end || !char.IsLetterOrDigit(text[_at + 1]))
            return false;
        var c = text[_at];
        if (IsApostrophe(c))
            return !(text[_at + 1] is 's' or 'S' && (_at + 2 >= end || !IsWordPart(text[_at + 2])));
        return c is '-' or '\u2010' or '\u2011' or '&' || (c == '.' && char.IsLower(text[_at + 1]) && _at + 3 <= end
            && IsLowerRun(_at + 1));
    }

    /// <summary>The end of a name with a dot in it, such as Lenta.ru: two or three small letters.</summary>
    private bool IsLowerRun(int from)
    {
        var i = from;
        while (i < end && i < from + 4 && char.IsLower(text[i]))
            i++;
        return i - from is 2 or 3 && (i >= end || !char.IsLetterOrDigit(text[i])) && char.IsLower(text[_at - 1]);
    }

    /// <summary>Length of single letters each with a dot, such as U.S. or D.P.R.K.; 0 when there are none.</summary>
    private int Abbreviation()
    {
        var i = _at;
        while (i + 1 < end && char.IsLetter(text[i]) && text[i + 1] == '.')
            i += 2;
        return i - _at >= 4 ? i - _at : 0;
    }

    private static bool IsApostrophe(char c) => c is '\'' or '\u2019' or '\u02bc';

    private void Add(int start, int stop, TokenKind kind, Gap gap)
    {
        var raw = text.AsSpan(start, stop - start);
        var plain = Pool(raw.IndexOfAny("\u2019\u02bc\u2010\u2011") < 0
            ? raw
            : raw.ToString().Replace('\u2019', '\'').Replace('\u02bc', '\'').Replace('\u2010', '-').Replace('\u2011',
                '-'));
        _tokens.Add(new Token(start, stop, kind, gap, plain, Pool(plain.ToLowerInvariant())));
    }

    private string Pool(ReadOnlySpan<char> letters)
    {
        var pool = _pool.GetAlternateLookup<ReadOnlySpan<char>>();
        if (pool.TryGetValue(letters, out var known))
            return known;
        var made = letters.ToString();
        _pool.Add(made);
        return made;
    }
}

/// <summary>Finds where sentences begin and end.</summary>
internal static class Sentences
{
    /// <summary>Longest run of tokens that is read as one sentence; a bound on the work for texts without full
    /// stops.</summary>
    private const int Longest = 300;

    /// <summary>Sentences as pairs of token indices, the second not included; they cover every token.</summary>
    public static List<(int From, int To)> Of(Token[] tokens, FrozenSet<string> abbreviations)
    {
        var sentences = new List<(int, int)>();
        var from = 0;
        for (var i = 1; i <= tokens.Length; i++)
        {
            if (i < tokens.Length && i - from < Longest && !Breaks(tokens, from, i, abbreviations))
                continue;
            sentences.Add((from, i));
            from = i;
        }

        return tokens.Length == 0 ? [] : sentences;
    }

    /// <summary>True when a sentence ends right before token <paramref name="i"/>.</summary>
    private static bool Breaks(Token[] tokens, int from, int i, FrozenSet<string> abbreviations)
    {
        var next = tokens[i];
        if (next.Gap == Gap.Paragraph)
            return true;
        var stop = i - 1;
        while (stop > from && IsCloser(tokens[stop]) && tokens[stop].Gap == Gap.None)
            stop--;
        if (next.Gap == Gap.None)
            return false;
        if (Dateline.Ends(tokens, from, i))
            return true;
        var last = tokens[stop];
        if (next.Gap == Gap.Line && (IsBullet(next) || last.Is(':') || IsFinal(last)))
            return true;
        if (last.Is('!') || last.Is('?') || last.Is('…'))
            return StartsSentence(next);
        if (last.Kind == TokenKind.Word && last.Text.Length > 2 && last.Text[^1] == '.')
            return next.Capital && next.Text is "The" or "He" or "She" or "It" or "They" or "A" or "In" or "But"
                or "This";
        if (!last.Is('.') || !StartsSentence(next))
            return false;
        return stop == from || stop < i - 1 || !IsAbbreviation(tokens[stop - 1], last, abbreviations);
    }

    private static bool IsFinal(Token token) => token.Is('.') || token.Is('!') || token.Is('?') || token.Is('…');

    private static bool IsCloser(Token token) => token.Kind == TokenKind.Mark
        && token.Text[0] is '"' or '”' or '’' or '»' or ')' or ']' or '“';

    private static bool IsBullet(Token token) =>
        token.Kind == TokenKind.Mark && token.Text[0] is '-' or '–' or '•' or '*' or '·';

    private static bool StartsSentence(Token token) =>
        token.Capital || token.Kind == TokenKind.Number
            || (token.Kind == TokenKind.Mark && token.Text[0] is not (',' or ';'));

    private static bool IsAbbreviation(Token word, Token dot, FrozenSet<string> abbreviations) =>
        dot.Gap == Gap.None && word.Kind == TokenKind.Word
        && (abbreviations.Contains(word.Lower) || (word.Text.Length == 1 && word.Capital));
}

/// <summary>"SEOUL, Aug. 12 (Yonhap) --", "ISLAMABAD:": where and by whom a report was filed is no part of its first
/// sentence.</summary>
internal static class Dateline
{
    private const int Longest = 16;

    /// <summary>True when a dateline that starts at <paramref name="from"/> ends right before token
    /// <paramref name="i"/>.</summary>
    public static bool Ends(Token[] tokens, int from, int i)
    {
        if (tokens[from].Gap != Gap.Paragraph || i - from > Longest || tokens[i].Gap != Gap.Blank)
            return false;
        var last = tokens[i - 1];
        var dash = last.Kind == TokenKind.Mark && last.Text[0] is '-' or '–' or '—' && i - from > 1;
        var named = (dash && tokens[i - 1].Gap != Gap.None) || (dash && tokens[i - 2].Is('-')) || (last.Is(':')
            && IsLoud(tokens[from])) || (last.Is(')') && HasBracket(tokens, from, i) && tokens[i].Capital);
        return named && IsNames(tokens, from, i);
    }

    private static bool IsLoud(Token token) => token.Text.Length > 2 && token.Text.All(char.IsUpper);

    private static bool HasBracket(Token[] tokens, int from, int to)
    {
        for (var k = from; k < to && k < from + 5; k++)
        {
            if (tokens[k].Is('('))
                return tokens[from].Text.All(c => char.IsUpper(c) || c is '-' or '(');
        }

        return false;
    }

    private static bool IsNames(Token[] tokens, int from, int to)
    {
        for (var k = from; k < to; k++)
        {
            if (tokens[k].Kind is TokenKind.Word && !char.IsUpper(tokens[k].Text[0]))
                return false;
        }

        return true;
    }
}

/// <summary>Finds what stands inside quotation marks.</summary>
internal static class Quotations
{
    /// <summary>For each token the ordinal of the quotation it stands in, or -1; marks themselves count as
    /// outside.</summary>
    /// <remarks>A paragraph's end closes what was left open; marks of different make close each other.</remarks>
    public static int[] Of(Token[] tokens)
    {
        var inside = new int[tokens.Length];
        var open = -1;
        var single = false;
        var count = 0;
        for (var i = 0; i < tokens.Length; i++)
        {
            inside[i] = -1;
            if (tokens[i].Gap == Gap.Paragraph)
                open = -1;
            switch (Turn(tokens, i, open >= 0, single))
            {
                case > 0:
                    open = count++;
                    single = tokens[i].Text[0] == '‘';
                    break;
                case < 0:
                    open = -1;
                    break;
                default:
                    inside[i] = open;
                    break;
            }
        }

        return inside;
    }

    /// <summary>1 when token <paramref name="i"/> opens, -1 when it closes, 0 when it does neither.</summary>
    private static int Turn(Token[] tokens, int i, bool open, bool single)
    {
        var token = tokens[i];
        if (token.Kind != TokenKind.Mark)
            return 0;
        var before = token.Gap != Gap.None || i == 0 || tokens[i - 1].Is('(') || tokens[i - 1].Is('[')
            || tokens[i - 1].Is('—');
        var after = i + 1 >= tokens.Length || tokens[i + 1].Gap != Gap.None;
        return token.Text[0] switch
        {
            '«' or '„' or '‟' => 1,
            '»' => !open && before && !after ? 1 : -1,
            '“' => open && !before ? -1 : 1,
            '”' => -1,
            '"' => before && !after ? 1 : -1,
            '‘' => before && !after && !open ? 1 : 0,
            '’' => open && single ? -1 : 0,
            _ => 0,
        };
    }
}
