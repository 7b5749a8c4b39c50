using CsCheck;
using Furrow.Reading;

namespace Furrow.Tests.Reading;

public sealed class AmountTests
{
    [Theory]
    [InlineData("1,000 deminers", 1000, 1000)]
    [InlineData("one thousand deminers", 1000, 1000)]
    [InlineData("twenty-five deminers", 25, 25)]
    [InlineData("two hundred and fifty deminers", 250, 250)]
    [InlineData("at least 40 deminers", 40, null)]
    [InlineData("more than 40 deminers", 40, null)]
    [InlineData("up to 40 deminers", null, 40)]
    [InlineData("as many as 40 deminers", null, 40)]
    [InlineData("between 40 and 50 deminers", 40, 50)]
    [InlineData("40 to 50 deminers", 40, 50)]
    [InlineData("40-50 deminers", 40, 50)]
    [InlineData("about 40 deminers", 40, 40)]
    [InlineData("thousands of deminers", 1000, null)]
    [InlineData("tens of thousands of deminers", 10000, null)]
    [InlineData("dozens of deminers", 12, null)]
    [InlineData("40 or more deminers", 40, null)]
    [InlineData("a dozen deminers", 12, 12)]
    public void An_amount_in_words_is_an_interval(string words, int? least, int? most)
    {
        var quantity = AmountOf($"Norway will send {words} to Laos.");
        Assert.Equal(least, (int?)quantity.Minimum);
        Assert.Equal(most, (int?)quantity.Maximum);
    }

    [Theory]
    [InlineData("$30 million", 30_000_000, "USD")]
    [InlineData("30 million US dollars", 30_000_000, "USD")]
    [InlineData("€5m", 5_000_000, "EUR")]
    [InlineData("NOK 1.2 billion", 1_200_000_000, "NOK")]
    [InlineData("half a billion euros", 500_000_000, "EUR")]
    [InlineData("£2.5 million", 2_500_000, "GBP")]
    [InlineData("1.5 bln yen", 1_500_000_000, "JPY")]
    public void Money_keeps_its_currency(string words, long value, string currency)
    {
        var quantity = AmountOf($"Norway has promised {words} to Laos.");
        Assert.Equal(value, quantity.Minimum);
        Assert.Equal(value, quantity.Maximum);
        Assert.Equal(currency, quantity.Currency);
    }

    [Theory]
    [InlineData("Norway has promised 5 million kroner to Laos.", "NOK")]
    [InlineData("Denmark has promised 5 million kroner to Laos.", "DKK")]
    [InlineData("Canada has promised 5 million dollars to Laos.", "CAD")]
    public void A_word_that_several_currencies_share_means_the_giver_s_own(string text, string currency) =>
        Assert.Equal(currency, AmountOf(text).Currency);

    [Fact]
    public void Every_whole_number_in_digits_is_read_back() =>
        Gen.Int[2, 900_000_000].Where(value => value is < 1900 or > 2100).Sample(value =>
        {
            var quantity = AmountOf($"Norway will send {value:N0} deminers to Laos.");
            Assert.Equal(value, quantity.Minimum);
            Assert.Equal(value, quantity.Maximum);
        });

    [Fact]
    public void No_interval_is_upside_down_whatever_numbers_stand_in_a_range() =>
        Gen.Select(Gen.Int[1, 5_000], Gen.Int[1, 5_000], Gen.Const("between {0} and {1}"), (one, other, words) =>
            (one, other, words))
            .Sample(range =>
            {
                var words = $"between {range.one} and {range.other}";
                foreach (var commitment in Reader.Read($"Norway will send {words} deminers to Laos.").Commitments)
                {
                    if (commitment.Quantity is { Minimum: { } low, Maximum: { } high })
                        Assert.True(low <= high, $"{words} became {low} to {high}");
                }
            });

    [Theory]
    [InlineData("Norway sent deminers to Laos in 2015.")]
    [InlineData("Norway sent deminers to Laos on 4 June 2025.")]
    [InlineData("The 11-year-old from Norway sent a letter to Laos.")]
    [InlineData("Deminers from Norway cleared 66% of the land in Laos.")]
    public void Dates_ages_and_shares_are_no_amounts(string text) =>
        Assert.DoesNotContain(Reader.Read(text).Commitments, proposal => proposal.Quantity is not null);

    private static Quantity AmountOf(string text) => Assert.Single(Reader.Read(text).Commitments).Quantity!;
}
