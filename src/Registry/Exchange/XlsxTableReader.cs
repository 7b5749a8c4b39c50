using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Xml;

namespace Furrow.Registry.Exchange;

/// <summary>Reads the first sheet of an Office Open XML workbook: the first row names the columns.</summary>
public static class XlsxTableReader
{
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Strict = "http://purl.oclc.org/ooxml/spreadsheetml/main";
    private const int MostParts = 10_000;
    private const long MostUnpacked = 512L << 20;

    /// <summary>The rows of the file.</summary>
    /// <exception cref="Refusal"><c>import.not-xlsx</c>, <c>import.file-too-large</c> and what every reader refuses.
    /// </exception>
    public static RowTable Read(Stream file, RowLimits limits, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(limits);
        try
        {
            using var zip = new ZipArchive(file, ZipArchiveMode.Read, leaveOpen: true);
            if (zip.Entries.Count > MostParts)
                throw new Refusal("import.not-xlsx", $"The workbook has {zip.Entries.Count} parts; save it anew.");
            var texts = zip.GetEntry("xl/sharedStrings.xml") is { } shared ? Texts(shared, limits, cancel) : [];
            var sheet = zip.Entries
                .Where(part => part.FullName.StartsWith("xl/worksheets/", StringComparison.Ordinal)
                    && part.FullName.EndsWith(".xml", StringComparison.Ordinal))
                .OrderBy(part => part.FullName.Length).ThenBy(part => part.FullName, StringComparer.Ordinal)
                .FirstOrDefault()
                ?? throw new Refusal("import.not-xlsx", "The file holds no sheet; save it as an Excel workbook "
                    + "(.xlsx).");
            return Rows(sheet, texts, limits, cancel);
        }
        catch (Exception broken) when (broken is InvalidDataException or XmlException or FormatException)
        {
            throw new Refusal("import.not-xlsx",
                $"The file is no readable workbook ({RowText.Short(broken.Message)}); save it as .xlsx or CSV.");
        }
    }

    private static XmlReader Open(ZipArchiveEntry part) => XmlReader.Create(
        new Bounded(part.Open()), new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, IgnoreComments = true,
            MaxCharactersInDocument = MostUnpacked, CloseInput = true,
        });

    private static List<string> Texts(ZipArchiveEntry part, RowLimits limits, CancellationToken cancel)
    {
        var texts = new List<string>();
        using var xml = Open(part);
        while (xml.Read())
        {
            if (!Is(xml, "si"))
                continue;
            cancel.ThrowIfCancellationRequested();
            texts.Add(Inner(xml, "si", limits));
        }

        return texts;
    }

    private static RowTable Rows(
        ZipArchiveEntry part, List<string> texts, RowLimits limits, CancellationToken cancel)
    {
        var collector = new RowCollector("XLSX", limits);
        List<string>? columns = null;
        var line = 0;
        using var xml = Open(part);
        while (xml.Read())
        {
            if (!Is(xml, "row"))
                continue;
            cancel.ThrowIfCancellationRequested();
            line++;
            var cells = Cells(xml, texts, limits);
            if (columns is null)
            {
                columns = [.. cells.Select((name, i) => name is { Length: > 0 } ? name.Trim() : $"column {i + 1}")];
                columns.ForEach(collector.Column);
                continue;
            }

            if (cells.All(string.IsNullOrEmpty))
                continue;
            var values = new Dictionary<string, string>(StringComparer.Ordinal);
            for (var i = 0; i < Math.Min(cells.Count, columns.Count); i++)
            {
                if (!string.IsNullOrEmpty(cells[i]))
                    values[columns[i]] = cells[i]!;
            }

            collector.Add(new ImportRow(line, values, null, null));
        }

        return collector.Table;
    }

    private static List<string?> Cells(XmlReader xml, List<string> texts, RowLimits limits)
    {
        var cells = new List<string?>();
        if (xml.IsEmptyElement)
            return cells;
        var depth = xml.Depth;
        while (xml.Read() && xml.Depth > depth)
        {
            if (!Is(xml, "c"))
                continue;
            var at = Column(xml.GetAttribute("r")) ?? cells.Count;
            if (at >= limits.Columns)
                throw new Refusal("import.too-many-columns", $"A row reaches column {at + 1}; at most "
                    + $"{limits.Columns}.");
            while (cells.Count < at)
                cells.Add(null);
            var type = xml.GetAttribute("t");
            var text = Inner(xml, "c", limits);
            if (type == "s")
                text = int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var index)
                    && index < texts.Count ? texts[index] : throw new InvalidDataException("a cell names no text");
            if (at < cells.Count)
                cells[at] = text;
            else
                cells.Add(text);
        }

        return cells;
    }

    /// <summary>The text of all <c>t</c> and <c>v</c> inside; readings aids (phonetic runs) left out.</summary>
    private static string Inner(XmlReader xml, string element, RowLimits limits)
    {
        var text = new StringBuilder();
        if (xml.IsEmptyElement)
            return "";
        var (depth, taking) = (xml.Depth, false);
        while (xml.Read() && xml.Depth > depth)
        {
            if (xml.NodeType == XmlNodeType.Element && xml.LocalName == "rPh")
            {
                xml.Skip();
                if (xml.Depth <= depth)
                    break;
            }

            if (xml.NodeType == XmlNodeType.Element)
                taking = xml.LocalName is "t" or "v";
            else if (xml.NodeType == XmlNodeType.EndElement)
                taking = false;
            else if (taking && xml.NodeType is (XmlNodeType.Text or XmlNodeType.CDATA
                or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace))
                text.Append(xml.Value);
            if (text.Length > limits.Text)
                throw new Refusal("import.text-too-long",
                    $"A {element} holds more than {limits.Text} characters; shorten it.");
        }

        return text.ToString();
    }

    private static bool Is(XmlReader xml, string name) => xml.NodeType == XmlNodeType.Element
        && xml.LocalName == name && xml.NamespaceURI is (Main or Strict);

    private static int? Column(string? reference)
    {
        var column = 0;
        foreach (var letter in reference ?? "")
        {
            if (!char.IsAsciiLetterUpper(letter) || column > 100_000)
                break;
            column = (column * 26) + (letter - 'A' + 1);
        }

        return column > 0 ? column - 1 : null;
    }

    /// <summary>Stops unpacking what grows beyond all measure.</summary>
    private sealed class Bounded(Stream inner) : Stream
    {
        private long read;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => read;
            set => throw new NotSupportedException();
        }

        public override int Read(byte[] buffer, int offset, int count)
        {
            var got = inner.Read(buffer, offset, count);
            read += got;
            return read <= MostUnpacked ? got : throw new Refusal("import.file-too-large",
                $"The workbook unpacks to more than {MostUnpacked >> 20} MB; split it.");
        }

        public override void Flush() => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
            inner.Dispose();
            base.Dispose(disposing);
        }
    }
}
