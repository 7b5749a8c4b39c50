using System.CommandLine;
using Furrow.Cli;
using Furrow.Registry;

namespace Furrow.Tests.Cli;

public sealed class VerbTests
{
    [Fact]
    public async Task The_sample_is_planned_and_the_store_checks()
    {
        using var furrow = new Shell();
        var sample = await furrow.Run("sample", "--store", furrow.Store, "--json");
        Assert.Equal((0, 300), (sample.Exit, sample.Json.GetProperty("hazards").GetInt32()));
        Assert.True(sample.Json.GetProperty("illustrative").GetBoolean());

        var planned = await furrow.Run("plan", "--store", furrow.Store, "--seconds", "3", "--json");
        Assert.True(planned.Exit == 0, planned.Error);
        Assert.Empty(planned.Error);
        var (works, cost) = (planned.Json.GetProperty("works"), planned.Json.GetProperty("cost"));
        Assert.Equal("passed", planned.Json.GetProperty("audit").GetString());
        Assert.True(works.GetProperty("planned").GetInt32() > 2000);
        Assert.Equal(5, works.GetProperty("unplanned").GetInt32()); // The sample's one suspended hazard.
        Assert.InRange(cost.GetProperty("gap").GetDouble(), 0, 1);
        Assert.InRange(cost.GetProperty("bound").GetDouble(), 1, cost.GetProperty("peopleDays").GetDouble());
        Assert.Contains(cost.GetProperty("drivers").EnumerateArray(), part =>
            part.GetProperty("word").GetString() == "winter stand-down");
        Assert.Equal(0, (await furrow.Run("check", "--store", furrow.Store)).Exit);
    }

    [Fact]
    public async Task Sampling_and_deriving_twice_changes_nothing()
    {
        using var furrow = new Shell();
        await furrow.Run("sample", "--store", furrow.Store);
        var again = await furrow.Run("sample", "--store", furrow.Store, "--json");
        Assert.Equal((0, 0, 0), (again.Exit, Number(again, "added"), Number(again, "changed")));
        await furrow.Run("plan", "--store", furrow.Store, "--seconds", "2");
        var second = await furrow.Run("plan", "--store", furrow.Store, "--seconds", "2", "--json", "--adopt");
        var works = second.Json.GetProperty("works");
        Assert.Equal(0, works.GetProperty("added").GetInt32() + works.GetProperty("changed").GetInt32());
        Assert.Equal(0, works.GetProperty("withdrawn").GetInt32());
        Assert.Equal("adopted", second.Json.GetProperty("plan").GetProperty("status").GetString());
    }

    [Fact]
    public async Task A_plan_in_the_store_starts_no_mending_before_its_ground_is_released()
    {
        using var furrow = new Shell();
        await furrow.Run("sample", "--store", furrow.Store);
        await furrow.Run("plan", "--store", furrow.Store, "--seconds", "2");
        var cancel = TestContext.Current.CancellationToken;
        await using var store = await Real.Open(furrow.Store, create: false, cancel);
        var plan = await store.Plans.Current(Viewer.Local, cancel);
        var at = (await store.Plans.Assignments(plan!.Id, Viewer.Local, cancel)).ToDictionary(one => one.Work);
        var works = await store.Works.Everything(Filter.None, Viewer.Local, cancel);
        var left = await store.Plans.Unplanned(plan.Id, Viewer.Local, cancel);
        Assert.Equal(works.Count, at.Count + left.Count);
        Assert.All(left, work => Assert.Matches("suspended|which is not planned", work.Reason));
        Assert.All(works.Where(work => at.ContainsKey(work.Id)), work => Assert.All(work.WaitsFor, first =>
            Assert.True(at[first].Finish <= at[work.Id].Start, work.Title)));
    }

    [Fact]
    public async Task Wrong_use_exits_with_2_and_a_refusal_with_1_and_its_reason()
    {
        using var furrow = new Shell();
        Assert.Equal(2, (await furrow.Run("sample")).Exit);
        Assert.Equal(2, (await furrow.Run("plan", "--store", furrow.Store, "--scenario", "dream")).Exit);
        Assert.Equal(2, (await furrow.Run("harvest")).Exit);
        await Refused(furrow, "store.missing", "plan", "--store", furrow.Store);
        await Refused(furrow, "sample.scale", "sample", "--store", furrow.Store, "--scale", "0");
        await furrow.Run("sample", "--store", furrow.Store);
        await Refused(furrow, "sample.other-programme", "sample", "--store", furrow.Store, "--seed", "2");
        await Refused(furrow, "plan.seconds", "plan", "--store", furrow.Store, "--seconds", "0");
        await Refused(furrow, "plan.no-crews", "plan", "--store", furrow.Store, "--scenario", "as-arrived");
    }

    [Fact]
    public async Task A_refused_import_leaves_no_store_behind()
    {
        using var furrow = new Shell();
        var answer = await Norms(furrow, "code,title\nx,y\n");
        Assert.Equal(1, answer.Exit);
        Assert.False(File.Exists(furrow.Store));
    }

    [Fact]
    public async Task The_norm_table_goes_out_to_a_sheet_and_comes_back_edited()
    {
        using var furrow = new Shell();
        await furrow.Run("sample", "--store", furrow.Store);
        var table = (await furrow.Run("norms", "--store", furrow.Store)).Output;
        var same = await Norms(furrow, table);
        Assert.Equal((0, 0), (Number(same, "added"), Number(same, "changed")));
        var edited = await Norms(furrow,
            table.Replace("planning assumption", "measured here", StringComparison.Ordinal));
        Assert.Equal(0, Number(edited, "added"));
        Assert.True(Number(edited, "changed") > 0, edited.Output);
        var swapped = table.Replace(",low,typical,", ",typical,low,", StringComparison.Ordinal);
        Assert.Equal(1, (await Norms(furrow, swapped)).Exit);
    }

    private static async Task<Answer> Norms(Shell furrow, string table)
    {
        var file = Path.ChangeExtension(furrow.Store, ".csv");
        await File.WriteAllTextAsync(file, table, TestContext.Current.CancellationToken);
        return await furrow.Run("import", file, "--as", "norms", "--store", furrow.Store, "--json");
    }

    [Fact]
    public void Help_of_every_verb_has_an_example_and_describes_every_option()
    {
        Assert.All(Verbs.All, verb =>
        {
            Assert.Contains($"Example: furrow {verb.Name}", verb.Description, StringComparison.Ordinal);
            Assert.All(verb.Options.Cast<Symbol>().Concat(verb.Arguments), one =>
                Assert.False(string.IsNullOrWhiteSpace(one.Description), $"{verb.Name} {one.Name}"));
        });
    }

    [Fact]
    public async Task Every_verb_prints_its_help()
    {
        using var furrow = new Shell();
        foreach (var verb in Verbs.All)
        {
            var help = await furrow.Run(verb.Name, "--help");
            Assert.Equal(0, help.Exit);
            Assert.Contains("Example: furrow", help.Output, StringComparison.Ordinal);
        }
    }

    private static async Task Refused(Shell furrow, string code, params string[] arguments)
    {
        var answer = await furrow.Run(arguments);
        Assert.Equal(1, answer.Exit);
        Assert.Contains($"({code})", answer.Error, StringComparison.Ordinal);
        Assert.Empty(answer.Output);
    }

    private static int Number(Answer answer, string name) => answer.Json.GetProperty(name).GetInt32();
}
