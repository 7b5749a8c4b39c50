using Furrow.Registry;
using Furrow.Registry.Hazards;

namespace Furrow.Tests.Registry.Hazards;

/// <summary>The machine of a hazard.</summary>
public sealed class StateTests
{
    private static readonly HazardFacts Full = new() { RemainingSquareMetres = 500 };

    [Fact]
    public void What_is_not_in_the_table_is_refused_with_what_is_possible()
    {
        var refusal = Assert.Throws<Refusal>(() => HazardMachines.Status.After("hand-over", HazardStatus.Open, Full));
        Assert.Equal("hazard.state", refusal.Code);
        Assert.Contains("suspend (needs a reason)", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_hazard_is_released_when_nothing_remains()
    {
        var refusal = Assert.Throws<Refusal>(() => HazardMachines.Status.After("release", HazardStatus.Open, Full));
        Assert.Equal(("hazard.missing", 2), (refusal.Code, refusal.Rows.Count));
        Assert.Equal(HazardStatus.Released, HazardMachines.Status.After(
            "release", HazardStatus.Open, new() { RemainingSquareMetres = 0.4m, HasReleases = true }));
    }

    [Fact]
    public void A_hazard_is_handed_over_through_the_gate_only()
    {
        var released = new HazardFacts { RemainingSquareMetres = 0, HasReleases = true };
        Assert.Throws<Refusal>(() => HazardMachines.Status.After("hand-over", HazardStatus.Released, released));
        Assert.Equal(HazardStatus.HandedOver, HazardMachines.Status.After(
            "hand-over", HazardStatus.Released, released with { MissingForHandover = [] }));
    }

    [Fact]
    public void Survey_and_evidence_make_an_indication_a_confirmed_area() => Assert.Equal(
        HazardKind.Confirmed,
        HazardMachines.Kind.After("confirm", HazardKind.Indication,
            Full with { DirectEvidence = true, Surveyed = true, HasPerimeter = true }));
}
