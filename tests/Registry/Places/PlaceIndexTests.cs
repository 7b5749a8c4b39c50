using CsCheck;
using Furrow.Registry;
using Furrow.Tests.Registry.Exchange;
using NetTopologySuite.Geometries;

namespace Furrow.Tests.Registry.Places;

public sealed class PlaceIndexTests
{
    private static readonly Place Region =
        Given.Place("Сумська область", PlaceKind.Region, Given.Square(34, 50, 2), code: "UA59");
    private static readonly Place District =
        Given.Place("Сумський район", PlaceKind.District, Given.Square(34, 50, 1), Region);
    private static readonly Place Municipality =
        Given.Place("Верхньосироватська сільська громада", PlaceKind.Municipality, Given.Square(34, 50, 0.5), District);
    private static readonly PlaceIndex Index = new([Region, District, Municipality]);

    [Fact]
    public void The_smallest_place_that_holds_a_point_is_found() =>
        Gen.Select(Gen.Double[33.9, 36.1], Gen.Double[49.9, 52.1]).Sample((x, y) =>
        {
            var point = Given.Make.CreatePoint(new Coordinate(x, y));
            var expected = new[] { Municipality, District, Region }
                .FirstOrDefault(place => place.Outline!.Covers(point));
            Assert.Equal(expected?.Id, Index.Smallest(point)?.Id);
        });

    [Fact]
    public void A_parent_is_the_smallest_wider_place() =>
        Assert.Equal(District.Id, Index.Smallest(Municipality.Centre, PlaceKind.Municipality)!.Id);

    [Theory]
    [InlineData("Сумський район", PlaceKind.District)]
    [InlineData("сумський", PlaceKind.District)]
    [InlineData("Sumskyi", PlaceKind.District)]
    [InlineData("Sumskyi Raion", PlaceKind.District)]
    [InlineData("Sumska", PlaceKind.Region)]
    [InlineData("Sumska Oblast", PlaceKind.Region)]
    [InlineData("ua59", PlaceKind.Region)]
    [InlineData("Верхньосироватська", PlaceKind.Municipality)]
    [InlineData("Verkhnosyrovatska", PlaceKind.Municipality)]
    public void A_place_is_found_by_name_whatever_the_script_and_the_word_for_its_level(string name, PlaceKind kind) =>
        Assert.Equal(kind, Assert.Single(Index.Named(name, kind)).Kind);

    [Fact]
    public void Another_name_is_not_found() => Assert.Empty(Index.Named("Sudzhanskyi"));

    [Fact]
    public void A_Russian_name_is_found_in_Latin_letters()
    {
        var place = Given.Place("Большесолдатский район", PlaceKind.District, null, language: "ru");
        Assert.Equal(place.Id, Assert.Single(new PlaceIndex([place]).Named("Bolshesoldatskiy rayon")).Id);
    }

    [Fact]
    public void An_apostrophe_of_any_form_is_the_same_name()
    {
        var place = Given.Place("Дубов'язівська громада", PlaceKind.Municipality, null);
        var index = new PlaceIndex([place]);
        Assert.Single(index.Named("Дубов’язівська"));
        Assert.Single(index.Named("Duboviazivska"));
    }
}
