using Furrow.Registry;
using Furrow.Registry.Exchange;
using Furrow.Registry.Exchange.Cql;
using NetTopologySuite.IO;

namespace Furrow.Tests.Store;

/// <summary>What each filter finds among a few features, on every database alike.</summary>
/// <remarks>
/// a: a square 0–10; b: a square 5–15; c: a point in a; d: a line through a and b; e: nothing is known but its name.
/// </remarks>
public sealed class Filtering(Filtering.Stores things) : IClassFixture<Filtering.Stores>
{
    private static readonly PlainCollection Described = new(
        new Collection("things", "Things",
        [
            Field("name", FieldType.Text), Field("End", FieldType.Text), Field("whole", FieldType.Integer),
            Field("number", FieldType.Number), Field("yes", FieldType.Boolean), Field("day", FieldType.Date),
            Field("began", FieldType.DateTime), Field("ended", FieldType.DateTime),
        ]),
        new Origin("test", null, true), Sensitivity.Low, "GEOMETRY");

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static readonly FeatureDraft[] Features =
    [
        Draft("a", "Straße", 1, 1.5, true, "2022-01-01", "2022-01-01T00:00:00.000Z", "2022-02-01T00:00:00.000Z",
            "POLYGON((0 0, 10 0, 10 10, 0 10, 0 0))"),
        Draft("b", "Chișinău", 2, -7.25, false, "2022-06-15", "2022-02-01T00:00:00.000Z", "2022-06-30T12:00:00.500Z",
            "POLYGON((5 5, 15 5, 15 15, 5 15, 5 5))"),
        Draft("c", "50%_\\x", 3, 0, true, "2022-12-31", "2022-01-10T00:00:00.000Z", "2022-01-20T00:00:00.000Z",
            "POINT(2 2)"),
        Draft("d", "chisinau", -4, 1e12, null, null, "2022-01-01T00:00:00.000Z", null,
            "LINESTRING(-5 7, 20 7)"),
        Draft("e", null, null, null, null, null, null, null, null),
    ];

    /// <summary>A filter, and the names of what it finds.</summary>
    public static TheoryData<string, string> Cases => new()
    {
        { "true", "abcde" },
        { "false", "" },
        { "name = 'b'", "b" },
        { "name <> 'b'", "acde" },
        { "name < 'c' or name > 'd'", "abe" },
        { "name >= 'c' and name <= 'd'", "cd" },
        { "'b' < name", "cde" },
        { "\"End\" <> 'x'", "abcd" },
        { "not (\"End\" = 'x')", "abcd" },
        { "\"End\" is null", "e" },
        { "\"End\" is not null", "abcd" },
        { "not \"End\" is null", "abcd" },
        { "whole > 1 or \"End\" is null", "bce" },
        { "whole > 1 and not (number < 0)", "c" },
        { "not (whole > 1 or number < 0)", "ad" },
        { "not (whole > 1 and name = 'zz')", "abcde" },
        { "(whole > 1) is null", "e" },
        { "whole between -4 and 1", "ad" },
        { "whole not between -4 and 1", "bc" },
        { "number between whole and 2", "a" },
        { "whole in (1, 3, 99)", "ac" },
        { "whole not in (1, 3, 99)", "bd" },
        { "name in ('a')", "a" },
        { "day in (DATE('2022-01-01'), DATE('2022-12-31'))", "ac" },
        { "yes = true", "ac" },
        { "yes <> true", "b" },
        { "yes in (true, false)", "abc" },
        { "yes", "ac" },
        { "not yes", "b" },
        { "yes is null", "de" },
        { "(whole = 1) = yes", "ab" },
        { "\"End\" like 'Chi%'", "b" },
        { "\"End\" like 'chi%'", "d" },
        { "\"End\" not like '%i%'", "ac" },
        { "\"End\" like '______'", "ac" },
        { "\"End\" like '50\\%\\_%'", "c" },
        { "\"End\" like '50\\%x%'", "" },
        { "\"End\" like '%\\\\x'", "c" },
        { "\"End\" like ''", "" },
        { "'abc' like 'a_c'", "abcde" },
        { "casei(\"End\") = casei('STRASSE')", "a" },
        { "casei(\"End\") like casei('CHI%')", "bd" },
        { "accenti(\"End\") = 'Chisinau'", "b" },
        { "accenti(casei(\"End\")) = casei(accenti('CHIȘINĂU'))", "bd" },
        { "accenti(casei(\"End\")) in (accenti(casei('Chișinău')), 'x')", "bd" },
        { "accenti(\"End\") is null", "e" },
        { "day = DATE('2022-06-15')", "b" },
        { "day = '2022-06-15'", "b" },
        { "day > TIMESTAMP('2022-01-01T00:00:00Z')", "bc" },
        { "began < ended", "abc" },
        { "ended = TIMESTAMP('2022-06-30T12:00:00.5Z')", "b" },
        { "ended = TIMESTAMP('2022-06-30T12:00:00.5001Z')", "" },
        { "ended < TIMESTAMP('2022-06-30T12:00:00.5001Z')", "abc" },
        { "ended > TIMESTAMP('2022-06-30T12:00:00.4999Z')", "b" },
        { "began = DATE('2022-02-01')", "b" },
        { "number = whole + 0.5", "a" },
        { "whole * 2 = 6 or whole - 1 = 0", "ac" },
        { "whole / 2 = 1.5", "c" },
        { "whole div 2 = -2", "d" },
        { "whole % 2 = 1", "ac" },
        { "whole ^ 2 = 16", "d" },
        { "2 ^ whole = 8", "c" },
        { "-whole = 4", "d" },
        { "1 / (whole - 1) > 0", "bc" },
        { "number * 1e200 > 1", "ad" },
        { "whole % 0 = 1", "" },
        { "1 + 2 * 3 = 7", "abcde" },
        { "2 ^ 3 - 7 div 2 = 5", "abcde" },
        { "7 % 3 = 1 and 1 / 4 = 0.25", "abcde" },
        { "number > whole", "ad" },
        { "t_after(day, DATE('2022-01-01'))", "bc" },
        { "t_before(day, DATE('2022-06-15'))", "a" },
        { "t_equals(day, DATE('2022-06-15'))", "b" },
        { "t_disjoint(day, INTERVAL('2022-02-01', '..'))", "a" },
        { "t_intersects(day, INTERVAL('..', '2022-06-15'))", "ab" },
        { "not t_intersects(day, INTERVAL('..', '2022-06-15'))", "c" },
        { "t_during(day, INTERVAL('2022-01-01', '2022-12-31'))", "b" },
        { "t_intersects(began, DATE('2022-01-01'))", "ad" },
        { "t_before(began, DATE('2022-01-10'))", "ad" },
        { "t_after(began, DATE('2022-01-10'))", "b" },
        { "t_contains(INTERVAL(began, ended), INTERVAL('2022-01-12', '2022-01-13'))", "ac" },
        { "t_during(INTERVAL(began, ended), INTERVAL('2021-01-01', '2022-02-15'))", "ac" },
        { "t_meets(INTERVAL(began, ended), INTERVAL('2022-02-01T00:00:00Z', '..'))", "a" },
        { "t_metby(INTERVAL(began, ended), INTERVAL('..', '2022-02-01T00:00:00Z'))", "b" },
        { "t_starts(INTERVAL(began, ended), INTERVAL('2022-01-01T00:00:00Z', '..'))", "a" },
        { "t_startedby(INTERVAL(began, ended), TIMESTAMP('2022-01-01T00:00:00Z'))", "a" },
        { "t_finishes(INTERVAL(began, ended), INTERVAL('..', '2022-01-20T00:00:00Z'))", "c" },
        { "t_finishedby(INTERVAL(began, ended), TIMESTAMP('2022-01-20T00:00:00Z'))", "c" },
        { "t_overlaps(INTERVAL(began, ended), INTERVAL('2022-01-15T00:00:00Z', '2022-03-01T00:00:00Z'))", "ac" },
        { "t_overlappedby(INTERVAL(began, ended), INTERVAL('..', '2022-01-15T00:00:00Z'))", "ac" },
        { "t_equals(INTERVAL(began, ended), INTERVAL('2022-01-10T00:00:00Z', '2022-01-20T00:00:00Z'))", "c" },
        { "t_disjoint(INTERVAL(began, ended), INTERVAL('2022-01-15', '2022-01-16'))", "b" },
        { "s_intersects(geom, POINT(2 2))", "ac" },
        { "s_intersects(geom, BBOX(4, 6, 6, 8))", "abd" },
        { "s_intersects(BBOX(4, 6, 6, 8), geom)", "abd" },
        { "not s_intersects(geom, POINT(2 2))", "bd" },
        { "s_disjoint(geom, POINT(2 2))", "bd" },
        { "s_equals(geom, POLYGON((10 10, 0 10, 0 0, 10 0, 10 10)))", "a" },
        { "s_equals(geom, MULTIPOINT((2 2)))", "c" },
        { "s_within(geom, BBOX(0, 0, 10, 10))", "ac" },
        { "s_within(POINT(2 2), geom)", "ac" },
        { "s_contains(geom, POINT(7 7))", "abd" },
        { "s_contains(BBOX(0, 0, 10, 10), geom)", "ac" },
        { "s_touches(geom, LINESTRING(15 5, 15 15))", "b" },
        { "s_touches(geom, POINT(0 0))", "a" },
        { "s_overlaps(geom, BBOX(-5, -5, 5.5, 5.5))", "ab" },
        { "s_crosses(geom, LINESTRING(-1 2, 20 2))", "a" },
        { "s_crosses(geom, MULTILINESTRING((1 0, 1 9), (30 30, 31 31)))", "ad" },
        { "s_crosses(BBOX(0, 0, 1, 20), geom)", "d" },
        { "s_intersects(geom, MULTIPOLYGON(((1 1, 3 1, 3 3, 1 1)), ((30 30, 31 30, 31 31, 30 30))))", "ac" },
        { "s_intersects(geom, POLYGON((-1 -1, 11 -1, 11 11, -1 11, -1 -1), (1 1, 3 1, 3 3, 1 3, 1 1)))", "abd" },
        { "s_intersects(geom, BBOX(170, -10, -4, 20))", "d" },
        { "s_intersects(POINT(1 1), BBOX(0, 0, 2, 2))", "abcde" },
        { "geom is null", "e" },
        { "s_intersects(geom, BBOX(0,0,1,1)) or name = 'e'", "ae" },
        { "id = '00000000-0000-0000-0000-000000000000'", "" },
    };

    [Theory, MemberData(nameof(Cases))]
    public async Task A_filter_finds_in_a_file(string filter, string names) =>
        Assert.Equal(names, await (await things.Of(Backend.GeoPackage)).Found(CqlText.Parse(filter)));

    [Theory, MemberData(nameof(Cases))]
    public async Task A_filter_finds_the_same_in_PostgreSQL(string filter, string names) =>
        Assert.Equal(names, await (await things.Of(Backend.Postgis)).Found(CqlText.Parse(filter)));

    [Theory]
    [InlineData("nothing = 1", "filter.unknown-property")]
    [InlineData("Name = 'a'", "filter.unknown-property")]
    [InlineData("name = 1", "filter.type")]
    [InlineData("whole = 'a'", "filter.type")]
    [InlineData("whole like 'a'", "filter.type")]
    [InlineData("name like \"End\"", "filter.type")]
    [InlineData("name", "filter.type")]
    [InlineData("'a'", "filter.type")]
    [InlineData("1 and 2", "filter.type")]
    [InlineData("geom = POINT(1 1)", "filter.type")]
    [InlineData("s_intersects(name, POINT(1 1))", "filter.type")]
    [InlineData("t_after(name, DATE('2020-01-01'))", "filter.type")]
    [InlineData("t_after(whole, 1)", "filter.type")]
    [InlineData("name + 1 = 2", "filter.type")]
    [InlineData("casei(whole) = 'a'", "filter.type")]
    [InlineData("day = INTERVAL('2020-01-01', '..')", "filter.type")]
    [InlineData("1 / 0 = 1", "filter.type")]
    [InlineData("name = ('a', 'b')", "filter.type")]
    [InlineData("a_contains(name, ('a'))", "filter.unknown-function")]
    [InlineData("buffer(geom, 1) = 1", "filter.unknown-function")]
    [InlineData("load_extension('x') = 1", "filter.unknown-function")]
    public async Task What_does_not_fit_the_layer_is_refused(string filter, string code)
    {
        var store = await things.Of(Backend.GeoPackage);
        var refusal = await Assert.ThrowsAsync<Refusal>(() => store.Found(CqlText.Parse(filter)));
        Assert.Equal(code, refusal.Code);
    }

    [Theory, MemberData(nameof(Backends.All), MemberType = typeof(Backends))]
    public async Task A_long_flat_filter_and_a_deep_formula_are_answered(Backend backend)
    {
        var either = string.Join(" or ", Enumerable.Range(10, 1500).Select(i => $"whole = {i}")) + " or name = 'a'";
        var deep = string.Concat(Enumerable.Repeat("(", 40)) + "whole" + string.Concat(Enumerable.Repeat(" % 7)", 40));
        var store = await things.Of(backend);
        Assert.Equal("a", await store.Found(CqlText.Parse(either)));
        Assert.Equal("c", await store.Found(CqlText.Parse($"{deep} = 3")));
    }

    private static Field Field(string name, FieldType type) => new(name, type, "", Sensitivity.Low);

    private static FeatureDraft Draft(string name, params object?[] values) => new(
        Identity.From<FeatureId>(name), name,
        values[^1] is string shape ? new WKTReader().Read(shape) : null,
        [name, values[0], values[1] is int whole ? (long)whole : null, values[2] is { } n ? Convert.ToDouble(n) : null,
            .. values[3..^1]]);

    /// <summary>One store for each database, for all the sentences.</summary>
    public sealed class Stores : IAsyncDisposable
    {
        private readonly Dictionary<Backend, Task<Things>> stores = [];

        internal Task<Things> Of(Backend backend)
        {
            lock (stores)
                return stores.TryGetValue(backend, out var store) ? store : stores[backend] = Things.New(backend);
        }

        public async ValueTask DisposeAsync()
        {
            foreach (var store in stores.Values.Where(store => store.IsCompletedSuccessfully))
                await store.Result.DisposeAsync();
        }
    }

    /// <summary>A store with the few features.</summary>
    internal sealed class Things(TemporaryStore temporary, Layer layer) : IAsyncDisposable
    {
        public ValueTask DisposeAsync() => temporary.DisposeAsync();

        public static async Task<Things> New(Backend backend)
        {
            var temporary = await TemporaryStore.New(backend);
            var store = temporary.Store.Features;
            await temporary.Save(writing => store.Import(writing, Described, Features, CancellationToken.None));
            var layers = await store.Layers(Viewer.Local, CancellationToken.None);
            return new Things(temporary, layers.Single(one => one.Collection.Name == "things"));
        }

        /// <summary>Names of what is found; the count must say the same.</summary>
        public async Task<string> Found(CqlExpression filter)
        {
            var question = new FeatureQuestion { Filter = filter };
            var found = new List<string>();
            await foreach (var feature in temporary.Store.Features.Features(layer, question, Viewer.Local, Cancel))
                found.Add((string)feature.Values[1]!);
            Assert.Equal(found.Count, await temporary.Store.Features.Count(layer, question, Viewer.Local, Cancel));
            return string.Concat(found);
        }
    }
}
