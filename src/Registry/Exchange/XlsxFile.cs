using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Xml;

namespace Furrow.Registry.Exchange;

/// <summary>
/// Writes an Office Open XML workbook (ISO/IEC 29500) row by row: texts stay texts, so that no cell is ever a formula.
/// Names have no prefix and cells say where they stand, which the stricter of the readers need.
/// </summary>
public sealed class XlsxFile : IDisposable
{
    /// <summary>Rows that a sheet holds, its head among them.</summary>
    public const int MostRows = 1_048_576;

    /// <summary>Letters that a cell holds; more are cut, and end with an ellipsis.</summary>
    public const int MostLetters = 32_767;

    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Package = "http://schemas.openxmlformats.org/package/2006/";
    private const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Types = "application/vnd.openxmlformats-officedocument.spreadsheetml.";

    private readonly ZipArchive zip;
    private readonly List<string> sheets = [];

    /// <summary>Begins a workbook in a stream, which stays open.</summary>
    public XlsxFile(Stream stream) => zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true);

    /// <summary>Adds a sheet.</summary>
    /// <param name="name">At most 31 letters, without <c>[ ] : * ? / \</c>.</param>
    /// <param name="rows">Cells as text, whole number, number, bool or null.</param>
    /// <exception cref="Refusal"><c>download.too-many</c> when the rows do not fit a sheet.</exception>
    public async Task Add(string name, IAsyncEnumerable<IReadOnlyList<object?>> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        sheets.Add(name);
        await using var xml = Part($"xl/worksheets/sheet{sheets.Count}.xml");
        await xml.WriteStartElementAsync(null, "worksheet", Main);
        await xml.WriteStartElementAsync(null, "sheetData", Main);
        var count = 0;
        await foreach (var row in rows)
        {
            if (++count > MostRows)
                throw new Refusal("download.too-many",
                    $"A sheet holds {MostRows:N0} rows and this has more; filter it, or take CSV or GeoPackage.");
            xml.WriteStartElement("row", Main);
            xml.WriteAttributeString("r", Text(count));
            for (var column = 0; column < row.Count; column++)
                if (row[column] is { } value)
                    Cell(xml, $"{Letters(column)}{Text(count)}", value);
            xml.WriteEndElement();
        }

        await xml.WriteEndElementAsync();
        await xml.WriteEndElementAsync();
    }

    /// <summary>Ends the workbook.</summary>
    public void Dispose()
    {
        Whole("xl/workbook.xml", Main, "workbook", xml =>
        {
            xml.WriteStartElement("sheets", Main);
            for (var i = 0; i < sheets.Count; i++)
            {
                xml.WriteStartElement("sheet", Main);
                xml.WriteAttributeString("name", sheets[i]);
                xml.WriteAttributeString("sheetId", Text(i + 1));
                xml.WriteAttributeString("r", "id", Office, $"r{Text(i + 1)}");
                xml.WriteEndElement();
            }

            xml.WriteEndElement();
        });
        Whole("xl/_rels/workbook.xml.rels", Package + "relationships", "Relationships", xml =>
        {
            for (var i = 1; i <= sheets.Count; i++)
                Relation(xml, $"r{Text(i)}", "worksheet", $"worksheets/sheet{Text(i)}.xml");
        });
        Whole("_rels/.rels", Package + "relationships", "Relationships",
            xml => Relation(xml, "r1", "officeDocument", "xl/workbook.xml"));
        Whole("[Content_Types].xml", Package + "content-types", "Types", xml =>
        {
            Element(xml, "content-types", "Default", ("Extension", "rels"),
                ("ContentType", "application/vnd.openxmlformats-package.relationships+xml"));
            Element(xml, "content-types", "Override", ("PartName", "/xl/workbook.xml"),
                ("ContentType", Types + "sheet.main+xml"));
            for (var i = 1; i <= sheets.Count; i++)
                Element(xml, "content-types", "Override", ("PartName", $"/xl/worksheets/sheet{Text(i)}.xml"),
                    ("ContentType", Types + "worksheet+xml"));
        });
        zip.Dispose();
    }

    private static void Cell(XmlWriter xml, string at, object value)
    {
        xml.WriteStartElement("c", Main);
        xml.WriteAttributeString("r", at);
        if (value is bool flag)
        {
            xml.WriteAttributeString("t", "b");
            xml.WriteElementString("v", Main, flag ? "1" : "0");
        }
        else if (value is long or int or double)
        {
            xml.WriteElementString("v", Main, Convert.ToString(value, CultureInfo.InvariantCulture));
        }
        else
        {
            xml.WriteAttributeString("t", "inlineStr");
            xml.WriteStartElement("is", Main);
            xml.WriteStartElement("t", Main);
            xml.WriteAttributeString("xml", "space", null, "preserve");
            xml.WriteString(Plain($"{value}"));
            xml.WriteEndElement();
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    private static void Relation(XmlWriter xml, string id, string type, string target) => Element(
        xml, "relationships", "Relationship", ("Id", id), ("Type", $"{Office}/{type}"), ("Target", target));

    private static void Element(
        XmlWriter xml, string space, string name, params ReadOnlySpan<(string Name, string Value)> attributes)
    {
        xml.WriteStartElement(name, Package + space);
        foreach (var (attribute, value) in attributes)
            xml.WriteAttributeString(attribute, value);
        xml.WriteEndElement();
    }

    private void Whole(string path, string space, string root, Action<XmlWriter> inside)
    {
        using var xml = Part(path);
        xml.WriteStartElement(root, space);
        inside(xml);
        xml.WriteEndElement();
    }

    private XmlWriter Part(string path) => XmlWriter.Create(zip.CreateEntry(path).Open(), new XmlWriterSettings
    {
        Encoding = new UTF8Encoding(false), CloseOutput = true, Async = true,
    });

    /// <summary>The column as a sheet names it: A to Z, AA and so on.</summary>
    private static string Letters(int column) => column < 26
        ? ((char)('A' + column)).ToString()
        : Letters((column / 26) - 1) + (char)('A' + (column % 26));

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>Without what XML cannot hold, and not longer than a cell.</summary>
    private static string Plain(string text)
    {
        var cut = text.Length > MostLetters ? string.Concat(text.AsSpan(0, MostLetters - 2), "…") : text;
        var kept = new StringBuilder(cut.Length);
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
