using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using Furrow.Registry;
using Furrow.Registry.Memorials;

namespace Furrow.Tests.Server.Memorials;

/// <summary>
/// Every door answers those who may not know of an unpublished person, a hidden object or a find of remains as if
/// they were not there at all: the same bytes as over a store that never held them. The doors are taken from the route
/// table.
/// </summary>
public sealed partial class Unpublished
{
    private static readonly string[] Secrets = ["Verborgen", "Vermisst", "Secret chest", "collapsed"];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static TheoryData<string> Viewers => ["public", "partner"];

    [Theory]
    [MemberData(nameof(Viewers))]
    public async Task Every_door_answers_as_if_who_is_not_to_be_shown_were_not_there(string name)
    {
        var viewer = name == "public" ? Viewer.Public : new Viewer(name, Sensitivity.Moderate, []);
        await using var whole = await Kept.New();
        await using var without = await Kept.New(whole: false);
        await using var one = await Served.Over(whole.Store, Served.Options with { Viewer = viewer });
        await using var other = await Served.Over(without.Store, Served.Options with { Viewer = viewer });
        var (asked, seen) = (0, new StringBuilder());
        foreach (var path in one.Addresses.Where(address => address.Method == "GET")
            .SelectMany(address => Filled(address.Path)).Distinct())
        {
            var (mine, theirs) = (await Answer(one, path), await Answer(other, path));
            Assert.True(mine == theirs, $"{path} tells that somebody is there:\n{mine}\n---\n{theirs}");
            Assert.DoesNotContain(Secrets, secret => mine.Contains(secret, StringComparison.OrdinalIgnoreCase));
            seen.Append(mine);
            asked++;
        }

        Assert.True(asked > 200, $"only {asked} questions were asked");
        foreach (var open in new[] { "Sichtbar", "Shown bell", "Test museum" })
            Assert.Contains(open, seen.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_doors_do_tell_those_who_keep_the_register()
    {
        await using var whole = await Kept.New();
        await using var served = await Served.Over(whole.Store);
        var told = 0;
        foreach (var path in served.Addresses.Where(address => address.Method == "GET")
            .SelectMany(address => Filled(address.Path)).Distinct())
        {
            var answer = await Answer(served, path);
            told += Secrets.Count(secret => answer.Contains(secret, StringComparison.Ordinal));
        }

        Assert.True(told > 5, $"only {told} secrets were told, so the other test proves little");
    }

    /// <summary>
    /// Status and text of an answer, archives opened; times and versions are not part of what is told.
    /// </summary>
    private static async Task<string> Answer(Served served, string path)
    {
        using var answer = await served.Client.GetAsync(path, Cancel);
        Assert.True((int)answer.StatusCode < 500, $"{path}: {(int)answer.StatusCode}");
        var bytes = await answer.Content.ReadAsByteArrayAsync(Cancel);
        var text = new StringBuilder($"{(int)answer.StatusCode} ");
        if (bytes is [(byte)'P', (byte)'K', ..])
        {
            using var archive = new ZipArchive(new MemoryStream(bytes));
            foreach (var entry in archive.Entries)
            {
                using var reader = new StreamReader(await entry.OpenAsync(Cancel));
                text.Append(await reader.ReadToEndAsync(Cancel));
            }
        }
        else
        {
            text.Append(Encoding.UTF8.GetString(bytes)).Append(
                bytes is [(byte)'%', (byte)'P', ..] ? Convert.ToHexString(bytes) : "");
        }

        var at = served.Client.BaseAddress!.GetLeftPart(UriPartial.Authority);
        return Volatile().Replace(text.ToString().Replace(at, "", StringComparison.Ordinal), "");
    }

    /// <summary>The address with everything that a curious person would try.</summary>
    private static List<string> Filled(string path)
    {
        if (path.Contains("{**", StringComparison.Ordinal))
            return [];
        Guid[] ids = [Kept.Hidden.Value, Kept.Missing.Value, Kept.Unshown.Value, Kept.Shown.Value, Kept.Museum.Value,
            Identity.From<FindId>("find").Value];
        string[] collections = ["sites", "people", "person", "museum_object", "remains_find", "likeness"];
        string[] whats = ["people.csv", "people.xlsx", "people.linked-art.json", "objects.csv", "objects.xlsx",
            "objects.lido.xml", "objects.linked-art.json", "objects.dublin-core.csv", "objects.iiif.json", "roll.pdf"];
        var doors = Each([path], "{id}", ids.Select(id => $"{id}"));
        doors = Each(doors, "{collection}", collections);
        doors = Each(doors, "{collectionId}", collections);
        doors = Each(doors, "{feature}", ids.Select(id => $"{id}"));
        doors = Each(doors, "{what}", whats);
        doors = Each(doors, "{number}", ["TM.1990.0002", "TM.1990.0001"]);
        doors = Each(doors, "{size}", ["max"]);
        doors = Each(doors, "{key}", ["ground"]);
        doors = Each(doors, "{layer}", ["0", "1", "2", "3", "4"]);
        doors = Each(doors, "{format}", ["csv", "geojson", "gpkg"]);
        doors = Each(Each(Each(doors, "{z}", ["4"]), "{row}", ["5"]), "{col}", ["9"]);
        var all = doors.ToList();
        return path.Contains("/memorials/", StringComparison.Ordinal)
            ?
            [
                .. all, .. all.Select(door => door + "?text=Verborgen"),
                .. all.Select(door => $"{door}?site={Kept.Museum}"),
            ]
            : all;
    }

    private static IEnumerable<string> Each(IEnumerable<string> doors, string part, IEnumerable<string> values) =>
        doors.SelectMany(door => door.Contains(part, StringComparison.Ordinal)
            ? values.Select(value => door.Replace(part, value, StringComparison.Ordinal))
            : [door]);

    [GeneratedRegex("""
        "(timeStamp|version|at|startedAt)":\s*"[^"]*",?|\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[.\d]*Z
        """, RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Volatile();
}
