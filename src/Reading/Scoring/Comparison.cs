namespace Furrow.Reading.Scoring;

/// <summary>Matches proposals with annotations one to one and tallies every measure.</summary>
internal sealed class Comparison(AnnotatedText gold, AnnotatedText read)
{
    private readonly Dictionary<string, Tally> _tallies = Score.Names.ToDictionary(name => name, _ => Tally.Zero);
    private readonly List<string> _differences = [];

    public Score Run()
    {
        var pairs = Match();
        foreach (var commitment in gold.Commitments)
        {
            if (pairs.TryGetValue(commitment, out var proposal))
                Compare(commitment, proposal);
            else if (!commitment.Optional)
                Missed(commitment);
        }

        foreach (var proposal in read.Commitments.Except(pairs.Values))
            Wrong(proposal);
        Sets("outlets of the document", gold.DocCitedOutlets, read.DocCitedOutlets, gold.Id);
        CompareEvents();
        return new Score(_tallies, _differences);
    }

    private void Add(string measure, Tally tally) => _tallies[measure] += tally;

    private static string NumberMeasure(AnnotatedCommitment commitment) => commitment.Quantity is null
        ? "without a number" : "with a number";

    private void Missed(AnnotatedCommitment commitment)
    {
        Add("commitments", new Tally(0, 0, 1));
        Add(NumberMeasure(commitment), new Tally(0, 0, 1));
        _differences.Add($"{commitment.Id} missed: {commitment.Quote.Text}");
    }

    private void Wrong(AnnotatedCommitment proposal)
    {
        Add("commitments", new Tally(0, 1, 0));
        Add(NumberMeasure(proposal), new Tally(0, 1, 0));
        _differences.Add($"{proposal.Id} false ({proposal.Rule}): {proposal.Quote.Text}");
    }

    /// <summary>One to one, best overlap first: by the number's span when both have one, else by half of the
    /// evidence.</summary>
    private Dictionary<AnnotatedCommitment, AnnotatedCommitment> Match()
    {
        var candidates = new List<(double Weight, AnnotatedCommitment Gold, AnnotatedCommitment Read)>();
        foreach (var commitment in gold.Commitments)
        {
            foreach (var proposal in read.Commitments)
            {
                if (Weight(commitment, proposal) is var weight and > 0)
                    candidates.Add((weight - (commitment.Optional ? 0.25 : 0), commitment, proposal));
            }
        }

        var pairs = new Dictionary<AnnotatedCommitment, AnnotatedCommitment>(ReferenceEqualityComparer.Instance);
        var used = new HashSet<AnnotatedCommitment>(ReferenceEqualityComparer.Instance);
        foreach (var (_, one, other) in candidates.OrderByDescending(candidate => candidate.Weight))
        {
            if (!pairs.ContainsKey(one) && used.Add(other))
                pairs[one] = other;
        }

        return pairs;
    }

    private static double Weight(AnnotatedCommitment gold, AnnotatedCommitment read)
    {
        var overlap = Overlap(gold.Quote, read.Quote);
        var category = gold.Category == read.Category ? 0.1 : 0;
        if (gold.Quantity is null && read.Quantity is null)
            return overlap >= 0.5 && (category > 0 || AreNear(gold.Category, read.Category)) ? overlap + category : 0;
        if (gold.Quantity is null || read.Quantity is null)
            return 0;
        var same = NumberSpan(gold) is var (start, end) && NumberSpan(read) is var (otherStart, otherEnd)
            && start < otherEnd && otherStart < end;
        return same ? 2 + overlap + category : AsDid(gold, read, overlap) ? 1 + overlap : 0;
    }

    private static bool AsDid(AnnotatedCommitment gold, AnnotatedCommitment read, double overlap) =>
        !gold.Quote.Text.Contains(gold.Quantity!.Text, StringComparison.Ordinal) && overlap >= 0.5
            && gold.Quantity.Min == read.Quantity!.Min;

    private static bool AreNear(string one, string other) => one == other || one is "other" || other is "other"
        || (one, other) is ("construction", "memorial") or ("memorial", "construction") or ("money", "construction")
            or ("training", "personnel") or ("equipment", "construction");

    private static (int Start, int End) NumberSpan(AnnotatedCommitment commitment)
    {
        var at = commitment.Quote.Text.IndexOf(commitment.Quantity!.Text, StringComparison.Ordinal);
        return at < 0 ? (-1, -1)
            : (commitment.Quote.Start + at, commitment.Quote.Start + at + commitment.Quantity.Text.Length);
    }

    /// <summary>Shared part of the shorter evidence.</summary>
    private static double Overlap(AnnotatedQuote one, AnnotatedQuote other)
    {
        var shared = Math.Min(one.End, other.End) - Math.Max(one.Start, other.Start);
        return shared <= 0 ? 0 : (double)shared / Math.Min(one.End - one.Start, other.End - other.Start);
    }

    private void Compare(AnnotatedCommitment gold, AnnotatedCommitment read)
    {
        if (gold.Optional)
            return;
        Add("commitments", new Tally(1, 0, 0));
        Add(NumberMeasure(gold), new Tally(1, 0, 0));
        if (gold.Quantity is { } quantity && read.Quantity is { } other)
        {
            Same("amount", gold, quantity.Min == other.Min
                && quantity.Max == other.Max, $"{quantity.Min}–{quantity.Max}", $"{other.Min}–{other.Max}");
            Same("unit", gold, Alike(gold.Unit, read.Unit), gold.Unit, read.Unit);
        }

        Same("category", gold, gold.Category == read.Category, gold.Category, read.Category);
        Same("modality", gold, gold.Modality == read.Modality, gold.Modality, read.Modality);
        var pledger = Sets("pledger", gold.Pledger ?? [], read.Pledger ?? [], gold.Id);
        Sets("recipient", gold.Recipient ?? [], read.Recipient ?? [], gold.Id);
        Sets("place", One(gold.Place), One(read.Place), gold.Id);
        Sets("speaker", One(gold.Speaker), One(read.Speaker), gold.Id);
        Sets("outlets of the claim", gold.CitedOutlets, read.CitedOutlets, gold.Id);
        Stated(gold, read);
        var whole = pledger && gold.Category == read.Category && gold.Modality == read.Modality;
        Add("whole record", whole ? new Tally(1, 0, 0) : new Tally(0, 1, 1));
    }

    /// <summary>Of what the reader says it took from the words themselves, how much is right.</summary>
    private void Stated(AnnotatedCommitment gold, AnnotatedCommitment read)
    {
        Stated(gold, read, "pledger", gold.Pledger ?? [], read.Pledger ?? []);
        Stated(gold, read, "recipient", gold.Recipient ?? [], read.Recipient ?? []);
        Stated(gold, read, "speaker", One(gold.Speaker), One(read.Speaker));
    }

    private void Stated(AnnotatedCommitment gold, AnnotatedCommitment read, string slot, IReadOnlyList<string> wanted,
        IReadOnlyList<string> got)
    {
        if (read.Slots?.GetValueOrDefault(slot) is not { Status: "stated" })
            return;
        var right = got.Count(other => wanted.Any(one => Alike(one, other)));
        Add("stated slots", new Tally(right, got.Count - right, 0));
        if (right < got.Count)
            _differences.Add($"{gold.Id} stated {slot}: {string.Join(", ", got)}");
    }

    private static string[] One(string? value) => value is null ? [] : [value];

    private void Same(string measure, AnnotatedCommitment commitment, bool same, string? wanted, string? got)
    {
        Add(measure, same ? new Tally(1, 0, 0) : new Tally(0, 1, 1));
        if (!same)
            _differences.Add($"{commitment.Id} {measure}: '{wanted}' read as '{got}'");
    }

    private bool Sets(string measure, IReadOnlyList<string> wanted, IReadOnlyList<string> got, string id)
    {
        var right = wanted.Count(one => got.Any(other => Alike(one, other)));
        var wrong = got.Count(one => !wanted.Any(other => Alike(other, one)));
        Add(measure, new Tally(right, wrong, wanted.Count - right));
        if (wrong > 0 || right < wanted.Count)
            _differences.Add($"{id} {measure}: '{string.Join(", ", wanted)}' read as '{string.Join(", ", got)}'");
        return wrong == 0 && right == wanted.Count;
    }

    /// <summary>The same name or noun: equal, or the words of one are among the other's, articles and case
    /// aside.</summary>
    internal static bool Alike(string? one, string? other)
    {
        if (one is null || other is null)
            return one == other;
        var a = WordsOf(one);
        var b = WordsOf(other);
        return a.Count > 0 && b.Count > 0 && (a.IsSubsetOf(b) || b.IsSubsetOf(a));
    }

    private static HashSet<string> WordsOf(string text)
    {
        var words = Tokenizer.Of(text, text.Length).Where(token => token.Kind is TokenKind.Word or TokenKind.Number)
            .Select(token => Inflection.Singular(token.Lower)).ToHashSet(StringComparer.Ordinal);
        words.ExceptWith(["the", "a", "an", "of", "in", "and"]);
        return words;
    }

    private void CompareEvents()
    {
        var used = new HashSet<AnnotatedEvent>(ReferenceEqualityComparer.Instance);
        foreach (var happening in gold.Events)
        {
            var found = read.Events.Where(other =>
                other.Type == happening.Type && !used.Contains(other) && Overlap(happening.Quote, other.Quote) > 0.3)
                .OrderByDescending(other => Overlap(happening.Quote, other.Quote)).FirstOrDefault();
            Add("events", found is null ? new Tally(0, 0, 1) : new Tally(1, 0, 0));
            if (found is null)
                _differences.Add($"{happening.Id} event missed ({happening.Type}): {happening.Quote.Text}");
            else
                used.Add(found);
        }

        foreach (var other in read.Events.Where(other => !used.Contains(other)))
        {
            Add("events", new Tally(0, 1, 0));
            _differences.Add($"{other.Id} event false ({other.Type}): {other.Quote.Text}");
        }
    }
}
