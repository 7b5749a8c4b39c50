using System.Globalization;
using System.Text.RegularExpressions;
using Furrow.Registry.Hazards;
using Furrow.Registry.Works;
using Furrow.Registry.Works.Release;
using NetTopologySuite.Geometries;
using NetTopologySuite.Operation.Distance;

namespace Furrow.Registry.Memorials;

/// <summary>What may happen to a find of human remains.</summary>
public static partial class Finds
{
    /// <summary>Metres around a find in which works stand still.</summary>
    public const double StopMetres = 100;

    private const int LongestText = 4_000;
    private const double Cell = 0.05;

    /// <summary>Records a find, and which ground and works stand still because of it.</summary>
    /// <param name="find">As reported.</param>
    /// <param name="hazards">Ground that may be frozen: the find's own hazard and what lies near.</param>
    /// <param name="works">Works that may be stopped: those on that ground and those near.</param>
    /// <exception cref="Refusal">
    /// <c>find.identity</c>, <c>find.no-marking</c>, <c>find.no-context</c>, <c>find.text-too-long</c>,
    /// <c>find.move-unexplained</c>.
    /// </exception>
    public static RemainsFind Record(RemainsFind find, IEnumerable<Hazard> hazards, IEnumerable<Work> works)
    {
        if (string.IsNullOrWhiteSpace(find.Marking))
            throw new Refusal("find.no-marking", "Say how the place is marked and guarded; it is marked before it is "
                + "reported.");
        if (string.IsNullOrWhiteSpace(find.Context))
            throw new Refusal("find.no-context", "Describe the surroundings; nothing about who it may be.");
        foreach (var text in new[] { find.Context, find.Marking, find.FoundBy, find.LocalId, find.PhotographsKeptBy })
            WithoutIdentity(text);
        if (!find.LeftInPlace && find.OrdnanceNear != true && !find.Context.Contains("threat",
            StringComparison.OrdinalIgnoreCase))
            throw new Refusal("find.move-unexplained",
                "Remains are left in place unless a threat forces a move; say in the surroundings which threat it "
                + "was.");
        var frozen = hazards.Where(hazard => Concerns(find, hazard)).Select(hazard => hazard.Id).ToHashSet();
        var stopped = works.Where(work => Concerns(find, work)
            || (work.Hazard is { } ground && frozen.Contains(ground))).Select(work => work.Id).Distinct();
        return find with
        {
            Frozen = [.. frozen.OrderBy(id => id.Value)],
            Stopped = [.. stopped.OrderBy(id => id.Value)],
            Orders = [],
            Notifications = [],
            Custody = [],
            ReleasedAt = null,
            ReleasedBy = null,
            ReleasedWhy = null,
        };
    }

    /// <summary>True when ground must stand still: work goes on there, and the find lies on it or near.</summary>
    public static bool Concerns(RemainsFind find, Hazard hazard) =>
        hazard.Status is HazardStatus.Open or HazardStatus.Suspended
        && (hazard.Id == find.Hazard || Metres(hazard.Outline, find.Point) <= StopMetres);

    /// <summary>True when a work must stand still: it found it, treats the same hazard, or lies near.</summary>
    public static bool Concerns(RemainsFind find, Work work) =>
        work.Id == find.Work || (find.Hazard is { } hazard && work.Hazard == hazard)
        || Geodesy.Metres(find.Point.Coordinate, work.Point.Coordinate) <= StopMetres;

    /// <summary>What stands still because of a find; null once the works may go on.</summary>
    public static Hold? Hold(this RemainsFind find) => find.ReleasedAt is null
        ? new Hold(find.Id.Value, find.Frozen, find.Orders, find.Stopped)
        : null;

    /// <summary>Notes that an authority was told.</summary>
    public static RemainsFind Notify(RemainsFind find, Notification notification)
    {
        WithoutIdentity(notification.Authority);
        WithoutIdentity(notification.How);
        Given(notification.Authority, notification.By, notification.How);
        return find with { Notifications = [.. find.Notifications, notification] };
    }

    /// <summary>Notes that custody changed hands. The first hand-over needs a notification before it.</summary>
    /// <exception cref="Refusal"><c>find.not-notified</c>, <c>find.custody-broken</c>, <c>find.identity</c></exception>
    public static RemainsFind HandOver(RemainsFind find, Custody link)
    {
        if (find.Notifications.Count == 0)
            throw new Refusal("find.not-notified", "No authority was told yet; notify it before handing over.");
        Given(link.From, link.To, link.What, link.Receipt);
        foreach (var text in new[] { link.What, link.From, link.To, link.Receipt })
            WithoutIdentity(text);
        if (find.Custody is [.., var last] && (last.To != link.From || link.At < last.At))
            throw new Refusal("find.custody-broken",
                $"'{last.To}' has custody since {last.At:u}; the next hand-over must be from them and later.");
        return find with { Custody = [.. find.Custody, link] };
    }

    /// <summary>Lets the works go on, once the authority has taken over.</summary>
    /// <param name="find">The find.</param>
    /// <param name="by">The authority that lets them; it was told, or has custody.</param>
    /// <param name="why">Its word.</param>
    /// <param name="at">When, UTC.</param>
    /// <exception cref="Refusal">
    /// <c>find.not-handed-over</c>, <c>find.already-released</c>, <c>find.authority</c>, <c>find.identity</c>.
    /// </exception>
    public static RemainsFind Release(RemainsFind find, string by, string why, DateTimeOffset at)
    {
        WithoutIdentity(why);
        if (find.State != FindState.HandedOver)
            throw new Refusal("find.not-handed-over", $"{find.LocalId} is {Collection.Word(find.State)}; "
                + "works go on only after the hand-over.");
        if (find.ReleasedAt is { } before)
            throw new Refusal(
                "find.already-released", $"The works of {find.LocalId} go on since {before:u} already.");
        var authorities = find.Notifications.Select(one => one.Authority)
            .Concat(find.Custody.Select(link => link.To)).Distinct().ToList();
        return authorities.Contains(by, StringComparer.OrdinalIgnoreCase)
            ? find with { ReleasedAt = at, ReleasedBy = by, ReleasedWhy = why }
            : throw new Refusal("find.authority", $"'{by}' was neither told of {find.LocalId} nor has custody; "
                + $"works go on by the word of one of these: {string.Join(", ", authorities)}.");
    }

    /// <summary>What may be told of a find to everybody in the programme.</summary>
    public static FindNotice Notice(this RemainsFind find) => new(
        find.Id, find.LocalId, find.FoundAt.UtcDateTime.ToString("yyyy-MM", CultureInfo.InvariantCulture),
        new Point(Middle(find.Point.X), Middle(find.Point.Y)), find.State,
        find.ReleasedAt is null ? find.Stopped.Count : 0, find.Origin.Illustrative);

    private static double Metres(Geometry outline, Point point)
    {
        var near = DistanceOp.NearestPoints(outline, point);
        return Geodesy.Metres(near[0], near[1]);
    }

    private static double Middle(double degrees) =>
        Math.Round((Math.Floor(degrees / Cell) * Cell) + (Cell / 2), 6, MidpointRounding.AwayFromZero);

    private static void Given(params string[] texts)
    {
        if (texts.Any(string.IsNullOrWhiteSpace))
            throw new Refusal("find.incomplete", "A notification or hand-over names everyone and everything it "
                + "asks for; fill in what is empty.");
    }

    private static void WithoutIdentity(string? text)
    {
        if (text?.Length > LongestText)
            throw new Refusal("find.text-too-long", $"A text has {text.Length} characters; at most {LongestText} are "
                + "kept.");
        if (text is not null && Identifying().IsMatch(text))
            throw new Refusal("find.identity", "A text seems to say who it may be (a name, a number, a document). "
                + "Nothing about identity is kept here: give it to the authority and leave it out.");
    }

    /// <summary>Words that lead to an identity; a guard against habit, not against intent.</summary>
    [GeneratedRegex(@"\b(passport|identity (card|disc|tag|document)|dog ?tag (number|no)|service (number|no)|"
        + @"named|name (is|was|of)|called|surname|DNA|date of birth|паспорт|жетон|фамилия|прізвище)\b|군번|성명",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Identifying();
}
