using System.Globalization;
using Furrow.Registry;
using Furrow.Registry.Exchange.Cql;
using static Furrow.Registry.Exchange.Cql.CqlExpression;

namespace Furrow.Tests.Registry.Exchange;

/// <summary>Filters as text and as JSON.</summary>
public sealed class CqlTests
{
    private const string Square = """{"type":"Polygon","coordinates":[[[0,0],[1,0],[1,1],[0,0]]]}""";

    [Theory]
    [InlineData("a = 'x'", """{"op":"=","args":[{"property":"a"},"x"]}""")]
    [InlineData("a <> 1.5", """{"op":"<>","args":[{"property":"a"},1.5]}""")]
    [InlineData("a < 1 and b > 2 and c <= 3", """
        {"op":"and","args":[{"op":"<","args":[{"property":"a"},1]},{"op":">","args":[{"property":"b"},2]},
            {"op":"<=","args":[{"property":"c"},3]}]}
        """)]
    [InlineData("a >= -1 OR NOT b = true", """
        {"op":"or","args":[{"op":">=","args":[{"property":"a"},-1]},
            {"op":"not","args":[{"op":"=","args":[{"property":"b"},true]}]}]}
        """)]
    [InlineData("a LIKE 'x%'", """{"op":"like","args":[{"property":"a"},"x%"]}""")]
    [InlineData("a not like 'x_'", """{"op":"not","args":[{"op":"like","args":[{"property":"a"},"x_"]}]}""")]
    [InlineData("a BETWEEN 1 AND 2", """{"op":"between","args":[{"property":"a"},1,2]}""")]
    [InlineData("a NOT IN (1, 'b')", """{"op":"not","args":[{"op":"in","args":[{"property":"a"},[1,"b"]]}]}""")]
    [InlineData("a IS NULL", """{"op":"isNull","args":[{"property":"a"}]}""")]
    [InlineData("a IS NOT NULL", """{"op":"not","args":[{"op":"isNull","args":[{"property":"a"}]}]}""")]
    [InlineData("CASEI(a) = ACCENTI(CASEI('É'))", """
        {"op":"=","args":[{"op":"casei","args":[{"property":"a"}]},
            {"op":"accenti","args":[{"op":"casei","args":["É"]}]}]}
        """)]
    [InlineData("a = 1 + 2 * 3 - b ^ 2", """
        {"op":"=","args":[{"property":"a"},{"op":"-","args":[{"op":"+","args":[1,{"op":"*","args":[2,3]}]},
            {"op":"^","args":[{"property":"b"},2]}]}]}
        """)]
    [InlineData("(a + 1) * 2 / 3 div 4 % 5 > 0", """
        {"op":">","args":[{"op":"%","args":[{"op":"div","args":[{"op":"/","args":[{"op":"*","args":[
            {"op":"+","args":[{"property":"a"},1]},2]},3]},4]},5]},0]}
        """)]
    [InlineData("t_during(INTERVAL(a, b), INTERVAL('2020-01-01', '..'))", """
        {"op":"t_during","args":[{"interval":[{"property":"a"},{"property":"b"}]},{"interval":["2020-01-01",".."]}]}
        """)]
    [InlineData("T_FINISHEDBY(a, DATE('2020-01-01'))", """
        {"op":"t_finishedBy","args":[{"property":"a"},{"date":"2020-01-01"}]}
        """)]
    [InlineData("T_AFTER(a, TIMESTAMP('2020-01-01T00:00:00.5Z'))", """
        {"op":"t_after","args":[{"property":"a"},{"timestamp":"2020-01-01T00:00:00.5Z"}]}
        """)]
    [InlineData("S_CONTAINS(POLYGON((0 0, 1 0, 1 1, 0 0)), g)",
        """{"op":"s_contains","args":[""" + Square + """,{"property":"g"}]}""")]
    [InlineData("S_INTERSECTS(g, BBOX(1, 2, 3, 4))", """
        {"op":"s_intersects","args":[{"property":"g"},{"bbox":[1,2,3,4]}]}
        """)]
    [InlineData("a_overlaps(a, ('x', 1))", """{"op":"a_overlaps","args":[{"property":"a"},["x",1]]}""")]
    [InlineData("f(a, 1) = 2", """{"op":"=","args":[{"op":"f","args":[{"property":"a"},1]},2]}""")]
    public void Text_and_JSON_give_the_same_tree(string text, string json) =>
        Assert.Equal(Shown(CqlText.Parse(text)), Shown(CqlJson.Parse(json)));

    [Theory]
    [InlineData("POINT(1 2)")]
    [InlineData("POINT Z (1 2 3)")]
    [InlineData("LINESTRING(0 0, 1 1)")]
    [InlineData("POLYGON((0 0, 3 0, 3 3, 0 0), (1 0.5, 2 0.5, 2 1, 1 0.5))")]
    [InlineData("MULTIPOINT((0 0), (1 1))")]
    [InlineData("MULTIPOINT(0 0, 1 1)")]
    [InlineData("MULTILINESTRING((0 0, 1 1), (2 2, 3 3))")]
    [InlineData("MULTIPOLYGON(((0 0, 1 0, 1 1, 0 0)), ((5 5, 6 5, 6 6, 5 5)))")]
    [InlineData("GEOMETRYCOLLECTION(POINT(1 9), LINESTRING(0 0, 1 1), MULTIPOINT((2 2)))")]
    public void Every_kind_of_geometry_is_read(string geometry)
    {
        var shape = Assert.IsType<Shape>(Assert.IsType<Spatial>(CqlText.Parse($"s_equals(g, {geometry})")).Right);
        Assert.False(shape.Value.IsEmpty);
        Assert.Equal(geometry.Split('(', ' ')[0], shape.Value.GeometryType.ToUpperInvariant());
    }

    [Theory]
    [InlineData("'it''s' = a", "it's")]
    [InlineData(@"'it\'s' = a", "it's")]
    [InlineData("'' = a", "")]
    [InlineData("'a\"b' = a", "a\"b")]
    [InlineData("'Ж😀' = a", "Ж😀")]
    public void Quotes_and_any_script_stand_in_text(string text, string expected) =>
        Assert.Equal(expected, Assert.IsType<Text>(Assert.IsType<Compare>(CqlText.Parse(text)).Left).Value);

    [Theory]
    [InlineData("landsat:scene_id", "landsat:scene_id")]
    [InlineData("eo.cloud", "eo.cloud")]
    [InlineData("\"end\"", "end")]
    [InlineData("\"a b\"", "a b")]
    [InlineData("\"and\"", "and")]
    [InlineData("район", "район")]
    [InlineData("date", "date")]
    [InlineData("point", "point")]
    public void A_field_may_have_any_name(string text, string name) =>
        Assert.Equal(name, Assert.IsType<Property>(Assert.IsType<Compare>(CqlText.Parse($"{text} = 1")).Left).Name);

    [Theory]
    [InlineData("1", 1)]
    [InlineData("1.", 1)]
    [InlineData(".5", 0.5)]
    [InlineData("-1.25e2", -125)]
    [InlineData("1E-2", 0.01)]
    public void Numbers_have_signs_fractions_and_exponents(string text, double value) =>
        Assert.Equal(value, Assert.IsType<Number>(Assert.IsType<Compare>(CqlText.Parse($"a = {text}")).Right).Value);

    [Fact]
    public void A_box_over_the_antimeridian_is_two_boxes()
    {
        var box = Assert.IsType<Shape>(Assert.IsType<Spatial>(
            CqlText.Parse("s_intersects(g, BBOX(170, -10, -170, 10))")).Right).Value;
        Assert.Equal(400, box.Area, 6);
        Assert.Equal(2, box.NumGeometries);
    }

    [Theory]
    [InlineData("")]
    [InlineData("a =")]
    [InlineData("a = 1)")]
    [InlineData("(((")]
    [InlineData("a = 'x")]
    [InlineData("a = \"x")]
    [InlineData("a == 1")]
    [InlineData("a = 1 b")]
    [InlineData("a between 1")]
    [InlineData("a in ()")]
    [InlineData("a not = 1")]
    [InlineData("a is 1")]
    [InlineData("a = 1;drop table x")]
    [InlineData("a = 1e")]
    [InlineData("a = 1x")]
    [InlineData("a = DATE('2020-02-30')")]
    [InlineData("a = DATE(b)")]
    [InlineData("a = TIMESTAMP('2020-01-01T00:00:00')")]
    [InlineData("t_after(a, INTERVAL('2020-01-01'))")]
    [InlineData("t_after(a, INTERVAL(1, 2))")]
    [InlineData("s_intersects(g)")]
    [InlineData("s_intersects(g, POINT(1))")]
    [InlineData("s_intersects(g, POINT(181 0))")]
    [InlineData("s_intersects(g, POLYGON((0 0, 1 1, 0 1)))")]
    [InlineData("s_intersects(g, LINESTRING(0 0))")]
    [InlineData("s_intersects(g, BBOX(1,2,3))")]
    [InlineData("s_intersects(g, BBOX(0,5,1,4))")]
    [InlineData("casei() = 'a'")]
    [InlineData("a = 9e999")]
    [InlineData("a = \u0001")]
    public void What_is_no_filter_is_refused_as_such(string text) =>
        Assert.Equal("filter.syntax", Assert.Throws<Refusal>(() => CqlText.Parse(text)).Code);

    [Fact]
    public void Half_a_character_is_refused() => Assert.Equal("filter.syntax",
        Assert.Throws<Refusal>(() => CqlText.Parse("a" + (char)0xd800 + " = 1")).Code);

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("""{"op":"="}""")]
    [InlineData("""{"op":"=","args":[1]}""")]
    [InlineData("""{"op":"and","args":[true]}""")]
    [InlineData("""{"op":"in","args":[{"property":"a"},[]]}""")]
    [InlineData("""{"op":"in","args":[{"property":"a"},1]}""")]
    [InlineData("""{"op":7,"args":[]}""")]
    [InlineData("""{"property":7}""")]
    [InlineData("""{"date":"x"}""")]
    [InlineData("""{"interval":["2020-01-01"]}""")]
    [InlineData("""{"bbox":[1,2,"x",4]}""")]
    [InlineData("""{"type":"Point","coordinates":["x",1]}""")]
    [InlineData("""{"type":"Polygon","coordinates":[[[0,0],[1,1],[0,1]]]}""")]
    [InlineData("""{"op":"=","args":[{"property":"a"},null]}""")]
    public void What_is_no_filter_in_JSON_is_refused_as_such(string json) =>
        Assert.Equal("filter.syntax", Assert.Throws<Refusal>(() => CqlJson.Parse(json)).Code);

    [Fact]
    public void A_filter_nested_a_thousand_deep_is_refused_and_a_long_flat_one_is_not()
    {
        var text = new string('(', 1000) + "a = 1" + new string(')', 1000);
        var nots = string.Concat(Enumerable.Repeat("not ", 1000)) + "a = 1";
        var json = string.Concat(Enumerable.Repeat("""{"op":"not","args":[""", 900)) + "true"
            + string.Concat(Enumerable.Repeat("]}", 900));
        foreach (var parse in (Action[])
            [() => CqlText.Parse(text), () => CqlText.Parse(nots), () => CqlJson.Parse(json)])
            Assert.Equal("filter.too-deep", Assert.Throws<Refusal>(parse).Code);
        Assert.IsType<Any>(CqlText.Parse(string.Join(" or ", Enumerable.Range(0, 1000).Select(i => $"a = {i}"))));
        var sum = "a = " + string.Join(" + ", Enumerable.Repeat("1", 1000));
        Assert.Equal("filter.too-deep", Assert.Throws<Refusal>(() => CqlText.Parse(sum)).Code);
        var parts = string.Join(" or ", Enumerable.Range(0, 6000).Select(i => $"a={i}"));
        Assert.Equal("filter.too-large", Assert.Throws<Refusal>(() => CqlText.Parse(parts)).Code);
        Assert.Equal("filter.too-long", Assert.Throws<Refusal>(() => CqlText.Parse(new string(' ', 70_000))).Code);
    }

    [Theory]
    [InlineData("Straße", "STRASSE")]
    [InlineData("Οδος", "ΟΔΟΣ")]
    [InlineData("ﬁne", "FINE")]
    [InlineData("København", "KØBENHAVN")]
    [InlineData("СУДЖА", "суджа")]
    [InlineData("ǅ", "ǆ")]
    public void Case_is_folded_in_full(string one, string other) =>
        Assert.Equal(CqlFolding.WithoutCase(one), CqlFolding.WithoutCase(other));

    [Theory]
    [InlineData("Chișinău", "Chisinau")]
    [InlineData("débárquér", "debarquer")]
    [InlineData("e\u0301", "e")]
    [InlineData("Ürümqi Ōsaka Việt Nam", "Urumqi Osaka Viet Nam")]
    [InlineData("ѐ", "е")]
    [InlineData("København", "København")]
    public void Accents_are_taken_off_and_letters_stay(string text, string plain) =>
        Assert.Equal(plain, CqlFolding.WithoutAccents(text));

    private static string Shown(object? node) => node switch
    {
        null => "null",
        IReadOnlyList<CqlExpression> list => $"[{string.Join(", ", list.Select(Shown))}]",
        CqlExpression expression => $"{expression.GetType().Name}({string.Join(", ", expression.GetType()
            .GetProperties().Where(one => one.Name is not "EqualityContract").OrderBy(one => one.Name)
            .Select(one => Shown(one.GetValue(expression))))})",
        _ => Convert.ToString(node, CultureInfo.InvariantCulture)!,
    };
}
