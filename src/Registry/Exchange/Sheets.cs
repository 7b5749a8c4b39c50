using System.Globalization;
using System.Text;
using CsvHelper;

namespace Furrow.Registry.Exchange;

/// <summary>A table that is written: columns, and one text for each of them in every row.</summary>
/// <param name="Columns">Names.</param>
/// <param name="Rows">As many texts as columns; null for nothing.</param>
public sealed record Sheet(IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<string?>> Rows)
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: true);

    /// <summary>
    /// As CSV in UTF-8. A text that a spreadsheet would take for a formula is quoted with an apostrophe.
    /// </summary>
    public byte[] ToCsv()
    {
        using var bytes = new MemoryStream();
        using (var text = new StreamWriter(bytes, Utf8))
        using (var csv = CsvWriter.Create(text, new CsvWriterOptions(), leaveOpen: true))
        {
            foreach (var row in Rows.Prepend(Columns))
            {
                foreach (var value in row)
                    csv.WriteField(Plain(value));
                csv.EndRecord();
            }
        }

        return bytes.ToArray();
    }

    /// <summary>As an Office Open XML workbook with one sheet of texts.</summary>
    public async Task<byte[]> ToXlsx()
    {
        using var bytes = new MemoryStream();
        using (var workbook = new XlsxFile(bytes))
            await workbook.Add("Sheet1", Rows.Prepend(Columns).ToAsyncEnumerable());
        return bytes.ToArray();
    }

    /// <summary>Text as a CSV cell that no spreadsheet takes for a formula.</summary>
    public static string Plain(string? value) =>
        value is { Length: > 0 } && value[0] is ('=' or '+' or '-' or '@' or '\t' or '\r')
            && !double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out _)
                ? "'" + value
                : value ?? "";
}
