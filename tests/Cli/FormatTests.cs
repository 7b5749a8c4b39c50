using System.Text;
using Furrow.Cli.Formats;
using Furrow.Planning;
using Furrow.Planning.Projects;
using Furrow.Registry;

namespace Furrow.Tests.Cli;

/// <summary>Each family of published instance files is read as it is meant, or refused with its line.</summary>
public sealed class FormatTests
{
    private const int Mutations = 150;

    private const string Psp = """
        ************************************************************************
        file with basedata            : own.bas
        ************************************************************************
        projects                      :  1
        jobs (incl. supersource/sink ):  4
        horizon                       :  12
        RESOURCES
          - renewable                 :  2   R
          - nonrenewable              :  1   N
          - doubly constrained        :  0   D
        ************************************************************************
        PRECEDENCE RELATIONS:
        jobnr.    #modes  #successors   successors
           1        1          2           2   3
           2        2          1           4
           3        1          1           4
           4        1          0
        ************************************************************************
        REQUESTS/DURATIONS:
        jobnr. mode duration  R 1  R 2  N 1
        ------------------------------------------------------------------------
          1      1     0       0    0    0
          2      1     3       2    0    4
                 2     5       1    0    1
          3      1     4       1    3    2
          4      1     0       0    0    0
        ************************************************************************
        RESOURCEAVAILABILITIES:
          R 1  R 2  N 1
            2    3    5
        ************************************************************************

        """;

    private const string Rcp = """
        4 2
        2 3
        0 0 0 2 2 3
        3 2 0 1 4
        4 1 3 1
         4
        0 0 0 0
        """;

    private const string Multi = """
        2
        1
        3
        2 0
        1
        4 2 1 1:2
        3 2 0
        1 5
        1
        2 2 0
        """;

    private const string Max = """
        2 1 0 0
        0 1 2 1 2 [0] [0]
        1 1 2 3 2 [4] [2]
        2 1 2 3 1 [3] [-5]
        3 1 0
        0 1 0 0
        1 1 4 1
        2 1 3 2
        3 1 0 0
        2
        """;

    private const string Skilled = """
        % seed = 1
        nActs = 4;
        dur = [0,3,2,0];
        nSkills = 2;
        sreq = [| 0,0,
            | 1,0,
            | 1,1,
            | 0,0, |];
        nResources = 2;
        mastery = [| true,false,
            | true,true, |];
        nPrecs = 4;
        pred = [1,1,2,3];
        succ = [2,3,4,4];
        USEFUL_RES = [{}, {1,2}, {1,2}, {}];

        """;

    [Fact]
    public void A_project_with_modes_is_what_its_file_says()
    {
        var project = Read("mmlib", Psp);
        Assert.Equal([2, 3], project.Pools);
        Assert.Equal([5], project.Budgets);
        Assert.Equal([new(0, 1), new(0, 2), new(1, 3), new(2, 3)], project.Follows);
        Assert.Equal([3, 5], project.Jobs[1].Modes.Select(static mode => mode.Duration));
        Assert.Equal([new(0, 1), new(1, 3)], project.Jobs[2].Modes[0].Pools);
        Assert.Equal([new(0, 4)], project.Jobs[1].Modes[0].Budgets);
        Assert.Equal(5, Cost(project));
    }

    [Fact]
    public void Patterson_and_multi_project_files_are_what_they_say()
    {
        Assert.Equal(7, Cost(Read("patterson", Rcp)));
        var several = Read("mplib", Multi);
        Assert.Equal([0, 0, 5], several.Jobs.Select(static job => job.Release));
        Assert.Equal([new(0, 1)], several.Follows);
        Assert.Equal(9, Cost(several));
    }

    [Fact]
    public void Distances_and_skills_are_what_they_say()
    {
        var lagged = Read("rcpspmax", Max);
        Assert.Equal(
            [new(0, 1, 0), new(0, 2, 0), new(1, 3, 4), new(1, 2, 2), new(2, 3, 3), new(2, 1, -5)], lagged.Lags);
        Assert.Equal(7, Cost(lagged));
        var skilled = Read("mspsp", Skilled);
        Assert.Equal([1UL, 3UL], skilled.Workers);
        Assert.Equal(5, Cost(skilled));
    }

    [Fact]
    public void A_portfolio_joins_the_files_of_its_projects_and_counts_their_delays()
    {
        const string two = "2\n0\n4\na/x.mm\n3\n4\na/x.mm\n3\n2 -1 -1\n";
        var project = Mista.Read(new StringReader(two), "two.txt", _ => new StringReader(Psp));
        Assert.Equal([2, 3, 3], project.Pools);
        Assert.Equal([5, 5], project.Budgets);
        Assert.Equal([new Part(4), new Part(7)], project.Parts);
        Assert.Equal([new(0, 1), new(2, 3)], project.Jobs[6].Modes[0].Pools);
        var missing = Assert.Throws<Refusal>(() => Mista.Read(new StringReader(two), "two.txt", _ => null));
        Assert.StartsWith("two.txt, line 4: 'a/x.mm'", missing.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("psplib", "  2      1     3", "  2      1     x", "line 23: 'x'")]
    [InlineData("psplib", "jobs (incl", "tasks (incl", "begins with 'jobs'")]
    [InlineData("psplib", "   2        2          1           4", "   2        2          1     9", "line 15: '9'")]
    [InlineData("psplib", "constrained        :  0", "constrained        :  1", "doubly")]
    [InlineData("patterson", "3 2 0 1 4", "-3 2 0 1 4", "line 4: '-3'")]
    [InlineData("patterson", "0 0 0 0", "0 0 0 0 7", "more numbers follow")]
    [InlineData("mplib", "1:2", "1-2", "line 6: '1-2'")]
    [InlineData("mplib", "1:2", "1:3", "fewer activities")]
    [InlineData("rcpspmax", "[4]", "4", "line 3: '4'")]
    [InlineData("rcpspmax", "2 1 0 0", "2 1 0 1", "renewable")]
    [InlineData("mspsp", "true,false", "true,maybe", "line 10: 'maybe'")]
    [InlineData("mspsp", "dur = [0,3,2,0]", "dur = [0,3,2]", "line 3: 'dur': 4 values")]
    [InlineData("mspsp", "nSkills = 2;", "", "nSkills")]
    public void A_wrong_value_is_refused_with_its_line(string format, string right, string wrong, string words)
    {
        var text = TextOf(format);
        Assert.Contains(right, text, StringComparison.Ordinal);
        var refusal = Assert.Throws<Refusal>(
            () => Read(format, text.Replace(right, wrong, StringComparison.Ordinal)));
        Assert.Contains(words, refusal.Message, StringComparison.Ordinal);
        Assert.StartsWith("mine, line ", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("psplib")]
    [InlineData("patterson")]
    [InlineData("mplib")]
    [InlineData("rcpspmax")]
    [InlineData("mspsp")]
    public void Cut_and_mutated_files_are_planned_soundly_or_refused(string format)
    {
        var rng = new Rng(11);
        var original = TextOf(format);
        for (var i = 0; i < Mutations; i++)
        {
            var text = i % 5 == 0 ? original[..rng.Below(original.Length)] : Mutated(original, rng);
            try
            {
                var project = Read(format, text);
                var finding = ProjectPlanner.Solve(project, Stop.AfterMoves(200), new Rng(1));
                if (finding.Best is { } best)
                    Assert.Empty(TimetableAudit.Check(project, best, finding.Bound));
            }
            catch (Refusal refusal)
            {
                Assert.StartsWith("mine, line ", refusal.Message, StringComparison.Ordinal);
            }
            catch (ArgumentException malformed) when (malformed.GetType() == typeof(ArgumentException))
            {
                Assert.NotEmpty(malformed.Message);
            }
        }
    }

    private static string Mutated(string original, Rng rng)
    {
        const string alphabet = "0123456789- \n:[],|";
        var text = new StringBuilder(original);
        for (var left = 1 + rng.Below(2); left > 0; left--)
        {
            var at = rng.Below(text.Length);
            if (rng.Below(3) == 0)
                text.Insert(at, rng.Below(2) == 0 ? "99999999999" : "70000");
            else
                text[at] = alphabet[rng.Below(alphabet.Length)];
        }

        return text.ToString();
    }

    private static long Cost(Project project)
    {
        var finding = ProjectPlanner.Solve(project, Stop.AfterMoves(500), new Rng(1));
        Assert.Empty(TimetableAudit.Check(project, finding.Best!, finding.Bound));
        return finding.Best!.Cost;
    }

    private static string TextOf(string format) => format switch
    {
        "patterson" => Rcp,
        "mplib" => Multi,
        "rcpspmax" => Max,
        "mspsp" => Skilled,
        _ => Psp,
    };

    private static Project Read(string format, string text)
    {
        var reader = new StringReader(text);
        return format switch
        {
            "patterson" => Patterson.Read(reader, "mine"),
            "mplib" => Mplib.Read(reader, "mine"),
            "rcpspmax" => RcpspMax.Read(reader, "mine"),
            "mspsp" => Mspsp.Read(reader, "mine"),
            _ => Psplib.Read(reader, "mine", format),
        };
    }
}
