using SkiaSharp;

namespace Furrow.Server.Works.Release;

/// <summary>Pages of A4 that text flows onto; measures are points, 1/72 inch, from the top left.</summary>
internal sealed class PdfSheet : IDisposable
{
    /// <summary>Width of a page.</summary>
    public const float Width = 595;

    /// <summary>Height of a page.</summary>
    public const float Height = 842;

    /// <summary>White at every side.</summary>
    public const float Margin = 48;

    private static readonly SKTypeface Regular = Face("NotoSans-Regular.ttf");
    private static readonly SKTypeface Bold = Face("NotoSans-Bold.ttf");

    private readonly MemoryStream bytes = new();
    private readonly SKDocument document;
    private readonly SKPaint ink = new() { Color = new SKColor(0x1f, 0x28, 0x2b), IsAntialias = true };
    private readonly SKPaint quiet = new() { Color = new SKColor(0x5a, 0x65, 0x68), IsAntialias = true };
    private readonly SKPaint line = new() { Color = new SKColor(0xc9, 0xc4, 0xb8), StrokeWidth = 0.6f };
    private readonly string foot;
    private int pages;

    /// <summary>Starts the first page.</summary>
    /// <param name="title">Of the document.</param>
    /// <param name="foot">At the bottom of every page.</param>
    /// <param name="on">Day that the document carries, so that the same facts give the same bytes.</param>
    public PdfSheet(string title, string foot, DateOnly on)
    {
        this.foot = foot;
        var at = on.ToDateTime(TimeOnly.MinValue);
        document = SKDocument.CreatePdf(bytes, new SKDocumentPdfMetadata
        {
            Title = title, Producer = "Furrow", Creation = at, Modified = at, EncodingQuality = 100, RasterDpi = 144,
        });
        Canvas = Page();
    }

    /// <summary>What is drawn on now.</summary>
    public SKCanvas Canvas { get; private set; }

    /// <summary>Where the next line begins, from the top.</summary>
    public float Y { get; set; }

    /// <summary>Begins a new page when so much room is not left.</summary>
    public void Need(float height)
    {
        if (Y + height <= Height - Margin - 14)
            return;
        document.EndPage();
        Canvas = Page();
    }

    /// <summary>A heading.</summary>
    public void Heading(string text, float size)
    {
        Need(size * 3);
        Y += size * 0.6f;
        Text(text, Margin, Width - (2 * Margin), size, bold: true);
        Y += size * 0.3f;
    }

    /// <summary>Text in a column, broken at words; moves on below it.</summary>
    public void Text(string text, float x, float width, float size, bool bold = false, bool faint = false)
    {
        using var font = new SKFont(bold ? Bold : Regular, size) { Subpixel = true };
        foreach (var row in Rows(text, font, width))
        {
            Need(size * 1.4f);
            Y += size * 1.35f;
            Canvas.DrawText(row, x, Y - (size * 0.3f), SKTextAlign.Left, font, faint ? quiet : ink);
        }
    }

    /// <summary>A name and its value beside it, with a line below.</summary>
    public void Field(string name, string value)
    {
        const float names = 150, size = 9.5f;
        Need(size * 2.2f);
        var top = Y;
        Text(name, Margin, names - 8, size, faint: true);
        var below = Y;
        Y = Math.Min(top, below);
        Text(value, Margin + names, Width - (2 * Margin) - names, size);
        Y = Math.Max(Y, below) + 2;
        Canvas.DrawLine(Margin, Y, Width - Margin, Y, line);
        Y += 2;
    }

    /// <summary>Text at a spot, without moving on.</summary>
    public void Label(string text, float x, float y, float size, bool bold = false)
    {
        using var font = new SKFont(bold ? Bold : Regular, size);
        Canvas.DrawText(text, x, y, SKTextAlign.Left, font, ink);
    }

    /// <summary>A rule across the page.</summary>
    public void Rule()
    {
        Canvas.DrawLine(Margin, Y, Width - Margin, Y, line);
        Y += 3;
    }

    /// <summary>Ends the document.</summary>
    public byte[] End()
    {
        document.EndPage();
        document.Close();
        return bytes.ToArray();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        document.Dispose();
        bytes.Dispose();
        ink.Dispose();
        quiet.Dispose();
        line.Dispose();
    }

    private SKCanvas Page()
    {
        var canvas = document.BeginPage(Width, Height);
        Y = Margin;
        using var font = new SKFont(Regular, 7.5f);
        canvas.DrawText(foot, Margin, Height - (Margin / 2), SKTextAlign.Left, font, quiet);
        canvas.DrawText($"{++pages}", Width - Margin, Height - (Margin / 2), SKTextAlign.Right, font, quiet);
        return canvas;
    }

    private static IEnumerable<string> Rows(string text, SKFont font, float width)
    {
        foreach (var paragraph in text.ReplaceLineEndings("\n").Split('\n'))
        {
            var row = "";
            foreach (var word in paragraph.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                var longer = row.Length == 0 ? word : $"{row} {word}";
                if (row.Length == 0 || font.MeasureText(longer) <= width)
                {
                    row = longer;
                    continue;
                }

                yield return row;
                row = word;
            }

            yield return row;
        }
    }

    private static SKTypeface Face(string name)
    {
        using var stream = typeof(PdfSheet).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The font {name} is missing from the assembly.");
        return SKTypeface.FromStream(stream);
    }
}
