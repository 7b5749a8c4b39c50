using Furrow.Reading;

namespace Furrow.Tests.Reading;

/// <summary>One construction of news English each, in the shortest sentence that has it.</summary>
public sealed class ConstructionTests
{
    [Fact]
    public void Of_two_numbers_the_one_that_comes_instead_is_planned()
    {
        var one = Assert.Single(Reader.Read("Nepal will send 850 instead of 900 troops to South Sudan.").Commitments);
        Assert.Equal(850, one.Quantity!.Minimum);
        Assert.Equal("troops", one.Unit);
    }

    [Theory]
    [InlineData("Norway is doubling its support to Laos to 60 million kroner.", 60_000_000, "NOK")]
    [InlineData("Norway has raised its contribution to Laos from 5 to 10 million kroner.", 10_000_000, "NOK")]
    [InlineData("Norway will reduce its aid to Laos to 3 million kroner.", 3_000_000, "NOK")]
    public void What_an_amount_is_changed_to_is_what_is_given(string text, long value, string unit)
    {
        var one = Assert.Single(Reader.Read(text).Commitments);
        Assert.Equal("Norway", Assert.Single(one.Pledgers).Value);
        Assert.Equal(value, one.Quantity!.Minimum);
        Assert.Equal(unit, one.Unit);
    }

    [Fact]
    public void Respectively_gives_each_its_own()
    {
        var read = Reader.Read("Norway and Germany gave Laos 9 and 11 million dollars respectively.").Commitments;
        Assert.Equal(["Norway", "Germany"], read.Select(one => Assert.Single(one.Pledgers).Value));
        Assert.Equal([9_000_000, 11_000_000], read.Select(one => (long)one.Quantity!.Minimum!));
        Assert.All(read, one => Assert.Equal("USD", one.Unit));
    }

    [Theory]
    [InlineData("Japan gave Yemen a 4.6-million-dollar grant.", 4_600_000, "USD")]
    [InlineData("Japan will give Yemen a $20-million loan.", 20_000_000, "USD")]
    [InlineData("Japan will give Yemen a credit of CHF 100 million.", 100_000_000, "CHF")]
    public void An_amount_is_read_however_it_is_joined_to_its_noun(string text, long value, string unit)
    {
        var one = Assert.Single(Reader.Read(text).Commitments);
        Assert.Equal(value, one.Quantity!.Minimum);
        Assert.Equal(unit, one.Unit);
    }

    [Fact]
    public void What_a_conference_raises_is_promised_by_many()
    {
        var one = Assert.Single(Reader.Read("A conference in support of Lebanon raised about $1 billion on Thursday.")
            .Commitments);
        Assert.Equal("donors", Assert.Single(one.Pledgers).Value);
        Assert.Equal("Lebanon", Assert.Single(one.Recipients).Value);
        Assert.Equal(Modality.Pledged, one.Modality);
        Assert.True(one.Aggregate);
    }

    [Theory]
    [InlineData("Iran thanked Norway for 40 ambulances.", "Norway", Modality.Delivered)]
    [InlineData("The Ministry of Defence of the Republic of Croatia handed 40 ambulances to Bosnia.", "Croatia",
        Modality.Delivered)]
    [InlineData("Norway's promise of 40 ambulances to Ghana was never kept.", "Norway", Modality.Denied)]
    [InlineData("Norway has not kept its promise to give 40 ambulances to Ghana.", "Norway", Modality.Denied)]
    [InlineData("Norwegian President Kari Dahl promised on Monday that her country would give 40 ambulances to Ghana.",
        "Norway", Modality.Pledged)]
    [InlineData("Norway, for its part, has already sent 40 ambulances to Ghana.", "Norway", Modality.Delivered)]
    public void Giver_and_stage_are_found_however_the_giving_is_told(string text, string giver, Modality stage)
    {
        var one = Assert.Single(Reader.Read(text).Commitments);
        Assert.Equal(giver, Assert.Single(one.Pledgers).Value);
        Assert.Equal(stage, one.Modality);
        Assert.Equal(40, one.Quantity!.Minimum);
    }

    [Theory]
    [InlineData("North Korea", "Korean sappers would come to Russia, Pyongyang said. It will send 40 Korean sappers.")]
    [InlineData("South Korea", "Seoul will help Laos. It will send 40 Korean sappers there, Seoul said.")]
    public void A_name_that_two_states_share_means_the_one_the_text_names(string state, string text) =>
        Assert.Contains(Reader.Read(text).Commitments, one => one.Quantity?.Minimum == 40
            && Assert.Single(one.Pledgers).Value == state);

    [Theory]
    [InlineData("The Kathmandu Post")]
    [InlineData("El Tiempo")]
    [InlineData("Asharq Al-Awsat")]
    [InlineData("ERR News")]
    public void A_paper_that_no_list_names_is_known_by_whom_one_talks_to(string paper)
    {
        var one = Assert.Single(Reader.Read(
            $"Norway will send 40 deminers to Laos, Foreign Minister Kari Dahl told {paper} on Monday.").Commitments);
        Assert.Equal("Kari Dahl", one.Speaker.Value);
        Assert.Contains(one.CitedOutlets[0].Value!, paper, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("The startup raised $5 million from investors in Germany.")]
    [InlineData("The company doubled its profit to 60 million euros, it said in Berlin.")]
    [InlineData("The bank raised its rate from 3 to 4 percent, Norway's statistics office said.")]
    public void Sums_that_grow_elsewhere_are_nobody_s_promise(string text) =>
        Assert.Empty(Reader.Read(text).Commitments);
}
