using System.Net;
using System.Text.Json;

namespace Furrow.Tests.Server;

/// <summary>A person pins, holds or forbids something, plans again, and sees what changed and what it cost.</summary>
public sealed class Plans_made_again
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_held_work_makes_a_new_draft_that_says_what_the_hold_costs()
    {
        await using var served = await Served.Small();
        var inspect = Given.Works[2].Id;
        var answer = await Again(served, $$"""
            {"why":"The dogs come in May.","seconds":0.2,
             "wishes":[{"work":"{{inspect}}","kind":"not-before","day":"2026-05-11"}]}
            """);
        var wish = answer.GetProperty("plan").GetProperty("wishes")[0];
        Assert.True(wish.GetProperty("peopleDays").GetDouble() > 0);
        Assert.Equal($"{Given.Plan}", answer.GetProperty("plan").GetProperty("basedOn").GetString());
        Assert.Contains(
            "people wait", answer.GetProperty("comparison").GetProperty("words")[0].GetString()!,
            StringComparison.OrdinalIgnoreCase);
        var id = answer.GetProperty("plan").GetProperty("id").GetString();
        var kept = await served.Json($"/api/plans/{id}");
        Assert.Equal("draft", kept.GetProperty("record").GetProperty("status").GetString());
        var against = await served.Json($"/api/plans/{id}/against?other={Given.Plan}");
        Assert.NotEmpty(against.GetProperty("comparison").GetProperty("words").EnumerateArray());
    }

    [Fact]
    public async Task A_day_that_cannot_be_kept_is_answered_with_the_rules_against_it()
    {
        await using var served = await Served.Small();
        var answer = await Again(served, $$"""
            {"why":"Try it.","seconds":0.2,
             "wishes":[{"work":"{{Given.Works[2].Id}}","kind":"start-on","day":"2026-04-01"}]}
            """);
        var wish = answer.GetProperty("plan").GetProperty("wishes")[0];
        Assert.Contains("waits for 'clear 1'", wish.GetProperty("conflict").GetString()!, StringComparison.Ordinal);
        Assert.True(answer.GetProperty("plan").GetProperty("works").GetInt32() > 0);
    }

    [Fact]
    public async Task A_work_says_what_held_it()
    {
        await using var served = await Served.Small();
        var why = await served.Json($"/api/plans/{Given.Plan}/why?work={Given.Works[2].Id}");
        Assert.Contains(
            why.GetProperty("reasons").EnumerateArray(),
            reason => reason.GetString()!.StartsWith("Waits for 'clear 1'", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Wrong_questions_are_refused_by_name()
    {
        await using var served = await Served.Small();
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "plan.other"),
            await served.Refusal($"/api/plans/{Given.Plan}/against"));
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "plan.work"),
            await served.Refusal($"/api/plans/{Given.Plan}/why"));
        Assert.Equal("plan.seconds", (await served.Refusal(
            Served.Change($"/api/plans/{Given.Plan}/again", """{"why":"x","seconds":900}"""))).Code);
        Assert.Equal("plan.wish-skill", (await served.Refusal(Served.Change(
            $"/api/plans/{Given.Plan}/again",
            $$"""{"why":"x","wishes":[{"work":"{{Given.Works[4].Id}}","kind":"by-crew","crew":"{{Given.Deminers}}"}]}"""
            ))).Code);
    }

    private static async Task<JsonElement> Again(Served served, string body)
    {
        using var answer = await served.Client.SendAsync(
            Served.Change($"/api/plans/{Given.Plan}/again", body), Cancel);
        var text = await Served.Body(answer);
        Assert.True(answer.StatusCode == HttpStatusCode.OK, text);
        return JsonDocument.Parse(text).RootElement;
    }
}
