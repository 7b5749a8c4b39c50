using System.Runtime.CompilerServices;
using Furrow.Reading;

namespace Furrow.Tests.Reading;

/// <summary>News in which nobody promises anything: whatever is proposed there is false.</summary>
public sealed class UnrelatedTests(ITestOutputHelper output)
{
    private static readonly string[] News =
        File.ReadAllText(Path.Combine(Folder(), "texts", "unrelated.txt"))
            .ReplaceLineEndings("\n").Trim().Split("\n\n");

    [Fact]
    public void News_that_gives_nothing_is_seldom_taken_for_a_promise()
    {
        var proposals = News
            .SelectMany(text => Reader.Read(text).Commitments.Select(one => one.Quote.Of(text))).ToList();
        foreach (var quote in proposals)
            output.WriteLine(quote);
        Assert.InRange(News.Length, 50, int.MaxValue);
        Assert.InRange(proposals.Count, 0, 1);
    }

    private static string Folder([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;
}
