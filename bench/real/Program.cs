using System.Runtime.InteropServices;
using System.Text;
using Furrow.Registry;
using Furrow.Store;
using Furrow.Tests.RealData;

if (SharedData.Folder is not { } data)
{
    await Console.Error.WriteLineAsync(SharedData.Absent);
    return 1;
}

var folder = Directory.CreateTempSubdirectory("furrow-real");
try
{
    var store = Path.Combine(folder.FullName, "real.gpkg");
    var chain = new RealChain(data, store);
    chain.Run(seconds: 30);
    var report = Report(chain.Steps, new FileInfo(store).Length) + await Areas(store);
    await File.WriteAllTextAsync(Path.Combine(SharedData.Repository, "bench", "real-input.md"), report);
    Console.WriteLine(report);
    return 0;
}
finally
{
    folder.Delete(recursive: true);
}

static async Task<string> Areas(string path)
{
    await using var store = await Stores.Open(path, create: false, TimeProvider.System, new NoIdentities(), default);
    var places = await store.Places.Everything(Filter.None, Viewer.Local, default);
    var kursk = places.Where(place => place.Origin.Source == "kursk.geojson").Sum(place =>
        Geodesy.SquareMetres(place.Outline!)) / 1e6;
    return FormattableString.Invariant($"""

        Areas are measured on the ellipsoid: the 33 Kursk districts have {kursk:N0} km² (official: 29,997). The figure
        that comes with the data set, 29,888, is the same outlines measured on a sphere, which at this latitude gives
        0.38 % less; `tests/RealData` checks both to 0.1 %.

        """);
}

static string Report(IReadOnlyList<Step> steps, long bytes)
{
    var text = new StringBuilder();
    void Line(string line) => text.Append(line).Append('\n');
    Line($"# Real input");
    Line("");
    Line($"Made by `dotnet run dev.cs bench real`: the real verbs, one process each, over boundaries, damage,");
    Line($"war events, victims and a statement that lie beside the repository. Crews are illustrative, sized as the");
    Line($"statement says.");
    Line($"{Environment.ProcessorCount} processors, {RuntimeInformation.FrameworkDescription}.");
    Line($"Peak is the largest working set of the process.");
    Line("");
    Line($"| Step | Rows in | Taken | Refused | Left out | Seconds | Peak MB |");
    Line($"| --- | ---: | ---: | ---: | ---: | ---: | ---: |");
    foreach (var group in steps.Where(step => step.Name is not ("plan" or "statement"))
        .GroupBy(step => step.Name.Split(" of ")[0]))
    {
        int Sum(string field) => group.Sum(step => step.Number(field));
        Line($"| {group.Key} | {Sum("rows"):N0} | {Sum("taken"):N0} | "
            + $"{Sum("rejectedRows"):N0} | {group.Sum(step => step.LeftOut):N0} | "
            + $"{group.Sum(step => step.Seconds):0.0} | {group.Max(step => step.PeakMegabytes):0} |");
    }

    Step One(string name) => steps.Single(step => step.Name == name);
    var (statement, plan) = (One("statement"), One("plan"));
    Line($"| statement | 1 | 1 | 0 | 0 | {statement.Seconds:0.0} | {statement.PeakMegabytes:0} |");
    Line($"| plan | | | | | {plan.Seconds:0.0} | {plan.PeakMegabytes:0} |");
    Line("");
    Line($"Rows are summed where a step stands for several files; left out are label points among outlines, and");
    Line($"rows without damage or events. The store has {bytes / 1e6:0} MB at the end.");
    Line("");
    foreach (var name in (string[])["damaged assets", "war events"])
        Joining(Line, One(name));
    Line($"- statement: {statement.Number("proposed")} claims proposed, none confirmed by itself.");
    Line("");
    var (works, cost) = (plan.Answer.GetProperty("works"), plan.Answer.GetProperty("cost"));
    var dates = plan.Answer.GetProperty("plan");
    Line($"Plan: {works.GetProperty("planned").GetInt32():N0} works planned, "
        + $"{works.GetProperty("unplanned").GetInt32():N0} left out with reasons, "
        + $"{dates.GetProperty("startsOn").GetString()} to {dates.GetProperty("endsOn").GetString()}, "
        + $"gap {cost.GetProperty("gap").GetDouble():P1}, audit {plan.Answer.GetProperty("audit").GetString()}.");
    Line("");
    foreach (var note in plan.Answer.GetProperty("notes").EnumerateArray())
        Line($"- {note.GetString()}");
    return text.ToString();
}

static void Joining(Action<string> line, Step step)
{
    var asked = step.Number("rows") - step.LeftOut;
    var near = step.Reasons.Where(reason => RealChain.Joined.Any(oblast =>
        reason.Contains(oblast, StringComparison.Ordinal))).ToList();
    var taken = step.Number("taken");
    line($"- {step.Name}: {taken:N0} of {asked:N0} rows joined by name ({(double)taken / asked:P1}); of the "
        + $"oblasts whose hromadas are among the data {taken:N0} of {taken + near.Count:N0} "
        + $"({(double)taken / (taken + near.Count):P1}).");
    foreach (var reason in near.GroupBy(reason => reason).Take(10))
        line($"  - {reason.Count()} × {reason.Key}");
}

/// <summary>Reading makes no identities.</summary>
internal sealed class NoIdentities : IIdentities
{
    /// <inheritdoc/>
    public Guid Next() => throw new InvalidOperationException("reading makes no identities");
}
