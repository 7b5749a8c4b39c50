using System.Text;
using System.Text.Json;
using Furrow.Registry;

namespace Furrow.Tests.Server;

/// <summary>Rows of files pass the gates that hold for everybody, and are named by line where they fail.</summary>
public sealed class Files_of_the_field
{
    private const string Hazards = """
        local_id,kind,evidence,wkt,terrain,marking,booby_trapped,depth_centimetres
        H-1,suspected,craters,"POLYGON((35.1 52.1,35.102 52.1,35.102 52.102,35.1 52.102,35.1 52.1))",field,none,yes,20
        """;

    private const string Reports = """
        local_id,hazard,kind,made_on
        TS-1,H-1,ts,2026-02-01
        NTS-1,H-1,nts,2026-01-15
        """;

    [Fact]
    public async Task A_programme_is_brought_in_from_files_and_the_same_files_again_change_nothing()
    {
        await using var kept = await Over_the_real_store.Kept.Small();
        await using var served = await Served.Over(kept.Store);
        (string Target, string Rows)[] files =
        [
            ("codes", "list,value,label,name:uk\nterrain,terraces,Terraces,Тераси\n"),
            ("hazards", Hazards.Replace(",field,", ",terraces,", StringComparison.Ordinal)), ("reports", Reports),
            ("organisations", "id,name,kind\n1,Made-up Clearance,operator\n"),
            ("releases", "id,hazard,change,report,date,wkt\n1,H-1,reduced,TS-1,2026-02-02,"
                + "\"POLYGON((35.1 52.1,35.102 52.1,35.102 52.101,35.1 52.101,35.1 52.1))\"\n"),
            ("sessions", "id,date,organisation,method,women,boys,people\nS-1,2026-02-03,Educators,school,4,3,9\n"),
            ("incidents", "id,kind,day,hour,hazard,what\nI-1,near-miss,2026-02-04,09:30,H-1,made up\n"),
        ];
        foreach (var (target, rows) in files)
            Assert.Equal((true, 0, 0), await Taken(served, target, rows, first: true));
        foreach (var (target, rows) in files)
            Assert.Equal((true, 0, 0), await Taken(served, target, rows, first: false));
        var hazard = (await kept.Store.Hazards.List(
            new Filter { Text = "H-1" }, new Page(2), Viewer.Local, TestContext.Current.CancellationToken)).Items[0];
        Assert.Equal(("terraces", true, 20), (hazard.Terrain, hazard.BoobyTrapped, hazard.DepthCentimetres));
        Assert.Equal(Registry.Hazards.HazardStatus.Suspended, hazard.Status); // Frozen by the incident, and kept so.
        Assert.True(hazard.RemainingSquareMetres < (decimal)hazard.AreaSquareMetres);
        Assert.True((await served.Json($"/api/hazards/{hazard.Id}/ground")).GetProperty("isWhole").GetBoolean());
    }

    [Theory]
    [InlineData("hazards", "local_id,kind,evidence,terrain,wkt\n"
        + "H-9,suspected,craters,moon,\"POLYGON((0 0,1 0,1 1,0 0))\"", "terrain")]
    [InlineData("releases", "hazard,change,report,date,wkt\nH-1,cleared,TS-1,2026-02-02,"
        + "\"POLYGON((35.1 52.1,35.102 52.1,35.102 52.101,35.1 52.1))\"", "release.survey-cannot-clear")]
    [InlineData("daily-reports", "task,crew,day,method,m2,hours,persons\nTO-9,a,2026-02-02,detector,10,1,1", "task")]
    [InlineData("sessions", "id,date,organisation,women,people\n1,2026-02-02,x,5,3", "people")]
    [InlineData("incidents", "id,kind,day,what\n1,near-miss,2026-02-02,x", "task")]
    public async Task A_row_that_is_refused_is_named_with_its_line_and_nothing_is_written(
        string target, string rows, string field)
    {
        await using var kept = await Over_the_real_store.Kept.Small();
        await using var served = await Served.Over(kept.Store);
        await Taken(served, "hazards", Hazards, first: true);
        await Taken(served, "reports", Reports, first: true);
        var report = await Report(served, target, rows, preview: false);
        Assert.False(report.GetProperty("written").GetBoolean());
        var row = report.GetProperty("rejected")[0];
        Assert.Equal((2, field), (row.GetProperty("line").GetInt32(), row.GetProperty("field").GetString()));
    }

    [Fact]
    public async Task Looking_at_rows_writes_nothing()
    {
        await using var kept = await Over_the_real_store.Kept.Small();
        await using var served = await Served.Over(kept.Store);
        var before = (await kept.Store.Journal.Latest(
            new Page(1), Viewer.Local, TestContext.Current.CancellationToken)).Items[0].Hash;
        var look = await Report(served, "hazards", Hazards, preview: true);
        Assert.Equal((1, false), (look.GetProperty("taken").GetInt32(), look.GetProperty("written").GetBoolean()));
        Assert.Equal(before, (await kept.Store.Journal.Latest(
            new Page(1), Viewer.Local, TestContext.Current.CancellationToken)).Items[0].Hash);
    }

    [Fact]
    public async Task Reading_victims_is_kept_in_the_journal()
    {
        await using var kept = await Over_the_real_store.Kept.Small();
        await using var served = await Served.Over(kept.Store);
        await Taken(served, "hazards", Hazards, first: true);
        await Taken(served, "incidents", "id,kind,day,hazard,what\nI-1,accident,2026-02-04,H-1,made up\n", first: true);
        var incident = (await served.Json("/api/incidents")).GetProperty("items")[0].GetProperty("id").GetString();
        var none = await Done(served, $"incidents/{incident}/victims", new { why = "asked by the family" });
        Assert.Equal(0, none.GetArrayLength());
        var newest = (await kept.Store.Journal.Latest(
            new Page(1), Viewer.Local, TestContext.Current.CancellationToken)).Items[0];
        Assert.Equal(("victim_reading", "asked by the family", incident), (newest.Kind, newest.Why, newest.Record));
    }

    private static async Task<(bool Written, int New, int Refused)> Taken(
        Served served, string target, string rows, bool first)
    {
        var report = await Report(served, target, rows, preview: false);
        var saved = report.GetProperty("saved");
        var (added, changed) = (saved.GetProperty("added").GetInt32(), saved.GetProperty("changed").GetInt32());
        Assert.True(first ? added > 0 : added == 0, $"{target}: {report}");
        return (report.GetProperty("written").GetBoolean(), changed, report.GetProperty("rejected").GetArrayLength());
    }

    private static Task<JsonElement> Report(Served served, string target, string rows, bool preview) =>
        Done(served, "imports", new
        {
            why = "brought in", target, preview, fileName = $"{target}.csv",
            file = Convert.ToBase64String(Encoding.UTF8.GetBytes(rows)),
        });

    private static async Task<JsonElement> Done(Served served, string path, object body)
    {
        using var answer = await served.Client.SendAsync(
            Served.Change("/api/" + path, JsonSerializer.Serialize(body)), TestContext.Current.CancellationToken);
        Assert.True(answer.IsSuccessStatusCode, $"{path}: {await Served.Body(answer)}");
        return JsonDocument.Parse(await Served.Body(answer)).RootElement;
    }
}
