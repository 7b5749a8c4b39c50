using Furrow.Registry.Hazards;

namespace Furrow.Registry.Exchange;

public static partial class Importer
{
    private const string NoEvidence = "none";

    private static readonly Dictionary<string, HazardKind> HazardWords = new()
    {
        ["sha"] = HazardKind.Suspected,
        ["suspected-hazardous-area"] = HazardKind.Suspected,
        ["cha"] = HazardKind.Confirmed,
        ["confirmed-hazardous-area"] = HazardKind.Confirmed,
    };

    private static readonly Dictionary<string, OrdnanceCategory> OrdnanceWords = new()
    {
        ["apm"] = OrdnanceCategory.AntiPersonnelMine,
        ["ap"] = OrdnanceCategory.AntiPersonnelMine,
        ["ap-mine"] = OrdnanceCategory.AntiPersonnelMine,
        ["avm"] = OrdnanceCategory.AntiVehicleMine,
        ["atm"] = OrdnanceCategory.AntiVehicleMine,
        ["at-mine"] = OrdnanceCategory.AntiVehicleMine,
        ["cmr"] = OrdnanceCategory.ClusterMunition,
        ["submunition"] = OrdnanceCategory.ClusterMunition,
        ["uxo"] = OrdnanceCategory.UnexplodedOrdnance,
        ["axo"] = OrdnanceCategory.AbandonedOrdnance,
        ["ied"] = OrdnanceCategory.Improvised,
    };

    private static readonly Dictionary<string, ClearanceMethod> MethodWords = new()
    {
        ["mdd"] = ClearanceMethod.Dogs,
        ["bac"] = ClearanceMethod.BattleArea,
        ["machine"] = ClearanceMethod.Mechanical,
    };

    /// <summary>What surveys find out, field by field with its code list.</summary>
    private static readonly (string Field, string List)[] Surveyed =
    [
        ("minefield_type", "minefield-type"), ("terrain", "terrain"), ("slope", "slope"), ("vegetation", "vegetation"),
        ("metal", "metal"), ("soil", "soil"), ("marking", "marking"), ("blocked", "blocked"),
        ("land_use", "land-use"), ("information_reliability", "information-reliability"),
        ("source_reliability", "source-reliability"),
    ];

    private static readonly string[] SurveyedFlags =
        ["booby_trapped", "anti_lift", "land_dispute", "development_planned"];

    private static readonly ImportField[] FieldsOfHazards =
    [
        ImportFields.Of(Hazard.Collection, "local_id", ["hazard_id", "ha_id", "number", "ref", "code"]),
        ImportFields.Of(Hazard.Collection, "name", ["title", "label"]),
        ImportFields.Of(Hazard.Collection, "kind", ["type", "hazard_type", "category"]),
        ImportFields.Of(Hazard.Collection, "status", ["state"], "open"),
        ImportFields.Of(Hazard.Collection, "evidence", ["evidence_kind"]),
        ImportFields.Of(Hazard.Collection, "ordnance",
            ["contamination", "contamination_type", "device", "eo_category"], "unknown"),
        ImportFields.Of(Hazard.Collection, "method", ["clearance_method"], "manual"),
        ImportFields.Of(Hazard.Collection, "rate_square_metres_per_crew_day", ["rate"]),
        ImportFields.Of(Hazard.Collection, "surveyed_on", ["survey_date", "survey_day"]),
        ImportFields.Of(Hazard.Collection, "outline_is_stand_in", []),
        ImportFields.Of(Hazard.Collection, "reported_on", ["report_date", "first_reported"]),
        ImportFields.Of(Hazard.Collection, "depth_centimetres", ["depth", "depth_cm"]),
        .. Surveyed.Select(one => ImportFields.Of(Hazard.Collection, one.Field, [])),
        .. SurveyedFlags.Select(name => ImportFields.Of(Hazard.Collection, name, [])),
        ImportFields.Of(Hazard.Collection, "marked_on", ["marking_date"]),
        ImportFields.Of(Hazard.Collection, "land_owner", ["owner"]),
        new("evidence_direct", "Whether the evidence proves ordnance.", ["direct"]),
        new("evidence_method", "How the evidence was obtained.", []),
        new("evidence_on", "Day of the evidence.", ["evidence_date"]),
        new("evidence_note", "What the source says about it.", ["note", "remarks"]),
        .. ImportFields.Places,
        .. ImportFields.Points,
    ];

    /// <summary>Hazards. A row names its evidence, or the person says that the source gives none.</summary>
    public static ImportResult<Hazard> Hazards(
        RowTable table, ImportOrder order, PlaceIndex places, CancellationToken cancel, CodeBook? codes = null)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(order);
        var join = order.Join is { } kind ? new PlaceJoin(places, kind) : null;
        return Run(table, order, FieldsOfHazards, (row, identity) =>
            HazardOf(row, identity, places, join) is { } hazard
                ? SurveyOf(row, hazard, codes ?? CodeBook.Shipped) : null, cancel);
    }

    /// <summary>The hazard with what a survey found out; null when a code is not known.</summary>
    private static Hazard? SurveyOf(RowValues row, Hazard hazard, CodeBook codes)
    {
        var known = Surveyed.ToDictionary(one => one.Field, one => CodesOf(row, codes, one.Field, one.List));
        string? First(string field) => known[field].Count > 0 ? known[field][0] : null;
        var surveyed = hazard with
        {
            ReportedOn = row.Day("reported_on"),
            DepthCentimetres = row.Whole("depth_centimetres", 0, 2000),
            MinefieldType = First("minefield_type"),
            BoobyTrapped = row.Flag("booby_trapped"),
            AntiLift = row.Flag("anti_lift"),
            Terrain = First("terrain"),
            Slope = First("slope"),
            Vegetation = First("vegetation"),
            Metal = First("metal"),
            Soil = First("soil"),
            Marking = known["marking"],
            MarkedOn = row.Day("marked_on"),
            Blocked = known["blocked"],
            LandUse = First("land_use"),
            LandOwner = row.Text("land_owner"),
            LandDispute = row.Flag("land_dispute"),
            DevelopmentPlanned = row.Flag("development_planned"),
            InformationReliability = First("information_reliability"),
            SourceReliability = First("source_reliability"),
        };
        return row.Faults.Count > 0 ? null : surveyed;
    }

    /// <summary>Codes of a list, parted by semicolons; the row carries the fault of each that is not known.</summary>
    private static IReadOnlyList<string> CodesOf(RowValues row, CodeBook codes, string field, string list) =>
        [.. RowValues.Parts(row.Text(field) ?? "").Select(part => Coded(row, codes, field, list, part))
            .OfType<string>().Distinct()];

    private static Hazard? HazardOf(RowValues row, RowIdentity identity, PlaceIndex places, PlaceJoin? join)
    {
        var joined = join?.Match(row);
        var outline = join is null ? Area(row, "outline") : joined is null ? null : PlaceJoin.Ground(joined, row);
        if (outline is null && row.Faults.Count == 0)
            row.Fault("outline", null, "A hazard needs an outline; a point alone does not say which ground is meant.");
        if (row.Needed("kind").Length == 0)
            return null;
        var kind = row.Word("kind", HazardWords);
        var evidence = EvidenceOf(row);
        var status = row.Word<HazardStatus>("status");
        var ordnance = row.Words("ordnance", OrdnanceWords);
        var method = row.Word("method", MethodWords);
        var rate = row.Number("rate_square_metres_per_crew_day", 0.1, 1_000_000);
        var surveyed = row.Day("surveyed_on");
        var standIn = row.Flag("outline_is_stand_in") ?? joined is not null;
        CheckEvidence(row, kind, evidence);
        return row.Faults.Count > 0 ? null : new Hazard
        {
            Id = Identity.From<HazardId>(identity.Origin.Source, identity.Key),
            LocalId = row.Text("local_id") ?? identity.Key,
            Name = row.Text("name"),
            Kind = kind!.Value,
            Status = status!.Value,
            Outline = outline!,
            AreaSquareMetres = Geodesy.SquareMetres(outline!),
            OutlineIsStandIn = standIn,
            Evidence = evidence,
            Ordnance = ordnance,
            Method = method!.Value,
            RateSquareMetresPerCrewDay = rate,
            Place = (joined ?? places.Smallest(outline!))?.Id,
            SurveyedOn = surveyed,
            Origin = identity.Origin,
        };
    }

    private static IReadOnlyList<Evidence> EvidenceOf(RowValues row)
    {
        if (row.Text("evidence") is not { } text)
        {
            row.Fault("evidence", null, "The source gives no evidence here; name its column with --map evidence=…, "
                + $"or say so for all with --set evidence={NoEvidence}.");
            return [];
        }

        if (text == NoEvidence)
            return [];
        var method = row.Word<EvidenceMethod>("evidence_method") ?? EvidenceMethod.Records;
        var (direct, on, note) = (row.Flag("evidence_direct"), row.Day("evidence_on"), row.Text("evidence_note"));
        return [.. row.Words<EvidenceKind>("evidence").Select(kind =>
            new Evidence(kind, direct ?? EvidenceRule.IsDirectByDefault(kind), method, on, note))];
    }

    private static void CheckEvidence(RowValues row, HazardKind? kind, IReadOnlyList<Evidence> evidence)
    {
        if (kind is null || row.Faults.Count > 0)
            return;
        try
        {
            EvidenceRule.Check(kind.Value, evidence);
        }
        catch (Refusal refusal)
        {
            row.Fault("evidence", row.Text("evidence"), refusal.Message);
        }
    }
}
