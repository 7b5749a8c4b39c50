using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Xml;
using CsvHelper;

namespace Furrow.Registry.Exchange;

/// <summary>A table that is written: columns, and one text for each of them in every row.</summary>
/// <param name="Columns">Names.</param>
/// <param name="Rows">As many texts as columns; null for nothing.</param>
public sealed record Sheet(IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<string?>> Rows)
{
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Package = "http://schemas.openxmlformats.org/package/2006/";
    private const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
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
    public byte[] ToXlsx()
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            Part(zip, "[Content_Types].xml", Package + "content-types", "Types", xml =>
            {
                Element(xml, "Default", ("Extension", "rels"), ("ContentType",
                    "application/vnd.openxmlformats-package.relationships+xml"));
                Element(xml, "Override", ("PartName", "/xl/workbook.xml"), ("ContentType",
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"));
                Element(xml, "Override", ("PartName", "/xl/worksheets/sheet1.xml"), ("ContentType",
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"));
            });
            Relation(zip, "_rels/.rels", "officeDocument", "xl/workbook.xml");
            Relation(zip, "xl/_rels/workbook.xml.rels", "worksheet", "worksheets/sheet1.xml");
            Part(zip, "xl/workbook.xml", Main, "workbook", xml =>
            {
                xml.WriteStartElement("sheets", Main);
                xml.WriteStartElement("sheet", Main);
                xml.WriteAttributeString("name", "Sheet1");
                xml.WriteAttributeString("sheetId", "1");
                xml.WriteAttributeString("r", "id", Office, "r1");
                xml.WriteEndElement();
                xml.WriteEndElement();
            });
            Part(zip, "xl/worksheets/sheet1.xml", Main, "worksheet", Cells);
        }

        return bytes.ToArray();
    }

    private static string Plain(string? value) =>
        value is { Length: > 0 } && value[0] is ('=' or '+' or '-' or '@' or '\t' or '\r')
            && !double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out _)
                ? "'" + value
                : value ?? "";

    private void Cells(XmlWriter xml)
    {
        xml.WriteStartElement("sheetData", Main);
        foreach (var row in Rows.Prepend(Columns))
        {
            xml.WriteStartElement("row", Main);
            foreach (var value in row)
            {
                xml.WriteStartElement("c", Main);
                if (value is not null)
                {
                    xml.WriteAttributeString("t", "inlineStr");
                    xml.WriteStartElement("is", Main);
                    xml.WriteStartElement("t", Main);
                    xml.WriteAttributeString("xml", "space", null, "preserve");
                    xml.WriteString(string.Concat(value.Where(letter =>
                        XmlConvert.IsXmlChar(letter) || char.IsSurrogate(letter))));
                    xml.WriteEndElement();
                    xml.WriteEndElement();
                }

                xml.WriteEndElement();
            }

            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    private static void Relation(ZipArchive zip, string path, string type, string target) =>
        Part(zip, path, Package + "relationships", "Relationships", xml =>
            Element(xml, "Relationship", ("Id", "r1"), ("Type", $"{Office}/{type}"), ("Target", target)));

    private static void Element(XmlWriter xml, string name, params (string Name, string Value)[] attributes)
    {
        xml.WriteStartElement(name, Package + (name == "Relationship" ? "relationships" : "content-types"));
        foreach (var (attribute, value) in attributes)
            xml.WriteAttributeString(attribute, value);
        xml.WriteEndElement();
    }

    private static void Part(ZipArchive zip, string path, string space, string root, Action<XmlWriter> inside)
    {
        using var stream = zip.CreateEntry(path).Open();
        using var xml = XmlWriter.Create(stream, new XmlWriterSettings { Encoding = new UTF8Encoding(false) });
        xml.WriteStartElement(root, space);
        inside(xml);
        xml.WriteEndElement();
    }
}
