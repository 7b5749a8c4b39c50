using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Furrow.Tests.HouseRules;

/// <summary>
/// Which column may lean on which, in the rooms that keep the rules and the records. The root of the registry holds
/// words for every column and leans on none; the root of the store brings the columns together. The server is free: a
/// page about a document shows the claims that lean on it.
/// </summary>
public sealed class ColumnArrows
{
    private static readonly Dictionary<string, string[]> Allowed = new()
    {
        ["Accounts"] = [],
        ["Sources"] = [],
        ["Pledges"] = ["Sources"],
        ["Hazards"] = ["Sources"],
        ["Assets"] = ["Sources"],
        ["Works"] = ["Hazards", "Assets", "Sources"],
        ["Plans"] = ["Works", "Hazards", "Assets", "Pledges"],
        ["Memorials"] = ["Sources", "Pledges", "Hazards", "Works"],
        ["Exchange"] = ["Sources", "Pledges", "Hazards", "Assets", "Works", "Plans", "Memorials"],
    };

    /// <summary>
    /// Words of a room's root are for every column, so they lean on none; these few name all columns.
    /// </summary>
    private static readonly Dictionary<string, string> Exceptions = new()
    {
        ["src/Registry/IStore.cs"] = "is the one list of every column's store",
    };

    [Theory]
    [InlineData("Registry", "Furrow.Registry")]
    [InlineData("Store", "Furrow.Store")]
    public void Columns_lean_only_where_the_plan_of_the_house_allows(string folder, string assembly)
    {
        var trees = House.Below($"src/{folder}/", ".cs").Where(path => !Exceptions.ContainsKey(path))
            .Select(path => Parse(House.Read(path), path)).ToList();
        var context = House.Below($"src/{folder}/", ".cs").Where(Exceptions.ContainsKey)
            .Select(path => Parse(House.Read(path), path));
        House.Agrees(Objections(assembly, [.. trees], [.. trees, .. context]));
    }

    [Fact]
    public void Canary_a_hazard_that_knows_the_plans_is_refused()
    {
        var plan = Parse("namespace Furrow.Registry.Plans; public sealed class Plan;", "src/Registry/Plans/Plan.cs");
        var hazard = Parse("""
            using Furrow.Registry.Plans;
            namespace Furrow.Registry.Hazards;
            public sealed class Hazard { public Plan? Plan; }
            """, "src/Registry/Hazards/Hazard.cs");
        var place = Parse("""
            namespace Furrow.Registry;
            public sealed class Place { public static object A() => new Hazards.Hazard(); }
            """, "src/Registry/Place.cs");
        var objections = Objections("Furrow.Registry", [hazard, place], [plan, hazard, place]).ToList();
        Assert.Contains(objections, line => line.Contains("Hazards must not lean on Plans", StringComparison.Ordinal));
        Assert.Contains(objections, line => line.Contains("root must not lean on Hazards", StringComparison.Ordinal));
    }

    private static SyntaxTree Parse(string text, string path) => CSharpSyntaxTree.ParseText(text, path: path);

    private static IEnumerable<string> Objections(string assembly, SyntaxTree[] judged, SyntaxTree[] all)
    {
        const string Implicit = """
            global using System; global using System.IO; global using System.Linq; global using System.Threading;
            global using System.Collections.Generic; global using System.Threading.Tasks; global using System.Net.Http;
            """;
        var references = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => !Path.GetFileNameWithoutExtension(path).Equals(assembly, StringComparison.OrdinalIgnoreCase))
            .Select(path => MetadataReference.CreateFromFile(path));
        var compilation = CSharpCompilation.Create(
            assembly, [.. all, CSharpSyntaxTree.ParseText(Implicit)], references);
        return judged.SelectMany(tree => InFile(compilation.GetSemanticModel(tree), assembly)).Distinct();
    }

    private static IEnumerable<string> InFile(SemanticModel model, string assembly)
    {
        foreach (var name in model.SyntaxTree.GetRoot().DescendantNodes().OfType<SimpleNameSyntax>())
        {
            if (name.Ancestors().Any(node => node is UsingDirectiveSyntax)
                || model.GetSymbolInfo(name).Symbol is not { } symbol
                || (symbol as INamedTypeSymbol ?? symbol.ContainingType) is not { } used
                || ColumnOf(used) is not { } to
                || model.GetEnclosingSymbol(name.SpanStart) is not { } inside)
                continue;
            var from = ColumnOf(inside);
            if (from == to || (from is null && assembly != "Furrow.Registry"))
                continue;
            if (from is null || !Allowed[from].Contains(to))
                yield return $"{model.SyntaxTree.FilePath}: {from ?? "the root"} must not lean on {to} ({used.Name})";
        }
    }

    /// <summary>
    /// The third part of <c>Furrow.Room.Column</c>; null in a room's root and in folders that are no column.
    /// </summary>
    private static string? ColumnOf(ISymbol symbol)
    {
        var parts = ((symbol as INamespaceSymbol ?? symbol.ContainingNamespace)?.ToDisplayString() ?? "").Split('.');
        return parts is ["Furrow", _, var column, ..] && Allowed.ContainsKey(column) ? column : null;
    }
}
