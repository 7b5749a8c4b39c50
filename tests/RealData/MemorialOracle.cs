using System.Diagnostics;
using System.Text.Json.Nodes;
using System.Xml;
using System.Xml.Linq;
using System.Xml.Schema;
using Furrow.Registry;
using Furrow.Registry.Exchange;
using Furrow.Registry.Memorials;
using Point = NetTopologySuite.Geometries.Point;

namespace Furrow.Tests.RealData;

/// <summary>What the museum hands out, judged by the schemas of those who keep the standards.</summary>
public sealed class MemorialOracle
{
    private const string Root = "https://museum.example.org";
    private static readonly DateOnly Day = new(2026, 5, 4);
    private static readonly Origin Origin = new("test", null, Illustrative: true);

    [Fact]
    public void The_lido_file_is_valid_by_its_schema_however_much_is_known_of_an_object()
    {
        var schemas = new XmlSchemaSet { XmlResolver = XmlResolver.FileSystemResolver };
        foreach (var name in new[] { "xml.xsd", "xlink.xsd", "lido-v1.1.xsd" })
        {
            using var schema = XmlReader.Create(
                Oracle("lido", name), new XmlReaderSettings { DtdProcessing = DtdProcessing.Ignore });
            schemas.Add(null, schema);
        }

        PublishedObject[] objects = [Known("1"), Bare("2")];
        var file = XDocument.Load(new MemoryStream(Lido.Write(objects, Root)));
        var faults = new List<string>();
        file.Validate(schemas, (_, fault) => faults.Add(fault.Message));
        Assert.Empty(faults);
        Assert.Equal(objects.Length, file.Root!.Elements().Count());
        var broken = XDocument.Parse(
            file.ToString().Replace("appellationValue", "nameValue", StringComparison.Ordinal));
        broken.Validate(schemas, (_, fault) => faults.Add(fault.Message));
        Assert.NotEmpty(faults);
    }

    [Fact]
    public void Manifests_and_their_collection_are_valid_by_the_schema_of_iiif_presentation()
    {
        var oracle = Oracle("iiif", "validate.py");
        Assert.Equal("errors 0", Judge(oracle, LinkedData.Manifest(Known("1"), Root)));
        Assert.Equal("errors 0", Judge(oracle, LinkedData.Collection([Known("1"), Bare("2")], Root)));
        var broken = LinkedData.Manifest(Known("1"), Root);
        broken.Remove("label");
        Assert.NotEqual("errors 0", Judge(oracle, broken));
    }

    /// <summary>The first line of what the standard's keepers' schema says of a document.</summary>
    private static string Judge(string oracle, JsonNode document)
    {
        var file = Path.GetTempFileName();
        File.WriteAllText(file, document.ToJsonString());
        var start = new ProcessStartInfo("python3")
        {
            RedirectStandardOutput = true, RedirectStandardError = true,
            WorkingDirectory = Path.GetDirectoryName(oracle)!,
        };
        start.ArgumentList.Add(oracle);
        start.ArgumentList.Add(file);
        using var process = Process.Start(start)!;
        var said = process.StandardOutput.ReadToEnd();
        var fault = process.StandardError.ReadToEnd();
        process.WaitForExit();
        File.Delete(file);
        Assert.SkipWhen(fault.Contains("No module named 'jsonschema'", StringComparison.Ordinal),
            "ORACLE NOT RUN: python3 has no jsonschema");
        return said.Split('\n') is [var first, ..] && first.Length > 0 ? first : fault;
    }

    private static PublishedObject Known(string name)
    {
        var person = new Person
        {
            Id = Identity.From<PersonId>("p"), LocalId = "P-1", Origin = Origin, Wish = FamilyWish.Publish,
            Facts = [new Fact { Kind = FactKind.Name, Value = "김철수", Support = new("A list", EvidenceGrade.Record) }],
        };
        var bare = Bare(name).Object with
        {
            Description = "A helmet with a name scratched in & <signs>.",
            Materials = "steel, leather",
            Made = PartialDate.Parse("1940~/1943"),
            Maker = "A factory",
            Count = 2,
            Measurements = [new("height", 12.5, "cm"), new("weight", 1.2, "kg")],
            Inscriptions = [new("ru", "Помним", "Pomnim", "We remember"), new("ko", "기억합니다", null, null)],
            FoundAt = new FoundAt(new Point(35, 51), null, null, Day, "On the edge of a field"),
        };
        Picture[] pictures =
        [
            .. new[] { "a", "b" }.Select(file => new Picture
            {
                Id = Identity.From<PictureId>(file), FileName = file, Sha256 = "00", Width = 1_600, Height = 1_200,
                Sizes = [new(200, 150), new(1_600, 1_200)], Caption = "A helmet", Origin = Origin,
                Rights = new Rights("A museum", "CC0", "A museum"),
            }),
        ];
        return PublishedObject.Of(bare, null, pictures, [person]);
    }

    private static PublishedObject Bare(string name)
    {
        var entry = new ObjectEntry
        {
            Id = Identity.From<EntryId>("entry"), Number = "E-1", Depositor = "A depositor", Terms = EntryTerms.Gift,
            TermsText = "For good.", ReceivedOn = Day, ReceivedBy = "keeper", Objects = [], Origin = Origin,
        };
        var entered = Objects.Enter(entry, new MuseumObject
        {
            Id = Identity.From<MuseumObjectId>(name), LocalId = name, Title = "Helmet", Kind = "helmet", Shown = true,
            Rights = new Rights(null, "https://creativecommons.org/publicdomain/zero/1.0/", null), Entry = entry.Id,
            Moves = [], Origin = Origin,
        }, Identity.From<LocationId>("shelf"), new(2026, 5, 4, 8, 0, 0, default), new Actor("keeper"));
        return PublishedObject.Of(Objects.Accession(
            entered, entry, new(Day, AcquisitionMethod.Gift, "A depositor", "Deed", "board"), $"M.2026.000{name}",
            NumberScheme.Parse("M.{year}.{count:4}")), null, [], []);
    }

    private static string Oracle(string folder, string name)
    {
        var path = Path.Combine(SharedData.Repository, "..", "shared", "oracle", folder, name);
        Assert.SkipUnless(File.Exists(path), SharedData.Absent);
        return Path.GetFullPath(path);
    }
}
