using CsCheck;
using Furrow.Registry;
using NetTopologySuite.Geometries;

namespace Furrow.Tests.Registry.Places;

public sealed class GeodesyTests
{
    private const double A = 6_378_137.0;
    private const double EllipsoidSurface = 510_065_621_724_089.0;
    private static readonly GeometryFactory Make = new(new PrecisionModel(), 4326);

    [Fact]
    public void The_whole_ellipsoid_has_its_known_surface() =>
        Assert.Equal(EllipsoidSurface, Geodesy.SquareMetres(Box(-180, -90, 180, 90)), EllipsoidSurface * 1e-9);

    [Fact]
    public void A_one_degree_square_at_the_equator_has_its_geodesic_area_to_a_ten_thousandth() =>
        Assert.Equal(12_308_778_361.469, Geodesy.SquareMetres(Box(0, 0, 1, 1)), 12_308_778_361.469 * 1e-4);

    [Fact]
    public void A_box_has_the_area_that_integrating_the_ellipsoid_gives() =>
        Gen.Select(Gen.Double[-170, 170], Gen.Double[-80, 79], Gen.Double[0.001, 9], Gen.Double[0.001, 9])
            .Sample((west, south, width, height) =>
            {
                var north = Math.Min(south + height, 90);
                var expected = Integrated(south, north, width);
                var found = Geodesy.SquareMetres(Box(west, south, west + width, north));
                Assert.InRange(found / expected, 1 - 1e-6, 1 + 1e-6);
            });

    [Fact]
    public void Two_halves_have_the_area_of_the_whole() =>
        Gen.Select(Gen.Double[-170, 170], Gen.Double[-80, 79], Gen.Double[0.01, 0.99]).Sample((west, south, cut) =>
        {
            var whole = Geodesy.SquareMetres(Box(west, south, west + 1, south + 1));
            var halves = Geodesy.SquareMetres(Box(west, south, west + cut, south + 1))
                + Geodesy.SquareMetres(Box(west + cut, south, west + 1, south + 1));
            Assert.InRange(halves / whole, 1 - 1e-9, 1 + 1e-9);
        });

    [Fact]
    public void A_hole_is_not_counted()
    {
        var hole = Box(10.25, 50.25, 10.75, 50.75);
        var ring = Make.CreatePolygon(Box(10, 50, 11, 51).Shell, [hole.Shell]);
        Assert.Equal(
            Geodesy.SquareMetres(Box(10, 50, 11, 51)) - Geodesy.SquareMetres(hole), Geodesy.SquareMetres(ring), 1.0);
    }

    [Fact]
    public void The_direction_of_a_ring_does_not_matter() =>
        Assert.Equal(
            Geodesy.SquareMetres(Box(35, 51, 36, 52)), Geodesy.SquareMetres(Box(35, 51, 36, 52).Reverse()), 1e-3);

    [Fact]
    public void A_point_and_a_line_have_no_area()
    {
        Assert.Equal(0, Geodesy.SquareMetres(Make.CreatePoint(new Coordinate(35, 51))));
        Assert.Equal(0, Geodesy.SquareMetres(Make.CreateLineString([new(35, 51), new(36, 51)])));
    }

    [Fact]
    public void A_degree_along_a_meridian_is_about_111_km()
    {
        var line = Make.CreateLineString([new(35, 51), new(35, 51.5), new(35, 52)]);
        Assert.InRange(Geodesy.MetresAlong(line), 110_500, 111_900);
    }

    private static Polygon Box(double west, double south, double east, double north) => Make.CreatePolygon(
        [new(west, south), new(east, south), new(east, north), new(west, north), new(west, south)]);

    /// <summary>
    /// Area between two parallels by Simpson's rule over the ellipsoid's own radii: no projection involved.
    /// </summary>
    private static double Integrated(double south, double north, double width)
    {
        const double Flattening = 1 / 298.257223563;
        const int Steps = 2000;
        var e2 = Flattening * (2 - Flattening);
        var (low, high) = (south * Math.PI / 180, north * Math.PI / 180);
        double Strip(double latitude)
        {
            var w2 = 1 - (e2 * Math.Sin(latitude) * Math.Sin(latitude));
            var meridian = A * (1 - e2) / (w2 * Math.Sqrt(w2));
            return meridian * (A / Math.Sqrt(w2)) * Math.Cos(latitude);
        }

        var sum = Strip(low) + Strip(high);
        for (var i = 1; i < Steps; i++)
            sum += (i % 2 == 0 ? 2 : 4) * Strip(low + ((high - low) * i / Steps));
        return sum * (high - low) / Steps / 3 * (width * Math.PI / 180);
    }
}
