namespace Furrow.Registry.Works.Release;

/// <summary>What can be done with a task order. Each act gives the new order or refuses.</summary>
public sealed partial record TaskOrder
{
    /// <summary>The order is complete and agreed within the authority.</summary>
    /// <exception cref="Refusal"><c>task.state</c>, <c>task.missing</c>, <c>gate.order</c>.</exception>
    public TaskOrder Approve()
    {
        Duty.Refuse("gate.order", $"Order {Number} is not complete", Gates.Order(this));
        return To("approve", new() { OrderComplete = true });
    }

    /// <summary>The order is given to the organisation.</summary>
    /// <param name="by">Who issues it.</param>
    /// <param name="accreditations">All of the organisation and its crews.</param>
    /// <param name="programme">Its working days.</param>
    /// <exception cref="Refusal">
    /// <c>task.state</c>, <c>gate.accreditation</c>, <c>gate.depth</c>.
    /// </exception>
    public TaskOrder Issue(string by, IReadOnlyList<Accreditation> accreditations, Programme programme)
    {
        ReleaseStates.Tasks.After("issue", State, new() { Accredited = true, DeepEnough = true });
        RefuseWithoutAccreditation(accreditations, programme, PlannedFrom);
        return To("issue", new() { Accredited = true, DeepEnough = true }) with { IssuedBy = by };
    }

    /// <summary>The organisation takes the order on.</summary>
    public TaskOrder Accept() => To("accept", new());

    /// <summary>The organisation hands in its plan, or a new one, which needs approval again.</summary>
    /// <exception cref="Refusal"><c>task.started</c> once crews are at work.</exception>
    public TaskOrder SubmitPlan(string reference, DateOnly on) => State is TaskState.Draft or TaskState.Approved
        or TaskState.Issued or TaskState.Accepted
        ? this with { ClearancePlan = new(reference, on) }
        : throw new Refusal("task.started", $"Order {Number} is {Collection.Word(State)}; a clearance plan is handed "
            + "in before work starts. Suspend the task, cancel it or order a new one.");

    /// <summary>The authority approves the operator's plan.</summary>
    /// <exception cref="Refusal"><c>task.no-plan</c>, <c>task.plan-approved</c>.</exception>
    public TaskOrder ApprovePlan(string by, DateOnly on) => ClearancePlan switch
    {
        null => throw new Refusal("task.no-plan", $"Order {Number} has no clearance plan; hand one in first."),
        { ApprovedOn: { } day } => throw new Refusal("task.plan-approved",
            $"The clearance plan of order {Number} was approved on {day:O} already."),
        var plan when on < plan.SubmittedOn => throw new Refusal("task.plan-day",
            $"The plan was handed in on {plan.SubmittedOn:O} and cannot be approved on {on:O}, before that."),
        var plan => this with { ClearancePlan = plan with { ApprovedBy = by, ApprovedOn = on } },
    };

    /// <summary>Crews begin.</summary>
    /// <exception cref="Refusal">
    /// <c>task.state</c>, <c>task.missing</c>, <c>gate.accreditation</c>, <c>gate.depth</c>.
    /// </exception>
    public TaskOrder Start(DateOnly on, IReadOnlyList<Accreditation> accreditations, Programme programme)
    {
        var started = To("start", new()
        {
            PlanApproved = ClearancePlan?.ApprovedOn <= on, Accredited = true, DeepEnough = true, Stopped = IsStopped,
        });
        if (PlannedTo < on)
            throw new Refusal("task.late", $"Order {Number} was planned until {PlannedTo:O}; it cannot start on "
                + $"{on:O}. Extend the order first.");
        RefuseWithoutAccreditation(accreditations, programme, on);
        return started with { StartedOn = StartedOn ?? on };
    }

    /// <summary>Stops the work; a task that is not at work keeps its state and may not start while it holds.</summary>
    /// <exception cref="Refusal"><c>task.ended</c> when there is nothing left to stop.</exception>
    public TaskOrder Suspend(
        SuspensionReason reason, string why, DateOnly from, IncidentId? incident = null, VisitId? visit = null)
    {
        if (State is TaskState.Cancelled or TaskState.Closed && incident is null)
            throw new Refusal("task.ended", $"Order {Number} is {Collection.Word(State)}; there is nothing to stop.");
        if (Suspensions.Any(one => one.IsOpen && one.Reason == reason && one.Why == why && one.From == from
            && one.Incident == incident && one.Visit == visit))
            return this; // Asked once more: the stop holds already.
        var stop = new Suspension
        {
            Number = Suspensions.Count + 1, Reason = reason, Why = why, From = from, Incident = incident, Visit = visit,
        };
        var stopped = this with { Suspensions = [.. Suspensions, stop] };
        return State == TaskState.InProgress ? stopped.To("suspend", new() { Reason = why }) : stopped;
    }

    /// <summary>Ends one stop; work goes on when it was the last.</summary>
    /// <param name="number">Of the stop.</param>
    /// <param name="by">Who lifts it.</param>
    /// <param name="why">Why it may be lifted.</param>
    /// <param name="on">First day with work again.</param>
    /// <param name="rules">Who may lift a stop after an incident.</param>
    /// <exception cref="Refusal">
    /// <c>task.no-such-stop</c>, <c>task.lifted</c>, <c>gate.authority</c>, <c>task.lift-day</c>.
    /// </exception>
    public TaskOrder Lift(int number, string by, string why, DateOnly on, ReleaseRules rules)
    {
        if (Suspensions.FirstOrDefault(one => one.Number == number) is not { } stop)
            throw new Refusal("task.no-such-stop", $"Order {Number} has no stop {number}.");
        if (!stop.IsOpen)
            throw new Refusal("task.lifted", $"Stop {number} was lifted on {stop.LiftedOn:O} by {stop.LiftedBy}.");
        if (on < stop.From)
            throw new Refusal("task.lift-day", $"Stop {number} holds from {stop.From:O}; it cannot end on {on:O}.");
        if (stop.Reason == SuspensionReason.Incident && !rules.MayLift(by))
            throw new Refusal("gate.authority", $"'{by}' is not among those who may lift a stop after an incident: "
                + $"{(rules.Authorities.Count == 0 ? "nobody is named yet" : string.Join(", ", rules.Authorities))}. "
                + "Ask one of them, or have the programme's rules name another.");
        var lifted = stop with { LiftedBy = by, LiftedOn = on, LiftedWhy = why };
        var next = this with
        {
            Suspensions = [.. Suspensions.Select(one => one.Number == number ? lifted : one)],
        };
        return State == TaskState.Suspended && !next.IsStopped
            ? next.To("resume", new() { Reason = why, Stopped = false }) : next;
    }

    /// <summary>The organisation says that the work is done.</summary>
    public TaskOrder Complete(DateOnly on)
    {
        if (on < StartedOn)
            throw new Refusal("task.day", $"Work started on {StartedOn:O}; it cannot have ended on {on:O}.");
        return To("complete", new() { Stopped = IsStopped }) with { CompletedOn = on };
    }

    /// <summary>What the inspections say of the whole: passed when all lots did, failed by one that was not repeated.
    /// </summary>
    public TaskOrder Judge(bool passed) => To(passed ? "pass" : "fail", new() { QualityPassed = passed });

    /// <summary>Corrective work begins.</summary>
    public TaskOrder Rework() => To("rework", new() { Stopped = IsStopped }) with { CompletedOn = null };

    /// <summary>The ground goes to its users.</summary>
    /// <param name="duties">What <see cref="Gates.Handover"/> found.</param>
    /// <exception cref="Refusal"><c>task.state</c>, <c>gate.handover</c> with a row for each thing missing.</exception>
    public TaskOrder HandOver(IReadOnlyList<Duty> duties)
    {
        ReleaseStates.Tasks.After("hand-over", State, new() { HandoverReady = true });
        Duty.Refuse("gate.handover", $"The ground of order {Number} cannot be handed over yet", duties);
        return To("hand-over", new() { HandoverReady = true });
    }

    /// <summary>An item was missed: what was handed over has to be worked on again.</summary>
    public TaskOrder Reopen(string why) => To("reopen", new() { Reason = why });

    /// <summary>Files the order.</summary>
    public TaskOrder Close() => To("close", new() { Clears = Clears, Stopped = IsStopped });

    /// <summary>Calls the order off.</summary>
    public TaskOrder Cancel(string why) => To("cancel", new() { Reason = why });

    /// <summary>Refuses a report's day, method or crew that this order does not allow.</summary>
    /// <exception cref="Refusal">
    /// <c>report.day</c>, <c>report.suspended</c>, <c>report.crew</c>, <c>report.method</c>,
    /// <c>gate.accreditation</c>, <c>gate.depth</c>.
    /// </exception>
    public void Admit(DailyReport report, IReadOnlyList<Accreditation> accreditations)
    {
        if (StartedOn is not { } start || report.Day < start)
            throw new Refusal("report.day", $"A report for {report.Day:O} was given; work on order {Number} "
                + (StartedOn is { } day ? $"started on {day:O}." : "has not started. Start the task first."));
        if (report.Day > CompletedOn)
            throw new Refusal("report.day", $"A report for {report.Day:O} was given; work on order {Number} ended on "
                + $"{CompletedOn:O}.");
        if (Suspensions.FirstOrDefault(stop => stop.Holds(report.Day)) is { } stop && report.SquareMetres > 0)
            throw new Refusal("report.suspended", $"Work on order {Number} was stopped on {report.Day:O} "
                + $"({stop.Why}); ground worked on that day cannot be reported. Report 0 m², or correct the stop.");
        if (!Crews.Contains(report.Crew))
            throw new Refusal("report.crew", $"The crew is not on order {Number}; add it to the order first.");
        if (!Methods.Contains(report.Method))
            throw new Refusal("report.method", $"'{Collection.Word(report.Method)}' is not among the methods of order "
                + $"{Number}: {string.Join(", ", Methods.Select(Collection.Word))}.");
        Gates.RefuseOn(this, report.Crew, report.Method, report.Day, accreditations);
        if (report.DepthCm is { } depth && DepthCm is { } asked && depth < asked && report.SquareMetres > 0)
            throw new Refusal("report.shallow", $"{report.SquareMetres} m² were worked to {depth} cm and order "
                + $"{Number} asks for {asked} cm; report the ground once it is worked to depth.");
    }

    /// <summary>Refuses work from a day on that somebody is not accredited for, or not deep enough.</summary>
    internal void RefuseWithoutAccreditation(
        IReadOnlyList<Accreditation> accreditations, Programme programme, DateOnly from)
    {
        Duty.Refuse("gate.accreditation", $"Order {Number} lacks accreditation",
            Gates.Accredited(this, accreditations, programme.WorkingDaysBetween(from, PlannedTo)));
        Duty.Refuse("gate.depth", $"Order {Number} asks for more depth than its methods are relied upon",
            Gates.DeepEnough(this, accreditations));
    }

    private TaskOrder To(string act, TaskFacts facts) =>
        this with { State = ReleaseStates.Tasks.After(act, State, facts) };
}
