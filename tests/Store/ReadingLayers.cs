using CsCheck;
using Furrow.Registry;
using Furrow.Registry.Exchange;
using Furrow.Store.Bundles;

namespace Furrow.Tests.Store;

/// <summary>Layers of a GeoPackage become rows; a broken file is refused by name.</summary>
public sealed class ReadingLayers
{
    private static readonly GeoPackageReader Reader = new();

    [Fact]
    public async Task A_layer_of_a_GeoPackage_is_read_with_its_outlines()
    {
        await using var temporary = await TemporaryStore.New(Backend.GeoPackage);
        var hazards = Made.Hazard.Array[5].Single(_ => true, "7CvUQJp5Aa92").DistinctBy(one => one.Id).ToList();
        await temporary.Save(writing => temporary.Store.Hazards.Save(writing, hazards, default));
        var table = Reader.Read(temporary.Location, "hazard", RowLimits.Usual, TestContext.Current.CancellationToken);
        Assert.Equal(hazards.Count, table.Rows.Count);
        Assert.All(table.Rows, row => Assert.Null(row.Fault));
        Assert.All(table.Rows, row => Assert.NotNull(row.Geometry));
    }

    [Fact]
    public async Task Several_layers_are_named_when_none_is_asked_for()
    {
        await using var temporary = await TemporaryStore.New(Backend.GeoPackage);
        var refusal = Assert.Throws<Refusal>(() => Reader.Read(
            temporary.Location, null, RowLimits.Usual, TestContext.Current.CancellationToken));
        Assert.Equal("import.layer-unnamed", refusal.Code);
        Assert.Contains("hazard", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_broken_file_is_read_or_refused_by_name()
    {
        await using var temporary = await TemporaryStore.New(Backend.GeoPackage);
        var hazards = Made.Hazard.Array[5].Single(_ => true, "7CvUQJp5Aa92").DistinctBy(one => one.Id).ToList();
        await temporary.Save(writing => temporary.Store.Hazards.Save(writing, hazards, default));
        await temporary.Store.DisposeAsync();
        var whole = await File.ReadAllBytesAsync(temporary.Location, TestContext.Current.CancellationToken);
        var broken = temporary.Location + ".broken.gpkg";
        Gen.Select(Gen.Int[0, whole.Length - 1], Gen.Byte).Array[1, 200].Sample(
            changes =>
            {
                byte[] copy = [.. whole];
                foreach (var (at, value) in changes)
                    copy[at] = value;
                File.WriteAllBytes(broken, copy);
                try
                {
                    Reader.Read(broken, "hazard", RowLimits.Usual, default);
                }
                catch (Refusal refusal)
                {
                    Assert.NotEmpty(refusal.Code);
                }
            },
            iter: 100, threads: 1);
    }

    [Fact]
    public void Nesting_without_end_is_refused_before_it_is_followed()
    {
        byte[] level = [1, 7, 0, 0, 0, 1, 0, 0, 0];
        byte[] blob = [(byte)'G', (byte)'P', 0, 1, .. new byte[4],
            .. Enumerable.Repeat(level, 100_000).SelectMany(bytes => bytes)];
        var fault = Assert.Throws<InvalidDataException>(() => BlobShape.Check(blob));
        Assert.Contains("deeper", fault.Message, StringComparison.Ordinal);
    }
}
