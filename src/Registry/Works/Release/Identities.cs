namespace Furrow.Registry.Works.Release;

/// <summary>Names an organisation.</summary>
public readonly record struct OrganisationId(Guid Value) : IIdentity<OrganisationId>
{
    /// <inheritdoc/>
    public static OrganisationId Of(Guid value) => new(value);

    /// <inheritdoc/>
    public override string ToString() => Value.ToString();
}

/// <summary>Names an accreditation.</summary>
public readonly record struct AccreditationId(Guid Value) : IIdentity<AccreditationId>
{
    /// <inheritdoc/>
    public static AccreditationId Of(Guid value) => new(value);

    /// <inheritdoc/>
    public override string ToString() => Value.ToString();
}

/// <summary>Names a task order.</summary>
public readonly record struct TaskOrderId(Guid Value) : IIdentity<TaskOrderId>
{
    /// <inheritdoc/>
    public static TaskOrderId Of(Guid value) => new(value);

    /// <inheritdoc/>
    public override string ToString() => Value.ToString();
}

/// <summary>Names a daily report.</summary>
public readonly record struct ReportId(Guid Value) : IIdentity<ReportId>
{
    /// <inheritdoc/>
    public static ReportId Of(Guid value) => new(value);

    /// <inheritdoc/>
    public override string ToString() => Value.ToString();
}

/// <summary>Names a found item.</summary>
public readonly record struct ItemId(Guid Value) : IIdentity<ItemId>
{
    /// <inheritdoc/>
    public static ItemId Of(Guid value) => new(value);

    /// <inheritdoc/>
    public override string ToString() => Value.ToString();
}

/// <summary>Names a quality visit.</summary>
public readonly record struct VisitId(Guid Value) : IIdentity<VisitId>
{
    /// <inheritdoc/>
    public static VisitId Of(Guid value) => new(value);

    /// <inheritdoc/>
    public override string ToString() => Value.ToString();
}

/// <summary>Names an inspection of a lot.</summary>
public readonly record struct InspectionId(Guid Value) : IIdentity<InspectionId>
{
    /// <inheritdoc/>
    public static InspectionId Of(Guid value) => new(value);

    /// <inheritdoc/>
    public override string ToString() => Value.ToString();
}

/// <summary>Names an incident.</summary>
public readonly record struct IncidentId(Guid Value) : IIdentity<IncidentId>
{
    /// <inheritdoc/>
    public static IncidentId Of(Guid value) => new(value);

    /// <inheritdoc/>
    public override string ToString() => Value.ToString();
}

/// <summary>Names a victim.</summary>
public readonly record struct VictimId(Guid Value) : IIdentity<VictimId>
{
    /// <inheritdoc/>
    public static VictimId Of(Guid value) => new(value);

    /// <inheritdoc/>
    public override string ToString() => Value.ToString();
}

/// <summary>Names a completion report.</summary>
public readonly record struct CompletionId(Guid Value) : IIdentity<CompletionId>
{
    /// <inheritdoc/>
    public static CompletionId Of(Guid value) => new(value);

    /// <inheritdoc/>
    public override string ToString() => Value.ToString();
}

/// <summary>Names the programme's rules of release.</summary>
public readonly record struct RulesId(Guid Value) : IIdentity<RulesId>
{
    /// <inheritdoc/>
    public static RulesId Of(Guid value) => new(value);

    /// <inheritdoc/>
    public override string ToString() => Value.ToString();
}
