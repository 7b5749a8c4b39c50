namespace Furrow.Reading;

/// <summary>Who is given as the source of what: a speaker, a medium, and the tokens that this covers.</summary>
internal sealed record Said(int From, int To, Found Speaker, Mention? Person, IReadOnlyList<Found> Outlets);

/// <summary>Finds who says what, sentence by sentence, and carries open quotations on.</summary>
internal sealed partial class Attribution(Sheet sheet, Clauses clauses)
{
    private readonly Lexicon _words = sheet.Lexicon;
    private readonly List<Said>[] _bySentence = new List<Said>[sheet.Sentences.Count];
    private readonly Said?[] _carried = new Said?[sheet.Sentences.Count];
    private readonly Dictionary<int, Said> _byQuotation = [];
    private readonly List<Found> _whole = [];
    private Found _lastSpeaker = Found.Nothing;
    private Mention? _lastPerson;
    private Mention? _lastActor;

    /// <summary>Media that a line such as "Source: X" gives for the whole document.</summary>
    public IReadOnlyList<Found> Whole => _whole;

    /// <summary>Reads every sentence in order.</summary>
    public void Read()
    {
        Said? open = null;
        for (var s = 0; s < sheet.Sentences.Count; s++)
        {
            var (from, to) = sheet.Sentences[s];
            var list = _bySentence[s] = [];
            ReadSentence(from, to, list);
            foreach (var said in list)
                CoverQuotations(said);
            open = list.Count > 0 ? list[^1] : open;
            if (list.Count == 0 && open is { } speaker && IsQuoted(from, to))
                _carried[s] = speaker with { Outlets = [] };
            else if (list.Count == 0)
                open = null;
            Remember(from, to);
        }
    }

    /// <summary>What covers a token: the narrowest attribution of its sentence, else that of its quotation.</summary>
    public Said? At(int token, int sentence)
    {
        Said? best = null;
        foreach (var said in _bySentence[sentence])
        {
            if (said.From <= token && token < said.To
                && (best is null || said.Speaker.Value is not null && said.To - said.From < best.To - best.From
                || best.Speaker.Value is null))
                best = said;
        }

        if (best?.Speaker.Value is null && sheet.Quotation[token] is var quotation and >= 0
            && _byQuotation.TryGetValue(quotation, out var owner))
            return best is null ? owner : owner with { Outlets = [.. owner.Outlets, .. best.Outlets] };
        return best ?? _carried[sentence];
    }

    /// <summary>The person or body whose words a token stands in; null when nobody's.</summary>
    public Mention? PersonAt(int token)
    {
        if (sheet.Quotation[token] is var quotation and >= 0 && _byQuotation.TryGetValue(quotation, out var owner))
            return owner.Person;
        if (_carried[SentenceAt(token)] is { } carried)
            return carried.Person;
        return _bySentence[SentenceAt(token)]?.Find(said => said.From <= token && token < said.To)?.Person;
    }

    /// <summary>Media that a sentence names as the source, beside what covers the token.</summary>
    public IEnumerable<Found> OutletsAt(int token, int sentence) =>
        _bySentence[sentence].Where(said => said.From <= token && token < said.To).SelectMany(said =>
            said.Outlets).Concat(_whole).DistinctBy(found => found.Value);

    private bool IsQuoted(int from, int to)
    {
        var inside = 0;
        for (var i = from; i < to; i++)
            inside += sheet.Quotation[i] >= 0 ? 1 : 0;
        return inside * 10 >= (to - from) * 7;
    }

    private void CoverQuotations(Said said)
    {
        for (var i = said.From; i < said.To; i++)
        {
            if (sheet.Quotation[i] is var quotation and >= 0 && said.Speaker.Value is not null)
                _byQuotation.TryAdd(quotation, said);
        }
    }

    private void Remember(int from, int to)
    {
        var first = true;
        for (var i = from; i < to; i++)
        {
            if (sheet.MentionAt[i] is not { } mention || mention.From != i)
                continue;
            if (mention.Kind == MentionKind.Person && (first || _lastPerson is null))
                _lastPerson = mention;
            if (mention.CanAct && mention.Kind is not MentionKind.Proper && first)
                (_lastActor, first) = (mention, false);
        }
    }

    private void ReadSentence(int from, int to, List<Said> list)
    {
        ReadSourceLine(from, to);
        for (var i = from; i < to; i++)
        {
            var word = sheet.Lower(i);
            if (word == "according" && sheet.Lower(i + 1) == "to")
                AddSource(i + 2, from, to, list);
            else if (word is "citing" or "quoting" && i > from)
                AddSource(i + 1, from, to, list);
            else if (word is "reported" or "quoted" or "cited" or "carried" or "published"
                && sheet.Lower(i + 1) is "by")
                AddReported(i, from, to, list);
            else if (word == "quote" && sheet.Lower(i + 1) == "from")
                AddSource(i + 2, from, to, list);
            else if (IsSaying(i) || (word is "vowed" or "pledged" or "promised" or "guaranteed"
                && (sheet.Lower(i + 1) is "that" || IsBreakBefore(i, from)))
                || (word is "rejected" or "dismissed" or "refuted" && RejectsReports(i + 1, to)))
                AddSpeech(i, from, to, list);
        }
    }

    /// <summary>"Source: Interfax" on a line of its own.</summary>
    private void ReadSourceLine(int from, int to)
    {
        if (sheet.Lower(from) is not ("source" or "sources" or "via") || !sheet.IsMark(from + 1, ':'))
            return;
        for (var i = from + 2; i < to; i++)
        {
            if (sheet.MentionAt[i] is { Kind: MentionKind.Outlet } outlet && outlet.From == i)
                _whole.Add(Outlet(outlet));
        }
    }

    /// <summary>"“We will restore it,” the minister promised": the words promised stand before.</summary>
    private bool IsBreakBefore(int i, int from) => clauses.SubjectBefore(i, from) is { } subject
        && subject.From > from && IsBreak(subject.From - 1) && sheet.Quotation[i] < 0
        && subject.From > 1 && sheet.Quotation[subject.From - 2] >= 0;

    /// <summary>"has rejected media claims that": who rejects them says the contrary.</summary>
    private bool RejectsReports(int at, int to)
    {
        for (var i = at; i < to && i < at + 6; i++)
        {
            if (sheet.Lower(i) is "reports" or "claims" or "report" or "claim" or "allegations" or "rumours"
                or "rumors" or "media")
                return true;
        }

        return false;
    }

    private bool IsSaying(int i) => sheet.MentionAt[i] is null && _words.Speech.Contains(sheet.Lower(i))
        && sheet.Lower(i) is not ("quoting" or "citing")
        && (clauses.IsFinite(i) || sheet.Lower(i) is "saying" or "adding" or "denying"
            || (sheet.Lower(i) is "says" or "said"));

    private void AddSource(int at, int from, int to, List<Said> list)
    {
        var end = NameEnd(at, to);
        if (end == at)
            return;
        var outlets = OutletsIn(at, end);
        var person = PersonIn(at, end);
        var speaker = outlets.Count > 0 && person?.Kind != MentionKind.Person ? Found.Nothing
            : SpeakerOf(at, end, person);
        list.Add(new Said(from, to, speaker, person, outlets));
    }

    /// <summary>"as reported by state media", "Shoigu was quoted by TASS", "was quoted as saying".</summary>
    private void AddReported(int i, int from, int to, List<Said> list)
    {
        var at = i + 2;
        var end = NameEnd(at, to);
        var outlets = OutletsIn(at, end);
        if (outlets.Count == 0)
            return;
        var speaker = Found.Nothing;
        Mention? person = null;
        if (sheet.Lower(i - 1) is "was" or "were" or "is" or "been"
            && clauses.SubjectBefore(i - 1, from) is { } subject)
        {
            person = PersonIn(subject.From, subject.To);
            speaker = SpeakerOf(subject.From, subject.To, person);
        }

        list.Add(new Said(from, to, speaker, person, outlets));
    }

    private void AddSpeech(int i, int from, int to, List<Said> list)
    {
        if (Inverted(i, from, to) is var end and > 0)
        {
            AddNamed(i, i + 1, end, from, to, list);
            return;
        }

        var chain = i;
        while (chain > from && (clauses.IsFinite(chain - 1) || _words.Adverbs.Contains(sheet.Lower(chain - 1))
            || sheet.Lower(chain - 1) is "been") && sheet.MentionAt[chain - 1] is null)
            chain--;
        var participle = sheet.Lower(i) is "saying" or "adding" or "denying";
        var verb = participle ? FirstFinite(from, i) : chain;
        if (clauses.SubjectBefore(verb, from) is not { } subject || subject.To - subject.From > 30)
            return;
        var trails = !participle && subject.From > from && IsBreak(subject.From - 1) && !ThatFollows(i, to);
        if (!trails && !participle && Gives(i, to))
            return;
        if (sheet.Lower(i) is "quoted" or "cited" && Saying(i + 1, to) is var saying and > 0
            && OutletsIn(subject.From, subject.To).Count == 0)
        {
            AddNamed(i, i + 1, saying, saying, to, list);
            return;
        }

        AddNamed(i, subject.From, subject.To, trails ? from : Math.Min(i + 1, to), to, list);
    }

    /// <summary>Where the name in "quoted it as saying" ends; 0 when nobody is quoted so.</summary>
    private int Saying(int at, int to)
    {
        for (var k = at; k + 1 < to && k < at + 12; k++)
        {
            if (sheet.Lower(k) is "as" && sheet.Lower(k + 1) is "saying")
                return k > at ? k : 0;
        }

        return 0;
    }

    private int FirstFinite(int from, int before)
    {
        for (var k = from; k < before; k++)
        {
            if (clauses.IsFinite(k))
                return k;
        }

        return before;
    }

    /// <summary>"announced $5 bln in credit": the announcement is the giving; nobody is quoted.</summary>
    private bool Gives(int i, int to)
    {
        if (sheet.Lower(i) is not ("announced" or "announces" or "revealed" or "confirmed" or "declared"))
            return false;
        for (var k = i + 1; k < to && !sheet[k].Is(',') && sheet.Lower(k) is not "while"; k++)
        {
            if (clauses.IsFinite(k) || sheet.Lower(k) is "that" or "plans")
                return false;
        }

        return true;
    }

    private bool ThatFollows(int i, int to) =>
        i + 2 < to && sheet.Lower(i + 1) is "it" or "he" or "she" or "they" or "we" && clauses.IsFinite(i + 2)
        || i + 1 < to && sheet.Lower(i + 1) is "that" && sheet.Lower(i - 1) is not ",";

    private bool IsBreak(int i) => sheet[i].Is(',') || sheet[i].Is('"') || sheet[i].Is('”') || sheet[i].Is('»')
        || sheet[i].Is('’') || sheet[i].Is('—') || sheet[i].Is('–');

    /// <summary>End of the name in ", said the minister"; 0 when the verb does not come first.</summary>
    private int Inverted(int i, int from, int to)
    {
        if (i + 1 >= to || !(i > from && IsBreak(i - 1)) && !(i == from))
            return 0;
        if (sheet.Lower(i) is not ("said" or "says" or "announced" or "added" or "reported" or "explained"
            or "stated" or "noted" or "wrote" or "declared"
            or "stressed" or "confirmed" or "emphasised" or "emphasized" or "recalled"))
        {
            return 0;
        }

        var named = sheet.MentionAt[i + 1] is not null || sheet.Lower(i + 1) is "the" or "a" or "an" or "he" or "she"
            || _words.Offices.Match(sheet.Tokens, i + 1, to, out _) > 0 || sheet[i + 1].Capital
            || PersonFollows(i + 1, to);
        return named ? NameEnd(i + 1, to) : 0;
    }

    /// <summary>"said army spokesman Raja Basnet": a name at the end of a short phrase.</summary>
    private bool PersonFollows(int at, int to)
    {
        for (var k = at; k < to && k < at + 5 && sheet.IsWord(k) && !clauses.IsFinite(k); k++)
        {
            if (sheet.MentionAt[k] is { Kind: MentionKind.Person })
                return true;
        }

        return false;
    }

    private void AddNamed(int verb, int nameFrom, int nameTo, int from, int to, List<Said> list)
    {
        var person = PersonIn(nameFrom, nameTo);
        var outlets = OutletsIn(nameFrom, nameTo);
        var told = Told(verb, to);
        if (outlets.Count > 0 && person is null or { Kind: not MentionKind.Person })
        {
            var quoted = sheet.Lower(verb) is "quoted" or "cited" or "quotes" or "cites" ? Quoted(verb + 1, to) : null;
            var start = from > verb ? sheet.Sentences[SentenceAt(verb)].From : from;
            list.Add(new Said(quoted is null ? from
                : start, to, quoted?.Speaker ?? Found.Nothing, quoted?.Person, outlets));
            return;
        }

        var speaker = SpeakerOf(nameFrom, nameTo, person);
        if (speaker.Value is null)
            return;
        _lastSpeaker = speaker;
        list.Add(new Said(from, to, speaker, person ?? _lastActor, told));
    }

    private int SentenceAt(int token)
    {
        var low = 0;
        var high = sheet.Sentences.Count - 1;
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            (low, high) = sheet.Sentences[middle].From <= token ? (middle, high) : (low, middle - 1);
        }

        return low;
    }

    private (Found Speaker, Mention? Person)? Quoted(int at, int to)
    {
        var end = NameEnd(at, to);
        if (end == at)
            return null;
        var person = PersonIn(at, end);
        return (SpeakerOf(at, end, person), person);
    }

    /// <summary>"told Reuters", "in an interview with NHK".</summary>
    private List<Found> Told(int verb, int to)
    {
        var found = new List<Found>();
        for (var i = verb + 1; i < to && i < verb + 8; i++)
        {
            if (sheet.MentionAt[i] is { Kind: MentionKind.Outlet } outlet && outlet.From == i
                && (sheet.Lower(verb) is "told" or "tells" || sheet.Lower(i - 1) is "with" or "to" or "by"))
                found.Add(Outlet(outlet));
        }

        return found;
    }

    /// <summary>Where the name of a source ends: before a comma that opens no apposition, a date or a new
    /// clause.</summary>
    private int NameEnd(int at, int to)
    {
        var i = at;
        while (i < to && i - at < 24)
        {
            var word = sheet.Lower(i);
            if (sheet.MentionAt[i] is { } mention)
            {
                i = Math.Min(mention.To, to);
                continue;
            }

            if (sheet[i].Is(',') && (i + 1 >= to || !ContinuesName(i + 1)))
                break;
            if (sheet[i].Kind == TokenKind.Mark && !sheet[i].Is(',') && !sheet[i].Is('-')
                || sheet.DatedAt[i] is not null)
                break;
            if (word is "that" or "as" or "in" or "on" or "at" or "after" or "during" or "who" or "which" or "when"
                or "while" || clauses.IsFinite(i))
                break;
            i++;
        }

        while (i > at && (sheet[i - 1].Is(',') || sheet.Lower(i - 1) is "and"))
            i--;
        return i;
    }

    private bool ContinuesName(int i) => sheet.MentionAt[i] is { Kind: MentionKind.Outlet or MentionKind.Person }
        && sheet.MentionAt[i]!.From == i;
}
