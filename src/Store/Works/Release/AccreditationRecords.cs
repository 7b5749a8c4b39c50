using Furrow.Registry;
using Furrow.Registry.Works.Release;

namespace Furrow.Store.Works.Release;

/// <summary>Keeps accreditations.</summary>
internal sealed class AccreditationRecords(Connections connections)
    : SheetRecords<Accreditation, AccreditationId, AccreditationRecords.SheetOf>(
        connections, Described, ["organisation", "crew"])
{
    private static readonly Table Described = new("accreditation", """
        uuid, number, organisation, crew, valid_from, valid_to, illustrative, record
        """, Sensitivity.Moderate)
    {
        Collection = Accreditation.Collection,
        Searched = ["number"],
        Areas = AreaRule.Programme,
    };

    /// <inheritdoc/>
    protected override AccreditationId IdOf(Accreditation record) => record.Id;

    /// <inheritdoc/>
    protected override SheetOf ToRow(Accreditation record) => new()
    {
        Uuid = record.Id.ToString(),
        Number = record.Number,
        Organisation = record.Organisation.ToString(),
        Crew = record.Crew?.ToString(),
        ValidFrom = Column.Of(record.ValidFrom),
        ValidTo = Column.Of(record.ValidTo),
        Illustrative = record.Origin.Illustrative,
        Record = Column.Json(record),
    };

    /// <summary>A row of the table.</summary>
    internal sealed class SheetOf : Sheet
    {
        public string Number { get; init; } = "";
        public string Organisation { get; init; } = "";
        public string? Crew { get; init; }
        public string ValidFrom { get; init; } = "";
        public string ValidTo { get; init; } = "";
    }
}
