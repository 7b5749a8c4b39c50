using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Furrow.Tests.HouseRules;

/// <summary>A method fits a screen, a file a sitting, a line a window.</summary>
public sealed class Shape
{
    private const int MethodLines = 60;
    private const int FileLines = 400;
    private const int LineLength = 120;

    /// <summary>Files that may be longer, each with the reason why splitting would make them worse.</summary>
    private static readonly Dictionary<string, (int Lines, string Reason)> LongFiles = new()
    {
        ["dev.cs"] = (600, "the earliest .NET 10 SDK runs a program of one file only"),
    };

    /// <summary>Methods that may be longer, as file and name, each with the reason.</summary>
    private static readonly Dictionary<string, (int Lines, string Reason)> LongMethods = [];

    [Fact]
    public void Every_file_method_and_line_fits() => House.Agrees(
        House.Files(".cs", ".js", ".mjs", ".css").SelectMany(path => Objections(path, House.Read(path))));

    [Fact]
    public void An_exception_is_still_needed() => House.Agrees(LongFiles
        .Where(pair => LinesOf(House.Read(pair.Key)).Length <= FileLines)
        .Select(pair => $"{pair.Key} fits again; delete its exception"));

    [Fact]
    public void Canary_a_long_method_file_and_line_are_refused()
    {
        var body = string.Concat(Enumerable.Repeat("        Console.WriteLine();\n", 59));
        var method = $"class A\n{{\n    void B()\n    {{\n{body}    }}\n}}\n";
        Assert.Contains(Objections("a.cs", method), line => line.Contains("B has 62 lines", StringComparison.Ordinal));
        Assert.Single(Objections("a.cs", string.Concat(Enumerable.Repeat("// word\n", 401))));
        Assert.Single(Objections("a.js", string.Concat(Enumerable.Repeat("// word\n", 401))));
        Assert.Single(Objections("a.cs", "// " + new string('x', 120)));
    }

    private static IEnumerable<string> Objections(string path, string text)
    {
        var lines = LinesOf(text);
        var limit = LongFiles.TryGetValue(path, out var exception) ? exception.Lines : FileLines;
        if (lines.Length > limit)
            yield return $"{path} has {lines.Length} lines; the limit is {limit}";
        foreach (var (line, number) in lines.Select((line, index) => (line, index + 1)))
            if (line.Length > LineLength && !line.Contains("://", StringComparison.Ordinal))
                yield return $"{path}:{number} has {line.Length} characters; the limit is {LineLength}";
        if (!path.EndsWith(".cs", StringComparison.Ordinal))
            yield break;
        foreach (var (name, span) in Methods(CSharpSyntaxTree.ParseText(text)))
        {
            var allowed = LongMethods.TryGetValue($"{path} {name}", out var longer) ? longer.Lines : MethodLines;
            if (span > allowed)
                yield return $"{path}: {name} has {span} lines; the limit is {allowed}";
        }
    }

    private static string[] LinesOf(string text) => text.TrimEnd('\n').Split('\n');

    private static IEnumerable<(string Name, int Lines)> Methods(SyntaxTree tree) =>
        from node in tree.GetRoot().DescendantNodes()
        where node is BaseMethodDeclarationSyntax or AccessorDeclarationSyntax or LocalFunctionStatementSyntax
        let span = tree.GetLineSpan(node.Span)
        select (NameOf(node), span.EndLinePosition.Line - span.StartLinePosition.Line + 1);

    private static string NameOf(SyntaxNode node) => node switch
    {
        MethodDeclarationSyntax method => method.Identifier.Text,
        ConstructorDeclarationSyntax constructor => constructor.Identifier.Text,
        LocalFunctionStatementSyntax local => local.Identifier.Text,
        _ => node.Kind().ToString(),
    };
}
