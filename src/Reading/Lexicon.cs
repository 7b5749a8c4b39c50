using System.Collections.Frozen;
using System.Globalization;

namespace Furrow.Reading;

/// <summary>What a name in the vocabulary names.</summary>
internal enum NameKind : byte
{
    Country,
    People,
    Capital,
    Organisation,
    Outlet,
}

/// <summary>A name in the vocabulary.</summary>
/// <param name="Text">As it is given in answers.</param>
/// <param name="Kind">What it names.</param>
/// <param name="State">State it stands for; null when it stands for itself.</param>
internal sealed record Name(string Text, NameKind Kind, string? State)
{
    /// <summary>Whom it stands for.</summary>
    public string Actor => State ?? Text;
}

/// <summary>How a verb of provision builds its sentence.</summary>
internal enum Frame : byte
{
    Give,
    Build,
    Train,
    Money,
    Receive,
    Arrive,
    Leave,
    Withdraw,
    Use,
    Plan,
    Change,
    Buy,
}

/// <summary>A form of a verb.</summary>
internal enum Form : byte
{
    Base,
    Present,
    Past,
    Ing,
}

/// <summary>One form of one verb of provision.</summary>
internal sealed record Verb(string Lemma, Frame Frame, Modality? Stage, Form Form, bool Participle, string? Particle);

/// <summary>A stage word: how far; or a request, which promises nothing.</summary>
internal sealed record Stage(Modality Modality, bool Request);

/// <summary>A currency and the state whose it is.</summary>
internal sealed record Currency(string Code, string? State);

/// <summary>A vocabulary made ready for look-up.</summary>
internal sealed class Lexicon
{
    public Lexicon(IReadOnlyDictionary<string, string> files)
    {
        Shared = SharedNames(files);
        var grammar = new WordFile(files["grammar"]);
        Abbreviations = grammar.Set("abbreviations");
        Determiners = grammar.Set("determiners");
        Prepositions = grammar.Set("prepositions");
        Subordinators = grammar.Set("subordinators");
        Relatives = grammar.Set("relatives");
        Have = grammar.Set("have");
        Be = grammar.Set("be");
        Do = grammar.Set("do");
        Negations = grammar.Set("negations");
        Adverbs = grammar.Set("adverbs");
        Pronouns = grammar.Set("pronouns");
        Months = grammar.Set("months");
        Weekdays = grammar.Set("weekdays");
        Particles = grammar.Set("particles");
        Starters = grammar.Set("starters");
        OtherVerbs = grammar.Set("verbs");
        Makers = grammar.Set("makers");
        Actors = new Phrases<Name>(exactCase: true);
        ReadActors(files);
        Verbs = ReadVerbs(new WordFile(files["provision"]));
        Stages = ReadStages(new WordFile(files["stages"]));
        Things = new Nouns(new WordFile(files["things"]));
        var speech = new WordFile(files["speech"]);
        Speech = speech.Set("verbs");
        Thanks = speech.Set("thanks");
        var roles = new WordFile(files["roles"]);
        Offices = ReadPhrases(roles.Words("office"));
        Portfolios = roles.Set("portfolio");
        Bodies = roles.Set("body");
        BodyPhrases = ReadPhrases(roles.Words("body"));
        Groups = ReadPhrases(roles.Words("group"));
        Both = ReadPhrases(roles.Words("both"));
        Realms = roles.Set("realm");
        PlaceNames = roles.Set("place-name");
        MediaEndings = roles.Set("media-ending");
        PlaceWords = roles.Set("place");
        OwnBodies = roles.Set("own");
        Media = ReadPhrases(roles.Words("media"));
        Numbers = new NumberWords(new WordFile(files["numbers"]));
        ReadMoney(new WordFile(files["money"]));
        Events = ReadEvents(new WordFile(files["events"]));
    }

    public FrozenSet<string> Abbreviations { get; }
    public FrozenSet<string> Determiners { get; }
    public FrozenSet<string> Prepositions { get; }
    public FrozenSet<string> Subordinators { get; }
    public FrozenSet<string> Relatives { get; }
    public FrozenSet<string> Have { get; }
    public FrozenSet<string> Be { get; }
    public FrozenSet<string> Do { get; }
    public FrozenSet<string> Negations { get; }
    public FrozenSet<string> Adverbs { get; }
    public FrozenSet<string> Pronouns { get; }
    public FrozenSet<string> Months { get; }
    public FrozenSet<string> Weekdays { get; }
    public FrozenSet<string> Particles { get; }
    public FrozenSet<string> Starters { get; }
    public FrozenSet<string> OtherVerbs { get; }
    public FrozenSet<string> Makers { get; }
    public FrozenSet<string> Speech { get; }
    public FrozenSet<string> Thanks { get; }
    public FrozenSet<string> Portfolios { get; }
    public FrozenSet<string> Bodies { get; }
    public FrozenSet<string> PlaceWords { get; }
    public FrozenSet<string> OwnBodies { get; }
    public Dictionary<string, List<string>> Shared { get; }
    public FrozenSet<string> Realms { get; }
    public FrozenSet<string> PlaceNames { get; }
    public FrozenSet<string> MediaEndings { get; }
    public Phrases<string> Media { get; }
    public Phrases<Name> Actors { get; }
    public Dictionary<string, List<Verb>> Verbs { get; }
    public Phrases<Stage> Stages { get; }
    public Nouns Things { get; }
    public Phrases<string> Offices { get; }
    public Phrases<string> BodyPhrases { get; }
    public Phrases<string> Groups { get; }
    public Phrases<string> Both { get; }
    public NumberWords Numbers { get; }
    public Phrases<List<Currency>> MoneyWords { get; } = new(exactCase: false);
    public Phrases<Currency> MoneySigns { get; } = new(exactCase: true);
    public Phrases<(Happening Happening, bool Verb)> Events { get; }

    /// <summary>People's names that several states share, with those states.</summary>
    private static Dictionary<string, List<string>> SharedNames(IReadOnlyDictionary<string, string> files) =>
        new WordFile(files["countries"]).Rows
            .SelectMany(row => WordFile.Split(WordFile.Field(row, 1), ';').Select(name => (Name: name, State: row[0])))
            .GroupBy(pair => pair.Name, pair => pair.State, StringComparer.Ordinal)
            .Where(group => group.Count() > 1)
            .ToDictionary(group => group.Key, group => group.ToList(), StringComparer.Ordinal);

    private void ReadActors(IReadOnlyDictionary<string, string> files)
    {
        foreach (var row in new WordFile(files["countries"]).Rows)
        {
            var name = row[0];
            Actors.Add(name, new Name(name, NameKind.Country, null));
            Add(WordFile.Field(row, 3), new Name(name, NameKind.Country, null));
            Add(WordFile.Field(row, 2), new Name(name, NameKind.Capital, null));
            Add(WordFile.Field(row, 1), new Name(name, NameKind.People, null));
        }

        foreach (var (file, kind) in new[] { ("organisations", NameKind.Organisation), ("outlets", NameKind.Outlet) })
        {
            foreach (var row in new WordFile(files[file]).Rows)
            {
                var state = WordFile.Field(row, 2) is { Length: > 0 } stated ? stated : null;
                var name = new Name(row[0], kind, state);
                Actors.Add(row[0], name);
                Add(WordFile.Field(row, 1), name);
            }
        }
    }

    private void Add(string names, Name name)
    {
        foreach (var other in WordFile.Split(names, ';'))
            Actors.Add(other, name);
    }

    private static Dictionary<string, List<Verb>> ReadVerbs(WordFile file)
    {
        var verbs = new Dictionary<string, List<Verb>>(StringComparer.Ordinal);
        foreach (var row in file.Rows)
        {
            var words = row[0].Split(' ');
            var frame = Enum.TryParse<Frame>(WordFile.Field(row, 1), ignoreCase: true, out var known) ? known
                : Frame.Use;
            var stage = StageOf(WordFile.Field(row, 4));
            var particle = words.Length > 1 ? words[1] : null;
            var past = WordFile.Field(row, 2) is { Length: > 0 } p ? p.Split(' ')[0] : Inflection.Past(words[0]);
            var participle = WordFile.Field(row, 3) is { Length: > 0 } pp ? pp.Split(' ')[0] : past;
            Put(Inflection.Plural(words[0]), Form.Present, false);
            Put(past, Form.Past, past == participle);
            if (participle != past)
                Put(participle, Form.Past, true);
            Put(words[0], Form.Base, false);
            Put(Inflection.Ing(words[0]), Form.Ing, false);

            void Put(string form, Form kind, bool isParticiple)
            {
                if (!verbs.TryGetValue(form, out var list))
                    verbs[form] = list = [];
                list.Add(new Verb(row[0], frame, stage, kind, isParticiple, particle));
            }
        }

        foreach (var list in verbs.Values)
            list.Sort((one, other) => (other.Particle is null ? 0 : 1).CompareTo(one.Particle is null ? 0 : 1));
        return verbs;
    }

    private static Modality? StageOf(string word) =>
        Enum.TryParse<Modality>(word.Replace("_", ""), ignoreCase: true, out var stage) ? stage : null;

    private static Phrases<Stage> ReadStages(WordFile file)
    {
        var stages = new Phrases<Stage>(exactCase: false);
        foreach (var row in file.Rows)
        {
            var word = WordFile.Field(row, 1);
            if (word == "request")
                stages.Add(row[0], new Stage(Modality.Proposed, Request: true));
            else if (StageOf(word) is { } stage)
                stages.Add(row[0], new Stage(stage, Request: false));
        }

        return stages;
    }

    private static Phrases<string> ReadPhrases(IEnumerable<string> words)
    {
        var phrases = new Phrases<string>(exactCase: false);
        foreach (var word in words)
        {
            phrases.Add(word, word);
            phrases.Add(Inflection.Plural(word), word);
        }

        return phrases;
    }

    private void ReadMoney(WordFile file)
    {
        var byWord = new Dictionary<string, List<Currency>>(StringComparer.Ordinal);
        foreach (var row in file.Rows)
        {
            var currency = new Currency(row[0], WordFile.Field(row, 3) is { Length: > 0 } state ? state : null);
            foreach (var word in WordFile.Split(WordFile.Field(row, 1), ';'))
            {
                if (!byWord.TryGetValue(word, out var list))
                    byWord[word] = list = [];
                list.Add(currency);
            }

            foreach (var sign in WordFile.Split(WordFile.Field(row, 2), ';'))
                MoneySigns.Add(sign, currency);
        }

        foreach (var (word, list) in byWord)
            MoneyWords.Add(word, list);
    }

    private static Phrases<(Happening, bool)> ReadEvents(WordFile file)
    {
        var events = new Phrases<(Happening, bool)>(exactCase: false);
        foreach (var row in file.Rows)
        {
            if (Enum.TryParse<Happening>(WordFile.Field(row, 1), ignoreCase: true, out var happening))
                events.Add(row[0], (happening, WordFile.Field(row, 2) == "verb"));
        }

        return events;
    }
}

/// <summary>Number words.</summary>
internal sealed class NumberWords
{
    public NumberWords(WordFile file)
    {
        Words = Values(file.Words("words"));
        Scales = Values(file.Words("scales"));
        Vague = Values(file.Words("vague"));
        Least = Bounds(file.Words("least"));
        Most = Bounds(file.Words("most"));
        About = Bounds(file.Words("about"));
        AfterLeast = Bounds(file.Words("after-least"));
        AfterMost = Bounds(file.Words("after-most"));
        AfterAbout = Bounds(file.Words("after-about"));
    }

    public FrozenDictionary<string, decimal> Words { get; }
    public FrozenDictionary<string, decimal> Scales { get; }
    public FrozenDictionary<string, decimal> Vague { get; }
    public Phrases<string> Least { get; }
    public Phrases<string> Most { get; }
    public Phrases<string> About { get; }
    public Phrases<string> AfterLeast { get; }
    public Phrases<string> AfterMost { get; }
    public Phrases<string> AfterAbout { get; }

    private static FrozenDictionary<string, decimal> Values(IEnumerable<string> lines)
    {
        var values = new Dictionary<string, decimal>(StringComparer.Ordinal);
        foreach (var line in lines)
        {
            var parts = line.Split('=', StringSplitOptions.TrimEntries);
            if (parts.Length == 2
                && decimal.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var value))
                values[parts[0]] = value;
        }

        return values.ToFrozenDictionary(StringComparer.Ordinal);
    }

    private static Phrases<string> Bounds(IEnumerable<string> words)
    {
        var phrases = new Phrases<string>(exactCase: false);
        foreach (var word in words)
            phrases.Add(word, word);
        return phrases;
    }
}
