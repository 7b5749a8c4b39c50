using System.Text.RegularExpressions;

namespace Furrow.Tests.HouseRules;

/// <summary>Which room may lean on which. The server never sees the store: only the command line knows both.</summary>
public sealed partial class RoomArrows
{
    private static readonly Dictionary<string, string[]> Allowed = new()
    {
        ["Furrow.Planning"] = [],
        ["Furrow.Reading"] = [],
        ["Furrow.Registry"] = ["Furrow.Planning", "Furrow.Reading"],
        ["Furrow.Store"] = ["Furrow.Registry"],
        ["Furrow.Server"] = ["Furrow.Registry"],
        ["furrow"] = ["Furrow.Planning", "Furrow.Reading", "Furrow.Registry", "Furrow.Store", "Furrow.Server"],
    };

    /// <summary>
    /// Names that a room may use although its projects do not list them: what an allowed room leans on.
    /// </summary>
    private static readonly Dictionary<string, string[]> Through = new()
    {
        ["Furrow.Store"] = ["Furrow.Planning", "Furrow.Reading"],
        ["Furrow.Server"] = ["Furrow.Planning", "Furrow.Reading"],
    };

    [Fact]
    public void No_project_refers_to_a_room_that_it_must_not_see() => House.Agrees(
        House.Rooms.SelectMany(room => Objections(room.Assembly, Referred(room.Folder), [])));

    [Fact]
    public void No_compiled_room_uses_a_room_that_it_must_not_see() => House.Agrees(
        House.Rooms.SelectMany(room => Objections(room.Assembly, Compiled(room.Assembly),
            Through.GetValueOrDefault(room.Assembly, []))));

    [Fact]
    public void Canary_a_server_that_sees_the_store_is_refused()
    {
        var project = """<ProjectReference Include="../Store/Furrow.Store.csproj" />""";
        Assert.Single(Objections("Furrow.Server", ReferencesIn(project), []));
        Assert.Single(Objections("Furrow.Planning", ["Furrow.Registry"], []));
    }

    [Fact]
    public void Every_room_of_the_source_is_known_to_the_rules() => Assert.Equal(
        House.Rooms.Select(room => room.Folder).Order(StringComparer.Ordinal),
        House.Below("src/").Select(path => path.Split('/')[1]).Distinct().Order(StringComparer.Ordinal));

    private static IEnumerable<string> Objections(string room, IEnumerable<string> uses, string[] through) =>
        uses.Where(used => !Allowed[room].Contains(used) && !through.Contains(used))
            .Select(used => $"{room} must not see {used}; allowed: {string.Join(", ", Allowed[room])}");

    private static IEnumerable<string> Referred(string folder) =>
        House.Below($"src/{folder}/", ".csproj").SelectMany(path => ReferencesIn(House.Read(path)));

    private static IEnumerable<string> ReferencesIn(string project) =>
        ProjectReference().Matches(project).Select(match => match.Groups[1].Value);

    private static IEnumerable<string> Compiled(string assembly) => House.Load(assembly).GetReferencedAssemblies()
        .Select(name => name.Name!).Where(name => name.StartsWith("Furrow.", StringComparison.OrdinalIgnoreCase));

    [GeneratedRegex("""<ProjectReference Include="[^"]*/([^/"]+)\.csproj""")]
    private static partial Regex ProjectReference();
}
