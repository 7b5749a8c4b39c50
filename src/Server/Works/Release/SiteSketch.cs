using Furrow.Registry.Hazards;
using Furrow.Registry.Works;
using NetTopologySuite.Geometries;
using SkiaSharp;

namespace Furrow.Server.Works.Release;

/// <summary>A sketch of the ground: outline, turning points by name, a scale and north.</summary>
internal static class SiteSketch
{
    private const int MostNamed = 24;

    /// <summary>Draws into a box of the page.</summary>
    public static void Draw(
        PdfSheet sheet, SKRect box, IReadOnlyList<Geometry> outlines, IReadOnlyList<TurningPoint> points)
    {
        var around = new Envelope();
        foreach (var outline in outlines)
            around.ExpandToInclude(outline.EnvelopeInternal);
        foreach (var point in points)
            around.ExpandToInclude(point.Longitude, point.Latitude);
        using var frame = Stroke(0.6f, 0xff9a9488);
        sheet.Canvas.DrawRect(box, frame);
        if (around.IsNull)
            return;
        var plane = new LocalPlane(around.Centre);
        var corner = plane.Metres(new Coordinate(around.MaxX, around.MaxY));
        var scale = (float)Math.Min(
            (box.Width - 70) / Math.Max(1, 2 * corner.X), (box.Height - 60) / Math.Max(1, 2 * corner.Y));
        SKPoint At(Coordinate degrees)
        {
            var metres = plane.Metres(degrees);
            return new(box.MidX + ((float)metres.X * scale), box.MidY - ((float)metres.Y * scale));
        }

        using var fill = new SKPaint { Color = new SKColor(0x0d, 0x5c, 0x63, 0x28), IsAntialias = true };
        using var edge = Stroke(1.2f, 0xff0d5c63);
        foreach (var outline in outlines)
        {
            using var path = Path(outline, At);
            sheet.Canvas.DrawPath(path, fill);
            sheet.Canvas.DrawPath(path, edge);
        }

        Points(sheet, points, At);
        Scale(sheet, box, scale);
    }

    private static void Points(PdfSheet sheet, IReadOnlyList<TurningPoint> points, Func<Coordinate, SKPoint> at)
    {
        using var dot = new SKPaint { Color = new SKColor(0xc0, 0x46, 0x1a), IsAntialias = true };
        var every = Math.Max(1, (points.Count + MostNamed - 1) / MostNamed);
        for (var i = 0; i < points.Count; i++)
        {
            var spot = at(new Coordinate(points[i].Longitude, points[i].Latitude));
            sheet.Canvas.DrawCircle(spot, 2.4f, dot);
            if (i % every == 0)
                sheet.Label(points[i].Name, spot.X + 4, spot.Y - 3, 7.5f, bold: true);
        }
    }

    private static void Scale(PdfSheet sheet, SKRect box, float pointsPerMetre)
    {
        var metres = 1.0;
        foreach (var step in (double[])[1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000, 50_000])
            if (step * pointsPerMetre <= 120)
                metres = step;
        var (x, y) = (box.Left + 10, box.Bottom - 12);
        using var bar = Stroke(1.4f, 0xff1f282b);
        sheet.Canvas.DrawLine(x, y, x + (float)(metres * pointsPerMetre), y, bar);
        sheet.Label($"{metres:0} m", x, y - 4, 7.5f);
        using var arrow = new SKPath();
        var (tip, foot) = (new SKPoint(box.Right - 16, box.Top + 10), box.Top + 30);
        arrow.MoveTo(tip);
        arrow.LineTo(tip.X - 5, foot);
        arrow.LineTo(tip.X, foot - 5);
        arrow.LineTo(tip.X + 5, foot);
        arrow.Close();
        using var ink = new SKPaint { Color = new SKColor(0x1f, 0x28, 0x2b), IsAntialias = true };
        sheet.Canvas.DrawPath(arrow, ink);
        sheet.Label("N", tip.X - 3, foot + 10, 8, bold: true);
    }

    private static SKPath Path(Geometry outline, Func<Coordinate, SKPoint> at)
    {
        var path = new SKPath { FillType = SKPathFillType.EvenOdd };
        for (var i = 0; i < outline.NumGeometries; i++)
        {
            if (outline.GetGeometryN(i) is not Polygon polygon)
                continue;
            foreach (var ring in polygon.InteriorRings.Prepend(polygon.ExteriorRing))
                path.AddPoly([.. ring.Coordinates.Select(at)], close: true);
        }

        return path;
    }

    private static SKPaint Stroke(float width, uint colour) => new()
    {
        Style = SKPaintStyle.Stroke, StrokeWidth = width, Color = new SKColor(colour), IsAntialias = true,
    };
}
