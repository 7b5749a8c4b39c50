using Furrow.Reading;

namespace Furrow.Cli;

/// <summary>A model's reading beside that of the rules, as a difference for a person to judge.</summary>
internal static class ModelReport
{
    /// <summary>Prints what both found, what only one did, and where they differ.</summary>
    internal static void Show(string text, ReadResult rules, ModelReading model)
    {
        Console.WriteLine($"\nBeside the rules, a language model found {model.Claims.Count} (inferred, never "
            + "confirmed or kept):");
        foreach (var claim in model.Claims)
        {
            var same = rules.Commitments.FirstOrDefault(one => Shares(one.Quote, claim.Quote)
                && (claim.Amount is null || one.Quantity is null || one.Quantity.Minimum == claim.Amount.Minimum));
            Console.WriteLine($"  {(same is null ? "only the model" : "both"),-14} “{OneLine(claim.Quote.Of(text))}”");
            Console.WriteLine($"                 {Named(claim.Pledgers)} → {Named(claim.Recipients)}, "
                + $"{claim.Amount?.Text ?? "no number"}, {claim.Modality ?? "(unknown)"}"
                + (same is null ? "" : Difference(same, claim)));
        }

        foreach (var one in rules.Commitments.Where(one => !model.Claims.Any(claim => Shares(one.Quote, claim.Quote))))
            Console.WriteLine($"  {"only the rules",-14} “{OneLine(one.Quote.Of(text))}”");
        foreach (var reason in model.Dropped.GroupBy(reason => reason, StringComparer.Ordinal))
            Console.WriteLine($"  dropped        {reason.Count()} × {reason.Key}");
    }

    private static string Difference(Proposal rules, ModelClaim model)
    {
        var stage = System.Text.Json.JsonNamingPolicy.SnakeCaseLower.ConvertName(rules.Modality.ToString());
        return model.Modality is null || stage == model.Modality ? "" : $"; the rules say {stage}";
    }

    private static bool Shares(TextSpan one, TextSpan other)
    {
        var shared = Math.Min(one.End, other.End) - Math.Max(one.Start, other.Start);
        return shared * 2 >= Math.Min(one.End - one.Start, other.End - other.Start);
    }

    private static string Named(IReadOnlyList<string> names) => names.Count == 0 ? "(unknown)"
        : string.Join(" and ", names);

    private static string OneLine(string text) =>
        string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
