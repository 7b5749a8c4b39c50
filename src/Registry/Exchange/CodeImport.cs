using Furrow.Registry.Hazards;

namespace Furrow.Registry.Exchange;

public static partial class Importer
{
    private static readonly ImportField[] FieldsOfCodes =
    [
        new("list", "Name of the code list, such as terrain or marking.", ["list_name", "codelist"]),
        new("value", "The code: lower case, digits and hyphens.", ["code", "name_code"]),
        new("label", "Its word in English; further languages in columns name:uk, name:ru …", ["name", "title"]),
        new("position", "Place in the list.", ["order", "sort"], "100"),
        new("retired", "True when it is no longer chosen.", [], "false"),
    ];

    /// <summary>
    /// Codes of a programme: a row whose list and value are known renames, translates or retires that code, another
    /// adds one. Nothing that uses a code changes.
    /// </summary>
    public static ImportResult<Code> Codes(RowTable table, ImportOrder order, CancellationToken cancel) =>
        Run(table, order, FieldsOfCodes, CodeOf, cancel);

    private static Code? CodeOf(RowValues row, RowIdentity identity)
    {
        var (list, value) = (row.Needed("list"), row.Needed("value"));
        var labels = row.NamesByLanguage().Select(name => new CodeLabel(name.Language, name.Text)).ToList();
        if (row.Text("label") is { } english && labels.TrueForAll(label => label.Language != "en"))
            labels.Insert(0, new CodeLabel("en", english));
        var (position, retired) = (row.Whole("position", 0, 1_000_000), row.Flag("retired"));
        if (row.Faults.Count > 0)
            return null;
        try
        {
            return Code.Of(list, value, labels, position!.Value, identity.Origin) with { Retired = retired!.Value };
        }
        catch (Refusal refusal)
        {
            row.Fault("value", value, refusal.Message);
            return null;
        }
    }
}
