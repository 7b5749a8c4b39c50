using Furrow.Registry.Hazards;

namespace Furrow.Registry.Works.Release;

/// <summary>What the field says to planning: how fast ground is worked on, what is left of it, where work is stopped.
/// </summary>
/// <param name="Hazards">As planning sees them: learnt rates, and the area that still has to be worked on.</param>
/// <param name="Stopped">Hazards on which every order that is given out stands still.</param>
/// <param name="Notes">What was changed, in words with counts.</param>
public sealed record FieldProgress(
    IReadOnlyList<Hazard> Hazards, IReadOnlySet<HazardId> Stopped, IReadOnlyList<string> Notes)
{
    /// <summary>Days of reports that a rate must stand on before it takes the place of a norm.</summary>
    public const int LeastDays = 5;

    /// <summary>Reads progress from orders and reports. A rate that a person set for a hazard stays.</summary>
    /// <param name="hazards">As they are kept.</param>
    /// <param name="tasks">Orders with what their reports come to.</param>
    /// <param name="rates">From daily reports.</param>
    /// <param name="hoursPerDay">Working hours in a day.</param>
    public static FieldProgress Of(
        IReadOnlyList<Hazard> hazards, IReadOnlyList<(TaskOrder Task, WorkDone Done)> tasks,
        IReadOnlyList<FieldRate> rates, int hoursPerDay)
    {
        var learnt = rates.Where(rate => MethodOf(rate.Method) is not null)
            .GroupBy(rate => MethodOf(rate.Method)!.Value)
            .Where(group => group.Sum(rate => rate.Days) >= LeastDays)
            .ToDictionary(group => group.Key, group => hoursPerDay
                * group.Sum(rate => rate.SquareMetresPerHour * rate.Days) / group.Sum(rate => rate.Days));
        var worked = new Dictionary<HazardId, double>();
        foreach (var (task, done) in tasks.Where(pair =>
            pair.Task.State is TaskState.InProgress or TaskState.Suspended))
            foreach (var hazard in task.Hazards)
                worked[hazard] = worked.GetValueOrDefault(hazard) + (done.SquareMetres / task.Hazards.Count);
        var seen = hazards.Select(hazard => Seen(hazard, learnt, worked.GetValueOrDefault(hazard.Id))).ToList();
        var stopped = tasks.Where(pair => pair.Task.State is TaskState.Issued or TaskState.Accepted
                or TaskState.InProgress or TaskState.Suspended)
            .SelectMany(pair => pair.Task.Hazards.Select(hazard => (Hazard: hazard, pair.Task.IsStopped)))
            .GroupBy(pair => pair.Hazard).Where(group => group.All(pair => pair.IsStopped))
            .Select(group => group.Key).ToHashSet();
        return new(seen, stopped, Words(learnt, worked.Count(pair => pair.Value > 0), stopped.Count));
    }

    /// <summary>The planning word for a method of the field; null for those that plans do not tell apart.</summary>
    public static ClearanceMethod? MethodOf(FieldMethod method) => method switch
    {
        FieldMethod.Detector or FieldMethod.Excavation => ClearanceMethod.Manual,
        FieldMethod.Dogs => ClearanceMethod.Dogs,
        FieldMethod.Flail or FieldMethod.Tiller or FieldMethod.Sifter or FieldMethod.Roller =>
            ClearanceMethod.Mechanical,
        FieldMethod.VisualSearch or FieldMethod.InstrumentSearch => ClearanceMethod.BattleArea,
        FieldMethod.Disposal => ClearanceMethod.Eod,
        _ => null,
    };

    private static Hazard Seen(Hazard hazard, Dictionary<ClearanceMethod, double> learnt, double worked)
    {
        var left = (double)(hazard.RemainingSquareMetres ?? (decimal)hazard.AreaSquareMetres);
        var area = Math.Max(Math.Min(1, left), left - worked);
        var rate = hazard.RateSquareMetresPerCrewDay
            ?? (learnt.TryGetValue(hazard.Method, out var found) ? Math.Round(found, 1) : null);
        return area == hazard.AreaSquareMetres && rate == hazard.RateSquareMetresPerCrewDay ? hazard
            : hazard with { AreaSquareMetres = area, RateSquareMetresPerCrewDay = rate };
    }

    private static List<string> Words(Dictionary<ClearanceMethod, double> learnt, int worked, int stopped)
    {
        var notes = learnt.OrderBy(pair => pair.Key).Select(pair =>
            $"{Collection.Word(pair.Key)} is planned with {pair.Value:0.#} m² a crew-day, learnt from daily reports.")
            .ToList();
        if (worked > 0)
            notes.Add($"{worked} hazards are planned with what their daily reports leave to be worked on.");
        if (stopped > 0)
            notes.Add($"{stopped} hazards stand still by suspended orders and are left out until these are lifted.");
        return notes;
    }
}
