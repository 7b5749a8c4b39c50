using NetTopologySuite.Geometries;

namespace Furrow.Registry.Hazards;

/// <summary>Names a risk-education session.</summary>
public readonly record struct EducationSessionId(Guid Value) : IIdentity<EducationSessionId>
{
    /// <inheritdoc/>
    public static EducationSessionId Of(Guid value) => new(value);

    /// <inheritdoc/>
    public override string ToString() => Value.ToString();
}

/// <summary>A session at which people learnt to live near explosive ordnance (IMAS 12.10).</summary>
public sealed record EducationSession
{
    /// <summary>Sessions, described once for every door.</summary>
    public static Collection Collection { get; } = new("education_sessions", "Risk education",
    [
        new("id", FieldType.Text, "Identity.", Sensitivity.Low) { Required = true },
        new("local_id", FieldType.Text, "The programme's own number.", Sensitivity.Low) { Required = true },
        new("held_on", FieldType.Date, "Day.", Sensitivity.Low) { Required = true },
        new("organisation", FieldType.Text, "Who held it.", Sensitivity.Low) { Required = true },
        new("method", FieldType.Text, "How (education-method).", Sensitivity.Low),
        new("audience", FieldType.Text, "For whom (education-audience).", Sensitivity.Low),
        new("people", FieldType.Text, "People by sex and age, as JSON.", Sensitivity.Low) { Required = true },
        new("first_time", FieldType.Integer, "Of them, for the first time.", Sensitivity.Low) { Unit = "people" },
        new("point", FieldType.Geometry, "Where.", Sensitivity.Low),
        new("place", FieldType.Text, "Identity of the smallest place it lies in.", Sensitivity.Low),
        .. Collection.OriginFields,
    ]);

    /// <summary>Identity.</summary>
    public required EducationSessionId Id { get; init; }

    /// <summary>The programme's own number.</summary>
    public required string LocalId { get; init; }

    /// <summary>Day.</summary>
    public required DateOnly On { get; init; }

    /// <summary>Who held it.</summary>
    public required string Organisation { get; init; }

    /// <summary>A code of the list <c>education-method</c>.</summary>
    public string? Method { get; init; }

    /// <summary>A code of the list <c>education-audience</c>.</summary>
    public string? Audience { get; init; }

    /// <summary>People by sex and age.</summary>
    public required PeopleCount People { get; init; }

    /// <summary>Of them, for the first time; null when not asked.</summary>
    public int? FirstTime { get; init; }

    /// <summary>Where, WGS 84; null when only the place is known, or it was not safe to say.</summary>
    public Point? Point { get; init; }

    /// <summary>The place; null when not known.</summary>
    public PlaceId? Place { get; init; }

    /// <summary>Where the record came from.</summary>
    public required Origin Origin { get; init; }

    /// <summary>Refuses people who do not add up.</summary>
    public EducationSession Checked()
    {
        People.Check();
        return FirstTime is < 0 || FirstTime > People.Total
            ? throw new Refusal("session.first-time",
                $"{FirstTime} people for the first time, of {People.Total} in all; correct the one that is wrong.")
            : this;
    }
}
