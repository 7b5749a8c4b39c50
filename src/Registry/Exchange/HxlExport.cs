using System.Globalization;
using System.Text;
using Furrow.Registry.Pledges;

namespace Furrow.Registry.Exchange;

/// <summary>
/// The ledger as a table with a row of HXL hashtags under its header: one row for each commitment and figure, so that
/// conflicting figures stay side by side. A cell that is not known is empty, never 0.
/// </summary>
public static class HxlExport
{
    private static readonly (string Header, string Tag)[] Columns =
    [
        ("Commitment", "#activity+name"), ("Identity", "#activity+code"), ("Pledged by", "#org+funder+name"),
        ("For", "#org+recipient+name"), ("Kind", "#sector+name"), ("Thing", "#item+name"), ("Unit", "#item+unit"),
        ("Stage", "#status+name"), ("Place", "#loc+name"), ("First said on", "#date+said"),
        ("Due on", "#date+due"), ("Last arrival on", "#date+arrived"),
        ("Promised, at least", "#indicator+num+promised+min"), ("Promised, at most", "#indicator+num+promised+max"),
        ("Here", "#indicator+num+arrived"), ("Money promised, at least", "#value+committed+min"),
        ("Money promised, at most", "#value+committed+max"), ("Money here", "#value+delivered"),
        ("Currency", "#currency+code"), ("Outcome", "#status+outcome"), ("Said by", "#contact+speaker+name"),
        ("Figure replaced since", "#meta+replaced"), ("A total, not to be added", "#meta+total"),
        ("Part of", "#activity+parent+code"),
        ("Grade", "#meta+grade"), ("Quote", "#meta+quote"), ("Source", "#meta+url"), ("Illustrative", "#meta+madeup"),
        ("Notice", "#meta+notice"),
    ];

    /// <summary>The table as bytes of UTF-8 with a byte order mark, for spreadsheets.</summary>
    public static byte[] Bytes(LedgerExport export)
    {
        ArgumentNullException.ThrowIfNull(export);
        var csv = new StringBuilder("\ufeff");
        Write(csv, Columns.Select(column => column.Header));
        Write(csv, Columns.Select(column => column.Tag));
        foreach (var line in Pace.Lines(export.Book, DateOnly.FromDateTime(export.MadeAt.UtcDateTime)))
        {
            var figures = line.Commitment.Figures;
            for (var i = 0; i < Math.Max(1, figures.Count); i++)
                Write(csv, Row(export, line, i < figures.Count ? figures[i] : null, first: i == 0));
        }

        return Encoding.UTF8.GetBytes(csv.ToString());
    }

    /// <summary>What arrived stands in the first row of a commitment alone, so that a sum of the column is
    /// right.</summary>
    private static IEnumerable<string?> Row(LedgerExport export, PaceLine line, Figure? figure, bool first)
    {
        var one = line.Commitment;
        var amount = figure?.Amount ?? one.Amount;
        var money = one.Category == PledgeCategory.Money;
        var here = first ? Number(one.Arrived) : null;
        var said = line.Events.FirstOrDefault(each => each.Statement is { } id && (figure is null
            || figure.Statements.Contains(id)));
        return
        [
            one.Title, one.Id.ToString(), Joined(one.Pledgers), Joined(one.Recipients),
            Collection.Word(one.Category), one.Thing, money ? null : Pace.UnitOf(one), Collection.Word(one.Modality),
            one.Place, Day(one.SaidOn), Day(one.DueOn), Day(line.LastArrivalOn),
            money ? null : Number(amount?.Minimum), money ? null : Number(amount?.Maximum), money ? null : here,
            money ? Number(amount?.Minimum) : null, money ? Number(amount?.Maximum) : null, money ? here : null,
            amount?.Currency, Collection.Word(line.Progress.Outcome),
            figure is null ? said?.Voice : Joined(figure.Voices), figure?.Replaced == true ? "yes" : "no",
            line.Total ? "yes" : "no", one.PartOf?.ToString(), one.Grade.ToString(), said?.Quote,
            said?.Document is { } id && export.Documents.TryGetValue(id, out var document)
                ? document.Url?.OriginalString : null,
            export.IsIllustrative(one) ? "yes" : "no", export.Notice,
        ];
    }

    /// <summary>One record by RFC 4180. A cell that a spreadsheet would take for a formula is kept as text by an
    /// apostrophe: texts come from strangers.</summary>
    private static void Write(StringBuilder csv, IEnumerable<string?> cells)
    {
        csv.AppendJoin(',', cells.Select(cell =>
        {
            var text = cell is ['=' or '+' or '-' or '@' or '\t' or '\r', ..] ? $"'{cell}" : cell ?? "";
            return text.AsSpan().IndexOfAny("\",\r\n") < 0
                ? text
                : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
        })).Append("\r\n");
    }

    private static string? Joined(IReadOnlyList<string> names) => names.Count == 0 ? null : string.Join(" | ", names);

    private static string? Number(decimal? number) => number?.ToString("0.############", CultureInfo.InvariantCulture);

    private static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
