namespace Furrow.Reading;

/// <summary>Turns verbs of provision into drafts: who gives what to whom, by the frame of each verb.</summary>
internal sealed partial class Frames(Sheet sheet, Clauses clauses, Things things, Actors actors,
    Attribution attribution)
{
    private const int LongestLead = 28;

    private readonly Lexicon _words = sheet.Lexicon;
    private readonly Objects _objects = new(sheet, clauses, things, actors, attribution);
    private readonly Leftovers _leftovers = new(sheet, clauses, things, actors);
    private readonly HashSet<int> _used = [];

    /// <summary>Drafts of one sentence.</summary>
    public List<Draft> In(int sentence, List<Predicate> predicates)
    {
        var drafts = new List<Draft>();
        var (from, to) = sheet.Sentences[sentence];
        for (var i = 0; i < predicates.Count; i++)
        {
            var stop = i + 1 < predicates.Count ? predicates[i + 1].At : to;
            foreach (var draft in Of(predicates[i], sentence, from, to, stop))
                Add(drafts, draft);
        }

        drafts.AddRange(new Nominals(sheet, clauses, _objects, things, actors).In(sentence, from, to, _used, drafts));
        drafts.AddRange(_leftovers.In(sentence, from, to, _used, drafts));
        drafts.Sort((one, other) => one.Thing.From.CompareTo(other.Thing.From));
        foreach (var draft in drafts)
        {
            Note(draft.Thing);
            if (IsDenied(from, draft.From, to))
                draft.Modality = Modality.Denied;
        }

        return drafts;
    }

    /// <summary>"denied reports that 400 had been sent", "reports that … were denied".</summary>
    private bool IsDenied(int from, int draft, int to)
    {
        var reports = false;
        var denied = false;
        for (var i = from; i < to; i++)
        {
            var word = sheet.Lower(i);
            if (i < draft && word is "reports" or "claims" or "allegations" or "rumours" or "rumors" or "report"
                or "claim" or "allegation" && OpensClaim(i + 1, draft))
                reports = true;
            var denies = word is "denied" or "denying" or "denies" or "dismissed" or "refuted" or "rejected";
            if (denies && (reports
                || (i < draft && sheet.Lower(i + 1) is "reports" or "that" or "claims" or "sending" or "allegations"
                or "rumours" or "having")))
                return true;
            denied |= denies && i < draft;
        }

        return denied && reports;
    }

    /// <summary>"reports that", "a claim on social media that".</summary>
    private bool OpensClaim(int at, int before)
    {
        for (var i = at; i < before && i < at + 6; i++)
        {
            if (sheet.Lower(i) is "that" or "of")
                return true;
        }

        return false;
    }

    /// <summary>A thing that two verbs claim belongs to the later one.</summary>
    private void Add(List<Draft> drafts, Draft draft)
    {
        if (!_used.Add(Key(draft)))
            drafts.RemoveAll(other => Key(other) == Key(draft));
        drafts.Add(draft);
        Note(draft.Thing);
    }

    private static int Key(Draft draft) => draft.Thing.Counted?.From ?? draft.Thing.From;

    private void Note(Thing thing)
    {
        if (thing.Category is Category.Personnel or Category.Equipment or Category.Construction && thing.Known)
            things.Last = thing;
        if (thing is { Category: Category.Money, Unit: { } currency })
            things.LastMoney = currency;
    }

    private List<Draft> Of(Predicate predicate, int sentence, int from, int to, int stop)
    {
        var end = clauses.ObjectEnd(predicate.End, to);
        if (predicate.Passive)
            return Passive(predicate, sentence, from, to, end);
        return predicate.Verb.Frame switch
        {
            Frame.Arrive or Frame.Leave => Arrive(predicate, sentence, from, to, end),
            Frame.Plan => [],
            Frame.Change => Change(predicate, sentence, from, end, Math.Min(end, stop)),
            Frame.Receive => Receive(predicate, sentence, from, to, end, Math.Min(end, stop)),
            _ => Active(predicate, sentence, from, to, end, Math.Min(end, stop)),
        };
    }

    private List<Draft> Active(Predicate predicate, int sentence, int from, int to, int end, int stop)
    {
        var recipients = new List<Found>();
        var subject = SubjectOf(predicate, from);
        var pledgers = PledgersOf(predicate, subject, from, end);
        var items = _objects.Of(predicate.End, stop, predicate.Verb, from, recipients);
        var lead = LeadOf(predicate, subject);
        if (items.Count == 0)
            return Antecedent(predicate, subject, sentence, from, end, pledgers);
        var drafts = new List<Draft>();
        for (var k = 0; k < items.Count; k++)
        {
            var item = items[k];
            var regionTo = k + 1 < items.Count ? items[k + 1].Joint : end;
            var start = k == 0 ? lead : item.Pledgers is null ? StartOf(item.Thing) : item.Thing.From;
            var draft = DraftOf(predicate, item.Thing, sentence, start, regionTo);
            draft.Pledgers = item.Pledgers ?? Source(item.Thing, k, end, from) ?? [.. pledgers];
            draft.Recipients = [.. recipients];
            draft.Own = subject is { } own && (sheet.Lower(own.From) is "we" or "i" || IsInOffice(own.From, own.To));
            Part(draft);
            draft.Aggregate |= item.Thing.Category == Category.Money && draft.Pledgers is [{ Rule: "group" }];
            if (k == 0 && items.Count > 1 && item.Thing.Category == Category.Money
                && sheet.Lower(items[1].Joint) is "including")
                draft.Aggregate = true;
            drafts.Add(draft);
        }

        Respectively(drafts, predicate.End, to);
        AddDid(predicate, sentence, from, to, end, drafts);
        return drafts;
    }

    /// <summary>"Norway and Germany gave 9 and 11 million dollars respectively": each its own.</summary>
    private void Respectively(List<Draft> drafts, int after, int to)
    {
        var told = false;
        for (var k = after; k < to; k++)
            told |= sheet.Lower(k) is "respectively";
        if (!told || drafts.Count < 2 || !drafts.TrueForAll(draft => draft.Pledgers.Count == drafts.Count))
            return;
        for (var k = 0; k < drafts.Count; k++)
            drafts[k].Pledgers = [drafts[k].Pledgers[k]];
    }

    /// <summary>"including a €75 million grant from Norway": a part that another gives.</summary>
    private List<Found>? Source(Thing thing, int k, int end, int from)
    {
        if (k == 0 || thing.To + 1 >= end || sheet.Lower(thing.To) is not "from")
            return null;
        var source = actors.Of(thing.To + 1, PhraseEnd(thing.To + 1, end), from, null);
        return source.Count > 0 && source[0].Status == Status.Stated ? source : null;
    }

    /// <summary>A minister whose state the sentence leaves unnamed, or a pronoun for one.</summary>
    private bool IsInOffice(int from, int to)
    {
        if (sheet.Lower(from) is "he" or "she")
            return actors.LastPerson is { InOffice: true };
        for (var i = from; i < to; i++)
        {
            if (sheet.MentionAt[i] is { InOffice: true })
                return true;
        }

        return false;
    }

    /// <summary>Of several parties acting together, the one whose people are sent gives, and the others get.</summary>
    private void Part(Draft draft)
    {
        if (draft.Pledgers.Count == 2 && draft.Recipients.Count == 0
            && draft.Thing.Category is not (Category.Memorial or Category.Personnel)
            && draft.Pledgers.FindIndex(one => one.Rule == "name-organisation") is var lender and >= 0
            && draft.Pledgers.FindIndex(one => one.Rule == "name-country") is var borrower and >= 0)
        {
            draft.Recipients = [draft.Pledgers[borrower]];
            draft.Pledgers = [draft.Pledgers[lender]];
            return;
        }

        if (draft.Pledgers.Count < 2 || draft.Thing.Category != Category.Personnel)
            return;
        var own = PeopleIn(draft.Thing.From, draft.Thing.To, draft.Thing.From);
        if (own.Count == 0 || !draft.Pledgers.Exists(pledger => pledger.Value == own[0].Value))
            return;
        draft.Recipients = [.. draft.Pledgers.Where(pledger => pledger.Value != own[0].Value)];
        draft.Pledgers = own;
    }

    private static int StartOf(Thing thing) => thing.Counted?.From ?? thing.From;

    private Draft DraftOf(Predicate predicate, Thing thing, int sentence, int start, int regionTo)
    {
        regionTo = QuotationEnd(thing.From, Math.Max(regionTo, thing.To));
        var stop = TrimEnd(Math.Max(regionTo, thing.To), thing.To);
        var modality = predicate.Modality;
        if (predicate.Verb.Frame == Frame.Train && thing.Known
            && (thing.Category is Category.Personnel or Category.Other || !Objects.Hosts(predicate.Verb)))
            thing = thing with { Category = Category.Training };
        return new Draft
        {
            Thing = thing,
            Sentence = sentence,
            VerbAt = predicate.At,
            Frame = predicate.Verb.Frame,
            Modality = modality,
            Rule = $"{predicate.Verb.Frame.ToString().ToLowerInvariant()}-{predicate.Rule}",
            From = Math.Min(start, thing.From),
            To = stop,
            RegionFrom = thing.To,
            RegionTo = Math.Max(regionTo, thing.To),
            Aggregate = thing.Aggregate || IsRunning(predicate, regionTo),
        };
    }

    /// <summary>What is said about a thing inside quotation marks ends with them.</summary>
    private int QuotationEnd(int from, int to)
    {
        var quotation = sheet.Quotation[from];
        for (var i = from; quotation >= 0 && i < to; i++)
        {
            if (sheet.Quotation[i] != quotation)
                return i;
        }

        return to;
    }

    /// <summary>"has provided 4.5 billion so far", "since 2010": a running sum.</summary>
    private bool IsRunning(Predicate predicate, int regionTo)
    {
        if (predicate.Modality != Modality.Delivered)
            return false;
        var (from, to) = sheet.Sentences[SentenceOf(predicate.At)];
        for (var i = from; i < Math.Min(regionTo + 4, to); i++)
        {
            var word = sheet.Lower(i);
            if ((word == "so" && sheet.Lower(i + 1) == "far") || (word == "to" && sheet.Lower(i + 1) == "date")
                || word is "overall" or "altogether" or "cumulative"
                || (word == "in" && sheet.Lower(i + 1) == "total") || (word == "since" && i + 1 < to)
                    || (word == "now" && sheet.Lower(i - 1) is "has" or "have"))
            {
                return true;
            }
        }

        return false;
    }

    private int SentenceOf(int token)
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

    private int TrimEnd(int end, int least)
    {
        while (end > least && (sheet[end - 1].Kind == TokenKind.Mark && !sheet[end - 1].Is(')')
            && !sheet[end - 1].Is('%') || sheet.Lower(end - 1) is "and" or "as" or "while"))
            end--;
        return end;
    }

    private (int From, int To, bool Relative)? SubjectOf(Predicate predicate, int from)
    {
        var at = predicate.Governor >= 0 ? GovernorChain(predicate.Governor, from) : predicate.Chain;
        if (predicate.Participial)
            at = MainVerb(predicate.Chain, from);
        return clauses.SubjectBefore(at, from);
    }

    /// <summary>The first finite verb of the sentence, whose subject a participle shares.</summary>
    private int MainVerb(int before, int from)
    {
        for (var k = from; k < before; k++)
        {
            if (clauses.IsFinite(k))
                return k;
        }

        return before;
    }

    /// <summary>Steps left from a governing noun or verb to the start of its own chain: "signed an
    /// agreement".</summary>
    private int GovernorChain(int governor, int from)
    {
        var k = governor;
        while (k > from && governor - k < 10 && sheet.MentionAt[k - 1] is null
            && (_words.Determiners.Contains(sheet.Lower(k - 1)) || clauses.IsFinite(k - 1)
            || _words.Adverbs.Contains(sheet.Lower(k - 1))
                || sheet.Lower(k - 1) is "been" or "be" or "signed" or "reached" or "new" or "joint"))
        {
            k--;
        }

        return k;
    }

    private List<Found> PledgersOf(Predicate predicate, (int From, int To, bool Relative)? subject, int from, int end)
    {
        var named = subject is { } found ? actors.Of(found.From, found.To, from, attribution.PersonAt(predicate.At))
            : [];
        if (named.Count > 0 && predicate.Verb.Frame == Frame.Build)
            named.AddRange(Together(predicate.End, end, from).Where(other =>
                named.TrueForAll(one => one.Value != other.Value)));
        if (named.Count == 0 && predicate.Rule == "discussed")
            return actors.Pair();
        return named.Count == 0 && subject is { } unnamed ? actors.Described(unnamed.From, unnamed.To) : named;
    }

    /// <summary>"to restore the bridge jointly with the DPRK": the other who acts.</summary>
    private List<Found> Together(int at, int end, int from)
    {
        for (var k = at; k + 2 < end; k++)
        {
            if (sheet.Lower(k) is "jointly" or "together" && sheet.Lower(k + 1) is "with")
                return [.. actors.Of(k + 2, PhraseEnd(k + 2, end), from, null).Where(one =>
                    one.Status == Status.Stated)];
        }

        return [];
    }

    private int LeadOf(Predicate predicate, (int From, int To, bool Relative)? subject)
    {
        if (predicate.Participial || subject is not { } found || predicate.At - found.From > LongestLead
            || sheet.Quotation[found.From] != sheet.Quotation[predicate.At])
            return sheet.Lower(predicate.Chain) is "to" ? predicate.Chain + 1 : predicate.Chain;
        for (var i = found.To; i < predicate.Chain; i++)
        {
            if (clauses.IsFinite(i))
                return predicate.Chain;
        }

        return predicate.Chain < found.From ? predicate.Chain : found.From;
    }
}
