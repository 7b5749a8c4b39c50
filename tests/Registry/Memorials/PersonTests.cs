using System.Text.Json;
using CsCheck;
using Furrow.Registry;
using Furrow.Registry.Exchange;
using Furrow.Registry.Memorials;
using Furrow.Registry.Works;
using NetTopologySuite.Geometries;

namespace Furrow.Tests.Registry.Memorials;

/// <summary>People commemorated: facts, wishes, merging; and finds of remains.</summary>
public sealed class PersonTests
{
    [Theory]
    [InlineData("1943", "1943-01-01", "1943-12-31")]
    [InlineData("1943-02", "1943-02-01", "1943-02-28")]
    [InlineData("194X", "1940-01-01", "1949-12-31")]
    [InlineData("1943-08-XX", "1943-08-01", "1943-08-31")]
    [InlineData("1943-XX-XX", "1943-01-01", "1943-12-31")]
    [InlineData("1942~/1943-03?", "1942-01-01", "1943-03-31")]
    [InlineData("../1943", null, "1943-12-31")]
    [InlineData("1941/", "1941-01-01", null)]
    public void A_date_spans_what_it_leaves_open(string text, string? first, string? last)
    {
        var date = PartialDate.Parse(text);
        Assert.Equal((first, last), ($"{date.Earliest:yyyy-MM-dd}" is { Length: > 0 } a ? a : null,
            $"{date.Latest:yyyy-MM-dd}" is { Length: > 0 } b ? b : null));
        Assert.Equal(text, date.Text);
    }

    [Theory]
    [InlineData("")]
    [InlineData("43")]
    [InlineData("1943-13")]
    [InlineData("1943-02-30")]
    [InlineData("194X-05")]
    [InlineData("1944/1943")]
    [InlineData("../..")]
    [InlineData("1/2/3")]
    [InlineData("1943-05-01T00:00")]
    public void A_date_that_is_none_is_refused(string text) =>
        Assert.Equal("date.malformed", Assert.Throws<Refusal>(() => PartialDate.Parse(text)).Code);

    [Fact]
    public void Any_text_is_read_as_a_date_or_refused_and_a_read_date_comes_back() => Gen.OneOf(
        Gen.String[Gen.Char["0123456789X-/?~%. "], 0, 24], Gen.String).Sample(text =>
        {
            if (PartialDate.TryParse(text, out var date))
            {
                Assert.True(date.Earliest is null || date.Latest is null || date.Earliest <= date.Latest);
                Assert.Equal(date, PartialDate.Parse(date.Text));
                Assert.True(date.MayEqual(date));
            }
        });

    [Fact]
    public void Facts_that_disagree_stand_side_by_side_and_the_best_evidence_is_shown_first()
    {
        var person = Given.Person("Ivan Petrov", Given.Fact(FactKind.Died, "1943", EvidenceGrade.Compilation),
            Given.Fact(FactKind.Unit, "A unit")).With(Given.Fact(FactKind.Died, "1943-07-12", EvidenceGrade.Record))
            .With(Given.Fact(FactKind.Died, "1944", EvidenceGrade.Record));
        Assert.Equal("1943-07-12", person.Best(FactKind.Died)!.Value);
        Assert.Equal([FactKind.Died], person.Conflicts());
        Assert.Equal(3, person.Facts.Count(fact => fact.Kind == FactKind.Died));
    }

    [Theory]
    [InlineData(FamilyWish.DoNotPublish, "buried-identified", false)]
    [InlineData(FamilyWish.NotAsked, "buried-identified", true)]
    [InlineData(FamilyWish.NotAsked, "missing", false)]
    [InlineData(FamilyWish.Publish, "missing", true)]
    public void What_the_family_wants_is_obeyed(FamilyWish wish, string status, bool published) =>
        Assert.Equal(published, (Given.Person("x", Given.Fact(FactKind.Status, status)) with { Wish = wish })
            .MayBePublished);

    [Fact]
    public void A_merge_is_taken_back_whole_and_the_stricter_wish_holds_while_it_lasts() =>
        Gen.Select(Gen.Enum<FamilyWish>(), Gen.Enum<FamilyWish>(), Gen.Int[0, 3], Gen.Bool).Sample(
            (mine, theirs, facts, buried) =>
            {
                var grave = new Grave { Site = Identity.From<SiteId>("c"), Number = "7", Support = Given.Support() };
                var one = Given.Person("Kim Cholsu") with { Wish = mine };
                var other = Given.Person("김철수", [.. Enumerable.Range(0, facts).Select(
                    i => Given.Fact(FactKind.Remark, $"remark {i}"))]) with
                {
                    Wish = theirs,
                    Grave = buried ? grave : null,
                    Sites = [Identity.From<SiteId>("m")],
                };
                var (into, part) = People.Merge(one, other, Given.Keeper, Given.Morning);
                Assert.Equal(one.Facts.Count + other.Facts.Count, into.Facts.Count);
                Assert.False(part.MayBePublished);
                if (mine == FamilyWish.DoNotPublish || theirs == FamilyWish.DoNotPublish)
                    Assert.False(into.MayBePublished);
                var (back, apart) = People.Split(into, part);
                Assert.Equal(Json(one), Json(back));
                Assert.Equal(Json(other), Json(apart));
            });

    [Fact]
    public void A_record_is_merged_once_and_only_the_newest_merge_is_taken_back()
    {
        var (a, b, c) = (Given.Person("a"), Given.Person("b"), Given.Person("c"));
        (a, b) = People.Merge(a, b, Given.Keeper, Given.Morning);
        Refused("person.already-merged", () => People.Merge(c, b, Given.Keeper, Given.Morning));
        (a, c) = People.Merge(a, c, Given.Keeper, Given.Morning);
        Refused("person.merge-not-newest", () => People.Split(a, b));
        Refused("person.same", () => People.Merge(a, a, Given.Keeper, Given.Morning));
    }

    [Fact]
    public void Remains_stop_the_works_around_them_until_the_authority_has_taken_over()
    {
        var near = Work("near", 35.0005);
        var find = Finds.Record(Find(), [], [near, Work("far", 35.2)]);
        Assert.Equal([near.Id], find.Stopped);
        Refused("find.not-handed-over", () => Release(find));
        var link = new Custody(Given.Morning, "team 3", "the prosecutor", "the marked place", "R-1");
        Refused("find.not-notified", () => Finds.HandOver(find, link));
        find = Finds.Notify(find, new Notification(Given.Morning, "the prosecutor", "team leader", "telephone"));
        find = Finds.HandOver(find, link);
        Refused("find.custody-broken", () => Finds.HandOver(find, link with { From = "somebody else" }));
        Assert.Equal(1, find.Notice().Stopped);
        Refused("find.authority", () => Release(find, "somebody who was never told"));
        Assert.Equal((0, null), (Release(find).Notice().Stopped, Release(find).Hold()));
        Refused("find.already-released", () => Release(Release(find)));

        static RemainsFind Release(RemainsFind find, string by = "the prosecutor") =>
            Finds.Release(find, by, "The place was examined", Given.Morning);
    }

    [Theory]
    [InlineData("An identity disc lies beside")]
    [InlineData("passport found")]
    [InlineData("The man was called by the neighbours")]
    [InlineData("фамилия известна")]
    public void Nothing_about_identity_is_kept_of_a_find(string context) =>
        Refused("find.identity", () => Finds.Record(Find() with { Context = context }, [], []));

    [Fact]
    public void A_notice_tells_only_the_cell_and_the_month()
    {
        var notice = Finds.Record(Find(), [], []).Notice();
        Assert.Equal(("2026-05", 35.025, 51.025), (notice.Month, notice.About.X, notice.About.Y));
        Assert.DoesNotContain("trench", JsonSerializer.Serialize(notice, RecordJson.Options), StringComparison.Ordinal);
    }

    private static RemainsFind Find() => new()
    {
        Id = Identity.From<FindId>("find"), LocalId = "R-1", FoundAt = Given.Morning, FoundBy = "team 3",
        Point = new Point(35.001, 51.001), Context = "In a collapsed trench, 0.6 m deep", LeftInPlace = true,
        Marking = "Tape and a guard", Origin = Given.Origin,
    };

    private static Work Work(string title, double longitude) => new()
    {
        Id = Identity.From<WorkId>(title), Kind = WorkKind.Clear, Title = title, Skill = Skill.Manual, Quantity = 1,
        Unit = "m²", PersonDays = 1, PeopleWaiting = 0, WaitsFor = [], Point = new Point(longitude, 51.001),
        Origin = Given.Origin,
    };

    private static string Json<T>(T record) => JsonSerializer.Serialize(record, RecordJson.Options);

    private static void Refused(string code, Func<object> act) =>
        Assert.Equal(code, Assert.Throws<Refusal>(() => act()).Code);
}
