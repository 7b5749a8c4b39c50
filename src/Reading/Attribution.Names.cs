namespace Furrow.Reading;

/// <summary>Who a source is: media, people and bodies in a phrase.</summary>
internal sealed partial class Attribution
{
    private List<Found> OutletsIn(int from, int to)
    {
        var found = new List<Found>();
        for (var i = from; i < to; i++)
        {
            if (sheet.MentionAt[i] is { Kind: MentionKind.Outlet } outlet && outlet.From == i)
                found.Add(Outlet(outlet));
            else if (sheet.Lower(i) is "media" && sheet.Lower(i - 1) is "state" or "local" or "russian" or "korean")
                found.Add(Found.Stated(sheet.Words(i - 1, i + 1), sheet.Span(i - 1, i + 1), "media"));
        }

        return found;
    }

    private Found Outlet(Mention outlet) => Found.Stated(outlet.Name, sheet.Span(outlet.From, outlet.To), "outlet");

    private Mention? PersonIn(int from, int to)
    {
        Mention? best = null;
        for (var i = from; i < to; i++)
        {
            if (sheet.MentionAt[i] is not { } mention || mention.From != i)
                continue;
            if (mention.Kind == MentionKind.Person
                && !(mention.To < sheet.Tokens.Length && sheet[mention.To].Kind == TokenKind.Owner))
                return mention;
            if (mention.CanAct && mention.Kind is not MentionKind.Proper)
                best ??= mention;
        }

        if (best is null && to == from + 1)
            best = sheet.Lower(from) is "he" or "she" ? _lastPerson : sheet.Lower(from) is "it" or "they" ? _lastActor
                : null;
        return best;
    }

    /// <summary>The speaker's name as written, without office and apposition; a body with its article.</summary>
    private Found SpeakerOf(int from, int to, Mention? person)
    {
        if (to <= from)
            return Found.Nothing;
        var word = sheet.Lower(from);
        if (to == from + 1 && word is "he" or "she")
        {
            return _lastPerson is { } known ? Found.Inferred(known.Name, sheet.Span(known.From, known.To), "pronoun")
                : _lastSpeaker.Value is null ? Found.Nothing
                    : _lastSpeaker with { Status = Status.Inferred, Rule = "pronoun" };
        }

        if (to == from + 1 && word is "it" or "they")
            return _lastSpeaker.Value is null ? Pronoun()
                : _lastSpeaker with { Status = Status.Inferred, Rule = "pronoun" };
        if (_words.Both.Match(sheet.Tokens, from, to, out _) > 0
            || word is "the" && from + 1 < to && _words.Both.Match(sheet.Tokens, from + 1, to, out _) > 0)
            return Found.Nothing;
        if (word is "we" or "i" or "you" or "which" or "who" or "that" or "there" or "reports" or "some")
            return Found.Nothing;
        if (person is { Kind: MentionKind.Person } && person.From >= from && person.To <= to)
            return Found.Stated(person.Name, sheet.Span(person.From, person.To), "person");
        var end = from;
        while (end < to && (end == from || sheet.MentionAt[end] is not null
            || (!sheet[end].Is(',')
            && sheet.Lower(end) is not ("in" or "on" or "at" or "who" or "which" or "for" or "with"))))
            end++;
        return Found.Stated(sheet.Words(from, end), sheet.Span(from, end), "body");
    }

    private Found Pronoun() => _lastActor is { } actor
        ? Found.Inferred(actor.Name, sheet.Span(actor.From, actor.To), "pronoun") : Found.Nothing;
}
