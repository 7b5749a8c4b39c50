namespace Furrow.Reading;

/// <summary>A thing that is given, as its noun phrase has it, by token indices.</summary>
internal sealed record Thing(int From, int To, Counted? Counted, Category Category, string Words, string? Unit)
{
    /// <summary>A total or running sum.</summary>
    public bool Aggregate { get; init; }

    /// <summary>True when the noun itself names a kind of thing; false when the verb had to say so.</summary>
    public bool Known { get; init; }

    /// <summary>True when the noun was left out and taken from the thing before.</summary>
    public bool Taken { get; init; }

}

/// <summary>Reads the noun phrase of a thing: its number, its head and its category.</summary>
internal sealed class Things(Sheet sheet, Clauses clauses)
{
    private const int LongestPhrase = 14;

    private readonly Lexicon _words = sheet.Lexicon;

    /// <summary>The last thing that was read, for "another 60" and "the remaining 290".</summary>
    public Thing? Last { get; set; }

    /// <summary>Currency of the last money that was given, for "10 million" alone.</summary>
    public string? LastMoney { get; set; }

    /// <summary>The thing whose phrase starts at <paramref name="at"/>; null when none does.</summary>
    /// <param name="at">First token, a determiner allowed.</param>
    /// <param name="to">Token after the last that may belong to it.</param>
    /// <param name="fallback">Category when no noun tells one.</param>
    public Thing? Read(int at, int to, Category? fallback)
    {
        var i = SkipOpening(at, to, out var aggregate);
        if (i >= to)
            return null;
        var thing = sheet.CountedAt[i] is { } counted && counted.From == i
            ? ReadCounted(at, counted, to, fallback)
            : ReadPlain(i, to, fallback);
        if (thing is null)
            return null;
        return thing with { Aggregate = thing.Aggregate || aggregate };
    }

    private int SkipOpening(int at, int to, out bool aggregate)
    {
        aggregate = false;
        var i = at;
        while (i < to && sheet.CountedAt[i] is null)
        {
            var word = sheet.Lower(i);
            if (word is "total" && sheet.Lower(i + 1) is "of")
            {
                aggregate = true;
                i++;
            }
            else if (!(_words.Determiners.Contains(word)
                || word is "of" or "total" or "remaining" or "initial" or "first" or "second" or "new" or "extra"
                    or "last" or "final" or "latest" or "next"
                or "around" or "sum" or "combined" || sheet[i].Is('«') || sheet[i].Is('“') || sheet[i].Is('"'))
                || (word is "first" or "second" or "new" or "initial" or "last" or "final" or "latest" or "next"
                    && sheet.CountedAt[Math.Min(i + 1, to - 1)] is null))
            {
                break;
            }

            i++;
        }

        return i;
    }

    private Thing? ReadCounted(int at, Counted counted, int to, Category? fallback)
    {
        var n = SkipBracket(counted.To, to);
        var quantity = counted.Quantity;
        if (sheet.Lower(n) == "of" && quantity is { Currency: null, Approximate: true, Maximum: null } && n + 1 < to)
            n++;
        if (sheet.Lower(n) == "of" && sheet.Lower(n + 1) is "the" or "its" or "these" or "those" or "their"
            && quantity.Currency is null)
            n = SkipOf(n + 2, to);
        else if (sheet.Lower(n) == "of" && n + 1 < to && sheet.CountedAt[n + 1] is { Quantity.Currency: null } whole
            && quantity.Currency is null)
            n = whole.To;
        var end = n < to && clauses.IsFinite(n) ? n : PhraseEnd(n, to);
        if (quantity.Currency is not null)
            return ReadMoney(at, counted, n, end, to);
        if (end == n)
            return Instead(at, counted, n, to, fallback) ?? Bare(at, counted, n, to);
        var head = sheet.Lower(end - 1);
        var unit = sheet[end - 1].Text;
        if (sheet.Lower(end) == "of" && _words.Things.IsCollective(head)
            && PhraseEnd(SkipDeterminer(end + 1), to) is var inner && inner > end + 1)
        {
            var start = SkipDeterminer(end + 1);
            if (sheet.CountedAt[start] is { } more && more.Quantity.Currency is null)
                return ReadCounted(at, more, to, fallback);
            var within = CategoryOf(start, inner) ?? fallback;
            return within is { } category
                ? new Thing(at, inner, counted, category, sheet.Words(start, inner), Nouns.IsMeasure(head) ? unit
                    : sheet[inner - 1].Text)
                { Known = true }
                : null;
        }

        end = JoinNouns(n, end, to);
        var known = CategoryOf(n, end);
        if ((IsNever(n, end, known) && fallback is not (Category.Training or Category.Other))
            || (known ?? fallback) is not { } kind)
            return null;
        return new Thing(at, end, counted, counted.People ? Category.Personnel
            : kind, sheet.Words(n, end), UnitOf(n, end))
        { Known = known is not null };
    }

    private int SkipOf(int at, int to) => at < to && sheet.CountedAt[at] is { } more ? more.To : at;

    private string UnitOf(int from, int end)
    {
        for (var i = from + 1; i < end; i++)
        {
            if (sheet.Lower(i) is "and" or "&" && i - from == 1)
                return sheet.Words(from, end);
        }

        for (var i = from; i < end; i++)
        {
            if (sheet.Lower(i) is "and" or "&")
                return sheet[i - 1].Text;
        }

        return sheet[end - 1].Text;
    }

    private int SkipDeterminer(int i)
    {
        while (i < sheet.Tokens.Length - 1 && (sheet.Lower(i) is "the" or "a" or "an" or "its" or "new"))
            i++;
        return i;
    }

    private bool IsNever(int from, int end, Category? known)
    {
        var head = sheet.Lower(end - 1);
        return _words.Things.IsNever(head) && known is not Category.Personnel
            || (known is null && _words.Things.IsNever(sheet.Lower(from)));
    }

    /// <summary>"26 computers and tablets": a second noun of the same kind without a number of its own.</summary>
    private int JoinNouns(int from, int end, int to)
    {
        if (end + 1 >= to || sheet.Lower(end) is not ("and" or "&") || sheet.CountedAt[end + 1] is not null
            || _words.Determiners.Contains(sheet.Lower(end + 1)))
            return end;
        var next = PhraseEnd(end + 1, to);
        return next > end + 1 && CategoryOf(end + 1, next) is { } other && other == CategoryOf(from, end) ? next : end;
    }

    private Thing ReadMoney(int at, Counted counted, int n, int end, int to)
    {
        var unit = counted.Quantity.Currency;
        if (n < to && (clauses.IsFinite(n) || sheet.Lower(n) is "a" or "an" or "each" or "per"))
            end = n;
        var stop = end;
        var words = end > n ? sheet.Words(n, end) : null;
        if (words is null && sheet.Lower(n) is "in" or "for" or "of" or "as"
            && PhraseEnd(SkipDeterminer(n + 1), to) is var inner && inner > n + 1)
        {
            var start = SkipDeterminer(n + 1);
            var follows = CategoryOf(start, inner) is not null && sheet.MentionAt[start] is null;
            words = follows || sheet.Lower(n) == "for" && sheet.MentionAt[start] is null ? sheet.Words(start, inner)
                : null;
            stop = words is null ? n : inner;
        }

        return new Thing(at, Math.Max(stop, n), counted, Category.Money, words ?? "money", unit) { Known = true };
    }

    /// <summary>"850 instead of 900 troops": what is counted stands after the number that is given up.</summary>
    private Thing? Instead(int at, Counted counted, int n, int to, Category? fallback) =>
        sheet.Lower(n) is "instead" or "rather" && sheet.Lower(n + 1) is "of" or "than" && n + 2 < to
        && sheet.CountedAt[n + 2] is { } other && ReadCounted(n + 2, other, to, fallback) is { Taken: false } whole
            ? whole with { From = at, Counted = counted, Aggregate = false }
            : null;

    /// <summary>A number without a noun: the thing spoken of last.</summary>
    private Thing? Bare(int at, Counted counted, int n, int to)
    {
        if (counted.People || (sheet.Lower(n) is "people" or "men"))
            return new Thing(at, n, counted, Category.Personnel, "people", "people") { Known = true };
        if (LastMoney is { } currency && (counted.Quantity.Minimum ?? counted.Quantity.Maximum) >= 100_000)
            return new Thing(at, n, counted with { Quantity = counted.Quantity with { Currency = currency } },
                Category.Money, "money", currency)
            { Known = true };
        if ((Nearest(at) ?? Last) is not { } last || last.Category == Category.Money || counted.Quantity.Minimum is < 1)
            return null;
        var follows = n >= to ? "" : sheet.Lower(n);
        var fits = n >= to || sheet[n].Kind == TokenKind.Mark || _words.Be.Contains(follows)
            || _words.Have.Contains(follows) || Clauses.IsModal(follows)
            || _words.Verbs.ContainsKey(follows)
                || _words.Stages.Match(sheet.Tokens, n, n + 1, out _) == 1
                || follows is "who" or "that" or "which" or "of" or "so" or "have" or "more" or "already" or "in"
                    or "to" or "on" or "by";
        return fits && sheet.Lower(at) is not "by"
            ? last with
            {
                From = at,
                To = n,
                Counted = counted,
                Unit = last.Unit ?? last.Words.Split(' ')[^1],
                Taken = true,
                Aggregate = false
            } : null;
    }

    /// <summary>The counted thing that stands nearest before: "asked for 50 transformers; Finland could give
    /// eight".</summary>
    private Thing? Nearest(int at)
    {
        for (var i = at - 1; i >= 0 && i > at - 60; i--)
        {
            if (sheet.CountedAt[i] is not { Quantity.Currency: null } counted || counted.From != i
                || PhraseEnd(counted.To, at) is var end && end == counted.To)
                continue;
            var start = counted.To;
            if (CategoryOf(start, end) is Category.Personnel or Category.Equipment or Category.Construction
                && !IsNever(start, end, null))
                return new Thing(i, end, counted, CategoryOf(start, end)!.Value, sheet.Words(start, end),
                    UnitOf(start, end))
                { Known = true };
        }

        return null;
    }

    private int SkipBracket(int i, int to)
    {
        if (i >= to || !sheet[i].Is('('))
            return i;
        for (var k = i + 1; k < to && k < i + 12; k++)
        {
            if (sheet[k].Is(')'))
                return k + 1;
        }

        return i;
    }

    private Thing? ReadPlain(int i, int to, Category? fallback)
    {
        var end = PhraseEnd(i, to);
        if (end == i)
            return null;
        var head = sheet.Lower(end - 1);
        if (sheet.Lower(end) == "of" && (_words.Things.IsCollective(head) || _words.Things.IsNominal(head)
            || _words.Things.CategoryOf(head) is Category.Money))
        {
            var start = SkipDeterminer(end + 1);
            if (start < to && sheet.CountedAt[start] is { } counted && counted.From == start)
                return ReadCounted(i, counted, to, fallback) is { } inside
                    ? inside with { From = i, Words = NameOf(inside, i, end) } : null;
            var inner = PhraseEnd(start, to);
            if (inner > start && CategoryOf(start, inner) is { } category)
                return new Thing(i, inner, null, category, sheet.Words(i, inner), null) { Known = true };
        }

        end = JoinPlain(i, end, to);
        var known = CategoryOf(i, end);
        if (known is null && (fallback is null || (_words.Things.IsNever(head) && fallback != Category.Training)))
            return null;
        var own = fallback != Category.Training && _words.Things.IsNever(head)
            && _words.Things.CategoryOf(head) is null;
        return own ? null : new Thing(i, end, null, (known ?? fallback)!.Value, sheet.Words(i, end),
            null)
        { Known = known is not null };
    }

    private string NameOf(Thing inside, int from, int end) => inside.Words is "money" or "people"
        ? sheet.Words(from, end) : inside.Words;

    private int JoinPlain(int from, int end, int to)
    {
        while (end + 1 < to && sheet.Lower(end) is "and" or "&" && sheet.CountedAt[end + 1] is null
            && PhraseEnd(end + 1, to) is var next && next > end + 1
            && CategoryOf(end + 1, next) is { } other && other == CategoryOf(from, end) && next - from <= LongestPhrase)
        {
            end = next;
        }

        return end;
    }

    /// <summary>Category of a phrase: by its last noun, else by the last noun in it that is known.</summary>
    private Category? CategoryOf(int from, int end)
    {
        for (var i = end - 1; i >= from; i--)
        {
            if (i + 1 < end && Pair(i) is { } pair)
                return pair;
            if (_words.Things.CategoryOf(sheet.Lower(i)) is not { } category)
                continue;
            if (i == end - 1 && i > from && Pair(i - 1) is { } longer)
                return longer;
            if (category is Category.Other && i > from
                && _words.Things.CategoryOf(sheet.Lower(i - 1)) is Category.Training)
                return Category.Training;
            return category is Category.Training && i < end - 1 ? CategoryOf(from, i) ?? Category.Equipment : category;
        }

        return null;
    }

    private Category? Pair(int i) => sheet[i + 1].Gap == Gap.Blank
        ? _words.Things.CategoryOf($"{sheet.Lower(i)} {sheet.Lower(i + 1)}") : null;

    /// <summary>Where a plain noun phrase that starts at <paramref name="i"/> ends.</summary>
    private int PhraseEnd(int i, int to)
    {
        var end = i;
        while (end < to && end - i < LongestPhrase && !Stops(end, i))
            end++;
        while (end > i && (_words.Adverbs.Contains(sheet.Lower(end - 1)) || sheet[end - 1].Kind == TokenKind.Mark
            || sheet.Lower(end - 1) is "each" or "more"))
            end--;
        return end;
    }

    private bool Stops(int i, int from)
    {
        var token = sheet[i];
        var word = token.Lower;
        if (sheet.DatedAt[i] is not null || (sheet.CountedAt[i] is not null && i > from))
            return true;
        if (sheet.MentionAt[i] is { } mention)
            return i > from && mention.From == i && _words.Things.CategoryOf(sheet.Lower(i - 1)) is not null
                && mention.Kind != MentionKind.People;
        if (token.Kind == TokenKind.Mark)
            return !(token.Is('-') || token.Is('/')
                || ((token.Is('"') || token.Is('“') || token.Is('”') || token.Is('«')) && sheet[i].Gap == Gap.Blank
                && i == from));
        if (token.Kind == TokenKind.Owner)
            return false;
        if (_words.Prepositions.Contains(word) || _words.Relatives.Contains(word)
            || _words.Subordinators.Contains(word) || clauses.Joins(i) > 0 || word is "or" or "to")
            return true;
        if (i > from && (_words.Determiners.Contains(word) || _words.Adverbs.Contains(word)
            || word is "it" or "he" or "they" or "we" or "there" or "here"))
            return true;
        return i > from && (clauses.IsFinite(i) || IsFollowing(i, word));
    }

    /// <summary>A participle after the noun opens what is said about it.</summary>
    private bool IsFollowing(int i, string word) => _words.Things.CategoryOf(sheet.Lower(i - 1)) is not null
        && (word is "free" || (_words.Verbs.TryGetValue(word, out var forms)
            && forms.Exists(form => form.Form is Form.Ing or Form.Past))
            || (word.EndsWith("ing", StringComparison.Ordinal) && _words.Things.CategoryOf(word) is null
                && sheet.Lower(i - 1).EndsWith('s'))
            || (word.EndsWith("ed", StringComparison.Ordinal)
                && sheet.Lower(i + 1) is "by" or "in" or "to" or "for" or "with" or "from"));
}
