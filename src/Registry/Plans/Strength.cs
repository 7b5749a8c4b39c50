using System.Globalization;
using Furrow.Registry.Pledges;
using Furrow.Registry.Works;

namespace Furrow.Registry.Plans;

/// <summary>The crews that a plan may count on, and why.</summary>
/// <param name="Crews">By name.</param>
/// <param name="Notes">What was counted and what is unknown, in words.</param>
public sealed record CrewStrength(IReadOnlyList<Crew> Crews, IReadOnlyList<string> Notes);

/// <summary>Turns a scenario into the crews it counts on. What no report tells stays unknown and is said so.</summary>
public static class Strength
{
    private static readonly string[] GroundWords =
        ["demin", "mine clear", "clear mines", "sapper", "ordnance", "разминир", "сапёр", "сапер", "розмін", "지뢰"];

    private static readonly string[] MendingWords =
        ["build", "construct", "repair", "restor", "rebuild", "строит", "восстанов", "будів", "відбуд", "건설"];

    /// <summary>The crews of a scenario.</summary>
    /// <param name="scenario">
    /// Roster counts all; as pledged counts a giver's crews up to the people promised; as agreed only where that was
    /// signed, allocated or is under way; as arrived counts crews that are here, or a giver's crews up to the people
    /// that reports say arrived.
    /// </param>
    /// <param name="crews">The register.</param>
    /// <param name="commitments">Confirmed commitments.</param>
    /// <param name="least">Only commitments of this grade or better count; null for every grade.</param>
    public static CrewStrength Of(
        Scenario scenario, IReadOnlyList<Crew> crews, IReadOnlyList<Commitment> commitments, GradeFloor? least = null)
    {
        ArgumentNullException.ThrowIfNull(crews);
        ArgumentNullException.ThrowIfNull(commitments);
        var ordered = crews.OrderBy(crew => crew.Name, StringComparer.Ordinal).ThenBy(crew => crew.Id.Value).ToList();
        if (scenario == Scenario.Roster)
            return new(ordered, []);
        var notes = new List<string>();
        var counting = Counting(scenario, commitments, least, notes);
        var counted = ordered
            .Where(crew => crew.SentBy is null && (scenario != Scenario.AsArrived || crew.Arrived)).ToList();
        var sent = ordered.Where(crew => crew.SentBy is not null)
            .GroupBy(crew => (Giver: crew.SentBy!, Ground: OnGround(crew)));
        foreach (var group in sent)
            counted.AddRange(Sent(scenario, group.Key.Giver, group.Key.Ground, [.. group], counting, notes));
        var mine = counted.Select(crew => crew.Id).ToHashSet();
        return new([.. ordered.Where(crew => mine.Contains(crew.Id))], notes);
    }

    /// <summary>The commitments that a scenario lets count: by stage, by grade, and never a total.</summary>
    private static List<Commitment> Counting(
        Scenario scenario, IReadOnlyList<Commitment> commitments, GradeFloor? least, List<string> notes)
    {
        var addends = new Addends(commitments);
        var whole = commitments.Where(commitment => !addends.IsTotal(commitment)).ToList();
        var graded = whole.Where(commitment => least?.Lets(commitment) != false).ToList();
        if (graded.Count < whole.Count)
            notes.Add($"{whole.Count - graded.Count} commitments are graded below {least}, or nobody graded them: "
                + "not counted.");
        return scenario != Scenario.AsAgreed ? graded : [.. graded.Where(commitment =>
            commitment.Modality is >= Modality.Agreed and not Modality.Denied)];
    }

    private static List<Crew> Sent(
        Scenario scenario, string giver, bool ground, List<Crew> crews, IReadOnlyList<Commitment> commitments,
        List<string> notes)
    {
        var what = ground ? "clearing" : "building";
        var mine = commitments.Where(commitment => Gives(commitment, giver)).ToList();
        var clear = mine.Where(commitment =>
            Speaks(commitment, GroundWords) != Speaks(commitment, MendingWords)).ToList();
        if (clear.Count < mine.Count)
            notes.Add($"{mine.Count - clear.Count} commitments of {giver} do not say whether people clear or build: "
                + "not counted.");
        var about = clear.Where(commitment => Speaks(commitment, ground ? GroundWords : MendingWords)).ToList();
        var known = about.Select(commitment => scenario == Scenario.AsArrived
            ? commitment.Arrived
            : commitment.Amount?.Minimum).Where(people => people is not null).ToList();
        if (scenario != Scenario.AsArrived && about.Count(commitment =>
            commitment.Amount is { Minimum: null, Maximum: not null }) is > 0 and var open)
            notes.Add($"{open} commitments of {giver} for {what} say only how many at most: not counted.");
        if (known.Count == 0)
        {
            var here = scenario == Scenario.AsArrived ? crews.Where(crew => crew.Arrived).ToList() : [];
            notes.Add(scenario == Scenario.AsArrived
                ? $"No report says how many people for {what} arrived from {giver}: unknown; "
                    + $"{here.Count} crews that are marked as here are counted."
                : $"No confirmed commitment says how many people for {what} {giver} sends: unknown; "
                    + "no crew is counted.");
            return here;
        }

        return UpTo(known.Sum() ?? 0, scenario, giver, what, crews, notes);
    }

    private static List<Crew> UpTo(
        decimal people, Scenario scenario, string giver, string what, List<Crew> crews, List<string> notes)
    {
        var counted = new List<Crew>();
        var left = people;
        foreach (var crew in crews.OrderByDescending(crew => crew.Arrived))
        {
            if (crew.Size > left)
                continue;
            left -= crew.Size;
            counted.Add(crew);
        }

        var verb = scenario switch
        {
            Scenario.AsArrived => "arrived",
            Scenario.AsAgreed => "are agreed",
            _ => "are promised",
        };
        notes.Add(string.Create(CultureInfo.InvariantCulture,
            $"{people:#,0} people for {what} {verb} from {giver}: {counted.Count} of {crews.Count} crews counted."));
        return counted;
    }

    private static bool OnGround(Crew crew) => crew.Skills.Any(skill => skill <= Skill.Inspection);

    /// <summary>True when a commitment of people names what the crew does: clearing, or building.</summary>
    internal static bool Suits(Commitment commitment, Crew crew) =>
        Speaks(commitment, GroundWords) != Speaks(commitment, MendingWords)
        && Speaks(commitment, OnGround(crew) ? GroundWords : MendingWords);

    /// <summary>True when a giver promises people.</summary>
    internal static bool Gives(Commitment commitment, string giver) =>
        commitment is { Category: PledgeCategory.Personnel, Modality: not (Modality.Denied or Modality.Proposed) }
        && commitment.Pledgers.Any(pledger => Same(pledger, giver));

    private static bool Same(string one, string other) =>
        one.Contains(other, StringComparison.OrdinalIgnoreCase)
        || other.Contains(one, StringComparison.OrdinalIgnoreCase);

    private static bool Speaks(Commitment commitment, string[] words)
    {
        var text = $"{commitment.Title} {Things.FamilyOf(commitment.Thing)} {commitment.Amount?.Text} "
            + commitment.Amount?.Unit;
        return words.Any(word => text.Contains(word, StringComparison.OrdinalIgnoreCase));
    }
}
