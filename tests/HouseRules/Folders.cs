namespace Furrow.Tests.HouseRules;

/// <summary>A folder is a room or a column. A drawer for everything is neither.</summary>
public sealed class Folders
{
    private static readonly string[] Drawers =
        ["common", "shared", "infrastructure", "utils", "util", "helpers", "misc", "core", "lib"];

    /// <summary>C# lines that a room may hold before growing is a decision to write down.</summary>
    private static readonly Dictionary<string, int> Budgets = new()
    {
        ["Planning"] = 14000,
        ["Reading"] = 8800,
        ["Registry"] = 26000,
        ["Store"] = 12000,
        ["Server"] = 14000,
        ["Cli"] = 7000,
    };

    private const int PagesBudget = 16000;

    [Fact]
    public void No_folder_is_a_drawer_for_everything() => House.Agrees(House.Files().SelectMany(Drawer).Distinct());

    [Fact]
    public void No_room_outgrows_its_budget_unnoticed() => House.Agrees(House.Rooms
        .SelectMany(room => Outgrown(room.Folder, Budgets[room.Folder], LinesBelow($"src/{room.Folder}/", ".cs"))));

    [Fact]
    public void The_pages_do_not_outgrow_their_budget_unnoticed() => House.Agrees(
        Outgrown("Server/Ui", PagesBudget, LinesBelow("src/Server/Ui/", ".js", ".css", ".html")));

    [Fact]
    public void The_root_of_the_registry_holds_few_words() => Assert.InRange(
        House.Below("src/Registry/", ".cs").Count(path => path.Count(letter => letter == '/') == 2), 1, 15);

    [Fact]
    public void Canary_a_drawer_and_a_room_that_outgrew_are_refused()
    {
        Assert.Single(Drawer("src/Registry/Common/Thing.cs"));
        Assert.Empty(Drawer("src/Registry/Works/Common.cs"));
        Assert.Single(Outgrown("Cli", 3500, 3501));
    }

    private static IEnumerable<string> Drawer(string path) => path.Split('/')[..^1]
        .Where(folder => Drawers.Contains(folder.ToLowerInvariant()))
        .Select(folder => $"{path}: '{folder}' says nothing about what is inside");

    private static IEnumerable<string> Outgrown(string room, int budget, int lines) => lines <= budget ? []
        : [$"{room} has {lines} lines; its budget is {budget}. Raising it is a decision record."];

    private static int LinesBelow(string folder, params string[] endings) =>
        House.Below(folder, endings).Sum(path => House.Read(path).Count(letter => letter == '\n'));
}
