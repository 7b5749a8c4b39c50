using System.Globalization;

namespace Furrow.Reading;

/// <summary>Reads amounts: digits and words, scales, ranges, bounds and currencies.</summary>
internal sealed class Quantities(Sheet sheet)
{
    private const decimal Largest = 1e24m;

    private readonly Lexicon _words = sheet.Lexicon;
    private readonly NumberWords _numbers = sheet.Lexicon.Numbers;

    /// <summary>Marks every amount; dates are marked before and left alone.</summary>
    public void Mark()
    {
        foreach (var (from, to) in sheet.Sentences)
        {
            for (var i = from; i < to;)
            {
                var counted = sheet.DatedAt[i] is null ? Read(i, to) : null;
                for (var k = i; counted is not null && k < counted.To; k++)
                    (sheet.CountedAt[k], sheet.MentionAt[k]) = (counted, null);
                i = counted?.To ?? i + 1;
            }

            for (var i = from; i < to; i++)
                Share(i, to);
        }
    }

    /// <summary>"9 and 11 million dollars", "110 million and 244 million euros": the first has the scale and the
    /// currency of the second.</summary>
    private void Share(int i, int to)
    {
        if (sheet.CountedAt[i] is not { Quantity: { Currency: null, Minimum: { } low } first } counted
            || counted.From != i || counted.To + 1 >= to || sheet.Lower(counted.To) is not "and"
            || sheet.CountedAt[counted.To + 1] is not { Quantity: { Currency: { } currency } second } next)
            return;
        var scale = 1m;
        for (var k = next.From; k < next.To; k++)
            scale *= _numbers.Scales.GetValueOrDefault(sheet.Lower(k), 1);
        var factor = low < 1000 ? scale : 1;
        if (low * factor < 1000 && scale == 1 && second.Minimum >= 1000)
            return;
        var shared = counted with
        {
            Quantity = first with
            {
                Currency = currency,
                Minimum = low * factor,
                Maximum = first.Maximum * factor,
            },
        };
        for (var k = counted.From; k < counted.To; k++)
            sheet.CountedAt[k] = shared;
    }

    /// <summary>"raised it from 5 to 10 million": two amounts, one after the other, and no range.</summary>
    private bool IsChange(int from)
    {
        for (var k = from - 1; k >= 0 && k > from - 12; k--)
        {
            if (_words.Verbs.TryGetValue(sheet.Lower(k), out var forms) && forms.Exists(form =>
                form.Frame == Frame.Change))
                return true;
        }

        return false;
    }

    private Counted? Read(int from, int to)
    {
        var i = from;
        var bounds = new Bounds();
        while (ReadBound(ref i, to, ref bounds))
        {
        }

        var between = (sheet.Lower(i) is "between" || sheet.Lower(i) is "from" && !IsChange(i)) && i + 1 < to;
        var at = between ? i + 1 : i;
        if (sheet.DatedAt[at < to ? at : from] is not null || at >= to || ReadMoney(at, to) is not { } first)
            return null;
        if (IsPartOfWord(first, to))
            return null;
        var second = sheet.Lower(from - 1) is "from" && IsChange(from - 1) ? null
            : ReadSecond(first, to, between, sheet.Lower(i));
        if (between && second is null)
            return null;
        var last = second ?? first;
        var end = last.To;
        ReadAfter(ref end, to, ref bounds);
        if (sheet.Lower(end) is "percent" or "per" or "pct" || sheet.IsMark(end, '%') || sheet.IsMark(end, '°'))
            return null;
        return Make(from, end, first, second, bounds);
    }

    private bool ReadBound(ref int i, int to, ref Bounds bounds)
    {
        if (i >= to)
            return false;
        var least = _numbers.Least.Match(sheet.Tokens, i, to, out _);
        var most = _numbers.Most.Match(sheet.Tokens, i, to, out _);
        var about = _numbers.About.Match(sheet.Tokens, i, to, out _);
        var longest = Math.Max(least, Math.Max(most, about));
        if (longest == 0 || (sheet.Lower(i) is "over" or "under"
            && sheet.Lower(i - 1).StartsWith("hand", StringComparison.Ordinal)))
            return false;
        bounds = new Bounds(bounds.Least || least == longest, bounds.Most || most == longest, bounds.About
            || about == longest);
        i += longest;
        return true;
    }

    private void ReadAfter(ref int end, int to, ref Bounds bounds)
    {
        if (end >= to)
            return;
        if (_numbers.AfterLeast.Match(sheet.Tokens, end, to, out var word) is var least and > 0 && word != "plus"
            && word != "at least")
        {
            bounds = bounds with { Least = true };
            end += least;
        }
        else if (_numbers.AfterMost.Match(sheet.Tokens, end, to, out _) is var most and > 0)
        {
            bounds = bounds with { Most = true };
            end += most;
        }
        else if (_numbers.AfterAbout.Match(sheet.Tokens, end, to, out _) is var about and > 0)
        {
            bounds = bounds with { About = true };
            end += about;
        }
    }

    /// <summary>The upper end of a range, after "and", "to" or a dash.</summary>
    private Money? ReadSecond(Money first, int to, bool between, string opener)
    {
        var joint = first.To;
        if (joint + 1 >= to)
            return null;
        var word = sheet.Lower(joint);
        var joins = between
            ? word == (opener == "between" ? "and" : "to")
            : word is "to" or "-" or "–" or "—" || (word == "or" && first.Value < 100);
        if (!joins || ReadMoney(joint + 1, to) is not { } second
            || second.Value <= first.Value * first.Borrowed(second))
            return null;
        return second.Value > first.Value && (second.Currency == first.Currency || first.Currency is null
            || second.Currency is null)
            ? second
            : null;
    }

    /// <summary>"a 4.6-million-dollar grant", "a $20-million loan".</summary>
    private Money? Hyphened(Number number, int to)
    {
        var at = number.To;
        if (at + 1 >= to || !sheet[at].Is('-') || sheet[at].Gap != Gap.None || sheet[at + 1].Gap != Gap.None)
            return null;
        var parts = sheet.Lower(at + 1).Split('-', 3);
        var scale = _numbers.Scales.GetValueOrDefault(parts[0], 0);
        if (scale < 1000)
            return null;
        string? code = null;
        if (parts.Length == 2)
        {
            var word = Tokenizer.Of(parts[1], parts[1].Length);
            if (word.Length != 1 || _words.MoneyWords.Match(word, 0, 1, out var currencies) == 0)
                return null;
            code = Choose(currencies!, at);
        }

        return new Money(number.Value * scale, scale, number.Vague, code, at, at + 2);
    }

    /// <summary>A sign or code, a number, and the words of a currency.</summary>
    private Money? ReadMoney(int from, int to)
    {
        var i = from;
        var sign = _words.MoneySigns.Match(sheet.Tokens, i, to, out var currency);
        i += sign;
        if (i >= to || ReadNumber(i, to) is not { } number)
            return null;
        if (Hyphened(number, to) is { } compound)
            return compound with { From = from, Currency = currency?.Code ?? compound.Currency };
        var money = new Money(number.Value, number.Scale, number.Vague, currency?.Code, from, number.To);
        if (number.To >= to)
            return money;
        var length = _words.MoneyWords.Match(sheet.Tokens, number.To, to, out var currencies);
        if (length > 0 && currencies is not null)
            return money with { To = number.To + length, Currency = money.Currency ?? Choose(currencies, from) };
        if (sign == 0 && _words.MoneySigns.Match(sheet.Tokens, number.To, to, out var after) is var width and > 0
            && after is not null)
            return money with { To = number.To + width, Currency = after.Code };
        return money;
    }

    /// <summary>Which of several currencies a shared word means: the one whose state stands nearest before
    /// it.</summary>
    private string Choose(List<Currency> currencies, int from)
    {
        if (currencies.Count == 1)
            return currencies[0].Code;
        for (var i = from - 1; i >= 0 && i > from - 120; i--)
        {
            var state = sheet.MentionAt[i]?.Actor;
            if (state is not null && currencies.Find(currency => currency.State == state) is { } known)
                return known.Code;
        }

        return currencies[0].Code;
    }

    private Number? ReadNumber(int from, int to)
    {
        var token = sheet[from];
        if (token.Kind == TokenKind.Number)
            return ReadDigits(from, to);
        if (token.Kind != TokenKind.Word)
            return null;
        if (token.Lower == "half" && from + 2 < to && sheet.Lower(from + 1) is "a"
            && _numbers.Scales.TryGetValue(sheet.Lower(from + 2), out var half))
            return new Number(half / 2, half, false, from + 3);
        if (_numbers.Vague.TryGetValue(token.Lower, out var vague))
            return ReadVague(from, to, vague);
        if (token.Lower is "a" or "an" or "several" or "few" or "many")
            return ReadArticle(from, to);
        return ReadWords(from, to);
    }

    private Number? ReadDigits(int from, int to)
    {
        var token = sheet[from];
        if (token.Text.Length > 18 || !decimal.TryParse(
            token.Text.Replace(",", "").Replace("\u00a0", "").Replace("\u202f", "").Replace("\u2009", ""),
            NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value))
        {
            return null;
        }

        return Scaled(value, from + 1, to);
    }

    private Number? Scaled(decimal value, int at, int to)
    {
        var scale = 1m;
        while (at < to && _numbers.Scales.TryGetValue(sheet.Lower(at), out var next) && value * next < Largest)
        {
            if (sheet.Lower(at).Length <= 2 && sheet[at].Gap != Gap.None && sheet.Lower(at) is "m" or "b" or "k")
                break;
            value *= next;
            scale *= next;
            at++;
        }

        return new Number(value, scale, false, at);
    }

    private Number? ReadVague(int from, int to, decimal vague)
    {
        var at = from + 1;
        if (sheet.Lower(at) != "of" || at + 1 >= to)
            return sheet.Lower(from) is "tens" ? null : new Number(vague, 1, true, at);
        if (_numbers.Vague.TryGetValue(sheet.Lower(at + 1), out var scale))
            return new Number(vague * scale, 1, true, at + 2);
        return sheet.Lower(from) is "tens" ? null : new Number(vague, 1, true, at);
    }

    private Number? ReadArticle(int from, int to)
    {
        var at = from + 1;
        var several = sheet.Lower(from) is "several" or "few" or "many" || sheet.Lower(at) is "few";
        if (sheet.Lower(at) is "few")
            at++;
        if (at >= to || !_numbers.Scales.TryGetValue(sheet.Lower(at), out var scale) || sheet.Lower(at).Length < 5)
            return null;
        var scaled = Scaled(1, at, to);
        return several && scaled is { } number ? number with { Vague = true } : scaled;
    }

    private Number? ReadWords(int from, int to)
    {
        var at = from;
        var total = 0m;
        var current = 0m;
        while (at < to && sheet[at].Kind == TokenKind.Word && total < Largest)
        {
            var word = sheet.Lower(at);
            if (WordValue(word) is { } value)
                current += value;
            else if (at > from && word == "hundred")
                current *= 100;
            else if (at > from && _numbers.Scales.TryGetValue(word, out var scale) && word.Length > 2)
                (total, current) = (total + (current * scale), 0);
            else if (at == from || word != "and" || at + 1 >= to || WordValue(sheet.Lower(at + 1)) is null
                || current % 100 != 0)
                break;
            at++;
        }

        return at == from || (at == from + 1 && sheet.Lower(from) == "one" && !CountsOne(at, to))
            ? null
            : new Number(total + current, 1, false, at);
    }

    private bool CountsOne(int at, int to) => at < to && sheet.Lower(at) is not ("of" or "another")
        && (_words.Things.CategoryOf(sheet.Lower(at)) is not null
            || _words.MoneyWords.Match(sheet.Tokens, at, to, out _) > 0
            || (at + 1 < to && _words.Things.CategoryOf(sheet.Lower(at + 1)) is not null));

    private decimal? WordValue(string word)
    {
        if (_numbers.Words.TryGetValue(word, out var value))
            return value;
        var hyphen = word.IndexOf('-');
        return hyphen > 0 && word.Length < 20 && _numbers.Words.TryGetValue(word[..hyphen], out var tens)
            && _numbers.Words.TryGetValue(word[(hyphen + 1)..], out var ones) && tens >= 20 && ones < 10
            ? tens + ones
            : null;
    }

    /// <summary>"11-year-old", "20th" and "90s" are no amounts; "15-strong" is one.</summary>
    private bool IsPartOfWord(Money money, int to)
    {
        if (money.To >= to || sheet[money.To].Gap != Gap.None || sheet[money.To - 1].Kind != TokenKind.Number)
            return IsOrdinalContext(money);
        var next = sheet[money.To];
        if (next.Kind == TokenKind.Word)
            return true;
        return (next.Is('-') && money.To + 1 < to && sheet[money.To + 1].Kind == TokenKind.Word
            && sheet[money.To + 1].Gap == Gap.None
            && !IsStrong(money.To + 1))
                || (next.Is(':') && money.To + 1 < to && sheet[money.To + 1].Kind == TokenKind.Number)
            || next.Is('/');
    }

    private bool IsOrdinalContext(Money money) => money.Currency is null && money.From > 0
        && (sheet.Lower(money.From - 1) is "no" or "article" or "paragraph" or "chapter" or "aged" or "resolution"
            or "number" or "protocol"
            || (sheet[money.From].Gap == Gap.None && sheet[money.From - 1].Kind == TokenKind.Mark
                && sheet[money.From - 1].Text[0] is '-' or '/' or ':' or '№' or '#'));

    private bool IsStrong(int i) => sheet.Lower(i) is "strong" or "member" or "person" or "man";

    private Counted? Make(int from, int end, Money first, Money? second, Bounds bounds)
    {
        var low = second is { } high && high.Scale > 1 && first.Scale == 1 && first.Value < high.Value / high.Scale
            ? first.Value * high.Scale
            : first.Value;
        decimal? minimum = Plain(low);
        decimal? maximum = Plain(second?.Value ?? low);
        if (first.Vague)
            maximum = null;
        else if (second is null && bounds.Least)
            maximum = null;
        else if (second is null && bounds.Most)
            minimum = null;
        var people = sheet.IsMark(end, '-') && end + 1 < sheet.Tokens.Length
            && sheet.Lower(end + 1) is "strong" or "member" or "person" or "man"
            && sheet.IsMark(end, '-');
        var text = sheet.Words(from, end);
        var quantity = new Quantity(
            text, sheet.Span(from, end), minimum, maximum, bounds.About
                || first.Vague, second?.Currency ?? first.Currency);
        return new Counted(from, people ? end + 2 : end, quantity) { People = people };
    }

    /// <summary>1200000000.0 and 1200000000 are one number: no zeros after the point.</summary>
    private static decimal Plain(decimal value) => value / 1.0000000000000000000000000000m;

    private readonly record struct Bounds(bool Least, bool Most, bool About);

    private readonly record struct Number(decimal Value, decimal Scale, bool Vague, int To);

    private readonly record struct Money(decimal Value, decimal Scale, bool Vague, string? Currency, int From, int To)
    {
        /// <summary>"3 to 5 million": the first number borrows the second's scale.</summary>
        public decimal Borrowed(Money second) => second.Scale > 1 && Scale == 1 ? 0 : 1;
    }
}
