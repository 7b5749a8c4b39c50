using System.Text.Json;
using Furrow.Registry;

namespace Furrow.Tests.Server;

/// <summary>Every number leads to what it is made of.</summary>
public sealed class Totals_and_their_rows
{
    [Theory]
    [InlineData("")]
    [InlineData("?on=2026-04-01")]
    [InlineData("?on=2026-04-07")]
    [InlineData("?on=2026-04-09")]
    [InlineData("?on=2030-01-01")]
    public async Task A_figure_is_the_sum_of_the_rows_at_its_address_for_the_programme_and_every_place(string query)
    {
        await using var served = await Served.Small();
        var checkedFigures = 0;
        foreach (var place in new PlaceId?[] { null, Given.Region, Given.North, Given.South })
        {
            var at = place is null ? query : query + (query == "" ? "?" : "&") + $"place={place}";
            var totals = await served.Json("/api/totals" + at);
            foreach (var figure in Figures(totals))
            {
                Assert.Equal(
                    figure.GetProperty("value").GetDecimal(),
                    await SumOfRows(served, figure.GetProperty("rows").GetString()!));
                checkedFigures++;
            }
        }

        Assert.Equal((4 * 4) + (3 * 4), checkedFigures);
    }

    [Fact]
    public async Task On_the_first_day_people_wait_for_exactly_what_the_plan_costs()
    {
        await using var served = await Served.Small();
        var plan = (await served.Json("/api/programme")).GetProperty("currentPlan");
        var waiting = await Figure(served, "waiting", $"?on={Given.FirstDay:yyyy-MM-dd}");
        Assert.Equal(plan.GetProperty("peopleDays").GetDouble(), waiting.GetProperty("value").GetDouble(), 0.02);
        Assert.Contains("9 people", waiting.GetProperty("note").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2026-04-01", 15_000.25)]
    [InlineData("2026-04-06", 15_000.25)]
    [InlineData("2026-04-07", 11_000.15)]
    [InlineData("2026-04-09", 5_000)]
    public async Task Ground_is_released_lot_by_lot_when_its_inspection_has_ended(string day, double squareMetres)
    {
        await using var served = await Served.Small();
        var ground = await Figure(served, "ground", "?on=" + day);
        Assert.Equal(squareMetres, ground.GetProperty("value").GetDouble(), 0.001);
        Assert.True(ground.GetProperty("planned").GetBoolean());
    }

    [Fact]
    public async Task Works_that_the_plan_leaves_out_stay_open_for_ever()
    {
        await using var served = await Served.Small();
        var works = await Figure(served, "works", "?on=2099-01-01");
        Assert.Equal(1, works.GetProperty("value").GetInt32());
        var rows = await served.Json(works.GetProperty("rows").GetString()!);
        var row = Assert.Single(rows.GetProperty("items").EnumerateArray());
        Assert.Equal("clear wood", row.GetProperty("title").GetString());
        var work = await served.Json(row.GetProperty("address").GetString()!);
        Assert.Equal("clear wood", work.GetProperty("record").GetProperty("title").GetString());
    }

    [Fact]
    public async Task What_was_promised_counts_where_it_was_promised_and_no_report_is_not_nothing()
    {
        await using var served = await Served.Small();
        var promised = await Figure(served, "promised", $"?place={Given.North}");
        Assert.Equal(1000, promised.GetProperty("value").GetInt32());
        Assert.False(promised.TryGetProperty("here", out _));
        Assert.False(promised.GetProperty("planned").GetBoolean());
        Assert.Equal(0, (await Figure(served, "promised", $"?place={Given.South}")).GetProperty("value").GetInt32());
    }

    [Fact]
    public async Task A_running_total_is_not_promised_beside_its_parts()
    {
        var store = new MemoryStore();
        await Given.Fill(store);
        await store.Journal.Write(new Actor("test"), "it was a total", async writing =>
        {
            var held = await store.Commitments.List(Filter.None, Page.First, Viewer.Local, default);
            return await store.Commitments.Save(
                writing, [.. held.Items.Select(one => one with { Aggregate = true })], default);
        }, TestContext.Current.CancellationToken);
        await using var served = await Served.Over(store);
        Assert.Equal(0, (await Figure(served, "promised", "")).GetProperty("value").GetInt32());
    }

    [Fact]
    public async Task Places_below_add_up_to_the_place_above_when_everything_lies_in_one()
    {
        await using var served = await Served.Small();
        var totals = await served.Json($"/api/totals?place={Given.Region}&on=2026-04-07");
        Assert.Equal(["North", "South"],
            totals.GetProperty("below").EnumerateArray().Select(below => below.GetProperty("name").GetString()));
        for (var i = 0; i < 4; i++)
        {
            Assert.Equal(
                totals.GetProperty("figures")[i].GetProperty("value").GetDecimal(),
                totals.GetProperty("below").EnumerateArray()
                    .Sum(below => below.GetProperty("figures")[i].GetProperty("value").GetDecimal()));
        }
    }

    private static IEnumerable<JsonElement> Figures(JsonElement totals) =>
        totals.GetProperty("figures").EnumerateArray().Concat(totals.GetProperty("below").EnumerateArray()
            .SelectMany(below => below.GetProperty("figures").EnumerateArray()));

    private static async Task<JsonElement> Figure(Served served, string key, string query) =>
        (await served.Json("/api/totals" + query)).GetProperty("figures").EnumerateArray()
            .Single(figure => figure.GetProperty("key").GetString() == key);

    /// <summary>Walks the list two rows at a time, as a page would.</summary>
    private static async Task<decimal> SumOfRows(Served served, string address)
    {
        var (sum, after) = (0m, "");
        while (true)
        {
            var slice = await served.Json(address + "&limit=2" + after);
            sum += slice.GetProperty("items").EnumerateArray().Sum(row => row.GetProperty("value").GetDecimal());
            if (slice.GetProperty("next").GetString() is not { } next)
                return sum;
            after = "&after=" + next;
        }
    }
}
