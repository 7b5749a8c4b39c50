using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using Furrow.Cli.Sample;
using Furrow.Registry;
using Furrow.Registry.Exchange;
using Furrow.Server;
using Furrow.Server.Memorials;
using Furrow.Store;

namespace Furrow.Tests.Cli;

/// <summary>The roll of names of the sample as PDF.</summary>
public sealed partial class RollTests
{
    private const int Largest = 400_000;

    [Fact]
    public async Task The_roll_of_the_sample_is_small_and_holds_the_letters_of_every_script_in_it()
    {
        var cancel = TestContext.Current.CancellationToken;
        var folder = Directory.CreateTempSubdirectory("furrow-test-").FullName;
        try
        {
            await using var store = await Stores.Open(Path.Combine(folder, "roll.gpkg"), create: true,
                TimeProvider.System, new Counted(), cancel);
            await store.Journal.Write(new Actor("test"), "the sample", writing => SampleMemorials.Save(
                store, writing, SampleProgramme.Make(new()).Places[0], cancel), cancel);
            var people = await new MemorialExport(store, "").People(null, cancel);
            var pdf = RollOfNames.Write(null, people, Path.Combine(HostOptions.UsualPages, "lib", "fonts"));
            Assert.InRange(pdf.Length, 10_000, Largest);
            var (letters, fonts) = Read(pdf);
            Assert.True(fonts >= 2, $"{fonts} fonts are embedded");
            foreach (var letter in "김철수박영호" + "АрсенийВымысловМаріяВигадана" + "PakYongHo")
                Assert.Contains(letter, letters);
            Assert.DoesNotContain('Б', letters);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>Every letter that the file's fonts draw, by their own tables (ISO 32000-1, 9.10.3), and how many fonts
    /// are in it.</summary>
    private static (HashSet<char> Letters, int Fonts) Read(byte[] pdf)
    {
        var text = Encoding.Latin1.GetString(pdf);
        var letters = new HashSet<char>();
        foreach (Match match in Streams().Matches(text))
        {
            using var packed = new ZLibStream(
                new MemoryStream(Encoding.Latin1.GetBytes(match.Groups["data"].Value)), CompressionMode.Decompress);
            using var whole = new MemoryStream();
            packed.CopyTo(whole);
            var table = Encoding.Latin1.GetString(whole.ToArray());
            if (!table.Contains("begincmap", StringComparison.Ordinal))
                continue;
            foreach (Match one in Single().Matches(table))
                letters.Add((char)Convert.ToInt32(one.Groups["to"].Value, 16));
            foreach (Match range in Range().Matches(table))
            {
                var (from, to) = (Hex(range, "from"), Hex(range, "to"));
                for (var i = 0; i <= to - from; i++)
                    letters.Add((char)(Hex(range, "first") + i));
            }
        }

        return (letters, text.Split("/FontFile2").Length - 1);

        static int Hex(Match match, string name) => Convert.ToInt32(match.Groups[name].Value, 16);
    }

    [GeneratedRegex(@"/Filter /FlateDecode[^>]*>>\s*stream\r?\n(?<data>.*?)\r?\nendstream",
        RegexOptions.Singleline | RegexOptions.ExplicitCapture)]
    private static partial Regex Streams();

    [GeneratedRegex(@"^<[0-9A-Fa-f]{4}> <(?<to>[0-9A-Fa-f]{4})>\s*$",
        RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex Single();

    [GeneratedRegex("^<(?<from>[0-9A-Fa-f]{4})> <(?<to>[0-9A-Fa-f]{4})> <(?<first>[0-9A-Fa-f]{4})>",
        RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex Range();

    private sealed class Counted : IIdentities
    {
        private int last;

        public Guid Next() => new(++last, 0, 0, new byte[8]);
    }
}
