using System.Net;
using System.Text.Json;

namespace Furrow.Tests.Server;

/// <summary>Each address answers with the shape that docs/api.md promises.</summary>
public sealed class Shapes_of_answers
{
    [Fact]
    public async Task The_programme_says_how_much_there_is_and_whom_to_credit()
    {
        await using var served = await Served.Small();
        var answer = await served.Json("/api/programme");
        Assert.Equal("Two districts", answer.GetProperty("programme").GetProperty("name").GetString());
        Assert.Equal(3, answer.GetProperty("counts").GetProperty("hazards").GetInt32());
        Assert.Equal(4, answer.GetProperty("bbox").GetArrayLength());
        Assert.Equal("© somebody", answer.GetProperty("attributions")[0].GetString());
        Assert.Equal("draft", answer.GetProperty("currentPlan").GetProperty("status").GetString());
        Assert.False(answer.GetProperty("basemap").GetBoolean());
    }

    [Fact]
    public async Task An_empty_store_is_shown_as_empty()
    {
        await using var served = await Served.Over(new MemoryStore());
        var answer = await served.Json("/api/programme");
        Assert.Equal(JsonValueKind.Null, answer.GetProperty("programme").ValueKind);
        Assert.Equal(JsonValueKind.Null, answer.GetProperty("currentPlan").ValueKind);
        Assert.Empty((await served.Json("/api/map/places")).GetProperty("features").EnumerateArray());
        var waiting = (await served.Json("/api/totals")).GetProperty("figures")[0];
        Assert.Equal(JsonValueKind.Null, waiting.GetProperty("value").ValueKind);
    }

    [Theory]
    [InlineData("places", 3, "kind name names parent population outlineIsApproximate")]
    [InlineData("hazards", 3,
        "localId name kind status areaSquareMetres method ordnance place illustrative outlineIsStandIn")]
    [InlineData("assets", 1, "localId name kind grade peopleServed place illustrative")]
    [InlineData("crews", 2, "name skills size arrived sentBy")]
    [InlineData("accidents", 0, "")]
    public async Task A_layer_is_a_feature_collection_with_the_fields_that_the_map_shows(
        string layer, int count, string fields)
    {
        await using var served = await Served.Small();
        var answer = await served.Json("/api/map/" + layer);
        Assert.Equal("FeatureCollection", answer.GetProperty("type").GetString());
        Assert.Equal(count, answer.GetProperty("features").GetArrayLength());
        foreach (var feature in answer.GetProperty("features").EnumerateArray())
        {
            Assert.True(feature.GetProperty("geometry").GetProperty("coordinates").GetArrayLength() > 0);
            Assert.All(fields.Split(' '), field =>
                Assert.True(feature.GetProperty("properties").TryGetProperty(field, out _), field));
        }
    }

    [Fact]
    public async Task A_timeline_names_works_and_crews_by_index_and_counts_hours_from_the_first_day()
    {
        await using var served = await Served.Small();
        var answer = await served.Json($"/api/plans/{Given.Plan}/timeline");
        var rows = answer.GetProperty("rows").EnumerateArray().Select(row =>
            row.EnumerateArray().Select(number => number.GetInt32()).ToArray()).ToList();
        Assert.Equal(5, rows.Count);
        var works = answer.GetProperty("works");
        var first = Assert.Single(rows, row => works[row[0]].GetProperty("title").GetString() == "clear 1");
        Assert.Equal((8, 40), (first[2], first[3]));
        Assert.Equal("Deminers 1", answer.GetProperty("crews")[first[1]].GetProperty("name").GetString());
        var left = Assert.Single(answer.GetProperty("unplanned").EnumerateArray());
        Assert.Equal("clear wood", works[left.GetProperty("work").GetInt32()].GetProperty("title").GetString());
    }

    [Theory]
    [InlineData("hazards")]
    [InlineData("assets")]
    [InlineData("crews")]
    [InlineData("works")]
    [InlineData("places")]
    [InlineData("documents")]
    [InlineData("commitments")]
    [InlineData("plans")]
    public async Task Every_row_of_a_list_can_be_opened_and_shows_who_wrote_it(string list)
    {
        await using var served = await Served.Small();
        var items = (await served.Json("/api/" + list)).GetProperty("items");
        Assert.NotEqual(0, items.GetArrayLength());
        foreach (var item in items.EnumerateArray())
        {
            var one = await served.Json($"/api/{list}/{item.GetProperty("id").GetString()}");
            Assert.Equal(item.GetProperty("id").GetString(), one.GetProperty("record").GetProperty("id").GetString());
            var entry = Assert.Single(one.GetProperty("journal").EnumerateArray());
            Assert.Equal("a small programme", entry.GetProperty("why").GetString());
        }
    }

    [Fact]
    public async Task A_hazard_shows_its_works_and_a_work_shows_when_it_is_planned()
    {
        await using var served = await Served.Small();
        var hazard = await served.Json($"/api/hazards/{Given.Field}");
        Assert.Equal("North", hazard.GetProperty("placeName").GetString());
        Assert.Equal(4, hazard.GetProperty("works").GetArrayLength());
        Assert.Equal(4, (await served.Json($"/api/works?hazard={Given.Field}")).GetProperty("items").GetArrayLength());
        var work = await served.Json($"/api/works/{Given.Works[0].Id}");
        Assert.Equal("2026-04-01T08:00:00", work.GetProperty("planned").GetProperty("start").GetString());
        var crew = await served.Json($"/api/crews/{Given.Deminers}");
        Assert.Equal(5, crew.GetProperty("planned").GetArrayLength());
    }

    [Fact]
    public async Task A_commitment_leads_to_its_quote_in_the_text()
    {
        await using var served = await Served.Small();
        var id = (await served.Json("/api/commitments")).GetProperty("items")[0].GetProperty("id").GetString();
        var one = await served.Json("/api/commitments/" + id);
        var quote = one.GetProperty("claims")[0].GetProperty("quote");
        var text = one.GetProperty("documents")[0].GetProperty("text").GetString()!;
        Assert.Equal("1,000 deminers",
            text[quote.GetProperty("start").GetInt32()..quote.GetProperty("end").GetInt32()]);
        var document = await served.Json($"/api/documents/{Given.Statement}");
        Assert.Equal(2, document.GetProperty("claims").GetArrayLength());
        Assert.Single(document.GetProperty("commitments").EnumerateArray());
    }

    [Fact]
    public async Task What_is_prepared_while_pages_are_served_is_told()
    {
        var preparation = new Furrow.Server.Preparation();
        preparation.Now("Planning");
        await using var served = await Served.Over(
            new MemoryStore(), Served.Options with { Preparation = preparation });
        Assert.Equal("Planning", (await served.Json("/api/progress")).GetProperty("step").GetString());
        preparation.Done();
        Assert.False((await served.Json("/api/progress")).GetProperty("busy").GetBoolean());
    }

    [Fact]
    public async Task Nothing_there_is_404_with_a_reason()
    {
        await using var served = await Served.Small();
        Assert.Equal((HttpStatusCode.NotFound, "request.not-found"), await served.Refusal("/api/nothing"));
        Assert.Equal((HttpStatusCode.NotFound, "request.not-found"),
            await served.Refusal($"/api/hazards/{Guid.Empty}"));
        Assert.Equal((HttpStatusCode.NotFound, "place.not-found"),
            await served.Refusal($"/api/totals?place={Guid.Empty}"));
        Assert.Equal((HttpStatusCode.NotFound, "totals.not-found"), await served.Refusal("/api/totals/joy"));
        Assert.Equal((HttpStatusCode.MethodNotAllowed, "request.method"),
            await served.Refusal(Served.Change("/api/hazards")));
    }
}
