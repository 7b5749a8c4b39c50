using System.Globalization;
using Furrow.Registry;
using Furrow.Registry.Exchange;
using Furrow.Registry.Plans;
using Furrow.Registry.Works;

namespace Furrow.Cli;

/// <summary>What a planning run starts from: an earlier plan, and what people ask for.</summary>
internal static class PlanBasis
{
    private const int Fortnight = 14;

    /// <summary>Reads both.</summary>
    /// <exception cref="Refusal"><c>plan.not-found</c>, <c>plan.wishes-…</c>.</exception>
    public static async Task<(EarlierPlan? From, IReadOnlyList<Wish> Wishes)> Of(
        IStore store, PlanWish wish, CancellationToken cancel)
    {
        var wishes = wish.Wishes is { } file ? Read(file, cancel) : null;
        if (wish.From is null)
            return (null, wishes ?? []);
        var plan = (wish.From == "current"
            ? await store.Plans.Current(Viewer.Local, cancel)
            : await store.Plans.Find(Identity.Parse<PlanId>(wish.From), Viewer.Local, cancel)) ?? throw new Refusal(
                "plan.not-found", $"There is no plan '{wish.From}' in the store; make one without --from first.");
        var assignments = await store.Plans.Assignments(plan.Id, Viewer.Local, cancel);
        var keep = wish.KeepUntil ?? (wish.Today ?? plan.StartsOn).AddDays(Fortnight);
        return (new EarlierPlan(plan, assignments, keep, wish.Today),
            wishes ?? [.. plan.Wishes.Where(answer => answer.Conflict is null).Select(answer => answer.Wish)]);
    }

    private static List<Wish> Read(string path, CancellationToken cancel)
    {
        if (!File.Exists(path))
            throw new Refusal("plan.wishes-file", $"'{path}' is not there; --wishes names a CSV file.");
        using var file = File.OpenRead(path);
        var table = CsvTableReader.Read(file, RowLimits.Usual with { Rows = 10_000 }, cancel);
        foreach (var column in (string[])["work", "kind"])
        {
            if (!table.Columns.Contains(column))
                throw new Refusal("plan.wishes-column",
                    $"'{path}' has no column '{column}'; the columns are work, kind, crew, day.");
        }

        return [.. table.Rows.Select(row => One(path, row))];
    }

    private static Wish One(string path, ImportRow row)
    {
        string? Value(string column) =>
            row.Values.GetValueOrDefault(column)?.Trim() is { Length: > 0 } text ? text : null;
        var word = Value("kind") ?? "";
        var kind = Enum.GetValues<WishKind>().Where(one => Collection.Word(one) == word).Cast<WishKind?>()
            .SingleOrDefault() ?? throw new Refusal("plan.wishes-kind",
                $"{path}, row {row.Line}: '{word}' is not a kind of wish; write one of "
                + $"{string.Join(", ", Enum.GetValues<WishKind>().Select(one => Collection.Word(one)))}.");
        return new(
            Identity.Parse<WorkId>(Value("work") ?? ""), kind,
            Value("crew") is { } crew ? Identity.Parse<CrewId>(crew) : null,
            Value("day") is not { } day ? null
                : DateOnly.TryParseExact(
                    day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var on)
                    ? on
                    : throw new Refusal("plan.wishes-day",
                        $"{path}, row {row.Line}: '{day}' is not a day; write it as 2027-03-31."));
    }
}
