using Furrow.Registry;
using Furrow.Registry.Assets;
using Furrow.Registry.Exchange;
using Furrow.Registry.Hazards;

namespace Furrow.Tests.Registry.Exchange;

public sealed class ImporterTests
{
    private static readonly PlaceIndex Nowhere = new([]);

    private static readonly ImportOrder HazardOrder = Given.Order(("kind", "suspected"), ("evidence", "unused-land"));

    [Fact]
    public void The_same_file_makes_the_same_records_again()
    {
        var table = Given.GeoJson(Given.Features(
            Given.Feature(Given.SquareJson(35, 51), """{"id":"7"}"""),
            Given.Feature(Given.SquareJson(36, 51), """{"id":"8"}""")));
        var (first, again) = (Hazards(table, HazardOrder), Hazards(table, HazardOrder));
        Assert.Equal(2, first.Records.Select(hazard => hazard.Id).Distinct().Count());
        Assert.Equal(first.Records.Select(hazard => hazard.Id), again.Records.Select(hazard => hazard.Id));
        var elsewhere = Hazards(table, HazardOrder with { Source = "other.csv" });
        Assert.NotEqual(first.Records[0].Id, elsewhere.Records[0].Id);
    }

    [Fact]
    public void Columns_are_matched_by_our_word_by_a_usual_word_and_as_asked()
    {
        var table = Given.Csv("team,strength,lon,lat,what,arrived", "Alpha,10,35.2,51.1,manual;bac,no");
        var order = Given.Order() with { Map = new Dictionary<string, string> { ["skills"] = "what" } };
        var result = Importer.Crews(table, order, Nowhere, Given.Cancel);
        var crew = Assert.Single(result.Records);
        Assert.Equal("Alpha", crew.Name);
        Assert.Equal(10, crew.Size);
        Assert.Equal([Furrow.Registry.Works.Skill.Manual, Furrow.Registry.Works.Skill.BattleArea], crew.Skills);
        Assert.False(crew.Arrived);
        Assert.Contains(new MappedField("size", "strength", null, "by name"), result.Mapping);
        Assert.Contains(new MappedField("skills", "what", null, "asked"), result.Mapping);
    }

    [Fact]
    public void Every_fault_of_a_row_is_reported_with_line_field_value_and_reason()
    {
        var table = Given.Csv(
            "team,strength,lon,lat,skills,arrived", "Alpha,ten,35.2,95,magic,no", "Beta,5,35,51,dogs,yes");
        var result = Importer.Crews(table, Given.Order(), Nowhere, Given.Cancel);
        Assert.Equal("Beta", Assert.Single(result.Records).Name);
        Assert.Equal(["lat", "skills", "strength"], result.Rejected.Select(row => row.Field).Order());
        Assert.All(result.Rejected, row => Assert.Equal(2, row.Line));
        Assert.Contains(result.Rejected, row => row.Value == "magic"
            && row.Reason.Contains("battle-area", StringComparison.Ordinal));
        Assert.Equal(1, result.RejectedRows);
    }

    [Fact]
    public void A_number_with_a_comma_is_not_guessed()
    {
        var table = Given.Csv("team;strength;lon;lat;skills;arrived", "Alpha;2,006;35;51;dogs;yes");
        var fault = Assert.Single(Importer.Crews(table, Given.Order(), Nowhere, Given.Cancel).Rejected);
        Assert.Contains("comma", fault.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Words_that_nobody_knows_are_refused_with_those_that_are_known()
    {
        var table = Given.Csv("a,b", "1,2");
        var field = Assert.Throws<Refusal>(() => Hazards(table, Given.Order(("colour", "red"))));
        Assert.Equal("import.field-unknown", field.Code);
        Assert.Contains("surveyed_on", field.Message, StringComparison.Ordinal);
        var column = Assert.Throws<Refusal>(() => Hazards(table, Given.Order() with { Key = "c" }));
        Assert.Equal("import.column-unknown", column.Code);
    }

    [Fact]
    public void Two_rows_with_one_key_are_not_both_taken()
    {
        var table = Given.Csv(
            "id,team,strength,lon,lat,skills,arrived", "1,A,5,35,51,dogs,yes", "1,B,5,35,51,dogs,yes");
        var result = Importer.Crews(table, Given.Order(), Nowhere, Given.Cancel);
        Assert.Single(result.Records);
        Assert.Contains("Row 2 has the same key", Assert.Single(result.Rejected).Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("sha", "unused-land", true)]
    [InlineData("cha", "ordnance-seen", true)]
    [InlineData("cha", "unused-land;ordnance-seen", true)]
    [InlineData("sha", "ordnance-seen", false)]
    [InlineData("cha", "unused-land", false)]
    [InlineData("cha", "none", true)]
    public void A_confirmed_area_needs_direct_evidence_and_a_suspected_one_indirect(
        string kind, string evidence, bool good)
    {
        var result = Hazards(Square(), Given.Order(("kind", kind), ("evidence", evidence)));
        Assert.True(good == (result.Records.Count == 1), Given.Reasons(result));
    }

    [Fact]
    public void A_hazard_without_evidence_is_refused_until_the_person_says_that_the_source_gives_none()
    {
        var refused = Hazards(Square(), Given.Order(("kind", "suspected")));
        Assert.Contains("--set evidence=none", Assert.Single(refused.Rejected).Reason, StringComparison.Ordinal);
        var said = Hazards(Square(), Given.Order(("kind", "suspected"), ("evidence", "none")));
        Assert.Empty(Assert.Single(said.Records).Evidence);
    }

    [Fact]
    public void A_crossing_outline_is_refused_with_the_point_and_mended_only_when_asked()
    {
        const string Bow = """{"type":"Polygon","coordinates":[[[35,51],[36,52],[36,51],[35,52],[35,51]]]}""";
        var table = Given.GeoJson(Given.Features(Given.Feature(Bow)));
        var refused = Hazards(table, HazardOrder);
        Assert.Contains(
            "crosses itself at 35.5, 51.5", Assert.Single(refused.Rejected).Reason, StringComparison.Ordinal);
        var mended = Hazards(table, HazardOrder with { MendOutlines = true });
        Assert.True(Assert.Single(mended.Records).Outline.IsValid);
        Assert.Contains("km² after", Assert.Single(mended.Mended).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_point_is_no_hazard()
    {
        var table = Given.GeoJson(Given.Features(Given.Feature("""{"type":"Point","coordinates":[35,51]}""")));
        Assert.Equal("outline", Assert.Single(Hazards(table, HazardOrder).Rejected).Field);
    }

    [Fact]
    public void A_hazard_knows_its_area_and_the_smallest_place_it_lies_in()
    {
        var district = Given.Place("Суджанский район", PlaceKind.District, Given.Square(34, 50, 2));
        var hazard = Assert.Single(Hazards(Square(), HazardOrder, new PlaceIndex([district])).Records);
        Assert.Equal(district.Id, hazard.Place);
        Assert.Equal(Geodesy.SquareMetres(hazard.Outline), hazard.AreaSquareMetres);
        Assert.False(hazard.OutlineIsStandIn);
    }

    [Theory]
    [InlineData("EMS-98", "Grade 4", 4)]
    [InlineData("UNOSAT", "Severe Damage", 3)]
    [InlineData("unosat", "1", 5)]
    [InlineData("Copernicus EMS", "Possibly damaged", 1)]
    [InlineData("DTM", "minor", 1)]
    [InlineData("OSM", "complete", 5)]
    [InlineData("own", "2", 2)]
    [InlineData("UNOSAT", "quite bad", null)]
    [InlineData("a scheme of their own", "3", null)]
    public void A_damage_class_becomes_a_grade_and_stays_as_written(string scheme, string raw, int? grade)
    {
        var order = Given.Order(
            ("kind", "housing"), ("damage_raw", raw), ("damage_scheme", scheme), ("quantity", "80"), ("unit", "m2"));
        var asset = Assert.Single(Assets(Square(), order).Records);
        Assert.Equal(new Damage(grade, raw, scheme, Remote: false, On: null), asset.Damage);
        Assert.Equal("m²", asset.Unit);
    }

    [Fact]
    public void Every_grade_of_the_crosswalk_lies_between_its_bounds() => Assert.All(
        DamageScale.Crosswalk, line => Assert.True(0 <= line.Low && line.Low <= line.Grade
            && line.Grade <= line.High && line.High <= 5 && DamageScale.Grade(line.Scheme, line.Raw) == line.Grade));

    [Fact]
    public void A_road_is_measured_along_its_line_when_asked()
    {
        var table = Given.GeoJson(Given.Features(
            Given.Feature("""{"type":"LineString","coordinates":[[35,51],[35,52]]}""")));
        var order = Given.Order(
            ("kind", "road"), ("damage_raw", "3"), ("damage_scheme", "own"), ("quantity", "footprint"), ("unit", "m"));
        Assert.InRange(Assert.Single(Assets(table, order).Records).Quantity, 110_500, 111_900);
    }

    [Fact]
    public void An_accident_is_no_more_exact_than_its_source_says()
    {
        var table = Given.Csv("ano,mes,estado,lat,lon", "2006,1,Herido,6.1,-75.1", "2007,2,Muerto,6.1,-75.1");
        Assert.Contains("precision", Importer.Accidents(table, Given.Order(), Nowhere, Given.Cancel).Rejected[0].Reason,
            StringComparison.Ordinal);
        var order = Given.Order(("precision", "municipality-seat"));
        var accidents = Importer.Accidents(table, order, Nowhere, Given.Cancel).Records;
        Assert.All(accidents, one => Assert.Equal(PointPrecision.MunicipalitySeat, one.Precision));
        Assert.Equal([(0, 1), (1, 0)], accidents.Select(one => (one.Killed, one.Injured)));
    }

    [Theory]
    [InlineData("damage>0", 2)]
    [InlineData("damage>=10", 1)]
    [InlineData("damage=9", 1)]
    [InlineData("damage!=9", 2)]
    [InlineData("team=C", 1)]
    public void Rows_that_are_not_meant_are_left_out_and_counted(string condition, int taken)
    {
        var table = Given.Csv(
            "team,damage,strength,lon,lat,skills,arrived", "A,9,1,1,1,dogs,yes", "B,10,1,1,1,dogs,yes",
            "C,0,1,1,1,dogs,yes");
        var order = Given.Order() with { Where = [RowCondition.Parse(condition)] };
        var result = Importer.Crews(table, order, Nowhere, Given.Cancel);
        Assert.Equal(taken, result.Records.Count);
        Assert.Equal(3 - taken, result.LeftOut.Values.Sum());
    }

    private static RowTable Square() => Given.GeoJson(Given.Features(Given.Feature(Given.SquareJson(35, 51))));

    private static ImportResult<Hazard> Hazards(RowTable table, ImportOrder order, PlaceIndex? places = null) =>
        Importer.Hazards(table, order, places ?? Nowhere, Given.Cancel);

    private static ImportResult<Asset> Assets(RowTable table, ImportOrder order) =>
        Importer.Assets(table, order, Nowhere, Given.Cancel);
}
