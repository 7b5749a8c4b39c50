using System.Text;
using Furrow.Registry;
using Furrow.Registry.Sources;

namespace Furrow.Tests.Registry.Sources;

public sealed class ArticlesTests
{
    private const string Page = """
        <!DOCTYPE html><html><head><title>Norway sends deminers - Daily</title><style>p { color: red }</style></head>
        <body><nav><ul><li><a href="/">Home</a></li><li><a href="/sport">Sport news of the day</a></li></ul></nav>
        <article><h1>Norway sends deminers</h1>
        <p>Norway will send 40 deminers to Laos in spring, the foreign ministry in Oslo said on Monday after talks
        that had lasted for three days and ended without a dinner.</p>
        <p>The ministry added that the deminers would bring <b>six machines</b> and that twelve dogs, trained in the
        north, would follow them before the rain begins.</p>
        <script>alert("Norway will send 900 tanks")</script>
        <p>Laos has asked for help since the floods, which uncovered bombs along the river and closed eleven
        schools in two districts of the south.</p></article>
        <footer><p>All rights reserved. Contact the newsroom.</p></footer></body></html>
        """;

    [Fact]
    public void The_words_of_the_article_are_taken_and_the_rest_of_the_page_is_left()
    {
        Assert.True(Articles.IsPage(Page));
        var text = Articles.TextOf(Page);
        Assert.Contains("Norway will send 40 deminers to Laos", text, StringComparison.Ordinal);
        Assert.Contains("would bring six machines", text, StringComparison.Ordinal);
        Assert.Contains("\n\n", text, StringComparison.Ordinal);
        Assert.DoesNotContain("900 tanks", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Sport news", text, StringComparison.Ordinal);
        Assert.DoesNotContain("color: red", text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_page_gives_the_same_text() =>
        Assert.Equal(Articles.TextOf(Page), Articles.TextOf(Page));

    [Theory]
    [InlineData("Norway will send 40 deminers.")]
    [InlineData("<b>Norway</b> will send 40 deminers.")]
    [InlineData("")]
    public void Plain_words_are_no_page(string text) => Assert.False(Articles.IsPage(text));

    [Fact]
    public void A_page_that_nests_without_end_is_refused()
    {
        var page = $"<html><body>{new StringBuilder().Insert(0, "<div>", 50_000)}";
        Assert.Equal("article.too-deep", Assert.Throws<Refusal>(() => Articles.TextOf(page)).Code);
    }

    [Fact]
    public void A_page_without_words_is_refused() => Assert.Equal(
        "article.none", Assert.Throws<Refusal>(() => Articles.TextOf("<html><body></body></html>")).Code);
}
