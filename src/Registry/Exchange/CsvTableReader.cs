using System.Text;

namespace Furrow.Registry.Exchange;

/// <summary>Reads CSV with a header: comma, semicolon or tab, UTF-8 with or without a mark (UTF-16 with one).</summary>
public static class CsvTableReader
{
    private static readonly char[] Delimiters = [',', ';', '\t'];

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
        var first = FirstLine(text, limits);
        var records = new CsvRecords(first, text, Delimiter(first), limits);
        var rows = new RowCollector("CSV", limits);
        if (records.Next() is not { } header)
            throw new Refusal("import.empty", "The file is empty; its first line must name the columns.");
        var columns = Header(header);
        foreach (var column in columns)
            rows.Column(column);
        while (true)
        {
            cancel.ThrowIfCancellationRequested();
            if (records.Next() is not { } record)
                return rows.Table;
            rows.Add(Row(records.Line, columns, record));
        }
    }

    private static ImportRow Row(int line, string[] columns, List<string> record)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var i = 0; i < Math.Min(columns.Length, record.Count); i++)
        {
            if (record[i].Length > 0)
                values[columns[i]] = record[i];
        }

        var fault = record.Count == columns.Length
            ? null
            : RowText.Fault(line, null, null,
                $"The row has {record.Count} values where the header names {columns.Length} columns.");
        return new ImportRow(line, values, null, fault);
    }

    private static string[] Header(List<string> names)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < names.Count; i++)
        {
            if (names[i].Length == 0)
                names[i] = $"column {i + 1}";
            if (!seen.Add(names[i]))
                throw new Refusal("import.column-twice",
                    $"The header names '{RowText.Short(names[i])}' twice; give every column a name of its own.");
        }

        return [.. names];
    }

    private static char Delimiter(string header)
    {
        var counts = new int[Delimiters.Length];
        var quoted = false;
        foreach (var letter in header)
        {
            if (letter == '"')
                quoted = !quoted;
            else if (!quoted && Array.IndexOf(Delimiters, letter) is >= 0 and var which)
                counts[which]++;
        }

        return Delimiters[Array.IndexOf(counts, counts.Max())];
    }

    private static string FirstLine(StreamReader text, RowLimits limits)
    {
        var line = new StringBuilder();
        var most = (long)limits.Columns * 200;
        for (int letter; (letter = text.Read()) >= 0;)
        {
            line.Append((char)letter);
            if (letter == '\n')
                break;
            if (line.Length > most)
                throw new Refusal("import.header-too-long",
                    $"The first line is longer than {most:N0} characters; it must name the columns.");
        }

        return line.ToString();
    }
}
