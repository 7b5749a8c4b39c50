namespace Furrow.Tests.HouseRules;

/// <summary>A public class is sealed, and its name says what it is.</summary>
public sealed class PublicTypes
{
    private static readonly string[] EmptyEndings = ["Manager", "Helper", "Helpers", "Utils", "Util", "Base", "Impl"];

    [Fact]
    public void Every_public_class_is_sealed_static_or_abstract() => House.Agrees(OfRooms().SelectMany(Open));

    [Fact]
    public void No_type_is_called_by_a_word_that_says_nothing() => House.Agrees(House.Rooms
        .SelectMany(room => House.Load(room.Assembly).GetTypes())
        .Where(type => !type.FullName!.Contains('<', StringComparison.Ordinal))
        .SelectMany(type => Empty(type.Name)));

    [Fact]
    public void Canary_an_open_class_and_an_empty_word_are_refused()
    {
        Assert.Single(Open(typeof(OpenSample)));
        Assert.Empty(Open(typeof(PublicTypes)));
        Assert.Single(Empty("PlanManager"));
        Assert.Empty(Empty("Plan"));
    }

    private static IEnumerable<Type> OfRooms() =>
        House.Rooms.SelectMany(room => House.Load(room.Assembly).GetExportedTypes());

    /// <summary>The class of the top-level statements has no namespace and is not ours to seal.</summary>
    private static IEnumerable<string> Open(Type type) =>
        type is { Namespace: not null, IsClass: true, IsSealed: false, IsAbstract: false }
        ? [$"{type.FullName} is public and open: seal it, or make it internal"] : [];

    private static IEnumerable<string> Empty(string name) => EmptyEndings
        .Where(end => name.Split('`')[0].EndsWith(end, StringComparison.Ordinal))
        .Select(end => $"{name} ends in '{end}': say what it is");
}

/// <summary>What the rule about sealed classes objects to.</summary>
public class OpenSample;
