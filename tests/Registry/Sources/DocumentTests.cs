using Furrow.Registry;
using Furrow.Registry.Sources;

namespace Furrow.Tests.Registry.Sources;

public sealed class DocumentTests
{
    private static readonly Origin Here = new("test", null, false);

    [Fact]
    public void The_same_text_is_the_same_document_and_is_kept_to_the_letter()
    {
        const string text = "\n A headline \r\n\r\nNorway will send 40 deminers to Laos. \n";
        var document = Documents.Of(text, Here);
        Assert.Equal(text, document.Text);
        Assert.Equal("A headline", document.Title);
        Assert.Equal(document.Id, Documents.Of(text, Here, outlet: "Reuters").Id);
        Assert.NotEqual(document.Id, Documents.Of($"{text} ", Here).Id);
    }

    [Theory]
    [InlineData("", "document.empty")]
    [InlineData(" \n\t", "document.empty")]
    public void A_text_that_cannot_be_quoted_is_refused(string text, string code) =>
        Assert.Equal(code, Assert.Throws<Refusal>(() => Documents.Of(text, Here)).Code);

    [Fact]
    public void Half_a_character_is_refused_with_its_offset()
    {
        var refusal = Assert.Throws<Refusal>(() => Documents.Of($"half {(char)0xD83D} of one", Here));
        Assert.Equal("document.not-text", refusal.Code);
        Assert.Contains("offset 5", refusal.Message);
    }

    [Fact]
    public void A_text_beyond_the_limit_is_refused_with_the_limit()
    {
        var refusal = Assert.Throws<Refusal>(() => Documents.Of(new string('a', Documents.LargestBytes + 1), Here));
        Assert.Equal("document.too-large", refusal.Code);
        Assert.Contains($"{Documents.LargestBytes}", refusal.Message);
    }
}
