namespace Furrow.Registry.Plans;

/// <summary>How a draft becomes the plan that people hold to.</summary>
public static class Adoption
{
    /// <summary>
    /// The plan as adopted, and those adopted before it as superseded: save all of them in one write.
    /// </summary>
    /// <param name="plan">The draft that a person takes as theirs.</param>
    /// <param name="others">Every other plan; those that are not adopted are left alone.</param>
    /// <exception cref="Refusal">
    /// <c>plan.already-adopted</c>, <c>plan.already-superseded</c>, <c>plan.findings</c>.
    /// </exception>
    public static IReadOnlyList<Plan> Adopt(Plan plan, IEnumerable<Plan> others)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(others);
        return plan switch
        {
            { Status: PlanStatus.Adopted } => throw new Refusal(
                "plan.already-adopted", $"'{plan.Name}' is the adopted plan already; there is nothing to do."),
            { Status: PlanStatus.Superseded } => throw new Refusal(
                "plan.already-superseded", $"'{plan.Name}' was superseded; make a new plan and adopt that one."),
            { Findings.Count: > 0 } => throw new Refusal(
                "plan.findings", $"The audit objects to '{plan.Name}': {plan.Findings[0]} Make a new plan."),
            _ =>
            [
                plan with { Status = PlanStatus.Adopted },
                .. others.Where(other => other.Status == PlanStatus.Adopted && other.Id != plan.Id)
                    .Select(other => other with { Status = PlanStatus.Superseded }),
            ],
        };
    }
}
