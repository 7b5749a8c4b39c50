using System.Globalization;
using Furrow.Planning;
using Furrow.Registry;
using Calendar = Furrow.Planning.Calendar;

namespace Furrow.Cli.Formats;

/// <summary>
/// Reads CCP1, the clearance and construction programme: a header and one record a line. Crews T, sites S, works J;
/// ids count from 0 in order. Coordinates are kilometres and become metres.
/// </summary>
internal sealed class Ccp
{
    private const int MostRecords = 1_000_000;
    private const int MostWaits = 4_000_000;
    private const int MostCharacters = 10_000;
    private const int LatestTime = 400_000_000;
    private readonly string name;
    private readonly List<Activity> activities = [];
    private readonly List<Wait> waits = [];
    private readonly List<Crew> crews = [];
    private readonly List<Site> places = [];
    private readonly List<(int Place, int Release)> sites = [];
    private readonly Dictionary<string, long> header = [];
    private int line;

    private Ccp(string name) => this.name = name;

    /// <summary>The problem that the text describes.</summary>
    /// <param name="lines">Text, record by record.</param>
    /// <param name="name">Of the file, for refusals.</param>
    /// <exception cref="Refusal">A record is wrong: the message names file, line, value and limit.</exception>
    internal static Problem Read(TextReader lines, string name) => new Ccp(name).All(lines);

    private Problem All(TextReader lines)
    {
        while (lines.ReadLine() is { } text)
        {
            line++;
            if (text.Length > MostCharacters)
                throw Wrong(text[..40], $"the line has {text.Length} characters; the limit is {MostCharacters}");
            var fields = text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
            if (fields.Length > 0)
                Record(fields);
            if (activities.Count + crews.Count + sites.Count > 3 * MostRecords)
                throw Wrong(text, $"more than {3 * MostRecords} records");
        }

        if (header.Count == 0)
            throw Wrong("", "the file is empty; a CCP file begins with the line 'CCP1 tasks … teams … sites …'");
        Expect("tasks", activities.Count);
        Expect("teams", crews.Count);
        Expect("sites", sites.Count);
        return new Problem
        {
            Activities = [.. activities],
            Waits = [.. waits],
            Crews = [.. crews],
            Sites = [.. places],
            Calendars = [Winter()],
            MetresPerUnit = checked((int)header["speed"] * 1000),
        };
    }

    private void Record(string[] fields)
    {
        if (header.Count == 0)
            Header(fields);
        else if (fields[0] == "T")
            Team(fields);
        else if (fields[0] == "S")
            Place(fields);
        else if (fields[0] == "J")
            Job(fields);
        else
            throw Wrong(fields[0], "records begin with T, S or J");
    }

    private void Header(string[] fields)
    {
        if (fields[0] != "CCP1")
            throw Wrong(fields[0], "a CCP file begins with 'CCP1'");
        for (var i = 1; i + 1 < fields.Length; i += 2)
            header[fields[i]] = Whole(fields[i + 1], 0, LatestTime);
        foreach (var word in (string[])["tasks", "teams", "sites", "year", "winterStart", "speed"])
        {
            if (!header.ContainsKey(word))
                throw Wrong(word, "the header does not give it");
        }

        foreach (var word in (string[])["tasks", "teams", "sites"])
        {
            if (header[word] > MostRecords)
                throw Wrong($"{header[word]}", $"at most {MostRecords} {word}");
        }

        if (header["speed"] is < 1 or > 10_000)
            throw Wrong($"{header["speed"]}", "speed is from 1 to 10000 km in an hour");
        if (header["year"] < 1 || header["winterStart"] > header["year"] || header["winterStart"] < 1)
            throw Wrong($"{header["winterStart"]}", "winterStart is from 1 to year");
    }

    private void Team(string[] fields)
    {
        Shape(fields, 5, crews.Count);
        var skills = (ulong)Whole(fields[4], 0, long.MaxValue);
        crews.Add(new Crew(At(fields[2], fields[3]), skills));
    }

    private void Place(string[] fields)
    {
        Shape(fields, 6, sites.Count);
        Whole(fields[4], 0, int.MaxValue);
        sites.Add((At(fields[2], fields[3]), (int)Whole(fields[5], 0, LatestTime)));
    }

    private void Job(string[] fields)
    {
        if (fields.Length < 8)
            throw Wrong(string.Join(' ', fields), "a J record has at least 8 fields");
        var before = (int)Whole(fields[7], 0, 1000);
        Shape(fields, 8 + before, activities.Count);
        if (sites.Count == 0)
            throw Wrong(fields[2], "no site was given before the first work");
        var (place, release) = sites[(int)Whole(fields[2], 0, sites.Count - 1)];
        var winter = Whole(fields[6], 0, 1) == 1;
        if (waits.Count + before > MostWaits)
            throw Wrong(fields[7], $"the works of a file wait for at most {MostWaits} others in all");
        for (var i = 0; i < before; i++)
            waits.Add(new Wait((int)Whole(fields[8 + i], 0, header["tasks"] - 1), activities.Count));
        activities.Add(new Activity(
            place,
            (int)Whole(fields[3], 0, 63),
            (int)Whole(fields[4], 1, 10_000_000),
            Whole(fields[5], 0, 1_000_000_000),
            winter ? 0 : -1,
            release));
    }

    private void Shape(string[] fields, int length, int next)
    {
        if (fields.Length != length)
            throw Wrong(string.Join(' ', fields), $"this {fields[0]} record has {length} fields, not {fields.Length}");
        if (Whole(fields[1], 0, MostRecords) != next)
            throw Wrong(fields[1], $"the next {fields[0]} record is number {next}: ids count from 0");
    }

    private int At(string east, string north)
    {
        places.Add(new Site(Metres(east), Metres(north)));
        return places.Count - 1;
    }

    private int Metres(string kilometres) =>
        decimal.TryParse(kilometres, NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
        && Math.Abs(value) <= 20_000
            ? (int)Math.Round(value * 1000)
            : throw Wrong(kilometres, "a coordinate is a number of kilometres from −20000 to 20000");

    private long Whole(string text, long least, long most) =>
        long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value)
        && value >= least && value <= most
            ? value
            : throw Wrong(text, $"a whole number from {least} to {most} belongs here");

    private void Expect(string word, int found)
    {
        if (header[word] != found)
            throw Wrong($"{found}", $"the header announces {header[word]} {word}");
    }

    /// <summary>Hours [0, winterStart) of every year that a programme of this size can reach.</summary>
    private Calendar Winter()
    {
        var year = header["year"];
        var summer = header["winterStart"];
        if (summer == year)
            return new Calendar([new Window(0, 1 << 30)]);
        var hours = activities.Sum(static activity => activity.Effort + 100L);
        var last = activities.Count == 0 ? 0 : activities.Max(static activity => activity.Release);
        var years = Math.Min(((hours / summer) + (last / year) + activities.Count + 2), 100_000);
        years = Math.Min(years, ((1 << 30) / year) - 1);
        return new Calendar(
        [
            .. Enumerable.Range(0, (int)years)
                .Select(i => new Window(checked((int)(i * year)), checked((int)((i * year) + summer)))),
        ]);
    }

    private Refusal Wrong(string value, string rule) =>
        new("ccp.malformed", $"{name}, line {line}: '{value}': {rule}.", [new RefusedRow(line, null, value, rule)]);
}
