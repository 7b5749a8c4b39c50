using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Furrow.Tests.RealData;

/// <summary>One run of the real verb, and what it took.</summary>
/// <param name="Name">What it did, in words.</param>
/// <param name="Answer">The JSON on its standard output.</param>
/// <param name="Seconds">Wall seconds of the whole process.</param>
/// <param name="PeakMegabytes">Largest working set seen, in MB of 10⁶ bytes; 0 where the platform does not say.</param>
internal sealed record Step(string Name, JsonElement Answer, double Seconds, double PeakMegabytes)
{
    /// <summary>A whole number of the answer.</summary>
    public int Number(string field) => Answer.GetProperty(field).GetInt32();

    /// <summary>Rows left out because they were not meant.</summary>
    public int LeftOut => Answer.GetProperty("leftOut").EnumerateObject().Sum(reason => reason.Value.GetInt32());

    /// <summary>Reasons of the refused rows.</summary>
    public IEnumerable<string> Reasons =>
        Answer.GetProperty("rejected").EnumerateArray().Select(row => row.GetProperty("reason").GetString()!);
}

/// <summary>
/// Takes real data through the real executable: places, damage and war events joined by name, accidents, the statement,
/// works and a plan. Crews are illustrative, sized as the statement says, for no data set holds any.
/// </summary>
internal sealed class RealChain(string data, string store)
{
    /// <summary>Oblasts whose third level is among the data.</summary>
    public static readonly string[] Joined = ["Chernihivska", "Kharkivska", "Khersonska", "Sumska"];

    private static readonly string[] JoinByName =
    [
        "--join", "municipality", "--map", "place_name=adm3_uk", "--map", "district_name=adm2_en", "--map",
        "region_name=adm1_en", "--key", "adm3_pcode", "--map", "name=adm3_uk", "--accept-good",
    ];

    private static readonly string[] OpenStreetMap = ["--attribution", "© OpenStreetMap contributors, ODbL 1.0"];

    private readonly List<Step> steps = [];

    /// <summary>What was done so far, in order.</summary>
    public IReadOnlyList<Step> Steps => steps;

    /// <summary>The step of that name.</summary>
    public Step this[string name] => steps.Single(step => step.Name == name);

    /// <summary>The whole chain; <paramref name="seconds"/> are for planning.</summary>
    public void Run(int seconds)
    {
        Places();
        Damage("damaged assets");
        Events();
        Victims("victims");
        Import("statement", "statement-kursk.txt", "statements");
        Crews();
        Do("plan", "plan", "--store", store, "--seconds", $"{seconds}", "--json");
    }

    /// <summary>Damaged built-up area, joined by name.</summary>
    public void Damage(string name) => Import(
        name, "ukraine-adm3-damage/ukraine_adm3_damage.csv", "assets",
        [
            .. JoinByName, "--where", "damage_sum>0", "--map", "quantity=damage_sum", "--set", "unit=m²", "--set",
            "kind=housing", "--map", "damage_raw=damage_pct", "--set", "damage_scheme=SAR share of built-up area, %",
            "--set", "damage_remote=yes", "--set", "damage_grade=3",
        ]);

    /// <summary>Victims, each at the seat of a municipality.</summary>
    public void Victims(string name) => Import(
        name, "colombia-map-muse-victims/victims_2022.csv", "accidents",
        "--set", "precision=municipality-seat", "--map", "longitude=longitudcabecera", "--map",
        "latitude=latitudcabecera");

    private void Places()
    {
        Import("Kursk districts", "boundaries-kursk-osm/kursk.geojson", "places",
            ["--kind", "district", "--set", "language=ru", "--starts-on", "2027-04-01", .. OpenStreetMap]);
        Import("oblasts", "boundaries-ukraine/ua_oblasts.geojson", "places",
            ["--kind", "region", "--mend-outlines", .. OpenStreetMap]);
        foreach (var file in Files("boundaries-ukraine/raions"))
            Import($"raions of {Path.GetFileNameWithoutExtension(file)}", file, "places",
                ["--kind", "district", .. OpenStreetMap]);
        foreach (var file in Files("boundaries-ukraine/hromadas"))
            Import($"hromadas of {Path.GetFileNameWithoutExtension(file)}", file, "places",
                ["--kind", "municipality", .. OpenStreetMap]);
    }

    private void Events() => Import(
        "war events", "ukraine-adm3-damage/ukraine_adm3_damage.csv", "hazards",
        [
            .. JoinByName, "--where", "viina_events>0", "--set", "kind=suspected", "--set", "evidence=war-events",
            "--map", "evidence_note=viina_events", "--set", "ordnance=unexploded-ordnance", "--set",
            "method=battle-area",
        ]);

    private void Crews()
    {
        string[] clearance = ["survey", "battle-area", "battle-area", "manual", "inspection"];
        string[] building = ["debris", "structure", "finishing", "structure"];
        var text = new StringBuilder("crew,skills,size,lon,lat,arrived\n");
        for (var i = 0; i < 100; i++)
            text.Append(CultureInfo.InvariantCulture, $"Clearance {i + 1},{clearance[i % 5]},10,34.8,50.91,no\n");
        for (var i = 0; i < 200; i++)
            text.Append(CultureInfo.InvariantCulture, $"Builders {i + 1},{building[i % 4]},25,34.8,50.91,no\n");
        var file = Path.ChangeExtension(store, ".crews.csv");
        File.WriteAllText(file, text.ToString());
        Import("crews", file, "crews", "--key", "crew", "--illustrative");
    }

    private IEnumerable<string> Files(string folder) =>
        Directory.EnumerateFiles(Path.Combine(data, folder), "*.geojson").Order(StringComparer.Ordinal);

    private void Import(string name, string file, string target, params string[] options) => Do(
        name, ["import", Path.Combine(data, file), "--as", target, "--store", store, "--json", .. options]);

    private void Do(string name, params string[] words)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
        };
        foreach (var word in words.Prepend(Path.Combine(AppContext.BaseDirectory, "furrow.dll")))
            start.ArgumentList.Add(word);
        var began = Stopwatch.GetTimestamp();
        using var process = Process.Start(start)!;
        var answer = process.StandardOutput.ReadToEndAsync();
        var complaint = process.StandardError.ReadToEndAsync();
        var peak = 0L;
        while (!process.WaitForExit(20))
            peak = Math.Max(peak, PeakOf(process));
        process.WaitForExit();
        var seconds = Stopwatch.GetElapsedTime(began).TotalSeconds;
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{name}: exit {process.ExitCode}: {complaint.Result}");
        using var json = JsonDocument.Parse(answer.Result);
        steps.Add(new Step(name, json.RootElement.Clone(), seconds, peak / 1e6));
    }

    private static long PeakOf(Process process)
    {
        try
        {
            process.Refresh();
            return process.PeakWorkingSet64;
        }
        catch (InvalidOperationException)
        {
            return 0;
        }
    }
}
