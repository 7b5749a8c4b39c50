using System.Globalization;
using System.Xml;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using OpenXmlSheet = DocumentFormat.OpenXml.Spreadsheet.Sheet;

namespace Furrow.Registry.Exchange;

/// <summary>
/// Writes an Office Open XML workbook (ISO/IEC 29500) row by row: texts stay texts, so that no cell is ever a formula.
/// </summary>
public sealed class XlsxFile : IDisposable
{
    /// <summary>Rows that a sheet holds, its head among them.</summary>
    public const int MostRows = 1_048_576;

    /// <summary>Letters that a cell holds; more are cut, and end with an ellipsis.</summary>
    public const int MostLetters = 32_767;

    private readonly SpreadsheetDocument document;
    private readonly WorkbookPart workbook;
    private readonly List<(string Name, string Part)> sheets = [];

    /// <summary>Begins a workbook in a stream that can be read, written and moved in.</summary>
    public XlsxFile(Stream stream)
    {
        document = SpreadsheetDocument.Create(stream, SpreadsheetDocumentType.Workbook);
        workbook = document.AddWorkbookPart();
    }

    /// <summary>Adds a sheet.</summary>
    /// <param name="name">At most 31 letters, without <c>[ ] : * ? / \</c>.</param>
    /// <param name="rows">Cells as text, whole number, number, bool or null.</param>
    /// <exception cref="Refusal"><c>download.too-many</c> when the rows do not fit a sheet.</exception>
    public async Task Add(string name, IAsyncEnumerable<IReadOnlyList<object?>> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        var part = workbook.AddNewPart<WorksheetPart>();
        sheets.Add((name, workbook.GetIdOfPart(part)));
        using var writer = OpenXmlWriter.Create(part);
        writer.WriteStartElement(new Worksheet());
        writer.WriteStartElement(new SheetData());
        var count = 0;
        await foreach (var row in rows)
        {
            if (++count > MostRows)
                throw new Refusal("download.too-many",
                    $"A sheet holds {MostRows:N0} rows and this has more; filter it, or take CSV or GeoPackage.");
            writer.WriteStartElement(new Row());
            foreach (var cell in row)
                Write(writer, cell);
            writer.WriteEndElement();
        }

        writer.WriteEndElement();
        writer.WriteEndElement();
    }

    /// <summary>Ends the workbook.</summary>
    public void Dispose()
    {
        workbook.Workbook = new Workbook(new Sheets(sheets.Select((sheet, i) => new OpenXmlSheet
        {
            Name = sheet.Name,
            SheetId = (uint)(i + 1),
            Id = sheet.Part,
        })));
        document.Dispose();
    }

    private static void Write(OpenXmlWriter writer, object? cell)
    {
        writer.WriteElement(cell switch
        {
            null => new Cell(),
            bool flag => new Cell { DataType = CellValues.Boolean, CellValue = new CellValue(flag ? "1" : "0") },
            long or int or double => new Cell
            {
                DataType = CellValues.Number,
                CellValue = new CellValue(Convert.ToString(cell, CultureInfo.InvariantCulture)!),
            },
            _ => new Cell
            {
                DataType = CellValues.InlineString,
                InlineString = new InlineString(
                    new Text(Plain($"{cell}")) { Space = SpaceProcessingModeValues.Preserve }),
            },
        });
    }

    private static string Plain(string text)
    {
        var cut = text.Length > MostLetters ? string.Concat(text.AsSpan(0, MostLetters - 2), "…") : text;
        if (!cut.AsSpan().ContainsAnyExceptInRange(' ', '\uD7FF'))
            return cut;
        var kept = new System.Text.StringBuilder(cut.Length);
        for (var i = 0; i < cut.Length; i++)
        {
            if (XmlConvert.IsXmlChar(cut[i]))
                kept.Append(cut[i]);
            else if (i + 1 < cut.Length && XmlConvert.IsXmlSurrogatePair(cut[i + 1], cut[i]))
                kept.Append(cut[i]).Append(cut[++i]);
        }

        return kept.ToString();
    }
}
