namespace Furrow.Reading;

/// <summary>Reads public statements: a text in, what it may promise out. Proposes only; a person confirms.</summary>
public static class Reader
{
    /// <summary>Changes whenever the same text may be read differently.</summary>
    public const string Version = "rules-3";

    /// <summary>Longest text that is read, in UTF-16 code units; what comes after is left unread and said so.</summary>
    public const int Longest = 12_000_000;

    /// <summary>Reads any text in time linear in its length. Never throws because of what the text says.</summary>
    /// <param name="text">Plain text; spans of the answer refer to it.</param>
    /// <param name="vocabulary">Words to read by; null for the English that comes with the reader.</param>
    public static ReadResult Read(string text, Vocabulary? vocabulary = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        var end = text.Length;
        if (end > Longest)
            end = char.IsHighSurrogate(text[Longest - 1]) ? Longest - 1 : Longest;
        var sheet = new Sheet(text, end, (vocabulary ?? Vocabulary.English).Lexicon);
        new Dates(sheet).Mark();
        new Names(sheet).Mark();
        new Quantities(sheet).Mark();
        var clauses = new Clauses(sheet);
        var attribution = new Attribution(sheet, clauses);
        attribution.Read();
        var drafts = Draft(sheet, clauses, attribution);
        new Focus(sheet).Fill(drafts);
        var proposals = Proposals.Of(sheet, drafts);
        return new ReadResult(
            Title(sheet), Outlets(sheet), proposals, new Events(sheet, clauses).Find(), text.Length > Longest);
    }

    /// <summary>The amounts that a text names, in order, whoever gives them: to read a number again from a
    /// quote.</summary>
    /// <param name="text">Plain text; spans of the answer refer to it.</param>
    /// <param name="vocabulary">Words to read by; null for the English that comes with the reader.</param>
    public static IReadOnlyList<Quantity> AmountsOf(string text, Vocabulary? vocabulary = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        var sheet = new Sheet(text, Math.Min(text.Length, Longest), (vocabulary ?? Vocabulary.English).Lexicon);
        new Dates(sheet).Mark();
        new Names(sheet).Mark();
        new Quantities(sheet).Mark();
        return [.. sheet.CountedAt.OfType<Counted>().Distinct().Select(counted => counted.Quantity)];
    }

    private static List<Draft> Draft(Sheet sheet, Clauses clauses, Attribution attribution)
    {
        var actors = new Actors(sheet);
        var things = new Things(sheet, clauses);
        var predicates = new Predicates(sheet, clauses);
        var frames = new Frames(sheet, clauses, things, actors, attribution);
        var slots = new Slots(sheet, clauses, actors, attribution);
        var drafts = new List<Draft>();
        for (var s = 0; s < sheet.Sentences.Count; s++)
        {
            var (from, to) = sheet.Sentences[s];
            if (sheet.IsTitle(s))
                continue;
            foreach (var draft in frames.In(s, predicates.In(from, to, title: false)))
            {
                slots.Fill(draft);
                drafts.Add(draft);
            }

            actors.Remember(from, to);
        }

        return drafts;
    }

    private static TextSpan? Title(Sheet sheet)
    {
        if (sheet.Tokens.Length == 0)
            return null;
        var (from, to) = sheet.Sentences[0];
        if (sheet.Sentences.Count > 1 && sheet[sheet.Sentences[1].From].Gap == Gap.Blank
            && Dateline.Ends(sheet.Tokens, from, to))
            to = sheet.Sentences[1].To;
        return sheet.Span(from, to);
    }

    /// <summary>Every medium that the text names, once.</summary>
    private static List<Found> Outlets(Sheet sheet)
    {
        var found = new List<Found>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < sheet.Tokens.Length; i++)
        {
            if (sheet.MentionAt[i] is { Kind: MentionKind.Outlet } outlet && outlet.From == i && seen.Add(outlet.Name))
                found.Add(Found.Stated(outlet.Name, sheet.Span(outlet.From, outlet.To), "outlet"));
        }

        return found;
    }
}
