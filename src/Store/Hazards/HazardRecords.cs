using Furrow.Registry;
using Furrow.Registry.Hazards;
using Furrow.Store.Dialects;
using NetTopologySuite.Geometries;

namespace Furrow.Store.Hazards;

/// <summary>Keeps hazards. Outlines of uncleared ground are for partners.</summary>
internal sealed class HazardRecords(
    Connections connections, GroundRecords ground, HazardReportRecords reports, IReleaseWitness witness)
    : Records<Hazard, HazardId, HazardRecords.HazardRow>(connections, Described)
{
    private const int AtOnce = 500;

    internal static readonly Table Described = new("hazard", $"""
        uuid, local_id, name, kind, status, area_square_metres, outline_is_stand_in, evidence, ordnance, method,
        rate_square_metres_per_crew_day, place, surveyed_on, outline, reported_on, remaining_square_metres,
        status_reason, status_on, status_note, turning_points, depth_centimetres, minefield_type, booby_trapped,
        anti_lift, terrain, slope, vegetation, metal, soil, marking, marked_on, blocked, land_use, land_owner,
        land_dispute, development_planned, direct_beneficiaries, indirect_beneficiaries, information_reliability,
        source_reliability, {OriginRow.OriginColumns}
        """, Sensitivity.Moderate)
    {
        Collection = Hazard.Collection,
        Searched = ["local_id", "name"],
        Areas = AreaRule.ByPlace,
        PlaceColumn = "place",
        Geometry = "outline",
    };

    /// <summary>
    /// Adds and replaces hazards. An outline that changes past its account is entered there as a correction, so that no
    /// balance changes without an entry; a state or kind that changes past its table is refused, whoever asks.
    /// </summary>
    public override async Task<Saved> Save(
        IWriting writing, IReadOnlyList<Hazard> records, CancellationToken cancel)
    {
        var kept = new List<Hazard>(records.Count);
        foreach (var chunk in records.Chunk(AtOnce))
        {
            var question = new Question(Table, Viewer.Local)
                .And("r.uuid in @uuids", "uuids", chunk.Select(one => one.Id.ToString()).Distinct().ToArray());
            var standing = (await Read(question, AtOnce, cancel)).Items.ToDictionary(one => one.Id);
            foreach (var record in chunk)
            {
                if (!standing.TryGetValue(record.Id, out var before))
                    EvidenceRule.Check(record.Kind, record.Evidence);
                var now = before is null ? record : await Corrected(writing, before, record, cancel);
                if (before is not null)
                    await Admitted(writing, before, now, cancel);
                kept.Add(now);
                standing[record.Id] = now;
            }
        }

        return await base.Save(writing, kept, cancel);
    }

    private async Task Admitted(IWriting writing, Hazard before, Hazard after, CancellationToken cancel)
    {
        EvidenceRule.CheckChanged(before, after);
        if (before.Status == after.Status && before.Kind == after.Kind)
            return;
        var account = GroundAccount.Of(
            after, await ground.OfHazard(after.Id, Viewer.Local, cancel), writing.At);
        var known = await reports.OfHazard(after.Id, Viewer.Local, cancel);
        HazardMachines.Check(
            before, after, await GroundDesk.Facts(account, known, after.StatusReason, witness, cancel));
    }

    private async Task<Hazard> Corrected(IWriting writing, Hazard before, Hazard after, CancellationToken cancel)
    {
        var redrawn = !GroundGrid.Same(before.Outline, after.Outline);
        if (!redrawn && before.RemainingSquareMetres == after.RemainingSquareMetres)
            return after;
        var entries = await ground.OfHazard(before.Id, Viewer.Local, cancel);
        var ended = before.Status is not (HazardStatus.Open or HazardStatus.Suspended);
        if (entries.Count == 0 && (!redrawn || ended)) // One that came in already ended has no account to correct.
            return after with { RemainingSquareMetres = null };
        var first = await ground.FirstRecorded(before.Id.ToString(), Viewer.Local, cancel);
        var account = GroundAccount.Of(before, entries, first ?? writing.At);
        if (!redrawn || GroundGrid.Same(account.Extent, after.Outline))
            return after with { RemainingSquareMetres = account.Balance.Remaining };
        var today = DateOnly.FromDateTime(writing.At.UtcDateTime);
        var posted = account.Redraw(after.Outline, new Posting(
            writing.At, writing.Actor.Name, after.SurveyedOn <= today ? after.SurveyedOn.Value : today,
            "The outline was given anew.", after.Origin));
        await ground.Save(writing, posted.Entries, cancel);
        return after with { RemainingSquareMetres = posted.Hazard.RemainingSquareMetres };
    }

    /// <inheritdoc/>
    protected override IEnumerable<Geometry?> Shapes(Hazard record) => [record.Outline];

    /// <inheritdoc/>
    protected override HazardId IdOf(Hazard record) => record.Id;

    /// <inheritdoc/>
    protected override HazardRow ToRow(Hazard record) => new(record, Connections.Dialect);

    /// <inheritdoc/>
    protected override Hazard ToRecord(HazardRow row) => row.ToHazard(Connections.Dialect);

    /// <summary>A row of the table.</summary>
    internal sealed class HazardRow : OriginRow
    {
        /// <summary>For Dapper.</summary>
        public HazardRow()
        {
        }

        /// <summary>The row that keeps a hazard.</summary>
        public HazardRow(Hazard hazard, IDialect dialect) : base(hazard.Origin)
        {
            Uuid = hazard.Id.ToString();
            LocalId = hazard.LocalId;
            Name = hazard.Name;
            Kind = Column.Word(hazard.Kind);
            Status = Column.Word(hazard.Status);
            AreaSquareMetres = hazard.AreaSquareMetres;
            OutlineIsStandIn = hazard.OutlineIsStandIn;
            Evidence = Column.Json(hazard.Evidence);
            Ordnance = Column.Json(hazard.Ordnance);
            Method = Column.Word(hazard.Method);
            RateSquareMetresPerCrewDay = hazard.RateSquareMetresPerCrewDay;
            Place = hazard.Place?.ToString();
            SurveyedOn = Column.Of(hazard.SurveyedOn);
            Outline = dialect.ToColumn(hazard.Outline);
            ReportedOn = Column.Of(hazard.ReportedOn);
            RemainingSquareMetres = (double?)hazard.RemainingSquareMetres;
            (StatusReason, StatusNote) = (hazard.StatusReason, hazard.StatusNote);
            StatusOn = Column.Of(hazard.StatusOn);
            TurningPoints = Column.Json(hazard.TurningPoints);
            DepthCentimetres = hazard.DepthCentimetres;
            (MinefieldType, BoobyTrapped, AntiLift) = (hazard.MinefieldType, hazard.BoobyTrapped, hazard.AntiLift);
            (Terrain, Slope, Vegetation) = (hazard.Terrain, hazard.Slope, hazard.Vegetation);
            (Metal, Soil) = (hazard.Metal, hazard.Soil);
            (Marking, Blocked) = (Column.Json(hazard.Marking), Column.Json(hazard.Blocked));
            MarkedOn = Column.Of(hazard.MarkedOn);
            (LandUse, LandOwner, LandDispute) = (hazard.LandUse, hazard.LandOwner, hazard.LandDispute);
            DevelopmentPlanned = hazard.DevelopmentPlanned;
            DirectBeneficiaries = People(hazard.DirectBeneficiaries);
            IndirectBeneficiaries = People(hazard.IndirectBeneficiaries);
            (InformationReliability, SourceReliability) = (hazard.InformationReliability, hazard.SourceReliability);
        }

        public string LocalId { get; init; } = "";
        public string? Name { get; init; }
        public string Kind { get; init; } = "";
        public string Status { get; init; } = "";
        public double AreaSquareMetres { get; init; }
        public bool OutlineIsStandIn { get; init; }
        public string Evidence { get; init; } = "";
        public string Ordnance { get; init; } = "";
        public string Method { get; init; } = "";
        public double? RateSquareMetresPerCrewDay { get; init; }
        public string? Place { get; init; }
        public string? SurveyedOn { get; init; }
        public object? Outline { get; init; }
        public string? ReportedOn { get; init; }
        public double? RemainingSquareMetres { get; init; }
        public string? StatusReason { get; init; }
        public string? StatusOn { get; init; }
        public string? StatusNote { get; init; }
        public string TurningPoints { get; init; } = "[]";
        public int? DepthCentimetres { get; init; }
        public string? MinefieldType { get; init; }
        public bool? BoobyTrapped { get; init; }
        public bool? AntiLift { get; init; }
        public string? Terrain { get; init; }
        public string? Slope { get; init; }
        public string? Vegetation { get; init; }
        public string? Metal { get; init; }
        public string? Soil { get; init; }
        public string Marking { get; init; } = "[]";
        public string? MarkedOn { get; init; }
        public string Blocked { get; init; } = "[]";
        public string? LandUse { get; init; }
        public string? LandOwner { get; init; }
        public bool? LandDispute { get; init; }
        public bool? DevelopmentPlanned { get; init; }
        public string? DirectBeneficiaries { get; init; }
        public string? IndirectBeneficiaries { get; init; }
        public string? InformationReliability { get; init; }
        public string? SourceReliability { get; init; }

        /// <summary>The hazard that the row keeps.</summary>
        public Hazard ToHazard(IDialect dialect) => new()
        {
            Id = Column.Id<HazardId>(Uuid),
            LocalId = LocalId,
            Name = Name,
            Kind = Column.FromWord<HazardKind>(Kind),
            Status = Column.FromWord<HazardStatus>(Status),
            Outline = dialect.FromColumn(Outline)!,
            AreaSquareMetres = AreaSquareMetres,
            OutlineIsStandIn = OutlineIsStandIn,
            Evidence = Column.FromJson<Evidence[]>(Evidence),
            Ordnance = Column.FromJson<OrdnanceCategory[]>(Ordnance),
            Method = Column.FromWord<ClearanceMethod>(Method),
            RateSquareMetresPerCrewDay = RateSquareMetresPerCrewDay,
            Place = Column.IdOrNull<PlaceId>(Place),
            SurveyedOn = Column.DayOrNull(SurveyedOn),
            ReportedOn = Column.DayOrNull(ReportedOn),
            RemainingSquareMetres = Column.Hundredths(RemainingSquareMetres),
            StatusReason = StatusReason,
            StatusOn = Column.DayOrNull(StatusOn),
            StatusNote = StatusNote,
            TurningPoints = Column.FromJson<TurningPoint[]>(TurningPoints),
            DepthCentimetres = DepthCentimetres,
            MinefieldType = MinefieldType,
            BoobyTrapped = BoobyTrapped,
            AntiLift = AntiLift,
            Terrain = Terrain,
            Slope = Slope,
            Vegetation = Vegetation,
            Metal = Metal,
            Soil = Soil,
            Marking = Column.FromJson<string[]>(Marking),
            MarkedOn = Column.DayOrNull(MarkedOn),
            Blocked = Column.FromJson<string[]>(Blocked),
            LandUse = LandUse,
            LandOwner = LandOwner,
            LandDispute = LandDispute,
            DevelopmentPlanned = DevelopmentPlanned,
            DirectBeneficiaries = FromPeople(DirectBeneficiaries),
            IndirectBeneficiaries = FromPeople(IndirectBeneficiaries),
            InformationReliability = InformationReliability,
            SourceReliability = SourceReliability,
            Origin = Origin(),
        };

        private static string? People(PeopleCount? people) => people is null ? null : Column.Json(people);

        private static PeopleCount? FromPeople(string? json) =>
            json is null ? null : Column.FromJson<PeopleCount>(json);
    }
}
