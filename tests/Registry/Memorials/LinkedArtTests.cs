using System.Text.Json.Nodes;
using Furrow.Registry;
using Furrow.Registry.Exchange;
using Furrow.Registry.Memorials;

namespace Furrow.Tests.Registry.Memorials;

/// <summary>
/// Linked Art documents against the model's own rules (linked.art 1.0): which properties each class has, what they may
/// hold, and that nothing else is there.
/// </summary>
public sealed class LinkedArtTests
{
    private const string Root = "https://museum.example.org";
    private const string Text = "text";
    private const string Number = "number";
    private const string Moment = "moment";
    private static readonly string[] Statements = ["LinguisticObject"];
    private static readonly string[] Names = ["Name", "Identifier"];

    /// <summary>The classes that we write and the ranges of their properties.</summary>
    private static readonly Dictionary<string, Dictionary<string, string[]>> Model = new()
    {
        ["HumanMadeObject"] = new()
        {
            ["classified_as"] = ["Type"], ["identified_by"] = Names, ["referred_to_by"] = Statements,
            ["dimension"] = ["Dimension"], ["produced_by"] = ["Production"], ["subject_to"] = ["Right"],
            ["current_owner"] = ["Person", "Group"], ["representation"] = ["VisualItem"],
        },
        ["Person"] = new() { ["identified_by"] = Names, ["born"] = ["Birth"], ["died"] = ["Death"] },
        ["Production"] = new() { ["timespan"] = ["TimeSpan"], ["referred_to_by"] = Statements },
        ["Birth"] = new() { ["timespan"] = ["TimeSpan"] },
        ["Death"] = new() { ["timespan"] = ["TimeSpan"] },
        ["TimeSpan"] = new()
        {
            ["identified_by"] = ["Name"], ["begin_of_the_begin"] = [Moment], ["end_of_the_end"] = [Moment],
        },
        ["Dimension"] = new() { ["classified_as"] = ["Type"], ["value"] = [Number], ["unit"] = ["MeasurementUnit"] },
        ["LinguisticObject"] = new() { ["content"] = [Text], ["classified_as"] = ["Type"] },
        ["Identifier"] = new() { ["content"] = [Text], ["classified_as"] = ["Type"] },
        ["Name"] = new() { ["content"] = [Text] },
        ["Right"] = new() { ["identified_by"] = Names },
        ["VisualItem"] = new() { ["digitally_shown_by"] = ["DigitalObject"] },
        ["DigitalObject"] = new() { ["format"] = [Text], ["access_point"] = ["DigitalObject"] },
        ["Group"] = [],
        ["Type"] = [],
        ["MeasurementUnit"] = [],
    };

    /// <summary>Properties of which a class has one at the most; of the others it has lists.</summary>
    private static readonly string[] Single =
    [
        "produced_by", "born", "died", "timespan", "unit", "value", "content", "format", "begin_of_the_begin",
        "end_of_the_end",
    ];

    [Fact]
    public void An_object_keeps_the_model_however_much_is_known_of_it()
    {
        Assert.Empty(Faults(LinkedData.LinkedArt(Published(Bare()), Root)));
        var known = Bare() with
        {
            Description = "A helmet.",
            Made = PartialDate.Parse("1940~/1943"),
            Maker = "A factory",
            Measurements = [new("height", 12.5, "cm")],
        };
        Assert.Empty(Faults(LinkedData.LinkedArt(Published(known), Root)));
    }

    [Fact]
    public void A_person_keeps_the_model()
    {
        var person = Given.Person(
            "김철수", Given.Fact(FactKind.Born, "1924-05-XX"), Given.Fact(FactKind.Died, "1943")) with
        {
            Wish = FamilyWish.Publish,
        };
        Assert.Empty(Faults(LinkedData.LinkedArt(person, Root)));
    }

    [Fact]
    public void Who_made_an_object_is_neither_called_a_person_nor_a_group_while_that_is_unknown()
    {
        var art = LinkedData.LinkedArt(Published(Bare() with { Maker = "Ivanov" }), Root);
        Assert.Null(art["produced_by"]!["carried_out_by"]);
        Assert.Equal("Ivanov", (string?)art["produced_by"]!["referred_to_by"]![0]!["content"]);
    }

    [Fact]
    public void Canary_what_the_model_does_not_have_is_found()
    {
        var art = LinkedData.LinkedArt(Published(Bare()), Root);
        art["colour"] = "green";
        art["current_owner"]![0]!["type"] = "Actor";
        art["id"] = "no address";
        Assert.Equal(3, Faults(art).Count);
    }

    private static MuseumObject Bare() => Given.Accessioned() with
    {
        Shown = true,
        Rights = new Rights("A museum", "https://creativecommons.org/publicdomain/zero/1.0/", "A museum"),
    };

    private static PublishedObject Published(MuseumObject one)
    {
        Picture[] pictures =
        [
            new()
            {
                Id = Identity.From<PictureId>("a"), FileName = "a", Sha256 = "00", Width = 1_600, Height = 1_200,
                Sizes = [new(200, 150), new(1_600, 1_200)], Caption = "A helmet", Origin = Given.Origin,
                Rights = new Rights("A museum", "CC0", "A museum"),
            },
        ];
        return PublishedObject.Of(one, null, pictures, []);
    }

    private static List<string> Faults(JsonObject document)
    {
        var faults = new List<string>();
        if ((string?)document["@context"] != "https://linked.art/ns/v1/linked-art.json")
            faults.Add("the context is another");
        if (!Uri.TryCreate((string?)document["id"], UriKind.Absolute, out _))
            faults.Add("the id is no address");
        if (string.IsNullOrEmpty((string?)document["_label"]))
            faults.Add("there is no label");
        Look(document, (string?)document["type"] ?? "", "", faults);
        return faults;
    }

    private static void Look(JsonObject node, string type, string at, List<string> faults)
    {
        if (!Model.TryGetValue(type, out var properties))
        {
            faults.Add($"{at} is a {type}");
            return;
        }

        foreach (var (name, value) in node.Where(one => one.Key is not ("@context" or "id" or "type" or "_label")))
        {
            if (!properties.TryGetValue(name, out var range))
                faults.Add($"{at}/{name}: a {type} has none");
            else if (value is JsonArray == Single.Contains(name))
                faults.Add($"{at}/{name}: one, or a list");
            else
                foreach (var each in value is JsonArray list ? [.. list] : new[] { value })
                    Look(each!, range, $"{at}/{name}", faults);
        }
    }

    private static void Look(JsonNode value, string[] range, string at, List<string> faults)
    {
        if (value is JsonObject inner)
        {
            var type = (string?)inner["type"] ?? "";
            if (range.Contains(type))
                Look(inner, type, at, faults);
            else
                faults.Add($"{at}: a '{type}', which is none of {string.Join(", ", range)}");
            return;
        }

        var fits = range[0] switch
        {
            Number => value.GetValueKind() == System.Text.Json.JsonValueKind.Number,
            Moment => DateTimeOffset.TryParse((string?)value, null, out var moment)
                && moment.Offset == TimeSpan.Zero && ((string)value!).EndsWith('Z'),
            _ => !string.IsNullOrEmpty((string?)value),
        };
        if (!fits)
            faults.Add($"{at}: {value.ToJsonString()}");
    }
}
