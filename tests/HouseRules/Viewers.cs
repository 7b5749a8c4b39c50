using System.Reflection;
using System.Runtime.CompilerServices;
using Furrow.Registry;

namespace Furrow.Tests.HouseRules;

/// <summary>
/// Access that can be forgotten will be: no question to a store without a viewer, no write outside the journal.
/// </summary>
public sealed class Viewers
{
    [Fact]
    public void Every_store_method_names_its_viewer_or_its_journal_entry() =>
        House.Agrees(Doors().SelectMany(Objections));

    [Fact]
    public void Every_extension_of_a_store_names_its_viewer_or_its_journal_entry() => House.Agrees(
        House.Rooms.SelectMany(room => House.Load(room.Assembly).GetExportedTypes())
            .SelectMany(type => type.GetMethods(BindingFlags.Static | BindingFlags.Public))
            .Where(method => method.IsDefined(typeof(ExtensionAttribute))
                && IsDoor(method.GetParameters()[0].ParameterType))
            .SelectMany(Objections));

    [Fact]
    public void The_rule_looks_at_the_stores() => Assert.True(Doors().Count() >= 4);

    [Fact]
    public void Canary_a_question_without_a_viewer_is_refused() =>
        Assert.Equal(["IForgetfulStore.All takes no Viewer and no IWriting"], Objections(typeof(IForgetfulStore)));

    private static IEnumerable<Type> Doors() => typeof(IStore).Assembly.GetExportedTypes().Where(IsDoor);

    private static bool IsDoor(Type type) => type.IsInterface && type != typeof(IStore)
        && type.Name.Split('`')[0].EndsWith("Store", StringComparison.Ordinal);

    private static IEnumerable<string> Objections(Type door) =>
        door.GetMethods().Where(method => !method.IsSpecialName).SelectMany(Objections);

    private static IEnumerable<string> Objections(MethodInfo method) => method.GetParameters()
        .Any(parameter => parameter.ParameterType == typeof(Viewer) || parameter.ParameterType == typeof(IWriting))
            ? [] : [$"{method.DeclaringType!.Name.Split('`')[0]}.{method.Name} takes no Viewer and no IWriting"];

    private interface IForgetfulStore
    {
        Task<int> Count(Viewer viewer);

        Task<string[]> All();
    }
}
