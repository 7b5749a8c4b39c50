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
    private const float Line = 15;

    /// <summary>Writes the roll. Only people who may be published are named, whoever asks.</summary>
    /// <param name="site">Whose roll it is; null for everybody.</param>
    /// <param name="people">In the order of the roll.</param>
    /// <param name="fonts">Folder with more fonts as TTF, for scripts that the first does not have; may be missing.
    /// </param>
    public static byte[] Write(Site? site, IReadOnlyList<Person> people, string fonts)
    {
        ArgumentNullException.ThrowIfNull(people);
        var own = typeof(RollOfNames).Assembly.GetManifestResourceStream("NotoSans-Regular.ttf")
            ?? throw new InvalidOperationException("The font of documents is missing from the assembly.");
        List<SKTypeface> faces = [SKTypeface.FromStream(own)];
        if (Directory.Exists(fonts))
            faces.AddRange(Directory.GetFiles(fonts, "*.ttf").Order(StringComparer.Ordinal)
                .Select(file => SKTypeface.FromFile(file)));
        try
        {
            return new Sheets(faces).Write(site, [.. people.Where(person => person.MayBePublished)]);
        }
        finally
        {
            faces.ForEach(face => face.Dispose());
        }
    }

    private sealed class Sheets(IReadOnlyList<SKTypeface> faces)
    {
        private readonly Dictionary<(int, float), SKFont> sizes = [];
        private SKDocument? document;
        private SKCanvas? canvas;
        private float y;
        private int page;

        public byte[] Write(Site? site, IReadOnlyList<Person> people)
        {
            using var bytes = new MemoryStream();
            using var paint = new SKPaint { IsAntialias = true, Color = SKColors.Black };
            using (document = SKDocument.CreatePdf(bytes, new SKDocumentPdfMetadata
            {
                Title = $"Roll of names: {site?.Name ?? "all sites"}", Creator = "Furrow",
            }))
            {
                NewPage(paint);
                Text(site?.Name ?? "Roll of names", Margin, 20, paint);
                y += 14;
                foreach (var name in site?.Names.Skip(1) ?? [])
                {
                    y += Line;
                    Text(name.Text, Margin, 12, paint);
                }

                y += Line + 6;
                var madeUp = people.Any(person => person.Origin.Illustrative) || site?.Origin.Illustrative == true;
                if (madeUp)
                    Text("Illustrative data, made up to show the product: these people never lived.", Margin, 9, paint);
                y += Line * 1.5f;
                foreach (var person in people)
                    Row(person, paint);
                y += Line;
                Text(people.Count == 1 ? "1 name" : $"{people.Count} names", Margin, 9, paint);
                document.EndPage();
                document.Close();
            }

            foreach (var font in sizes.Values)
                font.Dispose();
            return bytes.ToArray();
        }

        private void Row(Person person, SKPaint paint)
        {
            if (y > Height - Margin - (2 * Line))
            {
                document!.EndPage();
                NewPage(paint);
            }

            var names = person.Facts.Where(fact => fact.Kind == FactKind.Name).Select(fact => fact.Value).Distinct();
            Text(Cut(string.Join("  ·  ", names), 300, 11), Margin, 11, paint);
            var dates = $"{person.Best(FactKind.Born)?.Value ?? "?"} – {person.Best(FactKind.Died)?.Value ?? "?"}";
            Text(Cut(dates, 110, 9), Margin + 310, 9, paint);
            var grave = person.Grave is { } at
                ? string.Join(" / ", new[] { at.Plot, at.Row, at.Number }.OfType<string>())
                : "";
            Text(Cut(grave, 60, 9), Margin + 425, 9, paint);
            y += Line;
        }

        private void NewPage(SKPaint paint)
        {
            canvas = document!.BeginPage(Width, Height);
            y = Height - (Margin / 2);
            Text($"{++page}", Width - Margin, 8, paint);
            y = Margin + 10;
        }

        private string Cut(string text, float width, float size)
        {
            while (text.Length > 1 && Runs(text).Sum(run => Font(run.Face, size).MeasureText(run.Text)) > width)
                text = text[..^2].TrimEnd('…') + "…";
            return text;
        }

        private void Text(string text, float x, float size, SKPaint paint)
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
