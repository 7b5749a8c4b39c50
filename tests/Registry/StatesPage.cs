using System.Text;
using Furrow.Registry.Hazards;
using Furrow.Registry.Works.Release;

namespace Furrow.Tests.Registry;

/// <summary>The page of states is printed from the code: with <c>FURROW_WRITE=states</c> it prints anew.</summary>
public sealed class StatesPage
{
    /// <summary>Every machine of the registry; a new one comes with a line here.</summary>
    private static readonly IStateTable[] Machines =
        [HazardMachines.Kind, HazardMachines.Status, .. ReleaseStates.All];

    [Fact]
    public void The_page_of_states_says_what_the_code_does()
    {
        var page = new StringBuilder("""
            # States

            What leads from one state to the next, and what each step needs. A step that is not in a table is refused,
            with the list of what is possible and what is missing. Printed from the code by
            `FURROW_WRITE=states dotnet run --project tests/Registry`; a test compares it.

            """.ReplaceLineEndings("\n"));
        foreach (var machine in Machines)
            page.Append($"\n## {machine.Subject}\n\n{machine.Table()}");
        var path = Path.Combine(Root(), "docs", "states.md");
        if (Environment.GetEnvironmentVariable("FURROW_WRITE") == "states")
            File.WriteAllText(path, page.ToString());
        Assert.Equal(page.ToString(), File.Exists(path) ? File.ReadAllText(path).ReplaceLineEndings("\n") : "");
    }

    private static string Root()
    {
        var at = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(at.FullName, "Furrow.slnx")))
            at = at.Parent ?? throw new DirectoryNotFoundException("Furrow.slnx is above no folder of the tests.");
        return at.FullName;
    }
}
