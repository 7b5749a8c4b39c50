namespace Furrow.Reading;

/// <summary>Finds happenings: meetings, visits, signings, ceremonies, handovers, conferences, arrivals.</summary>
internal sealed class Events(Sheet sheet, Clauses clauses)
{
    private const int Before = 12;
    private const int After = 22;

    private readonly Lexicon _words = sheet.Lexicon;

    /// <summary>Every happening, in the order of its quote; one of a kind to a sentence part.</summary>
    public List<ReadEvent> Find()
    {
        var found = new List<ReadEvent>();
        for (var s = 0; s < sheet.Sentences.Count; s++)
        {
            if (sheet.IsTitle(s))
                continue;
            var (from, to) = sheet.Sentences[s];
            var taken = new HashSet<(Happening, int)>();
            for (var i = from; i < to;)
            {
                var width = IsFree(i) && sheet.IsWord(i)
                    ? _words.Events.Match(sheet.Tokens, i, to, out var entry) : None(out entry);
                if (width > 0 && Read(i, width, from, to, entry.Happening, entry.Verb) is { } happening
                    && taken.Add((happening.Happening, happening.Quote.Start / 400)))
                    found.Add(happening);
                i += Math.Max(width, 1);
            }
        }

        found.Sort((one, other) => one.Quote.Start.CompareTo(other.Quote.Start));
        return found;
    }

    /// <summary>A word outside names; or the last of a name, as in "the International Donor Conference".</summary>
    private bool IsFree(int i) => sheet.MentionAt[i] is not { } mention
        || (mention.Kind == MentionKind.Proper && mention.To == i + 1 && mention.To - mention.From > 1);

    private static int None(out (Happening, bool) entry)
    {
        entry = default;
        return 0;
    }

    private ReadEvent? Read(int i, int width, int from, int to, Happening happening, bool verb)
    {
        var (start, end) = verb ? VerbSpan(i, width, from, to) : NounSpan(i, width, from, to);
        if (start < 0)
            return null;
        var participants = Participants(start, end, i);
        var place = PlaceIn(i, end);
        var date = DateIn(start, end, from, to);
        return Fits(happening, verb, i, width, participants, place, date, end)
            ? new ReadEvent(happening, participants, place, date, sheet.Span(start, end), verb ? "event-verb"
                : "event-noun")
            : null;
    }

    /// <summary>How much must stand around the word for it to report a happening and not merely mention one.</summary>
    private bool Fits(Happening happening, bool verb, int i, int width, List<Found> participants, Found place,
        Found date, int end)
    {
        var anchored = place.Value is not null || date.Value is not null;
        if (IsFuture(i))
            return false;
        return happening switch
        {
            Happening.Agreement => (participants.Count > 0 || verb) && IsSigning(i, end),
            Happening.Visit => participants.Count > 0 && anchored && sheet.Lower(i + 1) is not "by"
                && (sheet.Lower(i) is not ("inspected" or "toured") || participants.Exists(one =>
                    one.Value!.Contains(' '))),
            Happening.Meeting when sheet.Lower(i) is "received" => participants.Count > 1 && anchored
                && participants.Exists(one => one.Span is { } at && at.Start > sheet[i].Start)
                && Receives(i + 1, end),
            Happening.Meeting => participants.Count > 0 && (anchored || participants.Count > 1)
                && !(verb && sheet.Lower(i + 1) is "the" or "with" && participants.Count < 2),
            Happening.Conference => (anchored || IsHosted(i)) && sheet.Lower(i - 1) is not "the",
            Happening.Ceremony =>
                (sheet.Lower(i + width - 1) is "of" ? date.Value is not null : anchored)
                && (verb || sheet.Lower(i + width - 1) is "of" ? IsMemorial(i, end)
                    : participants.Count > 0 || place.Value is not null),
            Happening.Handover => participants.Count > 0 && HasThing(i + width, end),
            Happening.Arrival => participants.Count > 0 && anchored,
            _ => false,
        };
    }

    /// <summary>"received Sergei Shoigu at": a person, and not a thing from one.</summary>
    private bool Receives(int from, int end)
    {
        for (var k = from; k < end && sheet.Lower(k) is not ("from" or "by") && sheet.CountedAt[k] is null; k++)
        {
            if (sheet.MentionAt[k] is { Kind: MentionKind.Person } || sheet.Lower(k) is "delegation" or "envoy")
                return true;
        }

        return false;
    }

    /// <summary>"opened an international conference".</summary>
    private bool IsHosted(int i)
    {
        for (var k = i - 1; k >= 0 && k > i - 6; k--)
        {
            if (sheet.Lower(k) is "opened" or "hosted" or "hosts" or "convened" or "attended" or "held" or "hosting")
                return true;
        }

        return false;
    }

    private bool IsFuture(int i)
    {
        for (var k = i - 1; k >= 0 && k > i - 4; k--)
        {
            if (Clauses.IsModal(sheet.Lower(k))
                || (sheet.Lower(k) == "to" && sheet.Lower(i) is not "visit" && k == i - 1
                && sheet.Lower(k - 1) is not "trip"))
                return true;
        }

        return false;
    }

    private bool IsSigning(int i, int end)
    {
        for (var k = Math.Max(0, i - 14); k < end; k++)
        {
            if (sheet.Lower(k) is "agreement" or "agreements" or "memorandum" or "memoranda" or "memorandums"
                or "mou" or "treaty"
                or "contract" or "contracts" or "deal" or "protocol" or "accord"
                or "declaration" or "pact" or "document" or "documents" or "convention" or "plan" or "programme"
                or "program" or "statement" or "letter" or "loan" or "grant" or "notes" or "minutes" or "arrangement")
            {
                return true;
            }
        }

        return false;
    }

    private bool IsMemorial(int i, int end)
    {
        for (var k = i; k < end; k++)
        {
            if (_words.Things.CategoryOf(sheet.Lower(k)) is Category.Memorial or Category.Construction)
                return true;
        }

        return false;
    }

    private bool HasThing(int from, int end)
    {
        for (var k = Math.Max(0, from - 16); k < end; k++)
        {
            if (sheet.CountedAt[k] is not null || _words.Things.CategoryOf(sheet.Lower(k)) is Category.Equipment)
                return true;
        }

        return false;
    }

    /// <summary>From the verb's subject to the end of its clause.</summary>
    private (int From, int To) VerbSpan(int i, int width, int from, int to)
    {
        var chain = i;
        while (chain > from && (clauses.IsFinite(chain - 1)
            || sheet.Lower(chain - 1) is "been" or "also" or "later" or "then") && sheet.MentionAt[chain - 1] is null)
            chain--;
        var end = Stop(i + width, to, After);
        var start = clauses.SubjectBefore(chain, from) is { } subject && i - subject.From < 40 ? subject.From
            : clauses.Left(Math.Max(chain - 1, from), from);
        return (Math.Min(start, i), end);
    }

    /// <summary>From the noun's own determiner or owner to the end of its phrase; with a light verb before, from its
    /// subject.</summary>
    private (int From, int To) NounSpan(int i, int width, int from, int to)
    {
        var start = clauses.Left(i, from);
        var end = Stop(i + width, to, After);
        if (start > i)
            start = i;
        if (start > from && sheet.Lower(start - 1) is "had" or "held" or "has" or "paid" or "made" or "hosted"
            or "attended" or "on" or "holds" or "oversaw" or "witnessed"
            && clauses.SubjectBefore(ChainStart(start - 1, from), from) is { } subject && i - subject.From < 25)
        {
            start = subject.From;
        }

        return (Math.Max(start, i - (Before * 3)), end);
    }

    private int ChainStart(int at, int from)
    {
        while (at > from && sheet.MentionAt[at - 1] is null
            && (clauses.IsFinite(at - 1) || sheet.DatedAt[at - 1] is not null
                || _words.Adverbs.Contains(sheet.Lower(at - 1))))
        {
            at--;
        }

        return at;
    }

    private int Stop(int at, int to, int reach)
    {
        var i = at;
        while (i < to && i - at < reach)
        {
            if (Apposition(i, to) is var after and > 0)
                (i, at) = (after, at + after - i);
            if (sheet[i].Is(';') || (sheet[i].Is(',') && sheet.MentionAt[i] is null && !IsInsideList(i, to))
                || sheet.Lower(i) is "where" or "which" or "that" or "who" or "while" or "when")
                break;
            if (i > at && sheet.MentionAt[i] is null && clauses.IsFinite(i)
                && sheet.Lower(i) is not ("signed" or "was" or "took" or "is"))
                break;
            i++;
        }

        while (i > at && sheet[i - 1].Kind == TokenKind.Mark && !sheet[i - 1].Is(')'))
            i--;
        return i;
    }

    /// <summary>"Sergei Shoigu, secretary of the council, at the palace": where the office after a name ends, when
    /// a place or date goes on; 0 when none does.</summary>
    private int Apposition(int i, int to)
    {
        if (!sheet[i].Is(',') || sheet.EndingAt(i) is not { Kind: MentionKind.Person })
            return 0;
        for (var k = i + 1; k + 1 < to && k < i + 16 && !clauses.IsFinite(k); k++)
        {
            if (sheet[k].Is(','))
                return sheet.Lower(k + 1) is "at" or "in" or "on" ? k + 1 : 0;
        }

        return 0;
    }

    private bool IsInsideList(int i, int to) =>
        i + 1 < to && sheet.MentionAt[i + 1] is not null && sheet.EndingAt(i) is not null
        || (i + 1 < to && sheet.MentionAt[i + 1] is { Kind: MentionKind.Person });

    private List<Found> Participants(int from, int to, int at)
    {
        var found = new List<Found>();
        for (var i = from; i < to; i++)
        {
            if (sheet.MentionAt[i] is not { } mention || mention.From != i
                || mention.Kind is MentionKind.Outlet or MentionKind.Place)
                continue;
            var placed = i > at && sheet.Lower(i - 1) is "in" or "to" or "at" or "near" or "of" or "from"
                || (i > at && mention.Kind is MentionKind.Country or MentionKind.Capital
                && sheet.Lower(i - 1) is not ("between" or "and" or "with" or "by"));
            if (placed || (mention.Kind is MentionKind.People or MentionKind.Country && NextPerson(i, to)))
                continue;
            var name = mention.Kind is MentionKind.Person or MentionKind.Proper ? mention.Name
                : mention.Actor ?? mention.Name;
            if (found.TrueForAll(other => other.Value != name))
                found.Add(Found.Stated(name, sheet.Span(mention.From, mention.To), "participant"));
        }

        if (found.Count == 1 && sheet.Lower(from - 1) is "after" or "during" or "following" or "at" or "in" or "with"
            && Earlier(from) is { } host && found[0].Value != host.Name)
            found.Insert(0, Found.Inferred(host.Name, sheet.Span(host.From, host.To), "same-sentence"));
        if (found.Count == 0 && HasPerson(from, at) && Earlier(from) is { } person)
            found.Add(Found.Inferred(person.Name, sheet.Span(person.From, person.To), "pronoun"));
        return found;
    }

    private bool HasPerson(int from, int at)
    {
        for (var i = Math.Max(0, Math.Min(from, at - 5)); i <= at; i++)
        {
            if (sheet.Lower(i) is "his" or "her" or "he" or "she")
                return true;
        }

        return false;
    }

    private bool NextPerson(int i, int to)
    {
        for (var k = i + 1; k < to && k < i + 8; k++)
        {
            if (sheet.MentionAt[k] is { Kind: MentionKind.Person })
                return true;
        }

        return false;
    }

    private Mention? Earlier(int at)
    {
        for (var k = at - 1; k >= 0 && k > at - 80; k--)
        {
            if (sheet.MentionAt[k] is { Kind: MentionKind.Person } person)
                return person;
        }

        return null;
    }

    private Found PlaceIn(int from, int to)
    {
        for (var i = from; i < to; i++)
        {
            if (sheet.MentionAt[i] is not { } mention || mention.From != i
                || mention.Kind is MentionKind.Outlet or MentionKind.Person or MentionKind.People)
                continue;
            var before = sheet.Lower(i - 1) is "the" ? sheet.Lower(i - 2) : sheet.Lower(i - 1);
            if (before is "in" or "to" or "at" or "near"
                || mention.Kind == MentionKind.Capital && before is "capital" or "visited" or "visits"
                    or "visiting" or "reached"
                || (mention.Kind is MentionKind.Country && before is "visited"))
                return Found.Stated(sheet.Words(mention.From, mention.To), sheet.Span(mention.From, mention.To),
                    "place");
        }

        return Found.Nothing;
    }

    /// <summary>"A conference for Lebanon raised $1 billion on Thursday": the noun's own verb stands
    /// between.</summary>
    private bool Follows(int date, int end)
    {
        var verbs = 0;
        for (var k = end; k < date; k++)
        {
            if (sheet[k].Is(',') || sheet[k].Is(';') || date - end > 16)
                return false;
            verbs += clauses.IsFinite(k) && !clauses.IsFinite(k - 1) ? 1 : 0;
        }

        return verbs == 1;
    }

    private Found DateIn(int start, int end, int from, int to)
    {
        for (var i = start; i < end; i++)
        {
            if (sheet.DatedAt[i] is { } date)
                return Found.Stated(sheet.Words(date.From, date.To), sheet.Span(date.From, date.To), "date");
        }

        for (var i = from; i < to; i++)
        {
            if (sheet.DatedAt[i] is { } date && (i < start && start - i < 6 || i >= end && Follows(i, end)))
                return Found.Stated(sheet.Words(date.From, date.To), sheet.Span(date.From, date.To), "date");
        }

        return Found.Nothing;
    }
}
