using System.IO.Compression;
using System.Runtime.CompilerServices;
using Furrow.Registry;
using Furrow.Registry.Exchange;
using Microsoft.AspNetCore.Http;
using NetTopologySuite;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO;

namespace Furrow.Server.Ogc;

/// <summary>Downloads that are made in a folder of their own before they are sent, and removed afterwards.</summary>
internal static class MadeFiles
{
    /// <summary>Files made at a time: each takes a processor and room on the disk.</summary>
    private const int AtOnce = 2;

    private static readonly SemaphoreSlim Turns = new(AtOnce);
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(20);

    /// <summary>An Excel workbook: the rows, and on a second sheet what the fields mean.</summary>
    public static Task Xlsx(OgcAsk ask, Layer layer, FeatureQuestion question) => Made(ask, async folder =>
    {
        var path = Path.Combine(folder, "made.xlsx");
        var file = File(ask, layer, question with { WithShape = layer.Shape is not null });
        await using var stream = new FileStream(path, FileMode.CreateNew, FileAccess.ReadWrite);
        using var workbook = new XlsxFile(stream);
        await workbook.Add("Rows", Rows(file));
        await workbook.Add("About", About(file).ToAsyncEnumerable());
        return path;
    });

    /// <summary>A GeoPackage with one layer.</summary>
    public static Task GeoPackage(OgcAsk ask, Layer layer, FeatureQuestion question) => Made(ask, async folder =>
    {
        var path = Path.Combine(folder, "made.gpkg");
        await ask.Store.GeoPackages.Write(path, File(ask, layer, question), ask.Cancel);
        return path;
    });

    /// <summary>Shapefiles in one archive.</summary>
    public static Task Shapefile(OgcAsk ask, Layer layer, FeatureQuestion question) => Made(ask, async folder =>
    {
        var set = Directory.CreateDirectory(Path.Combine(folder, "set")).FullName;
        await ShapefileSet.Write(File(ask, layer, question), set, ask.Cancel);
        var path = Path.Combine(folder, "made.zip");
        await ZipFile.CreateFromDirectoryAsync(set, path, ask.Cancel);
        return path;
    });

    private static async Task Made(OgcAsk ask, Func<string, Task<string>> make)
    {
        if (!await Turns.WaitAsync(LongestWait, ask.Cancel))
            throw new Refusal("download.busy", "Other files are being made; try again when they are done.");
        var folder = Directory.CreateTempSubdirectory("furrow-");
        try
        {
            await ask.Http.Response.SendFileAsync(await make(folder.FullName), ask.Cancel);
        }
        finally
        {
            Turns.Release();
            folder.Delete(recursive: true);
        }
    }

    private static LayerFile File(OgcAsk ask, Layer layer, FeatureQuestion question) => new(
        layer, Descriptions.About(layer), ask.Options.Clock.GetUtcNow(), Shaped(ask, layer, question, ask.Cancel));

    /// <summary>The features with their shapes, no more exact than the viewer may see them.</summary>
    private static async IAsyncEnumerable<ShapedFeature> Shaped(
        OgcAsk ask, Layer layer, FeatureQuestion question, [EnumeratorCancellation] CancellationToken cancel)
    {
        var decimals = FeatureJson.Decimals(ask.Viewer);
        var reader = new WKBReader(NtsGeometryServices.Instance);
        await foreach (var feature in ask.Store.Features.Features(layer, question, ask.Viewer, cancel))
            yield return new(feature, feature.Shape is { } wkb ? Rounded(reader.Read(wkb.ToArray()), decimals) : null);
    }

    private static Geometry Rounded(Geometry geometry, int decimals)
    {
        if (decimals != Wkb.Exact)
            geometry.Apply(new Rounding(decimals));
        return geometry;
    }

    private static async IAsyncEnumerable<IReadOnlyList<object?>> Rows(LayerFile file)
    {
        var drawn = file.Layer.Shape is not null;
        string[] names = [.. file.Fields.Select(field => field.Name), .. drawn ? Middle : []];
        yield return names;
        await foreach (var (feature, shape) in file.Features)
        {
            var middle = shape?.EnvelopeInternal.Centre;
            yield return drawn ? [.. feature.Values, middle?.X, middle?.Y] : feature.Values;
        }
    }

    private static readonly string[] Middle = ["longitude", "latitude"];

    private static IEnumerable<IReadOnlyList<object?>> About(LayerFile file)
    {
        yield return [file.About];
        yield return [];
        yield return ["field", "meaning", "unit"];
        foreach (var field in file.Fields)
            yield return [field.Name, field.Meaning, field.Unit];
        if (file.Layer.Shape is null)
            yield break;
        yield return [Middle[0], "Middle of the shape, WGS 84; the shape itself is in the other formats.", "°"];
        yield return [Middle[1], "", "°"];
    }

    /// <summary>Rounds every position.</summary>
    private sealed class Rounding(int decimals) : ICoordinateSequenceFilter
    {
        public bool Done => false;

        public bool GeometryChanged => true;

        public void Filter(CoordinateSequence sequence, int i)
        {
            sequence.SetX(i, Math.Round(sequence.GetX(i), decimals));
            sequence.SetY(i, Math.Round(sequence.GetY(i), decimals));
        }
    }
}
