using Furrow.Registry;
using Furrow.Registry.Works.Release;

namespace Furrow.Store.Works.Release;

/// <summary>Keeps organisations.</summary>
internal sealed class OrganisationRecords(Connections connections)
    : SheetRecords<Organisation, OrganisationId, OrganisationRecords.SheetOf>(connections, Described, [])
{
    private static readonly Table Described = new("organisation", """
        uuid, name, kind, illustrative, record
        """, Sensitivity.Low)
    {
        Collection = Organisation.Collection,
        Searched = ["name"],
        Areas = AreaRule.Programme,
    };

    /// <inheritdoc/>
    protected override OrganisationId IdOf(Organisation record) => record.Id;

    /// <inheritdoc/>
    protected override SheetOf ToRow(Organisation record) => new()
    {
        Uuid = record.Id.ToString(),
        Name = record.Name,
        Kind = Column.Word(record.Kind),
        Illustrative = record.Origin.Illustrative,
        Record = Column.Json(record),
    };

    /// <summary>A row of the table.</summary>
    internal sealed class SheetOf : Sheet
    {
        public string Name { get; init; } = "";
        public string Kind { get; init; } = "";
    }
}
