using Furrow.Registry;
using Furrow.Registry.Memorials;
using NetTopologySuite.Geometries;

namespace Furrow.Server.Memorials;

/// <summary>
/// Finds of human remains: recorded, notified, handed over; read by a small role, and each reading kept.
/// </summary>
internal static class FindActs
{
    /// <summary>Records a find and stops the works around it. The answer tells no more than a notice.</summary>
    public static Task<object?> Record(Ask ask, string why, FindBody body) => ask.Change<object?>(why, async writing =>
    {
        var point = body is { Longitude: >= -180 and <= 180 and { } x, Latitude: >= -90 and <= 90 and { } y }
            ? new Point(x, y) { SRID = 4326 }
            : throw new Refusal("find.point", "Give the longitude and latitude in degrees.");
        var find = Finds.Record(new RemainsFind
        {
            Id = Asking.Made<FindId>(body.Request),
            LocalId = Asking.Given(body.LocalId, "localId", 60),
            FoundAt = body.FoundAt ?? writing.At,
            FoundBy = Asking.Given(body.FoundBy, "foundBy", 200),
            Point = point,
            Context = Asking.Given(body.Context, "context", 4_000),
            OrdnanceNear = body.OrdnanceNear,
            LeftInPlace = body.LeftInPlace ?? true,
            Marking = Asking.Given(body.Marking, "marking", 1_000),
            PhotographsKeptBy = Asking.Maybe(body.PhotographsKeptBy, "photographsKeptBy", 200),
            Hazard = body.Hazard,
            Work = body.Work,
            Place = new PlaceIndex((await ask.Snapshot.Places).All).Smallest(point)?.Id,
            Origin = new Origin("register", null, Illustrative: false),
        }, await ask.Snapshot.Works);
        await ask.Store.Memorials.Finds.Save(writing, [find], ask.Cancel);
        return find.Notice();
    });

    /// <summary>A find as it is, for the small role; the journal keeps who read it and why.</summary>
    public static Task<object?> Read(Ask ask, string why) => ask.Change<object?>(why, async writing =>
        await ask.Store.Memorials.Finds.Read(writing, ask.Id<FindId>(), ask.Viewer, ask.Cancel));

    /// <summary>Notes that an authority was told.</summary>
    public static Task<object?> Notify(Ask ask, string why, NotifyBody body) => Act(ask, why, (writing, find) =>
        Finds.Notify(find, new Notification(
            writing.At, body.Authority?.Trim() ?? "", body.By?.Trim() ?? "", body.How?.Trim() ?? "")));

    /// <summary>Notes that custody changed hands.</summary>
    public static Task<object?> HandOver(Ask ask, string why, CustodyBody body) => Act(ask, why, (writing, find) =>
        Finds.HandOver(find, new Custody(
            writing.At, body.From?.Trim() ?? "", body.To?.Trim() ?? "", body.What?.Trim() ?? "",
            body.Receipt?.Trim() ?? "")));

    /// <summary>Lets the works go on.</summary>
    public static Task<object?> Release(Ask ask, string why) =>
        Act(ask, why, (writing, find) => Finds.Release(find, writing.At));

    private static Task<object?> Act(Ask ask, string why, Func<IWriting, RemainsFind, RemainsFind> act) =>
        ask.Change<object?>(why, async writing =>
        {
            if (await ask.Store.Memorials.Finds.Read(writing, ask.Id<FindId>(), ask.Viewer, ask.Cancel) is not { } find)
                return null;
            var after = act(writing, find);
            await ask.Store.Memorials.Finds.Save(writing, [after], ask.Cancel);
            return after.Notice();
        });
}
