using System.CommandLine;
using Furrow.Registry;

namespace Furrow.Cli;

/// <summary>What the person asked, as written.</summary>
internal sealed record ImportWish(
    FileInfo File, string Target, string Store, string[] Map, string[] Set, string[] Where, string? Layer, string? Key,
    string Source, string? Attribution, bool Illustrative, bool MendOutlines, bool AcceptGood, bool DryRun,
    string? Kind, string? Parent, string? Join, Actor Actor, string? Programme, DateOnly? StartsOn,
    string? Name, Sensitivity Sensitivity, bool Json);

/// <summary>The options of the verb, and what was given for them.</summary>
internal sealed class ImportOptions
{
    private readonly Argument<FileInfo> file = new("file") { Description = "File to import." };
    private readonly Option<string> target = new("--as")
    {
        Description = $"What the rows are: {string.Join(", ", Import.Targets)}.",
        Required = true,
    };
    private readonly Option<string> store =
        new("--store") { Description = "Store file; made when missing.", Required = true };
    private readonly Option<string[]> map = Many("--map", "field=column, where names do not say it. May be repeated.");
    private readonly Option<string[]> set = Many("--set", "field=value for every row. May be repeated.");
    private readonly Option<string[]> where =
        Many("--where", "Leave out other rows: \"damage_sum>0\". May be repeated.");
    private readonly Option<string?> layer = One("--layer", "Layer of a GeoPackage with several.");
    private readonly Option<string?> key = One("--key", "Column that names the row in its source.");
    private readonly Option<string?> source = One("--source", "Name of the source. Default: the file's name.");
    private readonly Option<string?> attribution =
        One("--attribution", "Words that the source's licence asks to show.");
    private readonly Option<string?> kind = One("--kind", "Kind of every row, the same as --set kind=…");
    private readonly Option<string?> parent =
        One("--parent", "Code or name of the place that all these places lie in.");
    private readonly Option<string?> join =
        One("--join", "Rows take the ground of the place of this kind that they name.");
    private readonly Option<string?> actor = One("--actor", "Who imports, for the journal. Default: you.");
    private readonly Option<string?> programme =
        One("--programme", "Name of the programme. Default: the store's name.");
    private readonly Option<DateOnly?> startsOn = new("--starts-on")
    {
        Description = "First working day of the programme, 2027-04-01. Default: the day of the first import.",
    };
    private readonly Option<string?> name =
        One("--name", "Name of the collection, when one layer is imported as a collection. Default: the layer's.");
    private readonly Option<Sensitivity> sensitivity = new("--sensitivity")
    {
        Description =
            "Who may see imported collections: low anybody, moderate partners, high the programme, severe few.",
        DefaultValueFactory = _ => Sensitivity.Moderate,
    };
    private readonly Option<bool> illustrative = Yes("--illustrative", "The rows are made up.");
    private readonly Option<bool> mend = Yes("--mend-outlines", "Mend crossing outlines, and report each.");
    private readonly Option<bool> acceptGood = Yes("--accept-good", "Take the good rows, leave the bad.");
    private readonly Option<bool> dryRun = Yes("--dry-run", "Check and report, write nothing.");
    private readonly Option<bool> json = Yes("--json", "Report as JSON on standard output.");

    /// <summary>Gives the verb its file and options.</summary>
    public void AddTo(Command verb)
    {
        verb.Add(file);
        foreach (var option in (Option[])[
            target, store, map, set, where, layer, key, source, attribution, kind, parent, join, actor, programme,
            startsOn, name, sensitivity, illustrative, mend, acceptGood, dryRun, json])
            verb.Add(option);
    }

    /// <summary>What was given.</summary>
    public ImportWish Read(ParseResult parsed)
    {
        var path = parsed.GetRequiredValue(file);
        return new ImportWish(
            path, parsed.GetRequiredValue(target), parsed.GetRequiredValue(store), parsed.GetValue(map) ?? [],
            parsed.GetValue(set) ?? [], parsed.GetValue(where) ?? [], parsed.GetValue(layer), parsed.GetValue(key),
            parsed.GetValue(source) ?? path.Name, parsed.GetValue(attribution), parsed.GetValue(illustrative),
            parsed.GetValue(mend),
            parsed.GetValue(acceptGood), parsed.GetValue(dryRun), parsed.GetValue(kind), parsed.GetValue(parent),
            parsed.GetValue(join), parsed.GetValue(actor) is { } who ? new Actor(who) : Real.Person,
            parsed.GetValue(programme), parsed.GetValue(startsOn), parsed.GetValue(name),
            parsed.GetValue(sensitivity), parsed.GetValue(json));
    }

    private static Option<bool> Yes(string name, string meaning) => new(name) { Description = meaning };

    private static Option<string?> One(string name, string meaning) => new(name) { Description = meaning };

    private static Option<string[]> Many(string name, string meaning) =>
        new(name) { Description = meaning, Arity = ArgumentArity.OneOrMore };
}
