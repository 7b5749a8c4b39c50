namespace Furrow.Reading;

/// <summary>Where clauses, subjects and objects begin and end, judged by small words and known verbs.</summary>
internal sealed partial class Clauses(Sheet sheet)
{
    private const int LongestAside = 45;
    private const int Deepest = 6;

    private readonly Lexicon _words = sheet.Lexicon;

    /// <summary>True for a token that starts or is a finite verb.</summary>
    public bool IsFinite(int i)
    {
        if (!sheet.IsWord(i) || sheet.MentionAt[i] is not null || sheet.DatedAt[i] is not null)
            return false;
        var word = sheet.Lower(i);
        if (_words.Be.Contains(word) || _words.Have.Contains(word) || _words.Do.Contains(word) || IsModal(word))
            return word is not ("be" or "been" or "being" or "having" or "doing" or "done");
        if (AfterNounWord(i))
            return false;
        if (_words.Speech.Contains(word))
            return !word.EndsWith("ing", StringComparison.Ordinal) && sheet.Lower(i - 1) is not "to";
        if (_words.OtherVerbs.Contains(word) || _words.Thanks.Contains(word))
            return !Describes(i, word) && sheet.Lower(i - 1) is not "to" && !IsModal(sheet.Lower(i - 1))
                && !(word is "put" && sheet.Lower(i + 1) is "at")
                && !word.EndsWith("ing", StringComparison.Ordinal) && !IsNounUse(i);
        if (_words.Verbs.TryGetValue(word, out var forms))
        {
            return forms.Exists(form => form.Form is Form.Past || (form.Form == Form.Present && IsActorEnd(i)))
                && !IsReduced(i) && sheet.Lower(i + 1) is not "by";
        }

        return _words.Stages.Match(sheet.Tokens, i, Math.Min(i + 1, sheet.Tokens.Length), out _) > 0
            && (word.EndsWith("ed", StringComparison.Ordinal) || (word.EndsWith('s') && IsActorEnd(i))
                || word is "began" or "undertook" or "sought");
    }

    /// <summary>A participle that stands beside its noun: "infrastructure damaged by", "rebuild destroyed
    /// houses".</summary>
    private bool Describes(int i, string word) => word.EndsWith("ed", StringComparison.Ordinal)
        && (IsReduced(i) || (i > 0 && _words.Verbs.TryGetValue(sheet.Lower(i - 1), out var forms)
            && forms.Exists(form => form.Form is Form.Base or Form.Ing)));

    public static bool IsModal(string word) =>
        word is "will" or "would" or "shall" or "may" or "might" or "could" or "can" or "should" or "must" or "'ll";

    /// <summary>True when the words before make the token a noun or an adjective: "the planned deployment", "'s
    /// support".</summary>
    private bool AfterNounWord(int i)
    {
        if (i == 0)
            return false;
        var before = sheet[i - 1];
        if (before.Kind is TokenKind.Owner or TokenKind.Number)
            return true;
        if (_words.Adverbs.Contains(before.Lower) && IsActorEnd(i))
            return false;
        if (before.Lower is "this" or "that" or "these" or "those" or "both" or "all" or "more" or "most" or "half"
            or "few" or "many" or "some")
            return false;
        return _words.Determiners.Contains(before.Lower)
            || (_words.Prepositions.Contains(before.Lower) && sheet.MentionAt[i - 1] is null
                && before.Lower is not ("since" or "than" or "as"))
            || sheet.MentionAt[i - 1] is { Kind: MentionKind.People } people && people.To == i
                && !people.Name.EndsWith('s')
                && _words.Things.CategoryOf(sheet.Lower(i)) is not null;
    }

    private bool IsNounUse(int i) =>
        sheet.Lower(i) is "support" or "help" or "work" or "works" or "visit" or "use" or "need" or "needs" or "hold"
        or "hosts" or "visits" or "live" or "lives" or "stands" or "total" or "totals" or "cost" or "costs" or "lay"
            or "lie"
        && !IsActorEnd(i);

    /// <summary>A participle that describes the noun before it: "aid provided by", "the tractors promised last
    /// year".</summary>
    public bool IsReduced(int i)
    {
        if (i == 0 || sheet.Lower(i + 1) is not ("by" or "to" or "for" or "from" or "in" or "at" or "on" or "earlier"
            or "under" or "last" or "so"
            or "as" or "over" or "through" or "with" or "." or "," or "since"))
        {
            return false;
        }

        var before = sheet[i - 1];
        if (before.Is(',') && sheet.Lower(i + 1) is "by")
            return true;
        if (sheet.CountedAt[i - 1] is not null)
            return true;
        if (before.Kind != TokenKind.Word || sheet.MentionAt[i - 1] is { CanAct: true } or { Kind: MentionKind.Outlet })
            return false;
        return (_words.Things.CategoryOf(before.Lower) is not null || _words.Things.IsNominal(before.Lower))
            && !_words.Bodies.Contains(before.Lower)
            || sheet.Lower(i + 1) is "by" or "with";
    }

    /// <summary>Steps left from a finite verb to the first of its helpers.</summary>
    public int ChainStart(int at, int from)
    {
        while (at > from && sheet.MentionAt[at - 1] is null
            && (IsFinite(at - 1) || _words.Adverbs.Contains(sheet.Lower(at - 1)) || sheet.Lower(at - 1) is "been"))
            at--;
        return at;
    }

    /// <summary>True when somebody who can act is named, or pronounced, right before the token.</summary>
    public bool IsActorEnd(int i)
    {
        var k = SkipAdverbs(i - 1);
        if (k < 0)
            return false;
        var word = sheet.Lower(k);
        return sheet.EndingAt(k + 1) is { CanAct: true } or { Kind: MentionKind.Person or MentionKind.Outlet }
            || word is "it" or "he" or "she" or "which" or "who" or "we" or "they" or "that"
                || _words.Bodies.Contains(word) || _words.OwnBodies.Contains(word);
    }

    private int SkipAdverbs(int k)
    {
        while (k >= 0 && _words.Adverbs.Contains(sheet.Lower(k)) && sheet.MentionAt[k] is null)
            k--;
        return k;
    }

    /// <summary>Where the objects of a verb that ends before <paramref name="at"/> end.</summary>
    public int ObjectEnd(int at, int to)
    {
        var joint = -1;
        var quotation = sheet.Quotation[at - 1];
        for (var i = at; i < to; i++)
        {
            var token = sheet[i];
            if (token.Is(';') || token.Is(':') || token.Is('—')
                || (quotation >= 0 && sheet.Quotation[i] != quotation && token.Kind == TokenKind.Mark
                && IsQuoteMark(token)))
            {
                return i;
            }

            if (sheet.CountedAt[i] is { } counted && counted.From == i)
            {
                i = counted.To - 1;
                continue;
            }

            if (Joins(i) is var width and > 0)
            {
                joint = i;
                i += width - 1;
                continue;
            }

            if (EndsClause(i, at))
                return i;
            if (!IsFinite(i) && !StartsPronoun(i))
                continue;
            return joint >= 0 ? joint : i;
        }

        return to;
    }

    private bool StartsPronoun(int i) =>
        sheet.Lower(i) is "it" or "he" or "she" or "they" or "we" && IsFinite(SkipForward(i + 1));

    private int SkipForward(int i)
    {
        while (i < sheet.Tokens.Length - 1 && _words.Adverbs.Contains(sheet.Lower(i)))
            i++;
        return i;
    }

    private static bool IsQuoteMark(Token token) => token.Text[0] is '"' or '”' or '“' or '»' or '’';

    private bool EndsClause(int i, int at)
    {
        var word = sheet.Lower(i);
        if (sheet.MentionAt[i] is not null || sheet[i].Kind != TokenKind.Word)
            return false;
        if (word is "that" && sheet.IsWord(i + 1) && !IsFinite(i + 1) && i == at)
            return true;
        if (_words.Relatives.Contains(word) && word is not "that")
            return true;
        if (word == "that")
            return true;
        return _words.Subordinators.Contains(word)
            && word is not ("as" or "so" or "since" or "after" or "before" or "until" or "amid" or "once" or "adding")
            || (word == "as" && sheet.Lower(i + 1) is not ("well" or "part" or "a" or "its" or "the" or "well")
                && sheet.Lower(i - 1) is not "such");
    }

    /// <summary>Width of a list joint at <paramref name="i"/>: a comma, "and", "as well as", "along with"; 0 when
    /// none.</summary>
    public int Joins(int i)
    {
        var word = sheet.Lower(i);
        if (sheet[i].Is(',') || word is "and" or "&" or "plus" or "or")
            return 1;
        if (word == "as" && sheet.Lower(i + 1) == "well" && sheet.Lower(i + 2) == "as")
            return 3;
        if (word is "along" or "together" && sheet.Lower(i + 1) == "with")
            return 2;
        if (word == "in" && sheet.Lower(i + 1) == "addition" && sheet.Lower(i + 2) == "to")
            return 3;
        return word is "including" or "alongside" ? 1 : 0;
    }

    /// <summary>The subject of a verb whose chain starts at <paramref name="chain"/>, as tokens; null when there is
    /// none.</summary>
    public (int From, int To, bool Relative)? SubjectBefore(int chain, int from, int depth = 0)
    {
        var p = SkipAside(SkipDate(SkipAdverbs(chain - 1), from), from);
        if (p < from || depth > Deepest)
            return null;
        var word = sheet.Lower(p);
        if (word is "which" or "who"
            || (word == "that" && p > from && !_words.Speech.Contains(sheet.Lower(p - 1)) && IsNounEnd(p - 1)))
        {
            var antecedent = sheet.IsMark(p - 1, ',') ? p - 2 : p - 1;
            if (antecedent < from)
                return null;
            var start = sheet.EndingAt(antecedent + 1)?.From ?? Left(antecedent, from);
            return (Math.Max(start, from), antecedent + 1, true);
        }

        if (word is "and" or "but" or "or" or "then" || sheet[p].Is(','))
            return Shared(p, from, depth);
        if (sheet[p].Kind == TokenKind.Mark && !IsQuoteMark(sheet[p]))
            return null;
        if (word is "it" or "he" or "she" or "they" or "we" or "i")
            return (p, p + 1, false);
        var left = Left(p, from);
        return left > p ? null : (left, p + 1, false);
    }

    /// <summary>Steps left over "on April 20th" between subject and verb.</summary>
    private int SkipDate(int p, int from)
    {
        if (p <= from || sheet.DatedAt[p] is not { } date || date.From <= from)
            return p;
        var before = date.From - 1;
        if (sheet.Lower(before) is "on" or "in" or "by" or "at" or "this")
            before--;
        return before < from ? p : before;
    }

    private bool IsNounEnd(int i) =>
        i >= 0 && (_words.Things.CategoryOf(sheet.Lower(i)) is not null || sheet.MentionAt[i] is not null
        || _words.Bodies.Contains(sheet.Lower(i)) || sheet.CountedAt[i] is not null);

    /// <summary>A verb joined to the one before shares its subject.</summary>
    private (int From, int To, bool Relative)? Shared(int p, int from, int depth)
    {
        for (var k = p - 1; k >= from; k--)
        {
            if (!IsFinite(k))
                continue;
            var chain = k;
            while (chain > from && (IsFinite(chain - 1) || _words.Adverbs.Contains(sheet.Lower(chain - 1))
                || sheet.Lower(chain - 1) is "to" or "been" or "be"
                || _words.Stages.Match(sheet.Tokens, chain - 1, chain, out _) > 0))
            {
                chain--;
            }

            return SubjectBefore(chain, from, depth + 1);
        }

        return null;
    }

    /// <summary>Steps left over an aside between commas, or in brackets, that stands between subject and
    /// verb.</summary>
    private int SkipAside(int p, int from)
    {
        for (var round = 0; round < 3 && p > from; round++)
        {
            if (sheet[p].Is(')'))
            {
                var open = Find('(', p, from);
                if (open < 0)
                    return p;
                p = open - 1;
                continue;
            }

            if (!sheet[p].Is(','))
                return p;
            var comma = Find(',', p, from);
            if (comma <= from || !IsAside(comma, p))
                return p;
            if (sheet.MentionAt[comma + 1] is { Kind: MentionKind.Person } person && person.To == p)
                return p - 1;
            if (sheet.MentionAt[p - 1] is { CanAct: true, Kind: MentionKind.Organisation or MentionKind.Proper } body
                && body.From - comma <= 2 && sheet.EndingAt(comma) is null)
                return p - 1;
            p = comma - 1;
        }

        return p;
    }

    private bool IsAside(int comma, int end)
    {
        var first = sheet.Lower(comma + 1);
        if (end - comma <= 7 && _words.Speech.Contains(sheet.Lower(end - 1)))
            return true;
        if (end - comma <= 5 && first is "for" or "by" or "too" or "however" or "meanwhile" or "though"
            or "likewise" or "then" or "moreover" or "therefore" or "again")
            return true;
        if (_words.Relatives.Contains(first)
            || first is "a" or "an" or "the" or "led" or "with" or "including" or "citing" or "together" or "along"
            or "as"
            or "through" or "based" or "once" or "quoting" or "in" or "on" or "under" or "one" or "its" or "his"
                or "formerly" or "according" or "whose")
        {
            return true;
        }

        if (sheet.MentionAt[comma + 1] is { Kind: MentionKind.Person } person && person.To == end)
            return true;
        return sheet.MentionAt[comma + 1] is not null && sheet.EndingAt(comma) is not null && !HasFinite(comma + 1, end)
            || sheet.DatedAt[comma + 1] is not null || sheet.CountedAt[comma + 1] is not null
                || _words.Verbs.TryGetValue(first, out _)
            || (!HasFinite(comma + 1, end)
                && sheet.EndingAt(comma) is
                {
                    Kind: MentionKind.Person or MentionKind.Organisation
                or MentionKind.Proper
                });
    }

    private bool HasFinite(int from, int to)
    {
        for (var i = from; i < to; i++)
        {
            if (IsFinite(i))
                return true;
        }

        return false;
    }

    private int Find(char mark, int before, int from)
    {
        for (var k = before - 1; k >= from && before - k < LongestAside; k--)
        {
            if (sheet[k].Is(mark))
                return k;
        }

        return -1;
    }
}
