namespace Furrow.Reading;

/// <summary>Verbs whose stage stands apart from them: in another clause, or in a noun.</summary>
internal sealed partial class Predicates
{
    /// <summary>An infinitive that stands apart from what governs it: "signed an agreement in Oslo to build".</summary>
    private Predicate? Governed(Verb form, int at, int end, int from, Chain chain, bool title)
    {
        for (var k = chain.From - 1; k >= from && chain.From - k < GovernorReach; k--)
        {
            if (sheet.CountedAt[k] is not null && sheet.Lower(chain.From - 1) is not "and" || sheet[k].Is(';'))
                return null;
            if (sheet.MentionAt[k] is not null)
                continue;
            if (StageEnding(k, from, out var width) is { } stage && !Clauses.IsModal(sheet.Lower(k))
                && (width > 1 || sheet.Lower(k) is not "to"))
                return stage.Request ? null
                    : Make(form, at, end, chain, stage.Modality, "governed") with { Governor = k - width + 1 };
            if (sheet[k].Is(',') && Condition(k, from) is var jump and > 0)
            {
                k = jump;
                continue;
            }

            if (clauses.IsFinite(k) || sheet[k].Is(','))
                return null;
        }

        return title && clauses.IsActorEnd(chain.From) ? Make(form, at, end, chain, Modality.Planned, "headline")
            : null;
    }

    /// <summary>"will make up the number and add twenty": a verb that shares the helper of the one before.</summary>
    private Predicate? Coordinated(Verb form, Chain chain, int at, int from)
    {
        if (chain.From != at || sheet.Lower(at - 1) is not ("and" or "or"))
            return null;
        for (var k = at - 2; k > from && at - k < 20; k--)
        {
            if (sheet.MentionAt[k] is not null)
                continue;
            if (Clauses.IsModal(sheet.Lower(k)) && _words.Stages.Match(sheet.Tokens, k, k + 1, out var stage) == 1
                && stage is { Request: false })
                return Make(form, at, at + 1, chain, _words.Negations.Contains(sheet.Lower(k + 1)) ? Modality.Denied
                    : stage.Modality, "coordinated") with
                { Governor = k };
            if (sheet.Lower(k) is "to" && _words.Verbs.TryGetValue(sheet.Lower(k + 1), out var before)
                && before.Exists(one => one.Form == Form.Base) && StageEnding(k - 1, from, out var width) is
                { Request: false } outer)
                return Make(form, at, at + 1, chain, outer.Modality, "coordinated") with { Governor = k - width };
            if (sheet[k].Is(';') || clauses.IsFinite(k))
                return null;
        }

        return null;
    }

    /// <summary>"has proposed that Iranian companies build": how far the governing verb says it is.</summary>
    private Modality? Wished(int chain, int from)
    {
        if (!clauses.IsActorEnd(chain))
            return null;
        for (var k = chain - 1; k > from && chain - k < 12; k--)
        {
            if (sheet.Lower(k) is "that" && sheet.MentionAt[k] is null)
                return _words.Stages.Match(sheet.Tokens, k - 1, k, out var stage) == 1 && stage is { Request: false }
                    ? stage.Modality : null;
            if (sheet[k].Is(',') || clauses.IsFinite(k))
                return null;
        }

        return null;
    }

    /// <summary>"pledged on Wednesday that his country would give": the promise, and not only the plan.</summary>
    private Modality? Vowed(int chain, int from)
    {
        for (var k = chain - 1; k > from && chain - k < 14; k--)
        {
            if (sheet.Lower(k) is not "that" || sheet.MentionAt[k] is not null)
            {
                if (clauses.IsFinite(k) || sheet[k].Is(';'))
                    return null;
                continue;
            }

            for (var v = k - 1; v >= from && k - v < 6; v--)
            {
                if (sheet.MentionAt[v] is null && sheet.DatedAt[v] is null
                    && _words.Stages.Match(sheet.Tokens, v, v + 1, out var stage) == 1
                    && stage is { Request: false, Modality: Modality.Pledged or Modality.Agreed or Modality.Denied }
                    && sheet.Lower(v) is not "announced")
                    return stage.Modality;
            }

            return null;
        }

        return null;
    }

    /// <summary>The comma that opens ", if the UN covers fuel,"; 0 when none does.</summary>
    private int Condition(int comma, int from)
    {
        for (var k = comma - 1; k > from && comma - k < 14; k--)
        {
            if (sheet[k].Is(','))
                return sheet.Lower(k + 1) is "if" or "provided" or "should" or "unless" or "when" ? k : 0;
        }

        return 0;
    }

    /// <summary>"signed memorandums with the ministry on rebuilding".</summary>
    private bool Signed(int chain, int from)
    {
        if (sheet.Lower(chain) is not ("on" or "for") && sheet.Lower(chain - 1) is not ("on" or "for"))
            return false;
        for (var k = chain - 1; k >= from && chain - k < 14; k--)
        {
            if (sheet.MentionAt[k] is null && _words.Stages.Match(sheet.Tokens, k, k + 1, out var stage) == 1
                && stage is { Modality: Modality.Agreed })
                return true;
            if (sheet[k].Is(',') || sheet[k].Is(';'))
                return false;
        }

        return false;
    }

    /// <summary>"discussions took place during the visit about creating": the noun stands apart from "about".</summary>
    private Modality? Discussed(int chain, int from)
    {
        if (sheet.Lower(chain) is not ("about" or "on" or "of")
            && (chain == 0 || sheet.Lower(chain - 1) is not ("about" or "on" or "of")))
            return null;
        for (var k = chain - 1; k >= from && chain - k < 14; k--)
        {
            if (sheet.MentionAt[k] is null
                && sheet.Lower(k) is "discussion" or "discussions" or "talks" or "idea" or "possibility" or "option"
                or "proposal"
                or "proposals" or "discussed" or "negotiations" or "negotiating" or "discussing" or "consultations")
            {
                return Modality.Proposed;
            }

            if (sheet[k].Is(',') || sheet[k].Is(';'))
                return null;
        }

        return null;
    }
}
