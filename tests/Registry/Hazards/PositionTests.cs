using CsCheck;
using Furrow.Registry;
using Furrow.Registry.Hazards;
using NetTopologySuite.Geometries;

namespace Furrow.Tests.Registry.Hazards;

/// <summary>Positions and perimeters as surveys write them.</summary>
public sealed class PositionTests
{
    private static readonly Envelope Programme = new(34, 37, 50, 53);

    [Theory]
    [InlineData("51.2034, 35.2711", 35.2711, 51.2034)]
    [InlineData("35.2711 E 51.2034 N", 35.2711, 51.2034)]
    [InlineData("N51.2034 E35.2711", 35.2711, 51.2034)]
    [InlineData("51°12'14.4\"N 35°16'15.6\"E", 35.271, 51.204)]
    [InlineData("51 12 14.4 N, 35 16 15.6 E", 35.271, 51.204)]
    [InlineData("51 12.24 N 35 16.26 E", 35.271, 51.204)]
    [InlineData("33.8688 S, 151.2093 E", 151.2093, -33.8688)]
    [InlineData("31U 448251 5411932", 2.29448, 48.85825)]
    [InlineData("31U DQ 48251 11932", 2.29448, 48.85825)]
    [InlineData("31UDQ4825111932", 2.29448, 48.85825)]
    [InlineData("18T WL 80735 04695", -74.0445, 40.6892)]
    [InlineData("56H LH 34873 52266", 151.2150, -33.8570)]
    public void A_position_is_read_as_it_is_written(string text, double longitude, double latitude)
    {
        var position = PositionText.Read(text);
        Assert.Equal(longitude, position.X, 1e-4);
        Assert.Equal(latitude, position.Y, 1e-4);
    }

    [Theory]
    [InlineData("somewhere")]
    [InlineData("51.2")]
    [InlineData("51 72 10 N 35 10 10 E")]
    [InlineData("95.1, 200.3")]
    [InlineData("61U 448251 5411932")]
    public void What_is_no_position_is_refused(string text) => Assert.Throws<Refusal>(() => PositionText.Read(text));

    [Fact]
    public void Walking_there_and_back_ends_where_it_began() =>
        Gen.Select(Gen.Double[-179, 179], Gen.Double[-80, 80], Gen.Double[0, 180], Gen.Double[1, 2000])
            .Sample((x, y, bearing, metres) =>
            {
                var start = new Coordinate(x, y);
                var there = PositionText.Along(start, bearing, metres);
                var back = PositionText.Along(there, bearing + 180, metres);
                Assert.InRange(Geodesy.Metres(start, back), 0, 5);
                Assert.InRange(Geodesy.Metres(start, there) / metres, 0.99, 1.01);
            });

    [Fact]
    public void A_perimeter_is_read_from_bearings_and_distances()
    {
        var check = Perimeter.OfTable(
        [
            new("BM", TurningPointKind.Benchmark, "51.2, 35.27", Note: "corner of the bridge"),
            new("TP1", TurningPointKind.Turning, Bearing: 90, Metres: 50, From: "BM"),
            new("TP2", TurningPointKind.Turning, Bearing: 90, Metres: 100),
            new("TP3", TurningPointKind.Turning, Bearing: 0, Metres: 100),
            new("TP4", TurningPointKind.Turning, Bearing: 270, Metres: 100),
        ], Programme);
        Assert.True(check.IsSound);
        Assert.InRange(check.SquareMetres, 9990, 10010);
        Assert.Equal(5, check.Points.Count);
    }

    [Fact]
    public void A_crossing_perimeter_is_named_at_its_point_and_a_mended_one_proposed()
    {
        var check = Perimeter.OfTable(
        [
            new("TP1", TurningPointKind.Turning, "51.2, 35.27"), new("TP2", TurningPointKind.Turning, "51.2, 35.28"),
            new("TP3", TurningPointKind.Turning, "51.21, 35.27"), new("TP4", TurningPointKind.Turning, "51.21, 35.28"),
        ], Programme);
        Assert.False(check.IsSound);
        Assert.Equal("crossing", Assert.Single(check.Faults).Code);
        Assert.NotNull(check.Proposed);
        Assert.True(check.Proposed.IsValid);
    }

    [Fact]
    public void Swapped_far_double_and_unread_points_are_named()
    {
        var check = Perimeter.OfTable(
        [
            new("TP1", TurningPointKind.Turning, "51.2, 35.27"), new("TP2", TurningPointKind.Turning, "51.2, 35.27"),
            new("TP3", TurningPointKind.Turning, "35.28, 51.21"), new("TP4", TurningPointKind.Turning, "51.21, 35.28"),
            new("TP5", TurningPointKind.Turning, "by the river"),
        ], Programme);
        Assert.Equal(["duplicate", "far", "far", "position.malformed", "swapped"],
            check.Faults.Select(fault => fault.Code).Order(StringComparer.Ordinal));
        Assert.Contains(check.Faults, fault => fault is { Code: "swapped", Point: "TP3" });
    }

    [Fact]
    public void An_outline_that_is_not_closed_is_said_so() =>
        Assert.Contains(Perimeter.OfRing([new(35, 51), new(35.001, 51), new(35, 51.001)], Programme).Faults,
            fault => fault.Code == "unclosed");
}
