using System.Reflection;
using Furrow.Registry;
using Furrow.Registry.Exchange;
using Furrow.Store;

namespace Furrow.Tests.Store;

/// <summary>Which collections the doors show, and to whom.</summary>
public sealed class Layers
{
    /// <summary>Collections that no common door may show, each with the reason.</summary>
    private static readonly Dictionary<string, string> Closed = new()
    {
        ["ground_entries"] = "is the history of a hazard and is shown with it",
        ["people"] = "a family may have asked for silence: only their own page knows",
        ["objects"] = "where an object lies is for its keepers: only its own page knows",
        ["release_rules"] = "is a setting, not a list",
        ["incidents"] = "names people",
        ["victims"] = "are for a small role, and each reading is journalled",
    };

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_collection_appears_by_itself_or_says_why_not()
    {
        await using var temporary = await TemporaryStore.New(Backend.GeoPackage);
        var shown = (await temporary.Store.Features.Layers(Viewer.Local, Cancel))
            .Select(layer => layer.Collection.Name).ToHashSet();
        var described = typeof(IStore).Assembly.GetExportedTypes()
            .Select(type => type.GetProperty("Collection", BindingFlags.Static | BindingFlags.Public)?.GetValue(null))
            .OfType<Collection>().Select(collection => collection.Name).ToList();
        Assert.True(described.Count > 5);
        Assert.Equal(
            described.Except(Closed.Keys).Order(StringComparer.Ordinal), shown.Order(StringComparer.Ordinal));
    }

    [Theory, MemberData(nameof(Backends.All), MemberType = typeof(Backends))]
    public async Task Every_layer_can_be_asked_on_every_database(Backend backend)
    {
        await using var temporary = await TemporaryStore.New(backend);
        await temporary.Save(async writing =>
            await temporary.Store.Places.Save(writing, [Given.Place("North")], Cancel)
            + await temporary.Store.Hazards.Save(writing, [Given.Hazard("H")], Cancel)
            + await temporary.Store.Assets.Save(writing, [Given.Asset("A")], Cancel));
        var store = temporary.Store.Features;
        foreach (var layer in await store.Layers(Viewer.Local, Cancel))
        {
            var found = await Taken(store.Features(layer, FeatureQuestion.Everything, Viewer.Local, Cancel));
            var count = await store.Count(layer, FeatureQuestion.Everything, Viewer.Local, Cancel);
            Assert.Equal(found.Count, count);
            var extent = await store.Extent(layer, Viewer.Local, Cancel);
            Assert.Equal(found.Exists(feature => feature.Shape is not null), extent.West is not null);
            foreach (var feature in found)
                Assert.Equal(feature.Values, (await store.Find(layer, feature.Id, Viewer.Local, Cancel))!.Values);
        }
    }

    [Theory, MemberData(nameof(Backends.All), MemberType = typeof(Backends))]
    public async Task What_a_viewer_may_not_see_is_neither_shown_nor_found_by_asking(Backend backend)
    {
        await using var temporary = await TemporaryStore.New(backend);
        await temporary.Save(writing => temporary.Store.Hazards.Save(writing, [Given.Hazard("H")], Cancel));
        var store = temporary.Store.Features;
        var layers = await store.Layers(Viewer.Public, Cancel);
        Assert.DoesNotContain(layers, layer => layer.Collection.Name is "hazards" or "accidents");
        Assert.All(layers, layer => Assert.All(
            layer.Collection.Fields, field => Assert.Equal(Sensitivity.Low, field.Sensitivity)));
        var hazards = (await store.Layers(Viewer.Local, Cancel)).Single(layer => layer.Collection.Name == "hazards");
        Assert.Equal(0, await store.Count(hazards, FeatureQuestion.Everything, Viewer.Public, Cancel));
        Assert.Empty(await Taken(store.Features(hazards, FeatureQuestion.Everything, Viewer.Public, Cancel)));
        Assert.Null((await store.Extent(hazards, Viewer.Public, Cancel)).West);
        Assert.Null(await store.Find(hazards, Given.Hazard("H").Id.ToString(), Viewer.Public, Cancel));
    }

    [Theory, MemberData(nameof(Backends.All), MemberType = typeof(Backends))]
    public async Task A_plain_collection_comes_whole_stays_when_it_comes_again_and_is_replaced_when_it_changed(
        Backend backend)
    {
        await using var temporary = await TemporaryStore.New(backend);
        var store = temporary.Store.Features;
        Assert.Equal(new Saved(3, 0, 0), await Import(temporary, 3, "x"));
        Assert.Equal(new Saved(0, 0, 3), await Import(temporary, 3, "x"));
        var first = await Only(store);
        Assert.Equal(new Saved(0, 4, 0), await Import(temporary, 4, "y"));
        var second = await Only(store);
        Assert.True(second.Version > first.Version);
        Assert.Equal(4, await store.Count(second, FeatureQuestion.Everything, Viewer.Local, Cancel));
        var extent = await store.Extent(second, Viewer.Local, Cancel);
        Assert.InRange(extent.East!.Value, 4, 4.001);
        Assert.Null((await temporary.Store.Journal.Verify(Viewer.Local, Cancel)).Finding);
        await temporary.Reopen();
        Assert.Equal(second.Collection.Name, (await Only(temporary.Store.Features)).Collection.Name);
    }

    [Theory, MemberData(nameof(Backends.All), MemberType = typeof(Backends))]
    public async Task A_feature_is_added_changed_and_removed_through_the_journal(Backend backend)
    {
        await using var temporary = await TemporaryStore.New(backend);
        await Import(temporary, 1, "x");
        var store = temporary.Store.Features;
        var layer = await Only(store);
        var draft = new FeatureDraft(Identity.From<FeatureId>("new"), null, Given.Point(50, 50), ["new", 7L]);
        Assert.Equal(new Saved(1, 0, 0), await temporary.Save(w => store.Save(w, layer, draft, Cancel)));
        Assert.Equal(new Saved(0, 0, 1), await temporary.Save(w => store.Save(w, layer, draft, Cancel)));
        Assert.Equal(new Saved(0, 1, 0), await temporary.Save(
            w => store.Save(w, layer, draft with { Values = ["newer", null] }, Cancel)));
        layer = await Only(store);
        Assert.Equal([draft.Id.ToString(), "newer", null],
            (await store.Find(layer, draft.Id.ToString(), Viewer.Local, Cancel))!.Values);
        Assert.InRange((await store.Extent(layer, Viewer.Local, Cancel)).East!.Value, 50, 50.001);
        Assert.True(await temporary.Store.Journal.Write(
            new Actor("t"), "gone", w => store.Remove(w, layer, draft.Id, Cancel), Cancel));
        Assert.False(await temporary.Store.Journal.Write(
            new Actor("t"), "gone", w => store.Remove(w, layer, draft.Id, Cancel), Cancel));
        Assert.Null(await store.Find(layer, draft.Id.ToString(), Viewer.Local, Cancel));
        var entries = await temporary.Store.Journal.Of(draft.Id.ToString(), Page.First, Viewer.Local, Cancel);
        Assert.Equal(3, entries.Items.Count);
        Assert.Null(entries.Items[0].After);
    }

    [Fact]
    public async Task A_plain_collection_moves_to_the_other_database_whole()
    {
        await using var file = await TemporaryStore.New(Backend.GeoPackage);
        await using var server = await TemporaryStore.New(Backend.Postgis);
        await Import(file, 25, "x");
        await Moving.Move(file.Store, server.Store, null, Cancel);
        var (from, to) = (file.Store.Features, server.Store.Features);
        var moved = await Taken(to.Features(await Only(to), FeatureQuestion.Everything, Viewer.Local, Cancel));
        var kept = await Taken(from.Features(await Only(from), FeatureQuestion.Everything, Viewer.Local, Cancel));
        Assert.Equal(kept.Select(one => (one.Number, one.Id)), moved.Select(one => (one.Number, one.Id)));
        Assert.All(kept.Zip(moved), pair => Assert.Equal(pair.First.Shape!.Value.ToArray(), pair.Second.Shape!.Value));
    }

    [Fact]
    public async Task A_collection_may_not_take_the_name_of_one_of_ours()
    {
        await using var temporary = await TemporaryStore.New(Backend.GeoPackage);
        var refusal = await Assert.ThrowsAsync<Refusal>(() => temporary.Save(writing => temporary.Store.Features.Import(
            writing, Described with { Collection = Described.Collection with { Name = "hazards" } }, [], Cancel)));
        Assert.Equal("collection.name-taken", refusal.Code);
    }

    private static PlainCollection Described { get; } = new(
        new Collection("Wells & pumps", "Wells",
        [
            new("name", FieldType.Text, "", Sensitivity.Low), new("fid", FieldType.Integer, "", Sensitivity.Low),
        ]), new Origin("test", null, true), Sensitivity.Low, "POINT");

    private static Task<Saved> Import(TemporaryStore temporary, int many, string word) => temporary.Save(writing =>
        temporary.Store.Features.Import(writing, Described, [.. Enumerable.Range(1, many).Select(i => new FeatureDraft(
            Identity.From<FeatureId>($"{i}"), $"{i}", Given.Point(i, i), [$"{word}{i}", (long)i]))], Cancel));

    private static async Task<Layer> Only(IFeatureStore store) =>
        (await store.Layers(Viewer.Local, Cancel)).Single(layer => layer.Plain);

    private static async Task<List<Feature>> Taken(IAsyncEnumerable<Feature> features)
    {
        var taken = new List<Feature>();
        await foreach (var feature in features)
            taken.Add(feature);
        return taken;
    }
}
