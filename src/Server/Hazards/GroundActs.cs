using System.Text.Json;
using System.Text.Json.Nodes;
using Furrow.Registry;
using Furrow.Registry.Exchange;
using Furrow.Registry.Hazards;
using Furrow.Registry.Works.Release;

namespace Furrow.Server.Hazards;

/// <summary>A change of ground as a page sends it.</summary>
internal sealed record GroundWish : Reason
{
    /// <summary>GeoJSON of an area.</summary>
    public JsonElement Ground { get; init; }

    /// <summary>For a release: cancelled, reduced, cleared.</summary>
    public GroundChange? Change { get; init; }

    /// <summary>For a new outline: its corners, benchmark and landmark by name, where a survey gives them.</summary>
    public IReadOnlyList<TurningPoint>? Points { get; init; }

    /// <summary>For a release: what it rests on.</summary>
    public LandRelease? Release { get; init; }

    /// <summary>Day on which it held; today when not said.</summary>
    public DateOnly? On { get; init; }

    /// <summary>For a split: number of the new hazard.</summary>
    public string? LocalId { get; init; }
}

/// <summary>A step, a merge or an undo as a page sends it.</summary>
internal sealed record StepWish : Reason
{
    /// <summary>The step, by its word in the table.</summary>
    public string? Act { get; init; }

    /// <summary>A code of <c>status-reason</c>.</summary>
    public string? Reason { get; init; }

    /// <summary>For a merge: the other hazard.</summary>
    public HazardId? Into { get; init; }

    /// <summary>For an undo: the entry of the balance.</summary>
    public GroundEntryId? Entry { get; init; }

    /// <summary>For an undo: the entry of the journal.</summary>
    public long? Number { get; init; }
}

/// <summary>A new hazard as a page sends it: a record without what Furrow fills in.</summary>
internal sealed record HazardWish : Reason
{
    /// <summary>Fields of the record.</summary>
    public required JsonObject Hazard { get; init; }

    /// <summary>GeoJSON of its outline.</summary>
    public JsonElement Ground { get; init; }
}

/// <summary>A change of fields of one hazard or many.</summary>
internal sealed record EditWish : Reason
{
    /// <summary>Which hazards; up to 500.</summary>
    public required IReadOnlyList<HazardId> Hazards { get; init; }

    /// <summary>Fields and their new values; null empties a field.</summary>
    public required JsonObject Fields { get; init; }

    /// <summary>True to see what would change and write nothing.</summary>
    public bool Preview { get; init; }
}

/// <summary>A report as a page sends it.</summary>
internal sealed record ReportWish : Reason
{
    /// <summary>Fields of the record.</summary>
    public required JsonObject Report { get; init; }
}

/// <summary>What people do with ground: each an act of the desk in one write of the journal.</summary>
internal static class GroundActs
{
    private const int MostAtOnce = 500;
    private const int MostPoints = 10_000;

    /// <summary>Opens a hazard.</summary>
    public static Task<object?> Open(Ask ask, string why, HazardWish wish) => Act(ask, why, async desk =>
    {
        var outline = PerimeterAnswers.Area(wish.Ground);
        var fields = (JsonObject)wish.Hazard.DeepClone();
        var number = fields["localId"]?.ToString().Trim() ?? "";
        fields["id"] = Identity.From<HazardId>("form", number).ToString();
        fields["localId"] = number;
        fields["status"] = "open";
        fields["outline"] = JsonSerializer.SerializeToNode(outline, RecordJson.Options);
        fields["areaSquareMetres"] = Geodesy.SquareMetres(outline);
        fields["origin"] = JsonSerializer.SerializeToNode(await Origin(ask, number), RecordJson.Options);
        fields.TryAdd("evidence", new JsonArray());
        fields.TryAdd("ordnance", new JsonArray("unknown"));
        fields.TryAdd("method", "manual");
        var place = (await ask.Snapshot.Places).Smallest(outline);
        var read = Read<Hazard>(fields);
        var hazard = read with
        {
            Place = place,
            RemainingSquareMetres = null,
            TurningPoints = Named(read.TurningPoints),
        };
        return await desk.Open(hazard, await Codes(ask), ask.Cancel);
    });

    /// <summary>Changes fields of many hazards in one write, or shows what would change.</summary>
    public static async Task<object?> Edit(Ask ask, string why, EditWish wish)
    {
        if (wish.Hazards.Count is 0 or > MostAtOnce)
            throw new Refusal("request.hazards", $"{wish.Hazards.Count} hazards were named; name 1 to {MostAtOnce}.");
        var changes = new List<(Hazard Before, Hazard After)>();
        foreach (var id in wish.Hazards.Distinct())
        {
            var before = await ask.Store.Hazards.Find(id, ask.Viewer, ask.Cancel)
                ?? throw new Refusal("hazard.not-found", $"There is no hazard {id} that you may see.");
            var fields = (JsonObject)JsonSerializer.SerializeToNode(before, RecordJson.Options)!;
            foreach (var (name, value) in wish.Fields)
                fields[name] = value?.DeepClone();
            changes.Add((before, Read<Hazard>(fields)));
        }

        if (!wish.Preview)
            return await Act(ask, why, async desk => await desk.Edit(changes, await Codes(ask), ask.Cancel));
        (await Codes(ask)).Check(changes[0].After);
        return changes.Select(change => new { change.Before.Id, change.Before, change.After }).ToList();
    }

    /// <summary>Records a report.</summary>
    public static Task<object?> Report(Ask ask, string why, ReportWish wish) => Act(ask, why, async desk =>
    {
        var hazard = ask.Id<HazardId>();
        var fields = (JsonObject)wish.Report.DeepClone();
        var number = fields["localId"]?.ToString().Trim() ?? "";
        fields["id"] = Identity.From<HazardReportId>(hazard.ToString(), number).ToString();
        fields["localId"] = number;
        fields["hazard"] = hazard.ToString();
        fields["origin"] = JsonSerializer.SerializeToNode(await Origin(ask, number), RecordJson.Options);
        return await desk.Report(Read<HazardReport>(fields), await Codes(ask), ask.Cancel);
    });

    /// <summary>Cancels, reduces or clears ground.</summary>
    public static Task<object?> Release(Ask ask, string why, GroundWish wish) => Act(ask, why, async desk =>
        await desk.Release(
            ask.Id<HazardId>(), wish.Change ?? throw Missing("change"), PerimeterAnswers.Area(wish.Ground),
            wish.Release ?? throw Missing("release"), desk.Posting(wish.On, why),
            new ReleaseWitness(ask.Store, ask.Viewer), ask.Cancel));

    /// <summary>Adds ground.</summary>
    public static Task<object?> Extend(Ask ask, string why, GroundWish wish) => Act(ask, why, async desk =>
        await desk.Keep((await desk.Account(ask.Id<HazardId>(), ask.Cancel))
            .Extend(PerimeterAnswers.Area(wish.Ground), desk.Posting(wish.On, why)), ask.Cancel));

    /// <summary>Gives the outline anew.</summary>
    public static Task<object?> Redraw(Ask ask, string why, GroundWish wish) => Act(ask, why, async desk =>
    {
        var drawn = (await desk.Account(ask.Id<HazardId>(), ask.Cancel))
            .Redraw(PerimeterAnswers.Area(wish.Ground), desk.Posting(wish.On, why));
        return await desk.Keep(wish.Points is not { Count: > 0 } points ? drawn
            : drawn with { Hazard = drawn.Hazard with { TurningPoints = Named(points) } }, ask.Cancel);
    });

    /// <summary>Puts released ground back.</summary>
    public static Task<object?> Reopen(Ask ask, string why, GroundWish wish) => Act(ask, why, async desk =>
        await desk.Keep((await desk.Account(ask.Id<HazardId>(), ask.Cancel))
            .Reopen(PerimeterAnswers.Area(wish.Ground), desk.Posting(wish.On, why)), ask.Cancel));

    /// <summary>Splits a part off.</summary>
    public static Task<object?> Split(Ask ask, string why, GroundWish wish) => Act(ask, why, async desk =>
    {
        var number = wish.LocalId?.Trim() is { Length: > 0 and <= 60 } given ? given : throw Missing("localId");
        var id = Identity.From<HazardId>("form", number);
        if (await ask.Store.Hazards.Find(id, ask.Viewer, ask.Cancel) is not null)
            throw new Refusal("hazard.already-there", $"There is a hazard {number} already; give another number.");
        var (here, there) = await desk.Split(ask.Id<HazardId>(), PerimeterAnswers.Area(wish.Ground), id, number,
            desk.Posting(wish.On, why), new ReleaseWitness(ask.Store, ask.Viewer), ask.Cancel);
        return new { here, there };
    });

    /// <summary>Moves all that remains into another hazard.</summary>
    public static Task<object?> Merge(Ask ask, string why, StepWish wish) => Act(ask, why, async desk =>
    {
        var (here, there) = await desk.Merge(
            ask.Id<HazardId>(), wish.Into ?? throw Missing("into"), desk.Posting(null, why),
            new ReleaseWitness(ask.Store, ask.Viewer), ask.Cancel);
        return new { here, there };
    });

    /// <summary>Takes a step of the machine.</summary>
    public static Task<object?> Step(Ask ask, string why, StepWish wish) => Act(ask, why, async desk =>
    {
        (await Codes(ask)).Check("status-reason", wish.Reason);
        return await desk.Step(ask.Id<HazardId>(), wish.Act ?? throw Missing("act"), wish.Reason, why,
            new ReleaseWitness(ask.Store, ask.Viewer), ask.Cancel);
    });

    /// <summary>Takes back an entry of the balance, or the newest change of fields.</summary>
    public static Task<object?> Undo(Ask ask, string why, StepWish wish) => Act(ask, why, async desk =>
    {
        var id = ask.Id<HazardId>();
        return wish.Entry is { } entry
            ? await desk.Keep(
                (await desk.Account(id, ask.Cancel)).Undo(entry, desk.Posting(null, why)), ask.Cancel)
            : await desk.TakeBack(
                id, wish.Number ?? throw Missing("number"), GroundAnswers.ReadHazard, ask.Cancel);
    });

    private static async Task<object?> Act<T>(Ask ask, string why, Func<GroundDesk, Task<T>> act) =>
        await ask.Store.Journal.Write(ask.Actor, why, async writing =>
            (object?)await act(new GroundDesk(ask.Store, writing, ask.Viewer)), ask.Cancel);

    private static IReadOnlyList<TurningPoint> Named(IReadOnlyList<TurningPoint> points) =>
        points.Count <= MostPoints && points.All(point => point.Name is { Length: > 0 and <= 60 }
            && Math.Abs(point.Longitude) <= 180 && Math.Abs(point.Latitude) <= 90)
            ? points
            : throw new Refusal("request.points", $"{points.Count} points were given; give up to {MostPoints}, each "
                + "with a name of at most 60 characters and degrees.");

    /// <summary>A form of this programme: what an illustrative one is told is illustrative.</summary>
    private static async Task<Origin> Origin(Ask ask, string number) => new("form", number,
        (await ask.Store.Programme.Find(ask.Viewer, ask.Cancel))?.Illustrative ?? false);

    private static Task<CodeBook> Codes(Ask ask) => GroundDesk.Codes(ask.Store, ask.Viewer, ask.Cancel);

    private static Refusal Missing(string field) =>
        new("request.field", $"'{field}' is missing; send it.", [new(null, field, null, "It is missing.")]);

    private static T Read<T>(JsonObject fields)
    {
        try
        {
            return fields.Deserialize<T>(RecordJson.Options) ?? throw new JsonException("The record is null.");
        }
        catch (JsonException fault)
        {
            throw new Refusal("request.body", $"A field is missing or of another kind: {Answers.Short(fault.Message)}");
        }
    }
}
