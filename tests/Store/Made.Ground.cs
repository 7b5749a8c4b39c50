using CsCheck;
using Furrow.Registry.Hazards;
using NetTopologySuite.Geometries;

namespace Furrow.Tests.Store;

/// <content>Hazards, the ground they hold, reports, risk education, codes.</content>
internal static partial class Made
{
    public static Gen<TurningPoint> TurningPoint { get; } = Gen.Select(
        Text, Gen.Enum<TurningPointKind>(), Gen.Double[-180, 180], Gen.Double[-90, 90], Maybe, Maybe,
        (name, kind, x, y, written, note) => new TurningPoint(name, kind, x, y, written, note));

    public static Gen<PeopleCount> People { get; } = Gen.Select(
        Gen.Int[0, 500], Gen.Select(Gen.Enum<Sex>(), Text, Gen.Int[0, 99], (s, b, n) => new PeopleGroup(s, b, n))
            .List[0, 3], (total, groups) => new PeopleCount(total, groups));

    public static Gen<PeopleCount?> MaybePeople { get; } =
        Gen.Frequency((1, Gen.Const((PeopleCount?)null)), (2, People.Select(one => (PeopleCount?)one)));

    public static Gen<GroundEntry> GroundEntry { get; } =
        from ids in Gen.Select(Gen.Guid, Gen.Guid, Nullable(Gen.Guid), Nullable(Gen.Guid))
        from number in Gen.Int[1, 1_000_000]
        from change in Gen.Enum<GroundChange>()
        from ground in Area
        from figures in Gen.Select(Gen.Long[-9_999_999, 99_999_999_999], Gen.Int[-99, 99], Gen.Int[0, 99])
        from day in MaybeDay
        from at in Gen.Long[0, 9_999_999_999]
        from texts in Gen.Select(Text, Text, Text, Maybe)
        from depth in Nullable(Gen.Int[1, 500])
        from place in MaybePlace
        from origin in Origin
        select new GroundEntry
        {
            Id = GroundEntryId.Of(ids.Item1), Hazard = HazardId.Of(ids.Item2), Number = number, Change = change,
            Ground = ground, SquareMetres = figures.Item1 / 100m, RoundingSquareMetres = figures.Item2 / 100m,
            TrimmedSquareMetres = figures.Item3 / 100m, On = day,
            RecordedAt = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero).AddTicks(at),
            RecordedBy = texts.Item1, Reason = texts.Item2, Place = place, Origin = origin,
            Other = ids.Item3 is { } other ? HazardId.Of(other) : null,
            Reverses = ids.Item4 is { } reversed ? GroundEntryId.Of(reversed) : null,
            Release = depth is null ? null : new LandRelease
            {
                Report = texts.Item3, DepthCentimetres = depth, QualityControl = texts.Item4, Criteria = [texts.Item3],
                UncheckedSquareMetres = 1.5m, TurningPoints = [new("TP1", TurningPointKind.Turning, 35, 51)],
            },
        };

    public static Gen<HazardReport> HazardReport { get; } =
        from ids in Gen.Select(Gen.Guid, Gen.Guid)
        from kind in Gen.Enum<ReportKind>()
        from day in Day
        from number in Text
        from texts in Maybe.Array[5]
        from people in MaybePeople
        from place in MaybePlace
        from origin in Origin
        select new HazardReport
        {
            Id = HazardReportId.Of(ids.Item1), Hazard = HazardId.Of(ids.Item2), Kind = kind, On = day,
            LocalId = number, Organisation = texts[0], Team = texts[1], SourceKind = texts[2], Outcome = texts[3],
            Summary = texts[4], Informants = people, Place = place, Origin = origin,
        };

    public static Gen<EducationSession> Session { get; } =
        from id in Gen.Guid
        from day in Day
        from texts in Gen.Select(Text, Text, Maybe, Maybe)
        from people in People
        from first in Nullable(Gen.Int[0, 9])
        from point in Gen.Frequency((1, Gen.Const((Point?)null)), (2, Point.Select(p => (Point?)p)))
        from place in MaybePlace
        from origin in Origin
        select new EducationSession
        {
            Id = EducationSessionId.Of(id), On = day, LocalId = texts.Item1, Organisation = texts.Item2,
            Method = texts.Item3, Audience = texts.Item4, People = people, FirstTime = first, Point = point,
            Place = place, Origin = origin,
        };

    public static Gen<Code> Code { get; } =
        from id in Gen.Guid
        from texts in Gen.Select(Text, Text, Text)
        from labels in Text.List[1, 3]
        from place in Gen.Int[0, 99]
        from retired in Gen.Bool
        from origin in Origin
        select new Code
        {
            Id = CodeId.Of(id), List = texts.Item1 + id, Value = texts.Item2,
            Labels = [.. labels.Select(label => new CodeLabel("en", label))], Position = place, Retired = retired,
            Origin = origin,
        };

    public static Gen<Hazard> Hazard { get; } =
        from id in Gen.Guid
        from texts in Gen.Select(Text, Maybe)
        from words in Gen.Select(Gen.Enum<HazardKind>(), Gen.Enum<HazardStatus>(), Gen.Enum<ClearanceMethod>())
        from outline in Area
        from numbers in Gen.Select(Number, Nullable(Number))
        from standIn in Gen.Bool
        from lists in Gen.Select(Evidence.List[0, 3], Gen.Enum<OrdnanceCategory>().List[0, 3])
        from place in MaybePlace
        from surveyed in MaybeDay
        from days in Gen.Select(MaybeDay, MaybeDay, MaybeDay)
        from status in Gen.Select(Maybe, Maybe)
        from points in TurningPoint.List[0, 2]
        from flags in Gen.Select(Nullable(Gen.Bool), Nullable(Gen.Bool), Nullable(Gen.Bool), Nullable(Gen.Bool))
        from codes in Maybe.Array[9]
        from depth in Nullable(Gen.Int[0, 500])
        from many in Gen.Select(Text.List[0, 2], Text.List[0, 2])
        from people in Gen.Select(MaybePeople, MaybePeople)
        from origin in Origin
        select new Hazard
        {
            ReportedOn = days.Item1, StatusOn = days.Item2, MarkedOn = days.Item3, StatusReason = status.Item1,
            StatusNote = status.Item2, TurningPoints = points, BoobyTrapped = flags.Item1, AntiLift = flags.Item2,
            LandDispute = flags.Item3, DevelopmentPlanned = flags.Item4, DepthCentimetres = depth,
            MinefieldType = codes[0], Terrain = codes[1], Slope = codes[2], Vegetation = codes[3], Metal = codes[4],
            Soil = codes[5], LandUse = codes[6], LandOwner = codes[7], InformationReliability = codes[8],
            SourceReliability = codes[0], Marking = many.Item1, Blocked = many.Item2,
            DirectBeneficiaries = people.Item1, IndirectBeneficiaries = people.Item2,
            Id = HazardId.Of(id), LocalId = texts.Item1, Name = texts.Item2, Kind = words.Item1, Status = words.Item2,
            Outline = outline, AreaSquareMetres = numbers.Item1, OutlineIsStandIn = standIn,
            Evidence = [.. lists.Item1.Select(one => one with
            {
                Direct = words.Item1 is HazardKind.Confirmed or HazardKind.EodSpot,
            })],
            Ordnance = lists.Item2, Method = words.Item3, RateSquareMetresPerCrewDay = numbers.Item2, Place = place,
            SurveyedOn = surveyed, Origin = origin,
        };
}
