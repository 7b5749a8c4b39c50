using Furrow.Registry.Works;
using NetTopologySuite.Geometries;

namespace Furrow.Registry.Exchange;

public static partial class Importer
{
    private static readonly Dictionary<string, Skill> SkillWords = new()
    {
        ["mdd"] = Skill.Dogs,
        ["bac"] = Skill.BattleArea,
        ["nts"] = Skill.Survey,
        ["ts"] = Skill.Survey,
        ["qc"] = Skill.Inspection,
    };

    private static readonly ImportField[] FieldsOfCrews =
    [
        new("name", "As it is called.", ["crew", "team"]),
        new("skills", "What it can do; several parted by semicolons.", ["skill", "capability", "trade"]),
        new("size", "People in it.", ["people", "strength", "members"]),
        new("available_from", "First day it can work.", ["from", "start"]),
        new("available_to", "Last day it can work.", ["to", "end"]),
        new("sent_by", "Who sends it.", ["sender", "organisation", "organization"]),
        new("arrived", "Whether it is here; no means only promised.", ["here"]),
        .. ImportFields.Places,
        .. ImportFields.Points,
    ];

    /// <summary>
    /// Crews. A row says whether the crew has arrived: a promise is not taken for people on the ground.
    /// </summary>
    public static ImportResult<Crew> Crews(
        RowTable table, ImportOrder order, PlaceIndex places, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(order);
        var join = order.Join is { } kind ? new PlaceJoin(places, kind) : null;
        return Run(table, order, FieldsOfCrews, (row, identity) => CrewOf(row, identity, join), cancel);
    }

    private static Crew? CrewOf(RowValues row, RowIdentity identity, PlaceJoin? join)
    {
        var at = join is null ? Checked(row, "base") : join.Match(row)?.Centre;
        if (at is not Point && row.Faults.Count == 0)
            row.Fault("base", at?.GeometryType, "A crew has its base at a point.");
        var name = row.Needed("name");
        var skills = row.Needed("skills").Length > 0 ? row.Words("skills", SkillWords) : [];
        var size = row.Needed("size").Length > 0 ? row.Whole("size", 1, 100_000) : null;
        var (from, to) = (row.Day("available_from"), row.Day("available_to"));
        if (from is not null && to is not null && from > to)
            row.Fault("available_to", row.Text("available_to"), $"The last day lies before the first, {from:O}.");
        var arrived = row.Needed("arrived").Length > 0 ? row.Flag("arrived") : null;
        return row.Faults.Count > 0 ? null : new Crew
        {
            Id = Identity.From<CrewId>(identity.Origin.Source, identity.Key),
            Name = name,
            Skills = skills,
            Size = size!.Value,
            Base = (Point)at!,
            AvailableFrom = from,
            AvailableTo = to,
            SentBy = row.Text("sent_by"),
            Arrived = arrived!.Value,
            Origin = identity.Origin,
        };
    }
}
