using NetTopologySuite.Geometries;

namespace Furrow.Registry.Hazards;

/// <summary>
/// Universal transverse Mercator and the military grid on WGS 84, by Krüger's series to the fourth order of the third
/// flattening (better than a millimetre within a zone).
/// </summary>
internal static class Utm
{
    private const double A = 6_378_137.0;
    private const double F = 1 / 298.257223563;
    private const double Scale = 0.9996;
    private const double FalseEasting = 500_000;
    private const double FalseNorthing = 10_000_000;
    private const string Bands = "CDEFGHJKLMNPQRSTUVWX";
    private const string Columns = "ABCDEFGHJKLMNPQRSTUVWXYZ";
    private const string Rows = "ABCDEFGHJKLMNPQRSTUV";
    private static readonly double N = F / (2 - F);
    private static readonly double Radius = A / (1 + N) * (1 + (N * N / 4) + (N * N * N * N / 64));

    private static readonly double[] Beta =
    [
        (N / 2) - (2 * N * N / 3) + (37 * N * N * N / 96) - (N * N * N * N / 360),
        (N * N / 48) + (N * N * N / 15) - (437 * N * N * N * N / 1440),
        (17 * N * N * N / 480) - (37 * N * N * N * N / 840),
        4397 * N * N * N * N / 161280,
    ];

    private static readonly double[] Delta =
    [
        (2 * N) - (2 * N * N / 3) - (2 * N * N * N) + (116 * N * N * N * N / 45),
        (7 * N * N / 3) - (8 * N * N * N / 5) - (227 * N * N * N * N / 45),
        (56 * N * N * N / 15) - (136 * N * N * N * N / 35),
        4279 * N * N * N * N / 630,
    ];

    /// <summary>The degrees of a position in a zone.</summary>
    /// <param name="zone">1 to 60.</param>
    /// <param name="band">Letter of the latitude band, C to X without I and O.</param>
    /// <param name="easting">Metres.</param>
    /// <param name="northing">Metres, with the false northing in the south.</param>
    public static Coordinate Degrees(int zone, char band, double easting, double northing)
    {
        if (zone is < 1 or > 60 || !Bands.Contains(band, StringComparison.Ordinal))
            throw Malformed($"{zone}{band}", "a zone is 1 to 60 with a band letter C to X");
        if (easting is < 100_000 or > 900_000 || northing is < 0 or > FalseNorthing)
        {
            throw Malformed(
                $"{easting} {northing}", "an easting has 100,000 to 900,000 m, a northing 0 to 10,000,000 m");
        }

        var south = band < 'N';
        var xi = (northing - (south ? FalseNorthing : 0)) / (Scale * Radius);
        var eta = (easting - FalseEasting) / (Scale * Radius);
        var (xi1, eta1) = (xi, eta);
        for (var j = 1; j <= 4; j++)
        {
            xi1 -= Beta[j - 1] * Math.Sin(2 * j * xi) * Math.Cosh(2 * j * eta);
            eta1 -= Beta[j - 1] * Math.Cos(2 * j * xi) * Math.Sinh(2 * j * eta);
        }

        var chi = Math.Asin(Math.Sin(xi1) / Math.Cosh(eta1));
        var latitude = chi;
        for (var j = 1; j <= 4; j++)
            latitude += Delta[j - 1] * Math.Sin(2 * j * chi);
        var longitude = Math.Atan2(Math.Sinh(eta1), Math.Cos(xi1));
        return new Coordinate((longitude * 180 / Math.PI) + (zone * 6) - 183, latitude * 180 / Math.PI);
    }

    /// <summary>The degrees of the south-west corner of a grid square of the military grid.</summary>
    /// <param name="zone">1 to 60.</param>
    /// <param name="band">Letter of the latitude band.</param>
    /// <param name="square">Two letters of the 100 km square.</param>
    /// <param name="digits">An even number of digits, up to ten.</param>
    public static Coordinate Grid(int zone, char band, string square, string digits)
    {
        var column = Columns.IndexOf(square[0], StringComparison.Ordinal) - ((zone - 1) % 3 * 8);
        var row = Rows.IndexOf(square[1], StringComparison.Ordinal) - (zone % 2 == 0 ? 5 : 0);
        if (column is < 0 or > 7 || Rows.IndexOf(square[1], StringComparison.Ordinal) < 0 || digits.Length % 2 != 0)
        {
            throw Malformed($"{zone}{band}{square}{digits}",
                "the two letters must fit the zone, and the digits be even in number");
        }

        var half = digits.Length / 2;
        var size = Math.Pow(10, 5 - half);
        var east = ((column + 1) * 100_000) + (half == 0 ? 0 : int.Parse(digits[..half]) * size);
        var within = (((row + 20) % 20) * 100_000) + (half == 0 ? 0 : int.Parse(digits[half..]) * size);
        var bandIndex = Bands.IndexOf(band, StringComparison.Ordinal);
        if (bandIndex < 0)
            throw Malformed($"{band}", "a band is a letter C to X without I and O");
        var middle = -80 + (bandIndex * 8) + 4;
        var rough = (middle * 110_574.0) + (band < 'N' ? FalseNorthing : 0);
        var north = within + (Math.Round((rough - within) / 2_000_000) * 2_000_000);
        return Degrees(zone, band, east, north);
    }

    private static Refusal Malformed(string value, string what) =>
        new("position.grid", $"'{value}' is no position on the grid: {what}.");
}
