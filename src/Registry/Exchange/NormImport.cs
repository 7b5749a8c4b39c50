using Furrow.Registry.Works;

namespace Furrow.Registry.Exchange;

public static partial class Importer
{
    private static readonly ImportField[] FieldsOfNorms =
    [
        new("code", "Stable word of the norm, such as clear.manual or repair.housing.3.build.", ["norm"]),
        new("title", "In words.", ["name"]),
        new("skill", "Who does it.", ["trade", "capability"]),
        new("unit", "Unit of the quantity: m², m or piece.", []),
        new("low", "Units that one person does in a working day: low end.", ["minimum"]),
        new("typical", "Units that one person does in a working day: the value used.", ["rate", "value"]),
        new("high", "Units that one person does in a working day: high end.", ["maximum"]),
        new("norm_source", "Where the figures come from, or \"planning assumption\".", ["source", "reference"]),
    ];

    /// <summary>
    /// Norms, one by one by their code: a row with a known code takes that norm's place, a new code adds one.
    /// </summary>
    public static ImportResult<Norm> Norms(RowTable table, ImportOrder order, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(order);
        var byCode = order.Key is null && table.Columns.Contains("code") ? order with { Key = "code" } : order;
        return Run(table, byCode, FieldsOfNorms, (row, _) => NormOf(row), cancel);
    }

    private static Norm? NormOf(RowValues row)
    {
        var (code, title, unit, source) =
            (row.Needed("code"), row.Needed("title"), row.Needed("unit"), row.Needed("norm_source"));
        var skill = row.Needed("skill").Length > 0 ? row.Word("skill", SkillWords) : null;
        var (low, typical, high) = (Rate(row, "low"), Rate(row, "typical"), Rate(row, "high"));
        if (low > typical || typical > high)
            row.Fault("typical", row.Text("typical"), "The value used lies between the low and the high end.");
        return row.Faults.Count > 0 ? null : new Norm
        {
            Id = Identity.From<NormId>(code),
            Code = code,
            Title = title,
            Skill = skill!.Value,
            Unit = unit,
            Low = low!.Value,
            Typical = typical!.Value,
            High = high!.Value,
            Source = source,
        };
    }

    private static double? Rate(RowValues row, string field) =>
        row.Needed(field).Length > 0 ? row.Number(field, 1e-6, 1e6) : null;
}
