using System.Text.Json;
using Furrow.Registry;
using Furrow.Registry.Exchange;
using Furrow.Registry.Memorials;

namespace Furrow.Tests.Registry.Memorials;

/// <summary>What may happen to an object, and what holds whatever happens.</summary>
public sealed class ObjectTests
{
    [Fact]
    public void An_object_is_accessioned_once_with_evidence_of_title_and_a_number_of_the_scheme()
    {
        var scheme = NumberScheme.Parse("KM.{year}.{count:4}");
        var deed = new Acquisition(Given.Today, AcquisitionMethod.Gift, "A depositor", "Deed of gift", "director");
        Refused("object.no-title-evidence", () => Objects.Accession(
            Given.Object(), Given.Entry(), deed with { TitleEvidence = " " }, "KM.2026.0001", scheme));
        Refused("object.number", () => Objects.Accession(Given.Object(), Given.Entry(), deed, "7", scheme));
        var ours = Objects.Accession(Given.Object(), Given.Entry(), deed, "KM.2026.0001", scheme);
        Assert.Equal((ObjectState.Accessioned, "KM.2026.0001"), (ours.State, ours.Number));
        Refused("object.already-accessioned",
            () => Objects.Accession(ours, Given.Entry(), deed, "KM.2026.0002", scheme));
    }

    [Fact]
    public void What_came_as_a_loan_is_neither_accessioned_nor_given_away()
    {
        var entry = Given.Entry(EntryTerms.Loan);
        var borrowed = Given.Object(terms: EntryTerms.Loan);
        var deed = new Acquisition(Given.Today, AcquisitionMethod.Gift, "x", "y", "z");
        Refused("object.borrowed", () => Objects.Accession(
            borrowed, entry, deed, "KM.2026.0001", NumberScheme.Parse("KM.{year}.{count:4}")));
        var exit = new ObjectExit(Given.Today, ExitMethod.Disposed, null, "director", "no room");
        Refused("object.borrowed", () => Objects.Leave(borrowed, entry, exit, Given.Morning, Given.Keeper));
        var back = exit with { Method = ExitMethod.Returned, To = "A depositor" };
        Assert.Equal(ObjectState.Left, Objects.Leave(borrowed, entry, back, Given.Morning, Given.Keeper).State);
    }

    [Fact]
    public void A_move_keeps_who_when_and_why_and_is_never_before_the_last()
    {
        var moved = Objects.Move(Given.Object(), Given.Case, Given.Morning.AddHours(1), Given.Keeper, "For the show");
        Assert.Equal(new Move(Given.Morning.AddHours(1), Whereabouts.At(Given.Case), "keeper", "For the show"),
            moved.Moves[^1]);
        Refused("object.move-too-early",
            () => Objects.Move(moved, Given.Store, Given.Morning, Given.Keeper, "Back"));
        Refused("object.already-there",
            () => Objects.Move(moved, Given.Case, Given.Morning.AddHours(2), Given.Keeper, "Again"));
        Refused("object.no-reason",
            () => Objects.Move(moved, Given.Store, Given.Morning.AddHours(2), Given.Keeper, " "));
    }

    [Fact]
    public void An_object_is_nowhere_else_than_at_one_location_or_on_one_loan()
    {
        Refused("object.whereabouts", () => new Whereabouts(Given.Store, Identity.From<LoanId>("loan")));
        Refused("object.whereabouts", () => new Whereabouts(null, null));
        var json = JsonSerializer.Serialize(Given.Accessioned(), RecordJson.Options);
        var back = JsonSerializer.Deserialize<MuseumObject>(json, RecordJson.Options)!;
        Assert.Equal(json, JsonSerializer.Serialize(back, RecordJson.Options));
    }

    [Fact]
    public void A_loan_ends_with_its_last_object_even_when_that_is_lost()
    {
        var (loan, away) = Loans.Begin(
            Given.Loan("one", "two"), [Given.Accessioned("one"), Given.Accessioned("two")], [],
            Given.Morning.AddHours(1), Given.Keeper);
        (loan, _) = Loans.Return(loan, away[0], Given.Store, Given.Morning.AddHours(2), Given.Keeper);
        Assert.Equal(LoanState.Running, loan.State);
        var lost = new ObjectExit(Given.Today, ExitMethod.Lost, null, "director", "Lost on the way");
        var (after, gone) = Loans.Leave(
            [loan], away[1], Given.Entry(), lost, Given.Morning.AddHours(3), Given.Keeper);
        Assert.Equal((LoanState.Ended, ObjectState.Left), (Assert.Single(after).State, gone.State));
        Refused("object.on-loan", () => Objects.Leave(away[1], Given.Entry(),
            lost with { Method = ExitMethod.Disposed }, Given.Morning.AddHours(3), Given.Keeper));
    }

    [Fact]
    public void A_check_tells_what_is_missing_and_what_stands_there_by_mistake()
    {
        var check = new Inventory
        {
            Id = default, Location = Given.Store, StartedAt = Given.Morning, By = "keeper",
            Expected = [Given.IdOf("one"), Given.IdOf("two")], Origin = Given.Origin,
        };
        check = check.See(Given.IdOf("two"), Given.Morning, Given.Keeper)
            .See(Given.IdOf("two"), Given.Morning, Given.Keeper).See(Given.IdOf("three"), Given.Morning, Given.Keeper);
        Assert.Equal([Given.IdOf("one")], check.Missing());
        Assert.Equal([true, false], check.Seen.Select(sighting => sighting.Expected));
        var closed = check.Close(Given.Morning);
        Refused("inventory.already-closed", () => closed.See(Given.IdOf("one"), Given.Morning, Given.Keeper));
    }

    [Theory]
    [InlineData("KM.{year}.{count:4}", "KM.2026.0041", "KM.2026.0042")]
    [InlineData("KM.{year}.{count:4}", null, "KM.2026.0001")]
    [InlineData("KM.{year}.{count:4}", "KM.2025.0041", "KM.2026.0001")]
    [InlineData("{count}", "99", "100")]
    [InlineData("E-{year}-{count:4}", "E-2026-9999", "E-2026-10000")]
    public void A_number_follows_the_highest_of_its_scheme(string scheme, string? highest, string next)
    {
        Assert.Equal(next, NumberScheme.Parse(scheme).After(2026, highest));
        Assert.True(NumberScheme.Parse(scheme).Fits(next));
    }

    [Theory]
    [InlineData("KM.{year}")]
    [InlineData("{count}.x")]
    [InlineData("{count:0}")]
    [InlineData("{year}{year}{count}")]
    public void A_scheme_that_could_not_count_is_refused(string scheme) =>
        Refused("scheme.malformed", () => NumberScheme.Parse(scheme));

    private static void Refused(string code, Func<object> act) =>
        Assert.Equal(code, Assert.Throws<Refusal>(() => act()).Code);
}
