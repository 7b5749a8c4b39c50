using System.Text.Json;
using CsCheck;
using Furrow.Registry;
using Furrow.Registry.Exchange;
using Furrow.Registry.Memorials;

namespace Furrow.Tests.Store.Memorials;

/// <summary>What is kept of memorials, found again, and hidden from those it is not for.</summary>
public sealed class MemorialTests
{
    private static readonly Viewer Staff = new("staff", Sensitivity.High, []);
    private static readonly CancellationToken None = CancellationToken.None;

    public static TheoryData<Backend> Backends => Store.Backends.All;

    [Theory]
    [MemberData(nameof(Backends))]
    public async Task Every_kind_comes_back_as_it_was_and_saving_again_changes_nothing(Backend backend)
    {
        await using var temporary = await TemporaryStore.New(backend);
        var store = temporary.Store.Memorials;
        await ComesBack(temporary, store.Sites, Sample.Museum, Sample.Museum.Id);
        await ComesBack(temporary, store.People, Sample.Person("김철수", "Kim Cholsu"),
            Sample.Person("김철수", "Kim Cholsu").Id);
        await ComesBack(temporary, store.Objects, Sample.Object("Helmet"), Sample.Object("Helmet").Id);
        await ComesBack(temporary, store.Entries, Sample.Entry, Sample.Entry.Id);
        await ComesBack(temporary, store.Loans, Sample.Loan, Sample.Loan.Id);
        await ComesBack(temporary, store.Locations, Sample.Shelf, Sample.Shelf.Id);
        await ComesBack(temporary, store.Inventories, Sample.Check, Sample.Check.Id);
        await ComesBack(temporary, store.Goals, Sample.Goal, Sample.Goal.Id);
        await ComesBack(temporary, store.Pictures, Sample.Picture, Sample.Picture.Id);
        await ComesBack(temporary, store.Mappings, Sample.Mapping, Sample.Mapping.Id);
        await ComesBack(temporary, store.Likenesses, Sample.Likeness, Sample.Likeness.Id);
        Assert.Empty(await temporary.Store.Check(null, None).Where(one => one.Part is "record" or "file")
            .ToListAsync(None));
    }

    [Theory]
    [MemberData(nameof(Backends))]
    public async Task A_name_is_found_in_any_script_the_closest_spelling_first(Backend backend)
    {
        await using var temporary = await TemporaryStore.New(backend);
        var people = temporary.Store.Memorials.People;
        await temporary.Save(w => people.Save(w,
            [Sample.Person("김철수"), Sample.Person("Kim Chongsu"), Sample.Person("Сергей Иванов"),
             Sample.Person("Sergei Ivanenko")], None));
        Assert.Equal(["김철수"], await Names("Kim Chol Su"));
        Assert.Equal(["김철수"], await Names("Ким Чхольсу"));
        Assert.Equal(["Сергей Иванов", "Sergei Ivanenko"], await Names("Sergey Ivan"));
        Assert.Equal(["Сергей Иванов"], await Names("иванов"));
        Assert.Empty(await Names("…"));

        async Task<List<string>> Names(string text) =>
            [.. (await people.Search(text, Page.First, Staff, None)).Items.Select(person => person.Name)];
    }

    [Theory]
    [MemberData(nameof(Backends))]
    public async Task A_name_that_was_corrected_is_found_no_longer(Backend backend)
    {
        await using var temporary = await TemporaryStore.New(backend);
        var people = temporary.Store.Memorials.People;
        var person = Sample.Person("Petrov") with { LocalId = "P-1" };
        await temporary.Save(w => people.Save(w, [person], None));
        await temporary.Save(w => people.Save(
            w, [person with { Facts = Sample.Person("Sidorov").Facts }], None));
        Assert.Empty((await people.Search("Petrov", Page.First, Staff, None)).Items);
        Assert.Single((await people.Search("Sidorov", Page.First, Staff, None)).Items);
    }

    [Theory]
    [MemberData(nameof(Backends))]
    public async Task An_unpublished_person_appears_at_no_door_of_the_store(Backend backend)
    {
        await using var temporary = await TemporaryStore.New(backend);
        var people = temporary.Store.Memorials.People;
        await Gen.Select(Gen.Enum<FamilyWish>(), Gen.Enum<PersonStatus>(), Gen.Bool).Array[1, 6].SampleAsync(
            async drawn =>
            {
                var made = drawn.Select((one, i) => Sample.Person($"Person {one.Item1} {i}") with
                {
                    Id = Identity.From<PersonId>($"p{i}"),
                    Wish = one.Item1,
                    MergedInto = one.Item3 ? Identity.From<PersonId>("another") : null,
                    Facts = [Sample.Fact(FactKind.Name, $"Somebody {i}"),
                        Sample.Fact(FactKind.Status, Collection.Word(one.Item2))],
                }).ToList();
                await temporary.Save(w => people.Save(w, made, None));
                var all = new Filter { Text = "somebody" };
                List<Person> seen =
                [
                    .. (await people.List(Filter.None, Page.First, Viewer.Public, None)).Items,
                    .. (await people.List(all, Page.First, Viewer.Public, None)).Items,
                    .. (await people.Search("Somebody", Page.First, Viewer.Public, None)).Items,
                    .. (await people.Roll(null, Page.First, Viewer.Public, None)).Items,
                    .. (await people.Roll(Sample.Museum.Id, Page.First, Viewer.Public, None)).Items,
                ];
                foreach (var person in made)
                {
                    if (await people.Find(person.Id, Viewer.Public, None) is { } found)
                        seen.Add(found);
                }

                Assert.All(seen, person => Assert.True(person.MayBePublished));
                Assert.Equal(await people.Count(Filter.None, Viewer.Public, None),
                    seen.DistinctBy(person => person.Id).Count());
            },
            iter: 25, threads: 1);
    }

    [Theory]
    [MemberData(nameof(Backends))]
    public async Task A_roll_is_by_name_whatever_the_script_and_is_read_slice_by_slice(Backend backend)
    {
        await using var temporary = await TemporaryStore.New(backend);
        var people = temporary.Store.Memorials.People;
        var museum = Sample.Museum.Id;
        await temporary.Save(w => people.Save(w,
            [.. new[] { "Яковлев", "Abramov", "박영호", "Борисов" }.Select(name =>
                Sample.Person(name) with { Sites = [museum] }), Sample.Person("Elsewhere")], None));
        var first = await people.Roll(museum, new Page(3), Viewer.Public, None);
        Assert.Equal(["Abramov", "박영호", "Борисов"], first.Items.Select(person => person.Name));
        var rest = await people.Roll(museum, new Page(3, first.Next), Viewer.Public, None);
        Assert.Equal(["Яковлев"], rest.Items.Select(person => person.Name));
        Assert.Null(rest.Next);
    }

    [Theory]
    [MemberData(nameof(Backends))]
    public async Task Objects_are_found_by_words_numbers_places_and_gaps(Backend backend)
    {
        await using var temporary = await TemporaryStore.New(backend);
        var objects = temporary.Store.Memorials.Objects;
        await temporary.Save(w => objects.Save(w, [Sample.Object("Steel helmet"), Sample.Object("Letter home")], None));
        Assert.Equal(["Steel helmet"], await Titles(new ObjectWish { Text = "helm" }));
        Assert.Equal(["Letter home"], await Titles(new ObjectWish { Text = "T-Letter home" }));
        Assert.Equal(2, await objects.Count(new ObjectWish { Location = Sample.Shelf.Id }, Staff, None));
        Assert.Equal(2, await objects.Count(new ObjectWish { Lacking = DocumentationAspect.Picture }, Staff, None));
        Assert.Equal(0, await objects.Count(new ObjectWish { OnlyShown = true }, Staff, None));
        Assert.Equal(0, await objects.Count(new ObjectWish(), Viewer.Public, None));
        Assert.NotNull(await objects.Numbered("T-Letter home", Staff, None));
        Assert.Equal("T-Steel helmet", await objects.Highest("T-", Staff, None));

        async Task<List<string>> Titles(ObjectWish wish) =>
            [.. (await objects.Search(wish, Page.First, Staff, None)).Items.Select(it => it.Title)];
    }

    [Theory]
    [MemberData(nameof(Backends))]
    public async Task Remains_are_read_by_a_small_role_only_and_each_reading_is_journalled(Backend backend)
    {
        await using var temporary = await TemporaryStore.New(backend);
        var finds = temporary.Store.Memorials.Finds;
        await temporary.Save(w => finds.Save(w, [Sample.Find], None));
        Assert.Empty(await finds.Notices(new Viewer("partner", Sensitivity.Moderate, []), None));
        Assert.Empty(await finds.Notices(Viewer.Public, None));
        var notice = Assert.Single(await finds.Notices(Staff, None));
        Assert.Equal((35.025, 51.025), (notice.About.X, notice.About.Y));
        Assert.Null(await Read(Staff));
        var read = await Read(Viewer.Local);
        Assert.Equal(Json(Sample.Find), Json(read));
        var told = (await temporary.Store.Journal.Latest(new Page(100), Viewer.Local, None)).Items;
        Assert.Contains(told, entry => entry.Kind == "remains_find_reading"
            && entry.Why == "to prepare the hand-over" && entry.After!.Contains("local", StringComparison.Ordinal));
        Assert.Single(told, entry => entry.Kind == "remains_find_reading");
        Assert.Empty((await temporary.Store.Journal.Latest(new Page(100), Staff, None)).Items);
        Assert.Empty((await temporary.Store.Journal.Of(Sample.Find.Id.ToString(), new Page(9), Staff, None)).Items);
        Assert.Null((await temporary.Store.Journal.Verify(Viewer.Local, None)).Finding);

        Task<RemainsFind?> Read(Viewer viewer) => temporary.Store.Journal.Write(
            new Actor(viewer.Name), "to prepare the hand-over",
            writing => finds.Read(writing, Sample.Find.Id, viewer, None), None);
    }

    [Theory]
    [MemberData(nameof(Backends))]
    public async Task A_picture_keeps_its_sizes_once_and_shows_them_when_its_rights_are_cleared(Backend backend)
    {
        await using var temporary = await TemporaryStore.New(backend);
        var pictures = temporary.Store.Memorials.Pictures;
        PictureFile[] files = [new(new PictureSize(2, 2), [1, 2]), new(new PictureSize(4, 4), [3, 4, 5])];
        foreach (var _ in files)
            await temporary.Save(w => pictures.Save(w, Sample.Picture, files, None));
        Assert.Equal([3, 4, 5], await pictures.File(Sample.Picture.Id, 4, Staff, None));
        Assert.Null(await pictures.File(Sample.Picture.Id, 3, Staff, None));
        Assert.Null(await pictures.File(Sample.Picture.Id, 4, Viewer.Public, None));
        var cleared = Sample.Picture with { Rights = new Rights(null, "CC0", null) };
        await temporary.Save(w => pictures.Save(w, cleared, files, None));
        Assert.Equal([1, 2], await pictures.File(Sample.Picture.Id, 2, Viewer.Public, None));
    }

    private static async Task ComesBack<TRecord, TId>(
        TemporaryStore temporary, IRecordStore<TRecord, TId> store, TRecord record, TId id)
        where TRecord : class
        where TId : struct, IIdentity<TId>
    {
        Assert.Equal(new Saved(1, 0, 0), await temporary.Save(w => store.Save(w, [record], None)));
        Assert.Equal(new Saved(0, 0, 1), await temporary.Save(w => store.Save(w, [record], None)));
        Assert.Equal(Json(record), Json(await store.Find(id, Viewer.Local, None)));
        Assert.Single((await store.List(Filter.None, Page.First, Viewer.Local, None)).Items);
    }

    private static string Json<T>(T record) => JsonSerializer.Serialize(record, RecordJson.Options);
}
