using Furrow.Registry;
using Furrow.Server;

namespace Furrow.Tests.Server;

/// <summary>A place named in a statement is found when it is clear which one is meant, and only then.</summary>
public sealed class Place_names
{
    [Theory]
    [InlineData("Kursk Oblast", "Kursk Oblast")]
    [InlineData("the Kursk region", "Kursk Oblast")]
    [InlineData("kursk REGION", "Kursk Oblast")]
    [InlineData("Курская область", "Kursk Oblast")]
    [InlineData("Kursk district", "Kursk District")]
    [InlineData("Kursk", null)]
    [InlineData("Pyongyang", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void A_word_for_the_level_tells_the_level(string? written, string? meant)
    {
        var tree = new PlaceTree([Place("Kursk Oblast", "Курская область", PlaceKind.Region),
            Place("Kursk District", "Курский район", PlaceKind.District)]);
        Assert.Equal(meant, tree.Name(tree.Named(written)));
    }

    private static Place Place(string english, string russian, PlaceKind kind) => new()
    {
        Id = Identity.From<PlaceId>(english), Kind = kind,
        Names = [new PlaceName("en", english), new PlaceName("ru", russian)],
        Centre = new NetTopologySuite.Geometries.Point(36, 51), Origin = new Origin("test", null, Illustrative: true),
    };
}
