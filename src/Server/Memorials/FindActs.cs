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
    public static async Task<object?> Record(Ask ask, string why, FindBody body)
    {
        var point = body is { Longitude: >= -180 and <= 180 and { } x, Latitude: >= -90 and <= 90 and { } y }
            ? new Point(x, y) { SRID = 4326 }
            : throw new Refusal("find.point", "Give the longitude and latitude in degrees.");
        return await Desk(ask.Staff()).Record(new RemainsFind
        {
            Id = Asking.Made<FindId>(body.Request),
            LocalId = Asking.Given(body.LocalId, "localId", 60),
            FoundAt = body.FoundAt ?? ask.Options.Clock.GetUtcNow(),
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
        }, ask.ActorFor(Ability.Enter), ask.Cancel);
    }

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

    /// <summary>Lets the works go on by the word of an authority.</summary>
    public static async Task<object?> Release(Ask ask, string why, ReleaseFindBody body) =>
        await Desk(ask.Staff()).Release(
            ask.Id<FindId>(), Asking.Given(body.Authority, "authority", 200), ask.Actor, why, ask.Cancel);

    private static FindDesk Desk(Ask ask) => new(ask.Store, ask.Viewer);

    private static async Task<object?> Act(Ask ask, string why, Func<IWriting, RemainsFind, RemainsFind> act) =>
        await Desk(ask.Staff()).Change(ask.Id<FindId>(), act, ask.Actor, why, ask.Cancel);
}
