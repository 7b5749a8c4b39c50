using NetTopologySuite.Geometries;

namespace Furrow.Registry.Hazards;

/// <summary>Names an accident.</summary>
public readonly record struct AccidentId(Guid Value) : IIdentity<AccidentId>
{
    /// <inheritdoc/>
    public static AccidentId Of(Guid value) => new(value);

    /// <inheritdoc/>
    public override string ToString() => Value.ToString();
}

/// <summary>How exactly the place of an accident is known.</summary>
public enum PointPrecision
{
    /// <summary>Measured or marked on the spot.</summary>
    Spot,

    /// <summary>The settlement's centre.</summary>
    Settlement,

    /// <summary>The seat of the municipality: the accident happened somewhere in it.</summary>
    MunicipalitySeat,
}

/// <summary>
/// An accident with explosive ordnance. One row of a de-identified source may be one victim of one accident.
/// </summary>
public sealed record Accident
{
    /// <summary>
    /// Accidents, described once for every door. Single rows are for partners; sums may be published.
    /// </summary>
    public static Collection Collection { get; } = new("accidents", "Accidents",
    [
        new("id", FieldType.Text, "Identity.", Sensitivity.Moderate) { Required = true },
        new("year", FieldType.Integer, "Year.", Sensitivity.Moderate),
        new("month", FieldType.Integer, "Month, 1 to 12.", Sensitivity.Moderate),
        new("happened_on", FieldType.Date, "Day.", Sensitivity.Moderate),
        new("point", FieldType.Geometry, "Where, as exactly as the precision says.", Sensitivity.Moderate),
        new("precision", FieldType.Word, "How exact the point is.", Sensitivity.Moderate)
        {
            Words = Collection.WordsOf<PointPrecision>(),
            Required = true,
        },
        new("killed", FieldType.Integer, "People killed, by this row.", Sensitivity.Moderate)
        {
            Unit = "people",
            Required = true,
        },
        new("injured", FieldType.Integer, "People injured, by this row.", Sensitivity.Moderate)
        {
            Unit = "people",
            Required = true,
        },
        new("source_kind", FieldType.Text, "The source's word for the kind of event.", Sensitivity.Moderate),
        new("place_text", FieldType.Text, "Place name as the source writes it.", Sensitivity.Moderate),
        new("place", FieldType.Text, "Identity of the smallest place it lies in.", Sensitivity.Moderate),
        .. Collection.OriginFields,
    ]);

    /// <summary>Derived from its source and row.</summary>
    public required AccidentId Id { get; init; }

    /// <summary>Year; null when not known.</summary>
    public int? Year { get; init; }

    /// <summary>Month 1 to 12; null when not known.</summary>
    public int? Month { get; init; }

    /// <summary>Day; null when not known.</summary>
    public DateOnly? On { get; init; }

    /// <summary>WGS 84; null when the source gives no place.</summary>
    public Point? Point { get; init; }

    /// <summary>How exact the point is.</summary>
    public required PointPrecision Precision { get; init; }

    /// <summary>People killed, by this row.</summary>
    public required int Killed { get; init; }

    /// <summary>People injured, by this row.</summary>
    public required int Injured { get; init; }

    /// <summary>The source's word for the kind of event.</summary>
    public string? SourceKind { get; init; }

    /// <summary>Place name as the source writes it.</summary>
    public string? PlaceText { get; init; }

    /// <summary>The smallest place it lies in; null when outside all.</summary>
    public PlaceId? Place { get; init; }

    /// <summary>Where the record came from.</summary>
    public required Origin Origin { get; init; }
}
