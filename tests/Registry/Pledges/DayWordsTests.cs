using System.Globalization;
using CsCheck;
using Furrow.Registry.Pledges;

namespace Furrow.Tests.Registry.Pledges;

/// <summary>A date expression stays what it is; beside it stand the days that it may mean.</summary>
public sealed class DayWordsTests
{
    /// <summary>A Thursday.</summary>
    private static readonly DateOnly Published = new(2026, 3, 12);

    [Theory]
    [InlineData("Tuesday", "2026-03-10", "2026-03-10")]
    [InlineData("on Thursday", "2026-03-12", "2026-03-12")]
    [InlineData("next Tuesday", "2026-03-17", "2026-03-17")]
    [InlineData("last Thursday", "2026-03-05", "2026-03-05")]
    [InlineData("this Friday", "2026-03-13", "2026-03-13")]
    [InlineData("Yesterday", "2026-03-11", "2026-03-11")]
    [InlineData("last year", "2025-01-01", "2025-12-31")]
    [InlineData("next month", "2026-04-01", "2026-04-30")]
    [InlineData("this week", "2026-03-09", "2026-03-15")]
    [InlineData("by the end of this year", null, "2026-12-31")]
    [InlineData("the coming years", "2026-03-12", null)]
    [InlineData("the last three months", "2025-12-12", "2026-03-12")]
    [InlineData("February 4", "2026-02-04", "2026-02-04")]
    [InlineData("4th of February", "2026-02-04", "2026-02-04")]
    [InlineData("early December", "2025-12-01", "2025-12-31")]
    [InlineData("in June", "2026-06-01", "2026-06-30")]
    [InlineData("last June", "2025-06-01", "2025-06-30")]
    [InlineData("since last autumn", null, null)]
    [InlineData("Since Russia’s 2022 invasion", null, null)]
    [InlineData("31 February", null, null)]
    [InlineData("the next 9999 years", null, null)]
    public void What_is_relative_is_inferred_from_the_day_of_publication(string words, string? from, string? until)
    {
        var days = DayWords.Resolve(words, Published);
        Assert.Equal((Day(from), Day(until)), (days?.From, days?.Until));
        Assert.NotEqual(SlotStatus.Stated, days?.Status);
        Assert.Null(DayWords.Resolve(words, null));
    }

    [Theory]
    [InlineData("2026-03-31", "2026-03-31", "2026-03-31")]
    [InlineData("4 February 2025", "2025-02-04", "2025-02-04")]
    [InlineData("Feb. 4, 2025", "2025-02-04", "2025-02-04")]
    [InlineData("Tuesday (June 17, 2025)", "2025-06-17", "2025-06-17")]
    [InlineData("February, 2025", "2025-02-01", "2025-02-28")]
    [InlineData("mid-December 2020", "2020-12-01", "2020-12-31")]
    [InlineData("in 2015", "2015-01-01", "2015-12-31")]
    [InlineData("until 2027", null, "2027-12-31")]
    [InlineData("before June 2026", null, "2026-05-31")]
    [InlineData("since May 2025", "2025-05-01", null)]
    [InlineData("by the end of October 2025", null, "2025-10-31")]
    public void What_the_words_alone_fix_is_stated_and_needs_no_date_of_the_text(
        string words, string? from, string? until)
    {
        Assert.Equal(new Days(Day(from), Day(until), SlotStatus.Stated), DayWords.Resolve(words, null));
        Assert.Equal(DayWords.Resolve(words, null), DayWords.Resolve(words, Published));
    }

    [Fact]
    public void No_text_breaks_it_and_no_interval_runs_backwards()
    {
        string[] parts =
        [
            "by", "the", "end", "of", "last", "next", "this", "31", "29", "february", "may", "2026", "1900", "monday",
            "years", "month", "1000", "few", "early", "(", ")", ",", "-", "since", "before", "9999-12-31", "٣",
        ];
        var phrase = Gen.Int[0, parts.Length - 1].Select(i => parts[i]).Array[0, 7];
        Gen.Select(phrase, Gen.Int[0, DateOnly.MaxValue.DayNumber], Gen.String)
            .Sample((words, day, noise) =>
            {
                foreach (var text in new[] { string.Join(' ', words), noise })
                {
                    var days = DayWords.Resolve(text, DateOnly.FromDayNumber(day));
                    Assert.False(days is { From: null, Until: null });
                    Assert.False(days?.From > days?.Until, text);
                }
            });
    }

    private static DateOnly? Day(string? text) =>
        text is null ? null : DateOnly.Parse(text, CultureInfo.InvariantCulture);
}
