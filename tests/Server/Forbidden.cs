using System.IO.Compression;
using System.Text;
using Furrow.Registry;
using Furrow.Registry.Exchange;
using Furrow.Registry.Hazards;
using NetTopologySuite.Geometries;

namespace Furrow.Tests.Server;

/// <summary>
/// One forbidden question is put to every door. The doors are taken from the route table, so none can be forgotten.
/// </summary>
public sealed class Forbidden
{
    private const string Word = "FORBIDDEN";
    private static readonly HazardId Secret = Identity.From<HazardId>("secret");

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task No_door_tells_anybody_of_uncleared_ground_accidents_or_guarded_layers()
    {
        await using var kept = await WithSecrets();
        var open = await Telling(kept, Viewer.Local);
        Assert.True(
            open.Count > 5, $"Only {open.Count} doors tell the person at this machine: {string.Join(", ", open)}");
        Assert.Empty(await Telling(kept, Viewer.Public));
    }

    [Fact]
    public async Task No_door_tells_the_desk_of_one_area_of_another()
    {
        await using var kept = await WithSecrets();
        var elsewhere = new Viewer("south desk", Sensitivity.Moderate, [Given.South]);
        Assert.Empty(await Telling(kept, elsewhere));
    }

    /// <summary>The doors whose answer holds what was hidden.</summary>
    private static async Task<List<string>> Telling(Over_the_real_store.Kept kept, Viewer viewer)
    {
        await using var served = await Served.Over(kept.Store, Served.Options with { Viewer = viewer });
        var telling = new List<string>();
        foreach (var path in served.Addresses.Where(one => one.Method == "GET")
            .SelectMany(one => Filled(one.Path).Distinct()))
        {
            using var answer = await served.Client.GetAsync(path, Cancel);
            Assert.True((int)answer.StatusCode < 500, $"{path}: {(int)answer.StatusCode}");
            var text = Encoding.Latin1.GetString(Unpacked(await answer.Content.ReadAsByteArrayAsync(Cancel)));
            if (text.Contains(Word, StringComparison.Ordinal) || text.Contains("41.1234", StringComparison.Ordinal)
                || text.Contains("41.2345", StringComparison.Ordinal))
                telling.Add(path);
        }

        return telling;
    }

    private static IEnumerable<string> Filled(string path)
    {
        if (path.Contains("{**", StringComparison.Ordinal))
            return [];
        string[] files = path.Contains("{format}", StringComparison.Ordinal)
            ? ["csv", "xlsx", "gpkg", "shp", "kml"]
            : [""];
        return
            from collection in new[] { "hazards", "accidents", "guarded" }
            from format in new[] { "json", "html" }
            from file in files
            select path.Replace("{collection}", collection, StringComparison.Ordinal)
                .Replace("{set}", collection, StringComparison.Ordinal)
                .Replace("{entity}", $"'{Secret}'", StringComparison.Ordinal)
                .Replace("{feature}", $"{Secret}", StringComparison.Ordinal)
                .Replace("{id}", $"{Secret}", StringComparison.Ordinal)
                .Replace("{key}", "ground", StringComparison.Ordinal)
                .Replace("{z}", "4", StringComparison.Ordinal).Replace("{row}", "5", StringComparison.Ordinal)
                .Replace("{col}", "9", StringComparison.Ordinal).Replace("{layer}", "0", StringComparison.Ordinal)
                .Replace("{format}", file, StringComparison.Ordinal)
                + (path.StartsWith("/ogc", StringComparison.Ordinal) ? $"?f={format}" : "");
    }

    /// <summary>What an archive holds, side by side; other bytes as they are.</summary>
    private static byte[] Unpacked(byte[] bytes)
    {
        if (bytes is not [(byte)'P', (byte)'K', 3, 4, ..])
            return bytes;
        using var archive = new ZipArchive(new MemoryStream(bytes));
        using var all = new MemoryStream();
        foreach (var entry in archive.Entries)
        {
            using var stream = entry.Open();
            stream.CopyTo(all);
        }

        return all.ToArray();
    }

    private static async Task<Over_the_real_store.Kept> WithSecrets()
    {
        var kept = await Over_the_real_store.Kept.Small();
        var origin = new Origin("test", null, Illustrative: true);
        await kept.Store.Journal.Write(new Actor("test"), "secrets", async writing =>
        {
            await kept.Store.Hazards.Save(writing,
            [
                new Hazard
                {
                    Id = Secret, LocalId = Word, Name = Word, Kind = HazardKind.Confirmed, Status = HazardStatus.Open,
                    Outline = Square(41.12345, 47.5), AreaSquareMetres = 10, Evidence = [], Place = Given.North,
                    Ordnance = [OrdnanceCategory.Unknown], Method = ClearanceMethod.Manual, Origin = origin,
                },
            ], Cancel);
            await kept.Store.Accidents.Save(writing,
            [
                new Accident
                {
                    Id = Identity.From<AccidentId>("secret"), Precision = PointPrecision.Spot, Killed = 1, Injured = 0,
                    Point = new Point(41.2345, 47.5), PlaceText = Word, Place = Given.North, Origin = origin,
                },
            ], Cancel);
            return await kept.Store.Features.Import(writing, new PlainCollection(
                new Collection("guarded", "Guarded", [new("name", FieldType.Text, "", Sensitivity.High)]), origin,
                Sensitivity.High, "POINT"),
                [new FeatureDraft(Identity.From<FeatureId>("x"), null, new Point(41.12345, 47.5), [Word])], Cancel);
        }, Cancel);
        return kept;
    }

    private static Polygon Square(double west, double south) => new(new LinearRing(
        [new(west, south), new(west + 0.01, south), new(west + 0.01, south + 0.01), new(west, south)]));
}
