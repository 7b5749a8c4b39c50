using Furrow.Registry;
using Furrow.Registry.Works.Release;

namespace Furrow.Store.Works.Release;

/// <summary>Keeps the programme's rules of release.</summary>
internal sealed class RulesRecords(Connections connections)
    : SheetRecords<ReleaseRules, RulesId, RulesRecords.SheetOf>(connections, Described, [])
{
    private static readonly Table Described = new("release_rules", """
        uuid, illustrative, record
        """, Sensitivity.Low)
    {
        Areas = AreaRule.Programme,
    };

    /// <inheritdoc/>
    protected override RulesId IdOf(ReleaseRules record) => record.Id;

    /// <inheritdoc/>
    protected override SheetOf ToRow(ReleaseRules record) => new()
    {
        Uuid = record.Id.ToString(),
        Illustrative = record.Origin.Illustrative,
        Record = Column.Json(record),
    };

    /// <summary>A row of the table.</summary>
    internal sealed class SheetOf : Sheet;
}
