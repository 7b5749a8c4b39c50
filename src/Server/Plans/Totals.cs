using System.Text.Json.Serialization;
using Furrow.Registry;
using Furrow.Registry.Plans;

namespace Furrow.Server.Plans;

/// <summary>
/// Four figures for the programme or a place on a day, each with the address of the rows that it sums.
/// </summary>
internal static class Totals
{
    /// <summary>The figures of one place, and of each place directly below it.</summary>
    public static async Task<object?> Show(Ask ask)
    {
        var scope = await Scope.Of(ask);
        var figures = new List<Figure>();
        var below = scope.Tree.Below(scope.Place).ToDictionary(place => place.Id, _ => new List<Figure>());
        foreach (var measure in Measure.All)
        {
            var shares = scope.Shares(measure);
            figures.Add(scope.Figure(measure, scope.Place, shares));
            var parts = shares?.ToLookup(share => scope.Tree.Branch(share.Place, scope.Place));
            foreach (var (place, list) in below)
                list.Add(scope.Figure(measure, place, parts is null ? null : [.. parts[place]]));
        }

        return new TotalsView(
            scope.Place, scope.Tree.Name(scope.Place), scope.On, scope.Plan?.Id, scope.HasPlan, figures,
            [.. scope.Tree.Below(scope.Place).Select(place =>
                new BelowView(place.Id, place.NameIn("en"), place.Kind, below[place.Id]))]);
    }

    /// <summary>The rows of one figure, largest first, with the sum of all of them.</summary>
    public static async Task<object?> Rows(Ask ask)
    {
        var key = ask.Route("key");
        if (Measure.All.FirstOrDefault(one => one.Key == key) is not { } measure)
            throw new Refusal("totals.not-found", $"There is no figure '{Answers.Short(key)}'; "
                + $"there are {string.Join(", ", Measure.All.Select(one => one.Key))}.");
        var scope = await Scope.Of(ask);
        var shares = scope.Shares(measure) ?? [];
        var slice = Slices.Of([.. shares.OrderByDescending(share => share.Value).ThenBy(share => share.Record)],
            ask.Page());
        var figure = scope.Figure(measure, scope.Place, shares);
        return new RowsView(measure.Key, figure.Label, figure.Unit, measure.Planned, scope.Place, scope.On,
            shares.Sum(share => share.Value), shares.Count,
            [.. slice.Items.Select(share => RowView.Of(share, scope.Tree))],
            slice.Next);
    }

    private sealed record TotalsView(
        [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] PlaceId? Place, string? Name, DateOnly On,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] PlanId? Plan, bool Planned,
        IReadOnlyList<Figure> Figures, IReadOnlyList<BelowView> Below);

    private sealed record BelowView(PlaceId Place, string Name, PlaceKind Kind, IReadOnlyList<Figure> Figures);

    private sealed record RowsView(
        string Key, string Label, string Unit, bool Planned, PlaceId? Place, DateOnly On, decimal Total, int Count,
        IReadOnlyList<RowView> Items, [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] string? Next);

    private sealed record RowView(
        Guid Id, string Kind, string Title, PlaceId? Place, string? PlaceName, decimal Value, string Address)
    {
        public static RowView Of(Share share, PlaceTree tree) => new(share.Record, share.Kind, share.Title, share.Place,
            tree.Name(share.Place), share.Value, $"/api/{share.Kind}s/{share.Record}");
    }
}
