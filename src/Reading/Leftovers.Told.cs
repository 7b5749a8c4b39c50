namespace Furrow.Reading;

/// <summary>Counted things beside a promise, where nothing speaks against them.</summary>
internal sealed partial class Leftovers
{
    /// <summary>Any other thing that is counted, with the stage of its clause's verb, where no word of need, harm or
    /// past results stands beside it.</summary>
    private Draft? Told(Thing thing, int i, int from, int to, int sentence)
    {
        if (thing.Category is Category.Training or Category.Memorial or Category.Other
            || _words.Things.IsCrowd(thing.Unit)
            || sheet.Lower(i - 1) is "of" or "for" or "among" or "than" or "per" or "by" or "from"
            || sheet.Lower(i - 2) is "for" or "among" or "by" || sheet.Lower(i - 1) is "on" or "filled"
                || IsRepeated(thing, i)
            || (thing.Category == Category.Money && thing.Counted?.Quantity.Currency is null)
            || (thing.Unit is { } unit && _words.PlaceWords.Contains(Inflection.Singular(unit.ToLowerInvariant()))))
            return null;
        if (sheet.Lower(i - 1) is "leaving"
            || sheet.Lower(thing.To) is "apiece" or "each" or "per" or "more" && thing.Category == Category.Money
            || sheet.Lower(thing.Counted!.To) is "more" && sheet.Lower(thing.Counted.To + 1) is "than")
            return null;
        if (sheet.Lower(i - 1) is "worth" or "costing" or "at" && sheet.EndingCount(i - 1))
            return null;
        var (left, right) = Clause(i, thing.To, from, to);
        for (var k = left; k < right; k++)
        {
            if (sheet.MentionAt[k] is null && _words.Things.IsHarm(sheet.Lower(k)) || IsRequest(k))
                return null;
        }

        var verb = left;
        while (verb < right && !clauses.IsFinite(verb))
            verb++;
        if (verb >= right || Owns(verb, i, from))
            return null;
        var draft = Make(thing, sentence, i, StageOf(verb, right), "told", EndOf(thing.To, to), Math.Min(verb, i));
        if (IsSum(i, left))
            (draft.Aggregate, draft.Modality) = (true, Modality.Delivered);
        if (verb < i && clauses.SubjectBefore(verb, from) is { } subject)
        {
            var named = actors.Of(subject.From, subject.To, from, null);
            draft.Pledgers = named.Count == 0 ? actors.Described(subject.From, subject.To)
                : [.. named.Where(one => one.Rule is not "name-proper")];
        }

        if (Givers(thing.To, to, from) is { Count: > 0 } source)
            draft.Pledgers = source;
        return draft;
    }

    /// <summary>"bringing its total support to 45 million euros".</summary>
    private bool IsSum(int i, int left)
    {
        var total = false;
        for (var k = i - 1; k >= left && k > i - 12; k--)
        {
            total |= sheet.Lower(k) is "total" or "overall" or "altogether";
            if (sheet.Lower(k) is "bringing" or "brings" or "brought" or "taking" or "takes" or "raising")
                return total;
        }

        return false;
    }

    /// <summary>"thanked Ankara for 60 scholarships": what is thanked for was given.</summary>
    private Draft? Thanked(Thing thing, int i, int from, int to, int sentence)
    {
        var at = i - 1;
        while (at > from && (_words.Determiners.Contains(sheet.Lower(at)) || sheet.Lower(at) is "the"))
            at--;
        if (sheet.Lower(at) is not "for" || sheet.EndingAt(at) is not { CanAct: true } giver)
            return null;
        for (var k = giver.From - 1; k >= from && k > giver.From - 6; k--)
        {
            if (!_words.Thanks.Contains(sheet.Lower(k)))
                continue;
            var draft = Make(thing, sentence, i, Modality.Delivered, "thanked-for", EndOf(thing.To, to));
            draft.Pledgers = actors.Of(giver.From, giver.To, from, null);
            draft.Weak = false;
            return draft;
        }

        return null;
    }

    /// <summary>"The hospital will have 492 beds": what a building has is not given beside it.</summary>
    private bool Owns(int verb, int i, int from)
    {
        var has = verb;
        while (has < i && (Clauses.IsModal(sheet.Lower(has)) || _words.Adverbs.Contains(sheet.Lower(has))))
            has++;
        return has < i && (_words.Have.Contains(sheet.Lower(has)) || sheet.Lower(has) is "house" or "hold"
            or "comprise" or "seat" or "houses" or "holds" or "seats")
            && clauses.SubjectBefore(verb, from) is { } subject
            && _words.Things.CategoryOf(sheet.Lower(subject.To - 1)) is not null;
    }

    /// <summary>A conversion in brackets, or an amount that the document has given before.</summary>
    private bool IsRepeated(Thing thing, int i)
    {
        if (sheet.IsMark(i - 1, '(') && i > 1 && sheet.CountedAt[i - 2] is not null)
            return true;
        if (thing.Counted is not { Quantity: { } quantity } || quantity.Minimum is null)
            return false;
        return !_told.Add((quantity.Minimum.Value, thing.Unit ?? ""));
    }

    private bool IsRequest(int k) => _words.Stages.Match(sheet.Tokens, k, Math.Min(k + 2, sheet.Tokens.Length), out var
        stage) > 0 && stage is { Request: true };

    /// <summary>The clause around a thing: up to a semicolon, or a comma that a finite verb follows.</summary>
    private (int Left, int Right) Clause(int i, int end, int from, int to)
    {
        var left = i;
        while (left > from && !sheet[left - 1].Is(';') && i - left < 30)
            left--;
        var right = end;
        while (right < to && !sheet[right].Is(';') && right - end < 12)
            right++;
        return (left, right);
    }

    private Modality StageOf(int verb, int right)
    {
        var negated = false;
        for (var k = verb; k < right && k < verb + 8; k++)
        {
            negated |= _words.Negations.Contains(sheet.Lower(k));
            if (_words.Stages.Match(sheet.Tokens, k, right, out var stage) > 0 && stage is { Request: false }
                && sheet.Lower(k) is not "to")
                return negated ? Modality.Denied : stage.Modality;
            if (_words.Be.Contains(sheet.Lower(k)) && sheet.Lower(k + 1).EndsWith("ing", StringComparison.Ordinal))
                return Modality.UnderWay;
        }

        return negated ? Modality.Denied : Modality.Delivered;
    }
}
