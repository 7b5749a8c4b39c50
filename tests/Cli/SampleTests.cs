using System.Text.Json;
using Furrow.Cli.Sample;
using Furrow.Reading;
using Furrow.Registry;
using Furrow.Registry.Exchange;
using Furrow.Registry.Plans;
using Furrow.Registry.Pledges;
using Furrow.Registry.Works;

namespace Furrow.Tests.Cli;

public sealed class SampleTests
{
    private static readonly SampleRecords Sample = SampleProgramme.Make(new());

    [Fact]
    public void The_same_seed_gives_the_same_bytes_and_another_seed_others()
    {
        Assert.Equal(Bytes(Sample), Bytes(SampleProgramme.Make(new())));
        Assert.NotEqual(Bytes(Sample), Bytes(SampleProgramme.Make(new(Seed: 2))));
    }

    [Fact]
    public void A_thousand_deminers_and_five_thousand_builders_work_in_crews()
    {
        var ground = Sample.Crews.Where(crew => crew.Skills[0] <= Skill.Inspection).ToList();
        var builders = Sample.Crews.Where(crew => crew.Skills[0] > Skill.Inspection).ToList();
        Assert.Equal((100, 1000), (ground.Count, ground.Sum(crew => crew.Size)));
        Assert.Equal((200, 5000), (builders.Count, builders.Sum(crew => crew.Size)));
        Assert.Equal(Enum.GetValues<Skill>(), Sample.Crews.SelectMany(crew => crew.Skills).Distinct().Order());
    }

    [Fact]
    public void Everything_made_up_says_so_and_the_settlements_name_their_sources()
    {
        Assert.True(Sample.Programme.Illustrative);
        Assert.All(Sample.Hazards, hazard => Assert.True(hazard.Origin.Illustrative));
        Assert.All(Sample.Assets, asset => Assert.True(asset.Origin.Illustrative));
        Assert.All(Sample.Crews, crew => Assert.True(crew.Origin.Illustrative));
        Assert.True(Sample.Statement.Origin.Illustrative);
        Assert.All(Sample.Places, place =>
            Assert.Contains("GeoNames", place.Origin.Attribution, StringComparison.Ordinal));
    }

    [Fact]
    public void Outlines_of_districts_are_approximate_valid_and_hold_their_settlements()
    {
        var districts = Sample.Places.Where(place => place.Kind == PlaceKind.District).ToDictionary(place => place.Id);
        Assert.All(districts.Values, district =>
        {
            Assert.True(district.OutlineIsApproximate);
            Assert.True(district.Outline!.IsValid);
            Assert.True(district.Outline.Contains(district.Centre));
        });
        Assert.All(Sample.Places.Where(place => place.Kind == PlaceKind.Settlement), settlement =>
            Assert.True(
                districts[settlement.Parent!.Value].Outline!.Contains(settlement.Centre), settlement.NameIn("en")));
    }

    [Fact]
    public void Hazards_are_valid_ground_of_believable_size_with_evidence_that_fits_their_kind()
    {
        Assert.All(Sample.Hazards, hazard =>
        {
            Assert.True(hazard.Outline.IsValid, hazard.LocalId);
            Assert.InRange(hazard.AreaSquareMetres, 100, 300_000);
            Assert.Equal(Geodesy.SquareMetres(hazard.Outline), hazard.AreaSquareMetres, 0.1);
            Assert.All(hazard.Evidence, evidence => Assert.Equal(
                hazard.Kind == Registry.Hazards.HazardKind.Confirmed, evidence.Direct));
        });
    }

    [Fact]
    public void Works_come_in_their_thousands_and_a_third_of_the_assets_waits_for_ground()
    {
        var derived = Derive.Works(Sample.Hazards, Sample.Assets, Sample.Places, Sample.Norms);
        Assert.InRange(derived.Works.Count, 2000, 3600);
        Assert.InRange(derived.Blocked.Count, Sample.Assets.Count / 5, Sample.Assets.Count / 2);
        Assert.All(Enum.GetValues<Skill>(), skill => Assert.Contains(derived.Works, work => work.Skill == skill));
    }

    [Fact]
    public void Ten_times_the_scale_is_ten_times_as_much()
    {
        var big = SampleProgramme.Make(new(Scale: 10));
        Assert.Equal(10 * Sample.Hazards.Count, big.Hazards.Count);
        Assert.Equal(10 * Sample.Assets.Count, big.Assets.Count);
        Assert.Equal(10 * Sample.Crews.Count, big.Crews.Count);
        Assert.Equal(Sample.Places.Count, big.Places.Count);
    }

    [Fact]
    public void The_statement_is_read_as_four_promises_that_size_the_crews_as_pledged()
    {
        var claims = Ledger.ClaimsOf(Sample.Statement, Reader.Read(Sample.Statement.Text));
        var amounts = claims.Where(claim => claim.Amount is not null).Select(claim => claim.Amount!.Minimum);
        Assert.Equal([1000, 5000], amounts);
        Assert.Equal(2, claims.Count(claim => claim.Category == PledgeCategory.Memorial));
        Assert.All(claims, claim => Assert.False(claim.Direct));
        var commitments = claims.Select(claim => Ledger.Confirm(claim, Sample.Statement, new(), null,
            new(new Actor("demo"), DateTimeOffset.UnixEpoch, "a test"), []).Commitments[0]).ToList();
        Assert.Equal(300, Strength.Of(Scenario.AsPledged, Sample.Crews, commitments).Crews.Count);
        Assert.Empty(Strength.Of(Scenario.AsArrived, Sample.Crews, commitments).Crews);
        Assert.Empty(Strength.Of(Scenario.AsPledged, Sample.Crews, []).Crews);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(101)]
    public void A_scale_that_the_generator_is_not_made_for_is_refused(int scale) =>
        Assert.Equal("sample.scale", Assert.Throws<Refusal>(() => SampleProgramme.Make(new(scale))).Code);

    private static string Bytes(SampleRecords records) => JsonSerializer.Serialize(records, RecordJson.Options);
}
