using Furrow.Reading;

namespace Furrow.Tests.Reading;

public sealed class ReaderTests
{
    [Theory]
    [InlineData("Norway may send 40 deminers to Laos.", Modality.Proposed)]
    [InlineData("Norway is considering sending 40 deminers to Laos.", Modality.Proposed)]
    [InlineData("Norway will send 40 deminers to Laos.", Modality.Planned)]
    [InlineData("Norway is set to send 40 deminers to Laos.", Modality.Planned)]
    [InlineData("Norway plans to send 40 deminers to Laos.", Modality.Planned)]
    [InlineData("Norway has decided to send 40 deminers to Laos.", Modality.Pledged)]
    [InlineData("Norway promised 40 deminers to Laos.", Modality.Pledged)]
    [InlineData("Norway pledged to send 40 deminers to Laos.", Modality.Pledged)]
    [InlineData("Norway has agreed to send 40 deminers to Laos.", Modality.Agreed)]
    [InlineData("Norway has allocated $4 million to Laos.", Modality.Allocated)]
    [InlineData("Norway is sending 40 deminers to Laos.", Modality.UnderWay)]
    [InlineData("Norway has sent 40 deminers to Laos.", Modality.Delivered)]
    [InlineData("40 deminers were sent to Laos by Norway.", Modality.Delivered)]
    [InlineData("Norway has refused to send 40 deminers to Laos.", Modality.Denied)]
    [InlineData("Norway did not send 40 deminers to Laos.", Modality.Denied)]
    public void The_words_before_the_verb_say_how_far_it_is(string text, Modality stage)
    {
        var proposal = Assert.Single(Reader.Read(text).Commitments);
        Assert.Equal(stage, proposal.Modality);
        Assert.Equal("Norway", Assert.Single(proposal.Pledgers).Value);
        Assert.Equal("Laos", Assert.Single(proposal.Recipients).Value);
    }

    [Theory]
    [InlineData("Laos needs 40 deminers from Norway.")]
    [InlineData("Laos asked Norway to send 40 deminers.")]
    [InlineData("Norway should send 40 deminers to Laos, the paper said.")]
    [InlineData("At least 40 deminers were killed in Laos, Norway said.")]
    [InlineData("Deminers from Norway cleared 40 hectares in Laos.")]
    [InlineData("Norway and Laos have friendly relations.")]
    public void Needs_requests_losses_and_past_results_promise_nothing(string text) =>
        Assert.Empty(Reader.Read(text).Commitments);

    [Fact]
    public void A_list_is_split_by_its_numbers()
    {
        var read = Reader.Read("Norway will send 40 deminers, 12 dogs and six trucks to Laos.").Commitments;
        Assert.Equal([40, 12, 6], read.Select(proposal => (int)proposal.Quantity!.Minimum!));
        Assert.All(read, proposal => Assert.Equal("Laos", Assert.Single(proposal.Recipients).Value));
    }

    [Fact]
    public void A_slot_that_the_document_fills_is_marked_inferred()
    {
        var read = Reader.Read("Norway will send 40 deminers to Laos. Twelve dogs were donated by Norway in May.")
            .Commitments;
        var receiver = Assert.Single(read[1].Recipients);
        Assert.Equal(Status.Inferred, receiver.Status);
        Assert.Equal("Laos", receiver.Value);
    }

    [Fact]
    public void A_name_taught_by_a_data_file_is_known()
    {
        var vocabulary = Vocabulary.English.With("organisations", "Clear Ground Fund | CGF |").With("things",
            "[equipment]\nflail");
        var proposal = Assert.Single(Reader.Read(
            "The Clear Ground Fund (CGF) works in Laos. CGF will donate three flails to Laos.",
                vocabulary).Commitments);
        Assert.Equal("Clear Ground Fund", Assert.Single(proposal.Pledgers).Value);
        Assert.Equal(Category.Equipment, proposal.Category);
    }

    [Fact]
    public void Another_language_is_a_folder_of_its_own_words()
    {
        var german = Vocabulary.Open(file => file switch
        {
            "countries" => "Norwegen | norwegisch; norwegische | Oslo |\nLaos | laotisch | Vientiane |",
            "provision" => "schicken | give | schickte | geschickt |",
            "things" => "[personnel]\nMinenräumer",
            "grammar" => "[prepositions]\nnach; in; aus\n[determiners]\nder; die; das",
            _ => null,
        });
        var proposal = Assert.Single(Reader.Read("Norwegen schickte 40 Minenräumer nach Laos.", german).Commitments);
        Assert.Equal("Norwegen", Assert.Single(proposal.Pledgers).Value);
        Assert.Equal(40, proposal.Quantity!.Minimum);
        Assert.Empty(Reader.Read("Norway sent 40 deminers to Laos.", german).Commitments);
    }

    [Theory]
    [InlineData("Sergey Shoigu")]
    [InlineData("Sergei Shoigu")]
    [InlineData("Kim Jong-un")]
    [InlineData("Kim Jong Un")]
    [InlineData("Pak Jong Chon")]
    [InlineData("Marat Khusnullin")]
    [InlineData("Yoon Byung-se")]
    [InlineData("Choe Son Hui")]
    public void A_name_from_Russian_or_Korean_is_the_speaker_in_any_of_its_spellings(string name)
    {
        var read = Reader.Read($"Norway will send 40 deminers to Laos, {name} told TASS.");
        var proposal = Assert.Single(read.Commitments);
        Assert.Equal(name, proposal.Speaker.Value);
        Assert.Equal("TASS", Assert.Single(proposal.CitedOutlets).Value);
    }

    [Fact]
    public void What_no_verb_claims_counts_only_beside_a_promise()
    {
        Assert.Empty(Reader.Read("Jamaica 200, Benin 40 soldiers.").Commitments);
        var read = Reader.Read("Kenya will send 1,000 soldiers to Haiti, Jamaica 200 and Chad 40.").Commitments;
        Assert.Equal(["Kenya", "Jamaica", "Chad"], read.Select(one => Assert.Single(one.Pledgers).Value));
    }

    [Fact]
    public void A_file_that_no_vocabulary_has_is_refused_by_name() =>
        Assert.Contains("countries", Assert.Throws<ArgumentException>(() =>
            Vocabulary.English.With("nouns", "x")).Message);

    [Fact]
    public void The_speaker_and_the_medium_are_two_slots()
    {
        var proposal = Assert.Single(Reader.Read(
            "Norway will send 40 deminers to Laos, Foreign Minister Kari Nordmann told Reuters on Monday.")
                .Commitments);
        Assert.Equal("Kari Nordmann", proposal.Speaker.Value);
        Assert.Equal("Reuters", Assert.Single(proposal.CitedOutlets).Value);
    }

    [Fact]
    public void A_text_of_blanks_and_an_empty_text_promise_nothing()
    {
        Assert.Empty(Reader.Read("").Commitments);
        Assert.Null(Reader.Read(" \n\n ").Title);
    }
}
