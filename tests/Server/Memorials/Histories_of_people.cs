using System.Text;
using CsCheck;
using Furrow.Registry;
using Furrow.Registry.Exchange;
using Furrow.Registry.Memorials;

namespace Furrow.Tests.Server.Memorials;

/// <summary>
/// Whatever was published, withheld, merged and taken back: no public answer names who must not be named. Who that is
/// follows from the families' own wishes, kept here beside the register and not read from it.
/// </summary>
public sealed class Histories_of_people
{
    private const int Records = 4;
    private static readonly string[] Exports = ["people.csv", "people.linked-art.json"];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_unpublished_person_appears_at_no_door_after_any_history()
    {
        await using var kept = await Kept.New();
        await using var served = await Served.Over(kept.Store);
        var (run, shown, hidden, refused) = (0, 0, 0, 0);
        await Gen.Select(
            Gen.Select(Gen.Enum<FamilyWish>(), Gen.Bool).Array[Records],
            Gen.Select(Gen.Int[0, 2], Gen.Int[0, Records - 1], Gen.Int[0, Records - 1], Gen.Enum<FamilyWish>())
                .Array[1, 12])
            .SampleAsync(
            async (first, acts) =>
            {
                var register = new Families(kept, run++, first);
                foreach (var (act, one, other, wish) in acts)
                {
                    try
                    {
                        register.Act(act, one, other, wish);
                    }
                    catch (Refusal)
                    {
                        refused++;
                    }

                    await register.Save();
                    await Ask(register, await register.PublicAnswers());
                }

                var page = await served.Client.GetStringAsync(
                    $"/api/memorials/public/sites/{register.Site}/roll", Cancel);
                await Ask(register, page);
            },
            iter: 40, threads: 1);
        Assert.True(shown > 50 && hidden > 50 && refused > 10, $"{shown} shown, {hidden} hidden, {refused} refused");

        Task Ask(Families register, string answers)
        {
            for (var i = 0; i < Records; i++)
            {
                var told = answers.Contains(register.NameOf(i), StringComparison.OrdinalIgnoreCase);
                Assert.True(told == register.MayBeNamed(i), $"{register.NameOf(i)} is {(told ? "" : "not ")}named");
                _ = told ? shown++ : hidden++;
            }

            return Task.CompletedTask;
        }
    }

    [Fact]
    public void A_wish_is_noted_where_it_holds_and_outlasts_a_merge_that_is_taken_back()
    {
        var (one, other) = (Somebody("one", FamilyWish.Publish), Somebody("other", FamilyWish.NotAsked));
        var (into, part) = People.Merge(one, other, new Actor("x"), default);
        Assert.Equal("person.already-merged", Code(() => part.Wishing(FamilyWish.DoNotPublish)));
        Assert.Equal("person.wish-of-several", Code(() => into.Wishing(FamilyWish.Publish)));
        var (back, apart) = People.Split(into.Wishing(FamilyWish.DoNotPublish), part);
        Assert.Equal((FamilyWish.DoNotPublish, FamilyWish.NotAsked), (back.Wish, apart.Wish));
        var (above, below) = People.Merge(Somebody("third", FamilyWish.Publish), into, new Actor("x"), default);
        Assert.Equal("person.already-merged", Code(() => People.Split(below, part)));
        Assert.Equal(FamilyWish.NotAsked, above.Wish);
    }

    private static string Code(Func<object> act) => Assert.Throws<Refusal>(() => act()).Code;

    private static Person Somebody(string name, FamilyWish wish) => new()
    {
        Id = Identity.From<PersonId>("history", name), LocalId = name, Wish = wish, Sites = [Kept.Museum],
        Facts = [FactOf(FactKind.Name, name)], Origin = new Origin("test", null, Illustrative: true),
    };

    private static Fact FactOf(FactKind kind, string value) =>
        new() { Kind = kind, Value = value, Support = new Support("A list", EvidenceGrade.Record) };

    /// <summary>A few records in the register, and beside them what each family said.</summary>
    private sealed class Families
    {
        private readonly Kept kept;
        private readonly int run;
        private readonly Person[] people;
        private readonly FamilyWish[] said;
        private readonly bool[] missing;
        private readonly int?[] partOf = new int?[Records];

        public Families(Kept kept, int run, (FamilyWish Wish, bool Missing)[] first)
        {
            (this.kept, this.run) = (kept, run);
            Site = Identity.From<SiteId>("history", $"{run}");
            said = [.. first.Select(one => one.Wish)];
            missing = [.. first.Select(one => one.Missing)];
            people =
            [
                .. first.Select((one, i) =>
                {
                    var made = Somebody(NameOf(i), one.Wish);
                    return made with
                    {
                        Sites = [Site],
                        Facts = [.. made.Facts, FactOf(
                            FactKind.Status, one.Missing ? "missing" : "commemorated-no-known-grave")],
                    };
                }),
            ];
        }

        public SiteId Site { get; }

        public string NameOf(int i) => $"Person{(char)('A' + i)} Of{run}End";

        /// <summary>By the wishes of everybody whose record is shown with this one.</summary>
        public bool MayBeNamed(int i)
        {
            var top = Top(i);
            var wishes = Enumerable.Range(0, Records).Where(one => Top(one) == top).Select(one => said[one]).ToList();
            return wishes.All(wish => wish == FamilyWish.Publish)
                || (!wishes.Contains(FamilyWish.DoNotPublish) && !missing[top]);
        }

        public void Act(int act, int one, int other, FamilyWish wish)
        {
            switch (act)
            {
                case 0:
                    people[one] = people[one].Wishing(wish);
                    said[one] = wish;
                    break;
                case 1:
                    (people[one], people[other]) = People.Merge(
                        people[one], people[other], new Actor("keeper"), DateTimeOffset.UnixEpoch);
                    partOf[other] = one;
                    break;
                default:
                    (people[one], people[other]) = People.Split(people[one], people[other]);
                    partOf[other] = null;
                    break;
            }
        }

        public Task<Saved> Save() => kept.Store.Journal.Write(new Actor("keeper"), "a history",
            writing => kept.Store.Memorials.People.Save(writing, people, Cancel), Cancel);

        /// <summary>What the store and the exports tell the public of these records.</summary>
        public async Task<string> PublicAnswers()
        {
            var answers = new StringBuilder();
            var (store, export) = (kept.Store.Memorials.People, new MemorialExport(kept.Store, ""));
            var seen = new List<Person>();
            foreach (var person in people)
            {
                if (await store.Find(person.Id, Viewer.Public, Cancel) is { } found)
                    seen.Add(found);
                seen.AddRange((await store.Search(person.LocalId, Page.First, Viewer.Public, Cancel)).Items);
            }

            seen.AddRange((await store.Roll(Site, Page.First, Viewer.Public, Cancel)).Items);
            foreach (var fact in seen.SelectMany(person => person.Facts))
                answers.AppendLine(fact.Value);
            foreach (var name in Exports)
                answers.AppendLine(Encoding.UTF8.GetString((await export.Write(name, Site, Cancel)).Bytes));
            return answers.ToString();
        }

        /// <summary>The record that shows what this one says.</summary>
        private int Top(int i) => partOf[i] is { } above ? Top(above) : i;
    }
}
