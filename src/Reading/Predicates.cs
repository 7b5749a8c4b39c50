namespace Furrow.Reading;

/// <summary>A verb of provision in its sentence: its chain of helpers, its voice and how far it says things
/// are.</summary>
internal sealed record Predicate
{
    /// <summary>First token of the chain: "has decided to" before "send".</summary>
    public required int Chain { get; init; }

    /// <summary>The verb's own token.</summary>
    public required int At { get; init; }

    /// <summary>Token after verb and particle.</summary>
    public required int End { get; init; }

    /// <summary>The verb.</summary>
    public required Verb Verb { get; init; }

    /// <summary>True when the thing is the subject.</summary>
    public bool Passive { get; init; }

    /// <summary>True for a participle after its noun: "aid provided by".</summary>
    public bool Reduced { get; init; }

    /// <summary>True for ", pledging aid": the sentence's subject acts.</summary>
    public bool Participial { get; init; }

    /// <summary>How far.</summary>
    public required Modality Modality { get; init; }

    /// <summary>Name of the rule that judged the stage.</summary>
    public required string Rule { get; init; }

    /// <summary>Where the chain's governor stands when it is not next to the verb; -1 otherwise.</summary>
    public int Governor { get; init; } = -1;
}

/// <summary>Finds verbs of provision and judges the stage by the words before them.</summary>
internal sealed partial class Predicates(Sheet sheet, Clauses clauses)
{
    private const int LongestChain = 14;
    private const int GovernorReach = 40;

    private readonly Lexicon _words = sheet.Lexicon;

    /// <summary>Every verb of provision in a sentence that may promise or report something given.</summary>
    public List<Predicate> In(int from, int to, bool title)
    {
        var found = new List<Predicate>();
        for (var i = from; i < to; i++)
        {
            if (!sheet.IsWord(i) || sheet.MentionAt[i] is not null
                || !_words.Verbs.TryGetValue(sheet.Lower(i), out var forms))
                continue;
            foreach (var form in forms)
            {
                var end = i + 1;
                if (form.Particle is not null && sheet.Lower(end++) != form.Particle)
                    continue;
                if (Judge(form, forms, i, end, from, title) is not { } predicate)
                    continue;
                found.Add(predicate);
                break;
            }
        }

        return found;
    }

    private Predicate? Judge(Verb form, List<Verb> forms, int at, int end, int from, bool title)
    {
        var chain = ReadChain(form, at, from);
        if (form.Lemma is "give" && sheet.Lower(end) is "away" or "up" or "way" or "rise" or "birth" or "in")
            return null;
        if (chain.Request)
            return null;
        return form.Form switch
        {
            Form.Base => JudgeBase(form, at, end, from, chain, title),
            Form.Present => JudgePresent(form, at, end, chain, title),
            Form.Ing => JudgeIng(form, at, end, from, chain),
            _ => JudgePast(form, forms, at, end, from, chain),
        };
    }

    private Predicate? JudgeBase(Verb form, int at, int end, int from, Chain chain, bool title)
    {
        if (chain.Stage is { } stage)
            return Make(form, at, end, chain, chain.Negated ? Modality.Denied
                : stage == Modality.Planned && Clauses.IsModal(sheet.Lower(chain.From)) && Vowed(chain.From, from) is
                { } vowed ? vowed : stage, "chain");
        if (chain.Infinitive)
            return Governed(form, at, end, from, chain, title);
        if (chain.Do)
            return chain.Negated ? Make(form, at, end, chain, Modality.Denied, "negated") : null;
        if (Coordinated(form, chain, at, from) is { } coordinated)
            return coordinated with { End = end };
        if (sheet.Lower(at - 1) is "we" or "they")
            return Make(form, at, end, chain, form.Stage ?? Modality.UnderWay, "present");
        return Wished(chain.From, from) is { } wished ? Make(form, at, end, chain, wished, "wished") : null;
    }

    private Predicate? JudgePresent(Verb form, int at, int end, Chain chain, bool title)
    {
        if (chain.Stage is not null || chain.Have || chain.Be || !clauses.IsActorEnd(at)
            || sheet.Lower(end) is "of" or "," or "and" or "to" or "from")
            return null;
        return Make(form, at, end, chain, form.Stage ?? (title ? Modality.Delivered : Modality.UnderWay), "present");
    }

    private Predicate? JudgeIng(Verb form, int at, int end, int from, Chain chain)
    {
        if (chain.Stage is { } stage)
            return Make(form, at, end, chain, chain.Negated ? Modality.Denied : stage, "chain");
        if (chain.Be)
            return Make(form, at, end, chain, chain.Negated ? Modality.Denied
                : form.Stage ?? Modality.UnderWay, "progressive");
        if (form.Frame == Frame.Withdraw && clauses.IsActorEnd(at))
            return Make(form, at, end, chain, Modality.Denied, "gerund");
        if (Signed(chain.From, from))
            return Make(form, at, end, chain, Modality.Agreed, "signed");
        if (Discussed(chain.From, from) is { } discussed)
            return Make(form, at, end, chain, discussed, "discussed");
        var before = Before(chain.From);
        if (before > from && sheet[before - 1].Is(',') && form.Frame is Frame.Give or Frame.Money or Frame.Train)
            return Make(form, at, end, chain, form.Stage ?? Modality.Delivered,
                "participial") with
            { Participial = true };
        return null;
    }

    private int Before(int chain)
    {
        while (chain > 0 && _words.Adverbs.Contains(sheet.Lower(chain - 1)))
            chain--;
        return chain;
    }

    private Predicate? JudgePast(Verb form, List<Verb> forms, int at, int end, int from, Chain chain)
    {
        if (chain.Be && form.Participle)
        {
            var passive = chain.Stage ?? form.Stage ?? (chain.Being ? Modality.UnderWay : Modality.Delivered);
            return Make(form, at, end, chain, chain.Negated ? Modality.Denied
                : passive, "passive") with
            { Passive = true };
        }

        if (chain.Be)
            return null;
        if (chain.Have)
            return Make(form, at, end, chain, chain.Negated ? Modality.Denied
                : chain.Stage ?? form.Stage ?? Modality.Delivered, "perfect");
        if (chain.Stage is not null || chain.Infinitive || sheet.Lower(chain.From - 1) is "to")
            return null;
        var participle = form.Participle || forms.Exists(other => other.Participle);
        if (participle && clauses.IsReduced(at))
            return Make(form, at, end, chain, form.Stage ?? Modality.Delivered, "reduced") with
            {
                Passive = true,
                Reduced = true
            };
        if (IsAdjective(at, from))
            return null;
        return form.Form == Form.Past && (!form.Participle || !IsOnlyParticiple(form, forms))
            ? Make(form, at, end, chain, chain.Negated ? Modality.Denied : form.Stage ?? Modality.Delivered, "past")
            : null;
    }

    private static bool IsOnlyParticiple(Verb form, List<Verb> forms) =>
        form.Participle && forms.Exists(other =>
            other.Lemma == form.Lemma && !other.Participle && other.Form == Form.Past)
        || sheetless(form.Lemma) && form.Participle;

    private static bool sheetless(string lemma) => lemma is "give" or "fly" or "withdraw" or "freeze";

    private bool IsAdjective(int at, int from)
    {
        if (at == from)
            return true;
        var before = sheet[at - 1];
        if (before.Kind == TokenKind.Owner)
            return true;
        return before.Lower is "a" or "an" or "the" or "newly" or "recently" or "more" or "of" or "for" or "with"
            or "in" or "its" or "their" or "other"
            || (sheet.CountedAt[at - 1] is not null && _words.Things.CategoryOf(sheet.Lower(at + 1)) is not null);
    }

    private static Predicate Make(Verb form, int at, int end, Chain chain, Modality modality, string rule) => new()
    {
        Chain = chain.From,
        At = at,
        End = end,
        Verb = form,
        Modality = form.Frame == Frame.Withdraw && modality != Modality.Proposed ? Modality.Denied : modality,
        Rule = rule,
    };

    /// <summary>The words before a verb that belong to it, read from the verb leftwards and judged from left to
    /// right.</summary>
    private Chain ReadChain(Verb form, int at, int from)
    {
        var chain = new Chain { From = at };
        var stages = new List<(Stage Stage, string Word)>();
        var k = at - 1;
        var noun = false;
        while (k >= from && at - k <= LongestChain && sheet.MentionAt[k] is null)
        {
            var word = sheet.Lower(k);
            var width = 1;
            if (_words.Negations.Contains(word))
                chain.Negated = true;
            else if (_words.Adverbs.Contains(word) && !noun)
            {
            }
            else if (StageEnding(k, from, out width) is { } stage && (word != "to" || width > 1)
                && (IsStageUse(k, width, word, form) || (noun && stage.Modality == Modality.Denied)))
                (noun, chain.Infinitive) = Push(stages, stage, k, width, chain.Infinitive);
            else if (word == "to" && form.Form is Form.Base or Form.Ing && !chain.Infinitive && stages.Count == 0)
                chain.Infinitive = true;
            else if (IsHearsay(k))
                width = 2;
            else if (!TakeHelper(word, chain, form, stages.Count > 0) && !(noun && IsLight(word)))
                break;
            k -= Math.Max(width, 1);
            chain.From = k + 1;
        }

        while (chain.From < at && _words.Adverbs.Contains(sheet.Lower(chain.From))
            && !_words.Negations.Contains(sheet.Lower(chain.From)))
            chain.From++;
        Decide(chain, stages);
        return chain;
    }

    /// <summary>"is believed to have sent": who believes it is not said, and the sending stays as it is.</summary>
    private bool IsHearsay(int k) => sheet.Lower(k) is "believed" or "thought" or "understood" or "reported" or "said"
        or "alleged" or "known" or "estimated" or "assumed" or "rumoured" or "rumored" or "presumed"
        && sheet.Lower(k + 1) is "to" && (_words.Be.Contains(sheet.Lower(k - 1))
            || _words.Adverbs.Contains(sheet.Lower(k - 1)) && _words.Be.Contains(sheet.Lower(k - 2)));

    private (bool Noun, bool Infinitive) Push(List<(Stage, string)> stages, Stage stage, int k, int width,
        bool infinitive)
    {
        stages.Add((stage, sheet.Lower(k - width + 1)));
        var noun = sheet.Lower(k) is "plan" or "plans" or "decision" or "agreement" or "intention" or "intentions"
            or "commitment" or "commitments" or "pledge"
            or "pledges" or "promise" or "promises" or "proposal" or "proposals" or "readiness" or "memorandum"
                or "deal" or "contract" or "accord" or "idea"
            or "possibility" or "option" or "request" or "need" or "discussion" or "discussions" or "talks";
        return (noun, infinitive);
    }

    /// <summary>"To" joins a stage to its verb; a past participle that is itself the verb of provision is no
    /// helper.</summary>
    private bool IsStageUse(int k, int width, string word, Verb form)
    {
        var next = sheet.Lower(k + 1);
        if (Clauses.IsModal(word) || width > 1)
            return true;
        if (form.Form == Form.Past)
            return next is "be" or "have" or "to" || _words.Adverbs.Contains(next) && word is not "announced";
        return next is "to" or "on" or "about" or "of" or "for" or "in" or "not" or "be"
            || _words.Adverbs.Contains(next)
            || (form.Form == Form.Ing && k + 1 < sheet.Tokens.Length)
                || _words.Stages.Match(sheet.Tokens, k + 1, Math.Min(k + 4, sheet.Tokens.Length), out _) > 0;
    }

    private bool TakeHelper(string word, Chain chain, Verb form, bool staged)
    {
        if (_words.Have.Contains(word))
            chain.Have = true;
        else if (word is "being")
            chain.Being = chain.Be = true;
        else if (_words.Be.Contains(word))
            chain.Be |= !staged;
        else if (_words.Do.Contains(word))
            chain.Do = true;
        else if (word == "to" && (staged || chain.Be || chain.Have))
            chain.Infinitive = true;
        else
            return (form.Form == Form.Ing && !staged && word is "on" or "about" or "of" or "to" or "for" or "in")
                || word is "help" or "helping" && form.Form == Form.Base;
        return true;
    }

    private bool IsLight(string word) => _words.Determiners.Contains(word)
        || word is "made" or "make" or "took" or "taken" or "signed" or "reached" or "expressed"
        or "kept" or "keep" or "honoured" or "honored" or "fulfilled" or "struck" or "concluded"
            or "firm" or "new" or "joint" or "confirmed" or "reaffirmed" or "announced"
            or "unveiled" or "formal";

    /// <summary>Outer words win: "may agree to" is proposed, "has decided to" pledged; "will continue to" stays
    /// planned.</summary>
    private static void Decide(Chain chain, List<(Stage Stage, string Word)> stages)
    {
        if (stages.Count == 0)
        {
            if (chain.Infinitive && chain.Be)
                chain.Stage = Modality.Planned;
            return;
        }

        for (var i = stages.Count - 1; i >= 0; i--)
        {
            var (stage, word) = stages[i];
            if (stage.Request && (i == 0 || !chain.Negated))
                chain.Request = true;
            var keep = chain.Stage is Modality.Proposed or Modality.Denied
                || (chain.Stage is Modality.Planned && stage.Modality == Modality.UnderWay)
                || (chain.Stage is not null && word is "will" or "would" && stage.Modality == Modality.Planned
                    && false);
            if (!keep)
                chain.Stage = stage.Modality;
        }
    }

    /// <summary>The longest stage phrase that ends with token <paramref name="k"/>.</summary>
    private Stage? StageEnding(int k, int from, out int width)
    {
        for (width = Math.Min(3, k - from + 1); width >= 1; width--)
        {
            if (_words.Stages.Match(sheet.Tokens, k - width + 1, k + 1, out var stage) == width)
                return stage;
        }

        width = 1;
        return null;
    }

    private sealed class Chain
    {
        public int From { get; set; }
        public bool Have { get; set; }
        public bool Be { get; set; }
        public bool Being { get; set; }
        public bool Do { get; set; }
        public bool Infinitive { get; set; }
        public bool Negated { get; set; }
        public bool Request { get; set; }
        public Modality? Stage { get; set; }
    }
}
