using Furrow.Registry.Memorials;
using SkiaSharp;

namespace Furrow.Server.Memorials;

/// <summary>
/// A roll of names as PDF: names in their own scripts, dates as far as they are known, unit and grave.
/// </summary>
public static class RollOfNames
{
    private const float Width = 595;
    private const float Height = 842;
    private const float Margin = 56;
    private const float Step = 15;

    /// <summary>Every letter that the sheets set by themselves.</summary>
    private const string Usual =
        " !\"'(),-./0123456789:;?ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz·–…";

    /// <summary>Writes the roll. Only people who may be published are named, whoever asks.</summary>
    /// <param name="site">Whose roll it is; null for everybody.</param>
    /// <param name="people">In the order of the roll.</param>
    /// <param name="fonts">Folder with more fonts as TTF, for scripts that the first does not have; may be missing.
    /// </param>
    public static byte[] Write(Site? site, IReadOnlyList<Person> people, string fonts)
    {
        ArgumentNullException.ThrowIfNull(people);
        var title = site?.Names.Select(name => name.Text).ToList() ?? ["Roll of names"];
        var rows = people.Where(person => person.MayBePublished).Select(RowOf).ToList();
        var illustrative = rows.Any(row => row.Illustrative) || site?.Origin.Illustrative == true;
        var words = title.Concat(rows.SelectMany(row => new[] { row.Names, row.Dates, row.Grave })).Append(Usual);
        var faces = Faces(fonts, words);
        try
        {
            using var sheets = new Sheets(faces);
            return sheets.Write(title, illustrative, rows);
        }
        finally
        {
            faces.ForEach(face => face.Dispose());
        }
    }

    private static Line RowOf(Person person) => new(
        string.Join("  ·  ", person.Facts.Where(fact => fact.Kind == FactKind.Name).Select(fact => fact.Value)
            .Distinct()),
        $"{Words(person.Date(FactKind.Born))} – {Words(person.Date(FactKind.Died))}",
        person.Grave is { } at ? string.Join(" / ", new[] { at.Plot, at.Row, at.Number }.OfType<string>()) : "",
        person.Origin.Illustrative);

    /// <summary>A date as far as it is known, without the signs of EDTF.</summary>
    private static string Words(PartialDate? date)
    {
        var text = date?.Text ?? "?";
        var sure = text.TrimEnd('~', '?', '%').Replace("-XX", "", StringComparison.Ordinal)
            .Replace("/", " to ", StringComparison.Ordinal).Replace("..", "…", StringComparison.Ordinal);
        if (sure.EndsWith('X'))
            sure = sure.TrimEnd('X').PadRight(4, '0') + "s";
        return text is [.., '~' or '%'] && text.Length > 1 ? $"about {sure}"
            : text is [.., '?'] && text.Length > 1 ? $"perhaps {sure}"
            : sure;
    }

    /// <summary>The document's font, and those of the folder that the words need, each cut to the words.</summary>
    private static List<SKTypeface> Faces(string folder, IEnumerable<string> words)
    {
        using var own = typeof(RollOfNames).Assembly.GetManifestResourceStream("NotoSans-Regular.ttf")
            ?? throw new InvalidOperationException("The font of documents is missing from the assembly.");
        using var copy = new MemoryStream();
        own.CopyTo(copy);
        List<byte[]> files = [copy.ToArray()];
        if (Directory.Exists(folder))
            files.AddRange(Directory.GetFiles(folder, "*.ttf").Order(StringComparer.Ordinal)
                .Select(File.ReadAllBytes));
        var left = words.SelectMany(text => text.EnumerateRunes()).Select(rune => rune.Value).ToHashSet();
        var faces = new List<SKTypeface>();
        foreach (var file in files.TakeWhile(_ => left.Count > 0))
        {
            using var whole = SKTypeface.FromData(SKData.CreateCopy(file));
            var had = left.Where(rune => whole.ContainsGlyph(rune)).ToList();
            left.ExceptWith(had);
            if (had.Count > 0 || faces.Count == 0)
                faces.Add(SKTypeface.FromData(SKData.CreateCopy(
                    FontSubset.Of(file, had.Select(rune => (int)whole.GetGlyph(rune))))));
        }

        return faces;
    }

    private sealed record Line(string Names, string Dates, string Grave, bool Illustrative);

    private sealed class Sheets(IReadOnlyList<SKTypeface> faces) : IDisposable
    {
        private readonly Dictionary<(int, float), SKFont> sizes = [];
        private readonly SKPaint paint = new() { IsAntialias = true, Color = SKColors.Black };
        private SKDocument? document;
        private SKCanvas? canvas;
        private float y;
        private int page;

        public byte[] Write(List<string> title, bool illustrative, List<Line> rows)
        {
            using var bytes = new MemoryStream();
            using (document = SKDocument.CreatePdf(bytes, new SKDocumentPdfMetadata
            {
                Title = $"Roll of names: {title[0]}", Creator = "Furrow",
            }))
            {
                NewPage();
                Text(title[0], Margin, 20);
                y += 14;
                foreach (var name in title.Skip(1))
                {
                    y += Step;
                    Text(name, Margin, 12);
                }

                y += Step + 6;
                if (illustrative)
                    Text("Illustrative data, made up to show the product: these people never lived.", Margin, 9);
                y += Step * 1.5f;
                foreach (var row in rows)
                    Row(row);
                y += Step;
                Text(rows.Count == 1 ? "1 name" : $"{rows.Count} names", Margin, 9);
                document.EndPage();
                document.Close();
            }

            return bytes.ToArray();
        }

        public void Dispose()
        {
            paint.Dispose();
            foreach (var font in sizes.Values)
                font.Dispose();
        }

        private void Row(Line row)
        {
            if (y > Height - Margin - (2 * Step))
            {
                document!.EndPage();
                NewPage();
            }

            Text(Cut(row.Names, 285, 11), Margin, 11);
            Text(Cut(row.Dates, 140, 9), Margin + 295, 9);
            Text(Cut(row.Grave, 45, 9), Margin + 440, 9);
            y += Step;
        }

        private void NewPage()
        {
            canvas = document!.BeginPage(Width, Height);
            y = Height - (Margin / 2);
            Text($"{++page}", Width - Margin, 8);
            y = Margin + 10;
        }

        private string Cut(string text, float width, float size)
        {
            while (text.Length > 1 && Runs(text).Sum(run => Font(run.Face, size).MeasureText(run.Text)) > width)
                text = text[..^2].TrimEnd('…') + "…";
            return text;
        }

        private void Text(string text, float x, float size)
        {
            foreach (var (face, run) in Runs(text))
            {
                canvas!.DrawText(run, x, y, SKTextAlign.Left, Font(face, size), paint);
                x += Font(face, size).MeasureText(run);
            }
        }

        /// <summary>Parts of a text that one font can draw.</summary>
        private IEnumerable<(int Face, string Text)> Runs(string text)
        {
            var (start, last) = (0, -1);
            for (var i = 0; i < text.Length; i += char.IsSurrogatePair(text, i) ? 2 : 1)
            {
                var rune = char.IsSurrogatePair(text, i) ? char.ConvertToUtf32(text, i) : text[i];
                var face = last >= 0 && faces[last].ContainsGlyph(rune) ? last : Best(rune);
                if (face == last)
                    continue;
                if (last >= 0)
                    yield return (last, text[start..i]);
                (start, last) = (i, face);
            }

            if (start < text.Length)
                yield return (Math.Max(0, last), text[start..]);
        }

        private int Best(int rune)
        {
            for (var i = 0; i < faces.Count; i++)
            {
                if (faces[i].ContainsGlyph(rune))
                    return i;
            }

            return 0;
        }

        private SKFont Font(int face, float size)
        {
            if (!sizes.TryGetValue((face, size), out var font))
                sizes[(face, size)] = font = new SKFont(faces[face], size);
            return font;
        }
    }
}
