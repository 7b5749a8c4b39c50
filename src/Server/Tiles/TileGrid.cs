using NetTopologySuite.Geometries;

namespace Furrow.Server.Tiles;

/// <summary>
/// One tile of WebMercatorQuad (OGC 17-083r4, annex D.1) with its own grid of units; shapes are cut to it with a margin
/// and made as coarse as it can show.
/// </summary>
internal sealed class TileGrid(int zoom, int row, int column)
{
    /// <summary>Units along a side.</summary>
    public const int Extent = 4096;

    /// <summary>The deepest level that is drawn.</summary>
    public const int Deepest = 22;

    private const int Margin = 64;
    private const int Finest = 14;
    private const int Seen = 12;
    private readonly double tiles = Math.Pow(2, zoom);

    /// <summary>The tile with its margin, in degrees.</summary>
    public Envelope Box
    {
        get
        {
            const double margin = (double)Margin / Extent;
            return new Envelope(
                Math.Max(-180, Longitude(column - margin)), Math.Min(180, Longitude(column + 1 + margin)),
                Latitude(row + 1 + margin), Latitude(row - margin));
        }
    }

    /// <summary>True when there is such a tile.</summary>
    public bool Exists => zoom is >= 0 and <= Deepest && row >= 0 && column >= 0 && row < tiles && column < tiles;

    /// <summary>Positions as commands.</summary>
    public List<uint> Points(List<double[]> points)
    {
        var commands = new List<uint>();
        var inside = points.Select(point => Unit(point[0], point[1])).Where(Inside).Distinct().ToList();
        if (inside.Count == 0)
            return commands;
        var (x, y) = (0, 0);
        commands.Add(Command(1, inside.Count));
        foreach (var point in inside)
            Step(commands, point, ref x, ref y);
        return commands;
    }

    /// <summary>Lines as commands.</summary>
    public List<uint> Lines(List<double[]> lines)
    {
        var commands = new List<uint>();
        var (x, y) = (0, 0);
        foreach (var piece in lines.SelectMany(line => Cut(Coarse(line))).Where(piece => piece.Count > 1))
        {
            commands.Add(Command(1, 1));
            Step(commands, piece[0], ref x, ref y);
            commands.Add(Command(2, piece.Count - 1));
            foreach (var point in piece.Skip(1))
                Step(commands, point, ref x, ref y);
        }

        return commands;
    }

    /// <summary>Areas as commands.</summary>
    public List<uint> Areas(List<List<double[]>> areas)
    {
        var commands = new List<uint>();
        var (x, y) = (0, 0);
        foreach (var area in areas)
        {
            var outer = Ring(area[0]);
            if (Math.Abs(Twice(outer)) < 2 * Seen * Seen)
            {
                var centre = Unit(area[0][0], area[0][1]);
                if (!Inside(centre))
                    continue;
                Emit(Square(centre), positive: true, commands, ref x, ref y);
                continue;
            }

            Emit(outer, positive: true, commands, ref x, ref y);
            foreach (var hole in area.Skip(1).Select(Ring).Where(hole => Math.Abs(Twice(hole)) >= 2 * Seen * Seen))
                Emit(hole, positive: false, commands, ref x, ref y);
        }

        return commands;
    }

    private static List<(int X, int Y)> Square((int X, int Y) at) =>
    [
        (at.X - (Seen / 2), at.Y - (Seen / 2)), (at.X + (Seen / 2), at.Y - (Seen / 2)),
        (at.X + (Seen / 2), at.Y + (Seen / 2)), (at.X - (Seen / 2), at.Y + (Seen / 2)),
    ];

    /// <summary>A ring cut to the tile, without its last position (Sutherland and Hodgman 1974).</summary>
    private List<(int X, int Y)> Ring(double[] ring)
    {
        var points = Coarse(ring);
        if (points.Count > 1 && points[0] == points[^1])
            points.RemoveAt(points.Count - 1);
        const int low = -Margin, high = Extent + Margin;
        points = Half(points, point => point.X >= low, (a, b) => AtX(a, b, low));
        points = Half(points, point => point.X <= high, (a, b) => AtX(a, b, high));
        points = Half(points, point => point.Y >= low, (a, b) => AtY(a, b, low));
        return Half(points, point => point.Y <= high, (a, b) => AtY(a, b, high));
    }

    private static List<(int X, int Y)> Half(
        List<(int X, int Y)> points, Func<(int X, int Y), bool> inside,
        Func<(int X, int Y), (int X, int Y), (int X, int Y)> edge)
    {
        var kept = new List<(int X, int Y)>(points.Count + 4);
        for (var i = 0; i < points.Count; i++)
        {
            var (from, to) = (points[i], points[(i + 1) % points.Count]);
            if (inside(from))
                kept.Add(from);
            if (inside(from) != inside(to))
                kept.Add(edge(from, to));
        }

        return kept;
    }

    /// <summary>Pieces of a line that lie in the tile.</summary>
    private static IEnumerable<List<(int X, int Y)>> Cut(List<(int X, int Y)> line)
    {
        var piece = new List<(int X, int Y)>();
        for (var i = 0; i + 1 < line.Count; i++)
        {
            if (Clipped(line[i], line[i + 1]) is not var (from, to))
                continue;
            if (piece.Count > 0 && piece[^1] != from)
            {
                yield return piece;
                piece = [];
            }

            if (piece.Count == 0)
                piece.Add(from);
            if (to != from)
                piece.Add(to);
        }

        yield return piece;
    }

    /// <summary>The part of a stretch inside the tile (Liang and Barsky 1984); null when there is none.</summary>
    private static ((int X, int Y) From, (int X, int Y) To)? Clipped((int X, int Y) a, (int X, int Y) b)
    {
        const double low = -Margin, high = Extent + Margin;
        var (first, last) = (0.0, 1.0);
        double dx = (double)b.X - a.X, dy = (double)b.Y - a.Y;
        foreach (var (p, q) in ((double, double)[])
            [(-dx, a.X - low), (dx, high - a.X), (-dy, a.Y - low), (dy, high - a.Y)])
        {
            if (p == 0 && q < 0)
                return null;
            if (p < 0)
                first = Math.Max(first, q / p);
            else if (p > 0)
                last = Math.Min(last, q / p);
        }

        return first > last ? null : (At(first), At(last));

        (int, int) At(double t) => ((int)Math.Round(a.X + (t * dx)), (int)Math.Round(a.Y + (t * dy)));
    }

    private static (int X, int Y) AtX((int X, int Y) a, (int X, int Y) b, int x) =>
        (x, (int)Math.Round(a.Y + ((double)((long)b.Y - a.Y) * ((long)x - a.X) / ((long)b.X - a.X))));

    private static (int X, int Y) AtY((int X, int Y) a, (int X, int Y) b, int y) =>
        ((int)Math.Round(a.X + ((double)((long)b.X - a.X) * ((long)y - a.Y) / ((long)b.Y - a.Y))), y);

    /// <summary>In units, without positions that a screen could not tell apart at this level.</summary>
    private List<(int X, int Y)> Coarse(double[] positions)
    {
        var nearest = zoom >= Finest ? 1 : 4;
        var points = new List<(int X, int Y)>(positions.Length / 2);
        for (var i = 0; i < positions.Length; i += 2)
        {
            var point = Unit(positions[i], positions[i + 1]);
            var isEnd = i == 0 || i == positions.Length - 2;
            if (isEnd || points.Count == 0 || Math.Abs((long)point.X - points[^1].X) >= nearest
                || Math.Abs((long)point.Y - points[^1].Y) >= nearest)
                points.Add(point);
        }

        return points;
    }

    private static void Emit(
        List<(int X, int Y)> ring, bool positive, List<uint> commands, ref int x, ref int y)
    {
        if (ring.Count < 3)
            return;
        if (Twice(ring) > 0 != positive)
            ring.Reverse();
        commands.Add(Command(1, 1));
        Step(commands, ring[0], ref x, ref y);
        commands.Add(Command(2, ring.Count - 1));
        foreach (var point in ring.Skip(1))
            Step(commands, point, ref x, ref y);
        commands.Add(Command(7, 1));
    }

    private static long Twice(List<(int X, int Y)> ring)
    {
        var twice = 0L;
        for (var i = 0; i < ring.Count; i++)
        {
            var (a, b) = (ring[i], ring[(i + 1) % ring.Count]);
            twice += ((long)a.X * b.Y) - ((long)b.X * a.Y);
        }

        return twice;
    }

    private static bool Inside((int X, int Y) point) =>
        point is { X: >= -Margin and <= Extent + Margin, Y: >= -Margin and <= Extent + Margin };

    private (int X, int Y) Unit(double longitude, double latitude)
    {
        var sine = Math.Clamp(Math.Sin(latitude * Math.PI / 180), -0.9999, 0.9999);
        var x = (((longitude + 180) / 360 * tiles) - column) * Extent;
        var y = (((0.5 - (Math.Log((1 + sine) / (1 - sine)) / (4 * Math.PI))) * tiles) - row) * Extent;
        return ((int)Math.Clamp(Math.Round(x), -1e9, 1e9), (int)Math.Clamp(Math.Round(y), -1e9, 1e9));
    }

    private double Longitude(double x) => (x / tiles * 360) - 180;

    private double Latitude(double y) =>
        Math.Atan(Math.Sinh(Math.PI * (1 - (2 * Math.Clamp(y / tiles, 0, 1))))) * 180 / Math.PI;

    private static uint Command(int id, int many) => (uint)((many << 3) | id);

    private static void Step(List<uint> commands, (int X, int Y) to, ref int x, ref int y)
    {
        commands.Add(Zigzag(to.X - x));
        commands.Add(Zigzag(to.Y - y));
        (x, y) = to;
    }

    private static uint Zigzag(int value) => unchecked((uint)((value << 1) ^ (value >> 31)));
}
