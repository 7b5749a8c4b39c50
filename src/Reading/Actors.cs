namespace Furrow.Reading;

/// <summary>Tells whom a noun phrase stands for, with what the document has said so far.</summary>
internal sealed class Actors(Sheet sheet)
{
    private readonly Lexicon _words = sheet.Lexicon;
    private readonly Dictionary<string, (int Count, TextSpan Span)> _counts = new(StringComparer.Ordinal);
    private (string Actor, TextSpan Span)? _state;
    private Mention? _person;
    private (string Actor, TextSpan Span)? _ministry;
    private (string Actor, TextSpan Span)? _body;

    /// <summary>Who a pronoun for a person means: the last person spoken of.</summary>
    public Mention? LastPerson => _person;

    /// <summary>Takes up a sentence's names, so that later pronouns can mean them.</summary>
    public void Remember(int from, int to)
    {
        var first = true;
        for (var i = from; i < to;)
        {
            if (sheet.MentionAt[i] is not { } mention)
            {
                i++;
                continue;
            }

            i = Math.Max(mention.To, i + 1);
            if (mention.Kind == MentionKind.Person)
                _person = first || _person is null || mention.Name == _person.Name ? mention : _person;
            if (mention.CanAct && (mention.Kind is not MentionKind.Proper || IsOwn(mention)))
                Note(mention, ref first, IsGoverned(mention.From));
        }
    }

    /// <summary>"for Tonga", "to the Kursk region": no subject, so that no later "it" means it.</summary>
    private bool IsGoverned(int at) => sheet.Lower(at - 1) is "to" or "for" or "in" or "from" or "near" or "against"
        or "on" or "at" || (sheet.Lower(at - 1) is "the" && sheet.Lower(at - 2) is "to" or "for" or "in" or "from");

    private void Note(Mention mention, ref bool first, bool governed)
    {
        var known = (mention.Actor!, sheet.Span(mention.From, mention.To));
        if (mention.Kind is MentionKind.Organisation or MentionKind.Proper && mention.Actor == mention.Name)
            _body = known;
        if (first && (!governed || _state is null))
        {
            _state = known;
            if (_words.Bodies.Contains(sheet.Lower(mention.To))
                || sheet[Math.Min(mention.To, sheet.Tokens.Length - 1)].Kind == TokenKind.Owner)
                _ministry = known;
        }

        first &= governed;
        var count = _counts.TryGetValue(known.Item1, out var seen) ? seen.Count + 1 : 1;
        _counts[known.Item1] = (count, known.Item2);
    }

    /// <summary>The two parties that the document has spoken of most so far; fewer when it named fewer.</summary>
    public List<Found> Pair() => [.. _counts.OrderByDescending(entry => entry.Value.Count)
        .ThenBy(entry => entry.Value.Span.Start).Take(2)
        .Select(entry => Found.Inferred(entry.Key, entry.Value.Span, "both-sides"))];

    /// <summary>Whom the phrase between two tokens stands for; empty when nobody is recognised.</summary>
    /// <param name="from">First token.</param>
    /// <param name="to">Token after the last.</param>
    /// <param name="sentence">First token of the sentence, where pronouns look first.</param>
    /// <param name="speaker">Who speaks where the phrase stands; whom "we" means.</param>
    public List<Found> Of(int from, int to, int sentence, Mention? speaker)
    {
        if (from >= to)
            return [];
        var head = HeadEnd(from, to);
        if (Pronoun(from, head, sentence, speaker) is { } pronoun)
            return pronoun;
        var found = new List<Found>();
        for (var part = from; part < head;)
        {
            var end = PartEnd(part, head);
            if (One(part, end) is { } one && found.TrueForAll(other => other.Value != one.Value))
                found.Add(one);
            part = end + 1;
        }

        if (found.Count > 0)
            return found;
        if (Group(from, to) is { } group)
            return group;
        if (sheet.Lower(from) is "a" or "an" or "one" or "several" && head < to && sheet.Lower(head) is "from" or "of"
            or "in" && IsOwnNoun(sheet.Lower(head - 1)))
            return [Found.Stated(sheet.Words(from, head), sheet.Span(from, head), "described")];
        var seated = sheet.Lower(head) is "in"
            && sheet.Lower(head - 1) is "government" or "authorities" or "parliament" or "ministry" or "office"
                or "embassy" or "department";
        if (head < to && (seated || sheet.Lower(head) is "of" or "from") && head + 1 < to)
            return Of(head + 1, to, sentence, speaker);
        return Definite(from, head, sentence);
    }

    /// <summary>Where the head of a phrase ends: at its first preposition.</summary>
    private int HeadEnd(int from, int to)
    {
        for (var i = from + 1; i < to; i++)
        {
            if (sheet.MentionAt[i] is null && sheet.CountedAt[i] is null
                && (_words.Prepositions.Contains(sheet.Lower(i)) || sheet[i].Is('(')))
                return i;
        }

        return to;
    }

    private int PartEnd(int from, int to)
    {
        for (var i = from; i < to; i++)
        {
            if (sheet.MentionAt[i] is null && (sheet[i].Is(',') || sheet.Lower(i) is "and" or "&"))
                return i;
        }

        return to;
    }

    /// <summary>The one party that a part of a list names: the body or person before the state it belongs to.</summary>
    private Found? One(int from, int to)
    {
        Mention? best = null;
        for (var i = from; i < to;)
        {
            if (sheet.MentionAt[i] is not { } mention)
            {
                i++;
                continue;
            }

            i = Math.Max(mention.To, i + 1);
            if (mention.Actor is not null && mention.Kind != MentionKind.Outlet
                && Rank(mention, to) >= (best is null ? 1 : Rank(best, to)))
                best = mention;
        }

        if (best is null)
            return null;
        if (best.Kind == MentionKind.People && IsCompany(best.To, to))
            return Found.Stated(sheet.Words(best.From, to), sheet.Span(best.From, to), "company");
        if (best.Kind == MentionKind.Organisation && best.Name.StartsWith("Red C", StringComparison.Ordinal)
            && Owner(best, from) is var start && start < best.From)
            return Found.Stated(sheet.Words(start, best.To), sheet.Span(start, best.To), "name-organisation");
        return Found.Stated(best.Actor!, sheet.Span(best.From, best.To),
            $"name-{best.Kind.ToString().ToLowerInvariant()}");
    }

    /// <summary>Whom an unnamed giver is called by: "two banks", "an association of veterans", "the town".</summary>
    public List<Found> Described(int from, int to)
    {
        var head = HeadEnd(from, to);
        var first = sheet.Lower(from);
        var name = first is "the" && from + 1 < to ? from + 1 : from;
        var place = sheet.MentionAt[name] is { Kind: MentionKind.Place } named && named.To >= head;
        var own = _words.OwnBodies.Contains(Inflection.Singular(sheet.Lower(head - 1)))
            && (first is not ("the" or "this" or "its" or "his" or "their") || sheet.Lower(head - 1) is "town"
                or "city");
        return place || own ? [Found.Stated(sheet.Words(from, to), sheet.Span(from, to), "described")] : [];
    }

    /// <summary>"the Portuguese Red Cross", "Singapore's Red Cross": the national society, not all of them.</summary>
    private int Owner(Mention mention, int from)
    {
        var i = mention.From;
        if (i > from && sheet[i - 1].Kind == TokenKind.Owner)
            i--;
        return sheet.EndingAt(i) is { Kind: MentionKind.People or MentionKind.Country } owner && owner.From >= from
            ? owner.From : mention.From;
    }

    private bool IsOwnNoun(string word) => _words.OwnBodies.Contains(Inflection.Singular(word)) || word is "donor";

    private bool IsOwn(Mention mention)
    {
        if (mention.From > 0 && sheet[mention.From].Gap == Gap.Blank && !sheet[mention.From - 1].Capital
            && _words.OwnBodies.Contains(sheet.Lower(mention.From - 1)) && sheet.Lower(mention.From - 1) is not ("town"
                or "city"))
            return true; // "the energy company Eni"
        for (var i = mention.From; i < mention.To; i++)
        {
            if (_words.OwnBodies.Contains(sheet.Lower(i)))
                return mention.To - mention.From > 1;
        }

        return false;
    }

    private int Rank(Mention mention, int to) => mention.Kind switch
    {
        MentionKind.Proper when IsOwn(mention) => 5,
        MentionKind.Person => 6,
        MentionKind.Organisation => mention.Actor == mention.Name ? 5 : 4,
        MentionKind.Country or MentionKind.Capital => 3,
        MentionKind.People => 3,
        MentionKind.Proper => mention.To == to && !HasBefore(mention) ? 2 : 1,
        _ => 0,
    };

    private bool HasBefore(Mention mention) =>
        mention.From > 0 && sheet[mention.From - 1].Kind == TokenKind.Owner;

    private bool IsCompany(int at, int to)
    {
        for (var i = at; i < to; i++)
        {
            if (sheet.Lower(i) is "company" or "companies" or "firm" or "firms" or "charity" or "charities" or "ngo"
                or "ngos" or "businessman"
                or "businesses" or "donors" or "billionaire" or "foundation" or "manufacturer" or "bank" or "banks")
            {
                return true;
            }
        }

        return false;
    }

    private List<Found>? Pronoun(int from, int head, int sentence, Mention? speaker)
    {
        var word = sheet.Lower(from);
        if (word is "our" && First(from, head, mention => mention.CanAct && mention.Kind is MentionKind.People
            or MentionKind.Country) is not null)
            return null;
        if (word is "we" or "i" or "our" or "us")
            return speaker?.Actor is { } own ? [Found.Inferred(own, sheet.Span(speaker.From, speaker.To), "we")] : [];
        if (head == from + 1 && word is "he" or "she")
            return Person(sentence, from) is { } person ? [person] : [];
        if (head == from + 1 && word is "it" or "they")
            return Thing(sentence, from) is { } thing ? [thing] : [];
        if (word is "his" or "her" or "its" or "their" && EndsInBody(head))
            return (word is "his" or "her" ? Person(sentence, from) : Thing(sentence, from)) is { } owner ? [owner]
                : [];
        return null;
    }

    /// <summary>Whose "its sappers" are.</summary>
    public List<Found> Its(int at, int sentence) => Thing(sentence, at) is { } owner ? [owner] : [];

    private bool EndsInBody(int head) => _words.Bodies.Contains(sheet.Lower(head - 1));

    private Found? Person(int sentence, int at)
    {
        var person = First(sentence, at, mention => mention.Kind == MentionKind.Person) ?? _person;
        if (person is null)
            return First(sentence, at, mention => mention.CanAct) is { } office
                ? Found.Inferred(office.Actor!, sheet.Span(office.From, office.To), "pronoun") : null;
        if (person is { Actor: null, InOffice: true })
            return null; // they stand for a state that the sentence leaves unnamed
        return Found.Inferred(person.Actor ?? person.Name, sheet.Span(person.From, person.To), "pronoun");
    }

    private Found? Thing(int sentence, int at)
    {
        if ((Said(sentence, at) ?? First(sentence, at, mention =>
            mention.CanAct && mention.Kind != MentionKind.Proper)) is { } near)
            return Found.Inferred(near.Actor!, sheet.Span(near.From, near.To), "pronoun");
        return _state is { } state ? Found.Inferred(state.Actor, state.Span, "pronoun") : null;
    }

    /// <summary>"Finland said it could": who speaks right before the pronoun.</summary>
    private Mention? Said(int sentence, int at)
    {
        for (var i = at - 1; i > sentence && i > at - 6; i--)
        {
            if (!_words.Speech.Contains(sheet.Lower(i)))
                continue;
            for (var k = i; k > sentence && k > i - 4; k--)
            {
                if (sheet.EndingAt(k) is { CanAct: true } mention)
                    return mention;
            }
        }

        return null;
    }

    private Mention? First(int from, int to, Predicate<Mention> fits)
    {
        for (var i = from; i < to; i++)
        {
            if (sheet.MentionAt[i] is { } mention && fits(mention))
                return mention;
        }

        return null;
    }

    private List<Found>? Group(int from, int to)
    {
        for (var i = from; i < to; i++)
        {
            if (sheet.MentionAt[i] is not null)
                return null;
            if (_words.Both.Match(sheet.Tokens, i, to, out _) is var both and > 0)
                return Pair();
            if (i + 2 >= to && _words.Groups.Match(sheet.Tokens, i, to, out _) is var width and > 0)
                return [Found.Stated("donors", sheet.Span(i, i + width), "group")];
        }

        return null;
    }

    /// <summary>"The government", "the ministry", "the lender": the one spoken of last.</summary>
    private List<Found> Definite(int from, int head, int sentence)
    {
        if (sheet.Lower(from) is not ("the" or "this" or "that") && !_words.Bodies.Contains(sheet.Lower(from))
            || !_words.Bodies.Contains(sheet.Lower(head - 1)))
            return [];
        var known = First(sentence, from, mention =>
            mention.CanAct && mention.Kind is MentionKind.Organisation or MentionKind.Country) is { } near
            ? (near.Actor!, sheet.Span(near.From, near.To))
            : sheet.Lower(head - 1) is "ministry" && _ministry is { } ministry ? ministry
            : _words.OwnBodies.Contains(sheet.Lower(head - 1)) && _body is { } body ? body : _state;
        return known is { } one ? [Found.Inferred(one.Item1, one.Item2, "the-body")] : [];
    }
}
