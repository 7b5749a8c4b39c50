using System.Text;
using System.Text.Json;
using Furrow.Cli.Formats;
using Furrow.Planning;
using Furrow.Registry;

namespace Furrow.Tests.Cli;

/// <summary>Instance files go in, audited answers or reasons come out.</summary>
public sealed class SolveTests
{
    private const int Mutations = 400;

    /// <summary>Two crews, two sites and five works: survey, clearance and two mendings behind it, one in
    /// summer.</summary>
    private const string Small = """
        CCP1 tasks 5 teams 2 sites 2 year 8760 winterStart 6000 speed 20
        T 0 0 0 3
        T 1 2.5 -1 4
        S 0 1.5 2 1000 0
        S 1 40 0.25 500 24
        J 0 0 0 4 10 0 0
        J 1 0 1 20 10 1 1 0
        J 2 0 2 30 90 0 1 1
        J 3 1 1 8 0 0 0
        J 4 1 2 12 25 1 2 3 0

        """;

    [Fact]
    public async Task An_instance_is_planned_and_its_answer_written_for_programs()
    {
        using var furrow = new Shell();
        var file = await Written(furrow, "small.txt", Small);
        var answers = Path.Combine(Path.GetDirectoryName(file)!, "answers");
        var solved = await furrow.Run(
            "solve", file, "--format", "ccp", "--moves", "2000", "--json", "--out", answers);
        Assert.True(solved.Exit == 0, solved.Error);
        Assert.Empty(solved.Error);
        Assert.Equal("small", solved.Json.GetProperty("instance").GetString());
        Assert.True(solved.Json.GetProperty("valid").GetBoolean());
        Assert.Equal(0, solved.Json.GetProperty("unplanned").GetInt32());
        var cost = solved.Json.GetProperty("objective").GetInt64();
        Assert.InRange(solved.Json.GetProperty("bound").GetInt64(), 1, cost);

        var rows = await File.ReadAllLinesAsync(
            Path.Combine(answers, "small.csv"), TestContext.Current.CancellationToken);
        Assert.Equal("activity,mode,start,finish,crew", rows[0]);
        var numbers = rows.Skip(1).Select(row => row.Split(',').Select(int.Parse).ToArray()).ToList();
        Assert.Equal([0, 1, 2, 3, 4], numbers.Select(row => row[0]));
        long[] weights = [10, 10, 90, 0, 25];
        Assert.Equal(cost, numbers.Sum(row => weights[row[0]] * row[3]));
        Assert.Equal([0, 0, 1, 0, 1], numbers.Select(row => row[4]));
        Assert.True(numbers[0][3] <= numbers[1][2] && numbers[1][3] <= numbers[2][2]);
    }

    [Fact]
    public async Task A_folder_is_planned_file_by_file_and_the_same_seed_gives_the_same_lines()
    {
        using var furrow = new Shell();
        var folder = Path.GetDirectoryName(await Written(furrow, "b.txt", Small))!;
        await Written(furrow, "a.txt", Small);
        var one = await furrow.Run("solve", folder, "--format", "ccp", "--moves", "500", "--json");
        var two = await furrow.Run("solve", folder, "--format", "ccp", "--moves", "500", "--json");
        Assert.Equal(0, one.Exit);
        Assert.Equal(["a", "b"], Lines(one).Select(line => line.GetProperty("instance").GetString()));
        Assert.Equal(Costs(one), Costs(two));
    }

    [Theory]
    [InlineData("yaml", "solve.format-unknown")]
    public async Task A_format_that_is_not_read_is_refused_by_name(string format, string code)
    {
        using var furrow = new Shell();
        var file = await Written(furrow, "small.txt", Small);
        await Refused(furrow, code, $"'{format}'", "solve", file, "--format", format);
    }

    [Fact]
    public async Task Wrong_use_exits_with_2_and_a_refusal_with_1_and_its_reason()
    {
        using var furrow = new Shell();
        var file = await Written(furrow, "small.txt", Small);
        Assert.Equal(2, (await furrow.Run("solve", file)).Exit);
        Assert.Equal(2, (await furrow.Run("solve", file, "--format", "ccp", "--moves", "many")).Exit);
        await Refused(furrow, "solve.no-file", "away.txt", "solve", "away.txt", "--format", "ccp");
        var empty = Directory.CreateDirectory(Path.Combine(Path.GetDirectoryName(file)!, "empty")).FullName;
        await Refused(furrow, "solve.no-file", "empty", "solve", empty, "--format", "ccp");
        await Refused(furrow, "solve.threads", "65", "solve", file, "--format", "ccp", "--threads", "65");
        await Refused(furrow, "solve.seconds", "1000000", "solve", file, "--format", "ccp", "--seconds", "-1");
        await Refused(furrow, "solve.moves", "-1", "solve", file, "--format", "ccp", "--moves", "-1");
        var wrong = await Written(furrow, "wrong.txt", Small.Replace("S 1 40", "S 1 east", StringComparison.Ordinal));
        await Refused(furrow, "ccp.malformed", "wrong.txt, line 5: 'east'", "solve", wrong, "--format", "ccp");
        var circle = await Written(furrow, "circle.txt", Small.Replace("0 0 4 10 0 0", "0 0 4 10 0 1 1",
            StringComparison.Ordinal));
        await Refused(furrow, "solve.malformed", "circle.txt: The waits go round", "solve", circle, "--format", "ccp");
    }

    [Theory]
    [InlineData("CCP1", "CCP2", 1, "CCP2")]
    [InlineData(" speed 20", "", 1, "speed")]
    [InlineData("speed 20", "speed 0", 1, "0")]
    [InlineData("tasks 5", "tasks 2000000", 1, "2000000")]
    [InlineData("tasks 5", "tasks many", 1, "many")]
    [InlineData("winterStart 6000", "winterStart 9000", 1, "9000")]
    [InlineData("tasks 5", "tasks 6", 10, "5")]
    [InlineData("teams 2", "teams 3", 10, "2")]
    [InlineData("T 0 0 0 3", "T 0 0 0", 2, "T 0 0 0")]
    [InlineData("T 1 2.5", "T 2 2.5", 3, "2")]
    [InlineData("T 1 2.5", "T 1 1e9", 3, "1e9")]
    [InlineData("T 1 2.5 -1 4", "T 1 2.5 -1 -4", 3, "-4")]
    [InlineData("S 0 1.5", "Q 0 1.5", 4, "Q")]
    [InlineData("S 1 40 0.25 500 24", "S 1 40 0.25 500 2.4", 5, "2.4")]
    [InlineData("J 0 0 0 4 10 0 0", "J 0 0 0 4", 6, "J 0 0 0 4")]
    [InlineData("J 0 0 0 4", "J 0 9 0 4", 6, "9")]
    [InlineData("J 0 0 0 4", "J 0 0 64 4", 6, "64")]
    [InlineData("J 0 0 0 4", "J 0 0 0 0", 6, "0")]
    [InlineData("J 1 0 1 20 10 1 1 0", "J 1 0 1 20 10 2 1 0", 7, "2")]
    [InlineData("J 1 0 1 20 10 1 1 0", "J 1 0 1 20 10 1 1 5", 7, "5")]
    [InlineData("J 1 0 1 20 10 1 1 0", "J 1 0 1 20 10 1 2 0", 7, "J 1 0 1 20 10 1 2 0")]
    public void A_malformed_record_is_refused_with_its_file_line_and_value(
        string right, string wrong, int line, string value)
    {
        var text = Small.Replace(right, wrong, StringComparison.Ordinal);
        Assert.NotEqual(Small, text);
        var refusal = Assert.Throws<Refusal>(() => Read(text));
        Assert.Equal("ccp.malformed", refusal.Code);
        Assert.StartsWith($"mine.txt, line {line}: '{value}'", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(line, Assert.Single(refusal.Rows).Line);
    }

    [Fact]
    public void An_empty_file_and_an_endless_line_are_refused()
    {
        Assert.Contains("empty", Assert.Throws<Refusal>(() => Read("")).Message, StringComparison.Ordinal);
        var endless = Assert.Throws<Refusal>(() => Read("CCP1 " + new string('9', 20_000)));
        Assert.Contains("mine.txt, line 1", endless.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_the_file_says_is_what_the_engine_is_given()
    {
        var problem = Read(Small);
        Assert.Equal(new Activity(3, 2, 12, 25, 0, 24), problem.Activities[4]);
        Assert.Equal([new(0, 1), new(1, 2), new(3, 4), new(0, 4)], problem.Waits);
        Assert.Equal((new Site(2500, -1000), 4UL), (problem.Sites[problem.Crews[1].Home], problem.Crews[1].Skills));
        Assert.Equal([new(0, 6000), new(8760, 14_760)], problem.Calendars[0].Windows.Take(2));
        Assert.Equal(20_000, problem.MetresPerUnit);
    }

    [Fact]
    public void Cut_and_mutated_text_is_planned_soundly_or_refused_and_never_a_fault()
    {
        var rng = new Rng(7);
        var read = 0;
        for (var i = 0; i < Mutations; i++)
        {
            var text = i % 4 == 0 ? Small[..rng.Below(Small.Length)] : Mutated(rng);
            try
            {
                var problem = Read(text);
                Assert.Empty(Audit.Check(problem, Planner.Solve(problem, Stop.AfterMoves(50), new Rng(1))));
                read++;
            }
            catch (Refusal refusal)
            {
                Assert.StartsWith("mine.txt, line ", refusal.Message, StringComparison.Ordinal);
            }
            catch (ArgumentException malformed) when (malformed.GetType() == typeof(ArgumentException))
            {
                Assert.NotEmpty(malformed.Message);
            }
        }

        Assert.InRange(read, Mutations / 40, Mutations / 2);
    }

    private static string Mutated(Rng rng)
    {
        const string alphabet = "0123456789-+.eCTSJ \n\t\0é,";
        var text = new StringBuilder(Small);
        for (var left = 1 + rng.Below(3); left > 0; left--)
        {
            var at = rng.Below(text.Length);
            switch (rng.Below(4))
            {
                case 0:
                    text[at] = alphabet[rng.Below(alphabet.Length)];
                    break;
                case 1:
                    text.Insert(at, alphabet[rng.Below(alphabet.Length)]);
                    break;
                case 2:
                    text.Remove(at, Math.Min(1 + rng.Below(5), text.Length - at));
                    break;
                default:
                    text.Insert(at, rng.Below(2) == 0 ? "99999999999999999999" : "2147483647");
                    break;
            }
        }

        return text.ToString();
    }

    private static Problem Read(string text) => Ccp.Read(new StringReader(text), "mine.txt");

    private static async Task<string> Written(Shell furrow, string name, string text)
    {
        var folder = Directory.CreateDirectory(Path.Combine(Path.GetDirectoryName(furrow.Store)!, "given")).FullName;
        var file = Path.Combine(folder, name);
        await File.WriteAllTextAsync(file, text, TestContext.Current.CancellationToken);
        return file;
    }

    private static IEnumerable<JsonElement> Lines(Answer answer) =>
        answer.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(static line => JsonDocument.Parse(line).RootElement);

    private static IEnumerable<long> Costs(Answer answer) =>
        [.. Lines(answer).Select(static line => line.GetProperty("objective").GetInt64())];

    private static async Task Refused(Shell furrow, string code, string reason, params string[] arguments)
    {
        var answer = await furrow.Run(arguments);
        Assert.True(answer.Exit == 1, answer.Error);
        Assert.Contains($"({code})", answer.Error, StringComparison.Ordinal);
        Assert.Contains(reason, answer.Error, StringComparison.Ordinal);
        Assert.Empty(answer.Output);
    }
}
