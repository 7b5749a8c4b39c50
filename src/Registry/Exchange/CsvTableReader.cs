using System.Text;
using CsvHelper;

namespace Furrow.Registry.Exchange;

/// <summary>
/// Reads CSV with a header: comma, semicolon, tab or bar, UTF-8 with or without a mark (UTF-16 with one).
/// </summary>
public static class CsvTableReader
{
    /// <summary>The file's rows; a row with too few or too many values is a row with its fault.</summary>
    public static RowTable Read(Stream stream, RowLimits limits, CancellationToken cancel)
    {
        var strict = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
        using var text = new StreamReader(
            stream, strict, detectEncodingFromByteOrderMarks: true, bufferSize: 64 << 10, leaveOpen: true);
        try
        {
            return Read(text, limits, cancel);
        }
        catch (DecoderFallbackException)
        {
            throw new Refusal("import.not-utf8",
                "The text is not UTF-8; save the file as \"CSV UTF-8\" and import it again.");
        }
    }

    private static RowTable Read(StreamReader text, RowLimits limits, CancellationToken cancel)
    {
        using var records = CsvReader.Create(text, Options(limits), leaveOpen: true);
        try
        {
            return Rows(records, limits, cancel);
        }
        catch (CsvFormatException fault)
        {
            throw new Refusal("import.text-too-long", $"The record of line {fault.LineNumber} is larger than "
                + $"{records.Options.MaxRecordSize:N0} bytes; is a quotation mark left open?");
        }
    }

    private static CsvReaderOptions Options(RowLimits limits) => new()
    {
        HasHeader = false,
        TrackLineNumbers = true,
        TrimWhitespace = true,
        TrimInsideQuotes = true,
        MaxRecordSize = Math.Max(1 << 20, checked(64 * limits.Text)),
        OnMalformedRecord = Malformed,
    };

    private static void Malformed(CsvMalformedRecord record)
    {
        if (record.Reason == CsvMalformedReason.UnterminatedQuote)
            throw new Refusal("import.csv-malformed",
                $"A quotation mark opened in the record of line {record.LineNumber} is never closed.");
        if (record.Reason == CsvMalformedReason.TextAfterClosingQuote)
            throw new Refusal("import.csv-malformed",
                $"In the record of line {record.LineNumber}, text follows a closing quotation mark; quote the whole "
                + "value and double the marks inside it.");
    }

    private static RowTable Rows(CsvReader records, RowLimits limits, CancellationToken cancel)
    {
        var rows = new RowCollector("CSV", limits);
        if (!records.Read())
            throw new Refusal("import.empty", "The file is empty; its first line must name the columns.");
        var columns = Header(Values(records, limits));
        foreach (var column in columns)
            rows.Column(column);
        while (records.Read())
        {
            cancel.ThrowIfCancellationRequested();
            rows.Add(Row(Line(records), columns, Values(records, limits)));
        }

        return rows.Table;
    }

    private static int Line(CsvReader records) => checked((int)records.LineNumber);

    private static string[] Values(CsvReader records, RowLimits limits)
    {
        if (records.FieldCount > 2 * limits.Columns)
            throw new Refusal("import.too-many-columns",
                $"Line {Line(records)} has more than {2 * limits.Columns:N0} values; the file may have at most "
                + $"{limits.Columns:N0} columns.");
        var values = new string[records.FieldCount];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = records.GetString(i);
            if (values[i].Length > limits.Text)
                throw new Refusal("import.text-too-long", $"A value in the record of line {Line(records)} is longer "
                    + $"than {limits.Text:N0} characters; is a quotation mark left open?");
        }

        return values;
    }

    private static ImportRow Row(int line, string[] columns, string[] record)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var i = 0; i < Math.Min(columns.Length, record.Length); i++)
        {
            if (record[i].Length > 0)
                values[columns[i]] = record[i];
        }

        var fault = record.Length == columns.Length
            ? null
            : RowText.Fault(line, null, null,
                $"The row has {record.Length} values where the header names {columns.Length} columns.");
        return new ImportRow(line, values, null, fault);
    }

    private static string[] Header(string[] names)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < names.Length; i++)
        {
            if (names[i].Length == 0)
                names[i] = $"column {i + 1}";
            if (!seen.Add(names[i]))
                throw new Refusal("import.column-twice",
                    $"The header names '{RowText.Short(names[i])}' twice; give every column a name of its own.");
        }

        return names;
    }
}
