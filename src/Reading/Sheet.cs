namespace Furrow.Reading;

/// <summary>What a mention in the text refers to.</summary>
internal enum MentionKind : byte
{
    Country,
    People,
    Capital,
    Organisation,
    Outlet,
    Person,
    Place,
    Proper,
}

/// <summary>A name in the text, by token indices.</summary>
internal sealed record Mention(int From, int To, MentionKind Kind, string Name)
{
    /// <summary>State or body it stands for; null when nobody's.</summary>
    public string? Actor { get; init; }

    /// <summary>True for a person whom the text gives an office: they stand for a state, even an unnamed
    /// one.</summary>
    public bool InOffice { get; init; }

    /// <summary>True when it can give or get by itself.</summary>
    public bool CanAct => Kind is not (MentionKind.Place or MentionKind.Outlet) && Actor is not null;
}

/// <summary>A quantity in the text, by token indices.</summary>
internal sealed record Counted(int From, int To, Quantity Quantity)
{
    /// <summary>True for "15-strong": people are counted.</summary>
    public bool People { get; init; }
}

/// <summary>A date in the text, by token indices.</summary>
internal sealed record Dated(int From, int To);

/// <summary>A text with everything that has been marked on it so far.</summary>
internal sealed class Sheet
{
    public Sheet(string text, int end, Lexicon lexicon)
    {
        Text = text;
        Lexicon = lexicon;
        Tokens = Tokenizer.Of(text, end);
        Sentences = Reading.Sentences.Of(Tokens, lexicon.Abbreviations);
        Quotation = Quotations.Of(Tokens);
        MentionAt = new Mention?[Tokens.Length];
        CountedAt = new Counted?[Tokens.Length];
        DatedAt = new Dated?[Tokens.Length];
    }

    public string Text { get; }
    public Lexicon Lexicon { get; }
    public Token[] Tokens { get; }
    public List<(int From, int To)> Sentences { get; }
    public int[] Quotation { get; }
    public Mention?[] MentionAt { get; }
    public Counted?[] CountedAt { get; }
    public Dated?[] DatedAt { get; }

    /// <summary>People by their last name, as the document introduces them.</summary>
    public Dictionary<string, Mention> PeopleByName { get; } = new(StringComparer.Ordinal);

    public Token this[int i] => Tokens[i];

    public string Lower(int i) => i >= 0 && i < Tokens.Length ? Tokens[i].Lower : "";

    /// <summary>Offsets of the tokens from <paramref name="from"/> up to but without <paramref name="to"/>.</summary>
    public TextSpan Span(int from, int to) => new(Tokens[from].Start, Tokens[to - 1].End);

    /// <summary>The words themselves.</summary>
    public string Words(int from, int to) => Span(from, to).Of(Text);

    public void Mark(Mention mention)
    {
        for (var i = mention.From; i < mention.To; i++)
            MentionAt[i] = mention;
    }

    /// <summary>True when a mention ends right before token <paramref name="i"/>.</summary>
    public Mention? EndingAt(int i) => i > 0 && MentionAt[i - 1] is { } mention && mention.To == i ? mention : null;

    /// <summary>True when something counted, and not money, stands shortly before token <paramref name="i"/>.</summary>
    public bool EndingCount(int i)
    {
        for (var k = i - 1; k >= 0 && k > i - 6; k--)
        {
            if (CountedAt[k] is { Quantity.Currency: null })
                return true;
        }

        return false;
    }

    public bool IsMark(int i, char mark) => i >= 0 && i < Tokens.Length && Tokens[i].Is(mark);

    public bool IsWord(int i) => i >= 0 && i < Tokens.Length && Tokens[i].Kind == TokenKind.Word;

    /// <summary>True when the title stands apart: a first line without a full stop.</summary>
    public bool IsTitle(int sentence)
    {
        var (_, to) = Sentences[sentence];
        return sentence == 0 && Sentences.Count > 1 && to < Tokens.Length && Tokens[to].Gap >= Gap.Line
            && !Tokens[to - 1].Is('.');
    }
}
