using System.Diagnostics;
using System.Text;
using CsCheck;
using Furrow.Reading;
using Furrow.Reading.Scoring;

namespace Furrow.Tests.Reading;

public sealed class HostileTextTests
{
    private static readonly string[] Pieces =
    [
        "North Korea", " will ", " send ", "1,000", " deminers", " to ", "Russia", ", ", "and ", "“", "”", "«", "»",
            "\"", "‘", "’s", "'", ". ", "\n\n", "\n",
        "\u202e", "\u0000", "\u0007", "\ud83d\ude9c", "$", "5 bln", "(", ")", "that ", "which ", "said ",
            "according to ", "TASS", "Kim", " Jong Un", "between 3 and ",
        "of ", "the ", "has been ", "\t", "%", "…", "—", "-", "U.S.", "e.g. ", "pledged ", "as did ", "Minister ",
            "999999999999999999999", "1.2.3", "\u0301", "ㅎ", "км",
    ];

    [Fact]
    public void No_text_makes_the_reader_throw_and_every_span_lies_inside_it() =>
        Gen.OneOf(Gen.String, Mixed(120)).Sample(text =>
        {
            var result = Reader.Read(text);
            foreach (var proposal in result.Commitments)
            {
                Inside(proposal.Quote, text);
                foreach (var found in proposal.Pledgers.Concat(proposal.Recipients)
                    .Concat([proposal.Place, proposal.Speaker, proposal.Date]).Concat(proposal.CitedOutlets))
                {
                    Consistent(found, text);
                }

                if (proposal.Quantity is { } quantity)
                    Assert.Equal(quantity.Text, quantity.Span.Of(text));
            }

            Assert.All(result.Events, happening => Inside(happening.Quote, text));
        }, iter: 3000);

    [Fact]
    public void The_same_text_is_always_read_the_same() =>
        Mixed(80).Sample(text =>
            Assert.Equal(
                AnnotatedText.Of("x", text, Reader.Read(text)).ToJson(),
                    AnnotatedText.Of("x", text, Reader.Read(text)).ToJson()), iter: 200);

    [Fact]
    public void Offsets_in_json_count_code_points()
    {
        const string text = "🚜🚜 Norway will send 40 deminers to Laos.";
        var commitment = Assert.Single(AnnotatedText.Of("x", text, Reader.Read(text)).Commitments);
        var points = text.EnumerateRunes().ToArray();
        var cut = string.Concat(points[commitment.Quote.Start..commitment.Quote.End].Select(rune => rune.ToString()));
        Assert.Equal(commitment.Quote.Text, cut);
    }

    public static TheoryData<string> Endless => new(
        "a", "1", "“", "(", ",", " and", "'s", "$5 ", "said ", "which ", "Kim ", "send ", "of ", "to ", "\n", "the ",
            "\u202e", "North Korea will send 40 deminers, ",
        "plans to ", "A. ", ", Minister X", "- ", "Korean ", "promise of 3 ");

    [Theory]
    [MemberData(nameof(Endless))]
    public void A_megabyte_of_anything_takes_linear_time(string piece)
    {
        var small = Seconds(piece, 100_000);
        var large = Seconds(piece, 1_000_000);
        Assert.True(large < 30, $"a megabyte of '{piece}' took {large:F1} s");
        Assert.True(large < (small * 40) + 1.5, $"'{piece}': {small:F3} s for 100 kB, {large:F3} s for 1 MB");
    }

    [Fact]
    public void Ten_megabytes_of_news_with_hostile_marks_take_linear_time_and_never_throw()
    {
        const string piece = "SEOUL (Yonhap) -- Kenya will send 1,000 soldiers and €5m to Haiti, Jamaica 200, "
            + "“said \u202e Kim "
            + "((((«« of which 3 of 10 promised, including 4 trucks.\u0007\n\n";
        var small = Seconds(piece, 1_000_000);
        var large = Seconds(piece, 10_000_000);
        Assert.True(large < (small * 30) + 2, $"{small:F2} s for 1 MB, {large:F2} s for 10 MB");
    }

    private static Gen<string> Mixed(int most) =>
        Gen.Int[0, Pieces.Length - 1].Array[0, most].Select(parts => string.Concat(parts.Select(part => Pieces[part])));

    private static double Seconds(string piece, int length)
    {
        var text = new StringBuilder().Insert(0, piece, length / piece.Length).ToString();
        var watch = Stopwatch.StartNew();
        Reader.Read(text);
        return watch.Elapsed.TotalSeconds;
    }

    private static void Inside(TextSpan span, string text) =>
        Assert.True(span.Start >= 0 && span.Start < span.End
            && span.End <= text.Length, $"{span} in a text of {text.Length}");

    private static void Consistent(Found found, string text)
    {
        Assert.Equal(found.Status == Status.Unknown, found.Value is null);
        Assert.Equal(found.Status == Status.Unknown, found.Span is null);
        if (found.Span is { } span)
            Inside(span, text);
    }
}
