using Furrow.Registry;
using Furrow.Registry.Exchange;

namespace Furrow.Tests.Registry.Exchange;

public sealed class PlaceImportTests
{
    private static readonly Place Region = Given.Place("Сумська область", PlaceKind.Region, Given.Square(34, 50, 2));
    private static readonly Place East =
        Given.Place("Східний район", PlaceKind.District, Given.Square(34, 50, 1), Region);
    private static readonly Place West =
        Given.Place("Західний район", PlaceKind.District, Given.Square(35, 50, 1), Region);

    [Fact]
    public void A_place_keeps_its_names_in_every_script()
    {
        var table = Given.GeoJson(Given.Features(Given.Feature(Given.SquareJson(35, 51), """
            {"name":"Сумський район","name:uk":"Сумський район","name:ru":"Сумский район","name:en":"Sumy Raion",
            "name:ko":"수미 군","katotth":"UA59080000000057897"}
            """)));
        var place = Assert.Single(Places(table, "district").Records);
        Assert.Equal(new PlaceName("uk", "Сумський район"), place.Names[0]);
        Assert.Equal(["en", "ko", "ru", "uk"], place.Names.Select(name => name.Language).Order());
        Assert.Equal("UA59080000000057897", place.Code);
        Assert.Equal("Sumy Raion", place.NameIn("de"));
    }

    [Fact]
    public void A_parent_is_found_by_ground_by_name_and_as_told()
    {
        var table = Given.GeoJson(Given.Features(Given.Feature(Given.SquareJson(34.2, 50.2), """{"name":"A"}""")));
        Assert.Equal(East.Id, Assert.Single(Places(table, "municipality").Records).Parent);
        var named = Given.Csv("name,parent,lon,lat", "B,Zakhidnyi,34.5,50.5");
        Assert.Equal(West.Id, Assert.Single(Places(named, "settlement").Records).Parent);
        var order = Given.Order(("kind", "municipality")) with { Parent = "Західний" };
        var told = Importer.Places(table, order, [Region, East, West], Given.Cancel);
        Assert.Equal(West.Id, Assert.Single(told.Records).Parent);
        var lost = Given.Csv("name,parent,lon,lat", "B,Nowhere,34.5,50.5");
        Assert.Equal("Nowhere", Assert.Single(Places(lost, "settlement").Rejected).Value);
    }

    [Fact]
    public void Label_points_among_outlines_are_left_out_and_counted()
    {
        var table = Given.GeoJson(Given.Features(
            Given.Feature(Given.SquareJson(35, 51), """{"name":"A"}"""),
            Given.Feature("""{"type":"Point","coordinates":[35,51]}""")));
        var result = Places(table, "district");
        Assert.Single(result.Records);
        Assert.Empty(result.Rejected);
        Assert.Equal(1, Assert.Single(result.LeftOut).Value);
    }

    [Fact]
    public void A_settlement_is_a_point() => Assert.Null(
        Assert.Single(Places(Given.Csv("name,lon,lat", "Суджа,35.27,51.19"), "settlement").Records).Outline);

    [Fact]
    public void A_centre_lies_inside_even_of_a_crescent()
    {
        const string Crescent = """
            {"type":"Polygon","coordinates":[[[34,50],[36,50],[36,52],[35.9,50.1],[34.1,50.1],[34,52],[34,50]]]}
            """;
        var table = Given.GeoJson(Given.Features(Given.Feature(Crescent, """{"name":"A"}""")));
        var place = Assert.Single(Places(table, "region").Records);
        Assert.True(place.Outline!.Covers(place.Centre));
    }

    [Fact]
    public void A_row_without_geometry_takes_the_ground_of_the_place_it_names()
    {
        var index = new PlaceIndex([Region, East, West, Named(East, 34.2), Named(West, 35.2)]);
        var table = Given.Csv(
            "code,hromada,raion,events", "1,Mykolaivska,Skhidnyi,12", "2,Mykolaivska,Zakhidnyi,3", "3,Mykolaivska,,7",
            "4,Unknown,Skhidnyi,7", "5,Mykolaivska,Elsewhere,7");
        var order = Given.Order(("kind", "suspected"), ("evidence", "war-events")) with
        {
            Join = PlaceKind.Municipality,
            Key = "code",
            Map = new Dictionary<string, string>
            {
                ["place_name"] = "hromada", ["district_name"] = "raion", ["evidence_note"] = "events",
            },
        };
        var result = Importer.Hazards(table, order, index, Given.Cancel);
        Assert.Equal(2, result.Records.Count);
        Assert.All(result.Records, hazard => Assert.True(hazard.OutlineIsStandIn));
        Assert.Equal(Named(East, 34.2).Outline, result.Records[0].Outline);
        Assert.Equal("12", result.Records[0].Evidence[0].Note);
        Assert.Equal([4, 5, 6], result.Rejected.Select(row => row.Line));
        Assert.Contains("2 places of this name", result.Rejected[0].Reason, StringComparison.Ordinal);
    }

    private static Place Named(Place parent, double west) => Given.Place(
        "Миколаївська громада", PlaceKind.Municipality, Given.Square(west, 50.2, 0.2), parent);

    private static ImportResult<Place> Places(RowTable table, string kind) =>
        Importer.Places(table, Given.Order(("kind", kind)), [Region, East, West], Given.Cancel);
}
