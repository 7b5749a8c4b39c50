using System.Globalization;
using Furrow.Planning.Projects;
using Furrow.Registry;

namespace Furrow.Cli.Formats;

/// <summary>Reads multi-skill instances as MiniZinc data (.dzn): durations, workers asked of each skill, who masters
/// what, and precedence. Sets and other names are passed over.</summary>
internal sealed class Mspsp
{
    private const int MostCharacters = 50_000_000;
    private const int MostSkills = 64;
    private const int MostWorkers = 4096;

    private readonly string name;
    private readonly Dictionary<string, List<(string Word, int Line)>> values = [];
    private int lines;

    private Mspsp(string name) => this.name = name;

    /// <summary>The project that the text describes.</summary>
    internal static Project Read(TextReader text, string name)
    {
        var reader = new Mspsp(name);
        reader.Statements(text);
        return reader.Project();
    }

    /// <summary>Cuts "name = words ;" apart; brackets, bars and commas only part words.</summary>
    private void Statements(TextReader text)
    {
        List<(string Word, int Line)> statement = [];
        var characters = 0;
        for (var line = text.ReadLine(); line is not null; line = text.ReadLine())
        {
            lines++;
            characters += line.Length;
            if (characters > MostCharacters)
                throw Wrong(lines, "", $"the file has more than {MostCharacters} characters");
            var comment = line.IndexOf('%', StringComparison.Ordinal);
            var spaced = (comment < 0 ? line : line[..comment])
                .Replace(";", " ; ", StringComparison.Ordinal).Replace("=", " = ", StringComparison.Ordinal);
            foreach (var word in spaced.Split(
                [' ', '\t', ',', '[', ']', '|', '{', '}'], StringSplitOptions.RemoveEmptyEntries))
            {
                if (word == ";")
                {
                    Keep(statement);
                    statement = [];
                }
                else
                {
                    statement.Add((word, lines));
                }
            }
        }

        if (statement.Count > 0)
            throw Wrong(statement[0].Line, statement[0].Word, "this statement does not end with ';'");
    }

    private void Keep(List<(string Word, int Line)> statement)
    {
        if (statement.Count == 0)
            return;
        if (statement.Count < 2 || statement[1].Word != "=")
            throw Wrong(statement[0].Line, statement[0].Word, "a statement is written 'name = value;'");
        if (!values.TryAdd(statement[0].Word, statement[2..]))
            throw Wrong(statement[0].Line, statement[0].Word, "this name is given twice");
    }

    private Project Project()
    {
        var count = One("nActs", Psplib.MostJobs);
        var skills = One("nSkills", MostSkills);
        var workers = One("nResources", MostWorkers);
        var durations = Many("dur", count, 0, Psplib.MostDuration);
        var asked = Many("sreq", (long)count * skills, 0, MostWorkers);
        var masters = All("mastery", (long)workers * skills);
        var precedences = One("nPrecs", 4_000_000);
        var before = Many("pred", precedences, 1, count);
        var after = Many("succ", precedences, 1, count);
        return new Project
        {
            Jobs =
            [
                .. durations.Select((duration, job) => new Job(
                    [new Mode(duration, [], [])],
                    Skills:
                    [
                        .. Enumerable.Range(0, skills).Select(skill => new Demand(skill, asked[(job * skills) + skill]))
                            .Where(static demand => demand.Units > 0),
                    ])),
            ],
            Follows = [.. before.Zip(after, static (first, then) => new Follow(first - 1, then - 1))],
            Workers =
            [
                .. Enumerable.Range(0, workers).Select(worker => Enumerable.Range(0, skills)
                    .Where(skill => IsTrue(masters[(worker * skills) + skill]))
                    .Aggregate(0UL, static (mask, skill) => mask | (1UL << skill))),
            ],
        };
    }

    private bool IsTrue((string Word, int Line) value) => value.Word switch
    {
        "true" => true,
        "false" => false,
        _ => throw Wrong(value.Line, value.Word, "true or false belongs here"),
    };

    private int One(string of, int most) => Many(of, 1, 0, most)[0];

    private int[] Many(string of, long count, int least, int most) =>
        [.. All(of, count).Select(value => Whole(value, least, most))];

    private List<(string Word, int Line)> All(string of, long count)
    {
        if (!values.TryGetValue(of, out var found))
            throw Wrong(Math.Max(1, lines), of, "the file does not give this name");
        return found.Count == count
            ? found
            : throw Wrong(
                found.Count == 0 ? lines : found[0].Line, of, $"{count} values belong here, not {found.Count}");
    }

    private int Whole((string Word, int Line) value, int least, int most) =>
        int.TryParse(value.Word, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
        && number >= least && number <= most
            ? number
            : throw Wrong(value.Line, value.Word, $"a whole number from {least} to {most} belongs here");

    private Refusal Wrong(int line, string value, string rule) => new(
        "mspsp.malformed", $"{name}, line {line}: '{value}': {rule}.", [new RefusedRow(line, null, value, rule)]);
}
