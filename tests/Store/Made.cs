using CsCheck;
using Furrow.Registry;
using Furrow.Registry.Assets;
using Furrow.Registry.Hazards;
using Furrow.Registry.Plans;
using Furrow.Registry.Pledges;
using Furrow.Registry.Sources;
using Furrow.Registry.Works;
using NetTopologySuite.Geometries;

namespace Furrow.Tests.Store;

/// <summary>Valid records of every kind, drawn at random: any text, any gap, any script.</summary>
internal static partial class Made
{
    private static readonly GeometryFactory Wgs84 = new(new PrecisionModel(), 4326);

    public static Gen<string> Text { get; } = Gen.OneOf(
        Gen.String[Gen.Char.AlphaNumeric, 1, 20],
        OneOf("Суджа", "Белая", "Київ", "쿠르스크", "حقل ألغام", "ß İ ı"),
        OneOf("O'Brien; drop table hazard--", "50%_!\\", "😀 \"'\n\t"),
        Gen.String[Gen.Char['\u0001', '\u2fff'], 0, 30]);

    public static Gen<string?> Maybe { get; } = Gen.Frequency(
        (1, Gen.Const((string?)null)), (3, Text.Select(text => (string?)text)));

    public static Gen<Origin> Origin { get; } = Gen.Select(
        Text, Maybe, Gen.Bool, Maybe, (source, key, madeUp, words) => new Origin(source, key, madeUp, words));

    public static Gen<DateOnly> Day { get; } = Gen.Int[0, 40_000]
        .Select(days => new DateOnly(1990, 1, 1).AddDays(days));

    public static Gen<DateOnly?> MaybeDay { get; } = Nullable(Day);

    public static Gen<Point> Point { get; } = Gen.Select(
        Gen.Double[-179.9, 179.9], Gen.Double[-89.9, 89.9], (x, y) => Wgs84.CreatePoint(new Coordinate(x, y)));

    public static Gen<Polygon> Polygon { get; } = Gen.Select(
        Gen.Double[-170, 170], Gen.Double[-80, 80], Gen.Double[0.0001, 2], Gen.Int[3, 12], (x, y, radius, corners) =>
        {
            var ring = Enumerable.Range(0, corners).Select(i => 2 * Math.PI * i / corners)
                .Select(at => new Coordinate(x + (radius * Math.Cos(at)), y + (radius * Math.Sin(at)))).ToList();
            return Wgs84.CreatePolygon([.. ring, ring[0].Copy()]);
        });

    public static Gen<Geometry> Area { get; } = Gen.OneOf(
        Polygon.Select(Geometry (p) => p),
        Gen.Select(Polygon, Polygon, Geometry (a, b) => Wgs84.CreateMultiPolygon([a, b])));

    public static Gen<LineString> Line { get; } = Gen.Select(
        Point, Point, (a, b) => Wgs84.CreateLineString([a.Coordinate, b.Coordinate]));

    public static Gen<Geometry> Anything { get; } = Gen.OneOf(
        Area, Point.Select(Geometry (p) => p), Line.Select(Geometry (l) => l));

    public static Gen<double> Number { get; } = Gen.OneOf(
        Gen.Double[0, 1e7], OneOf(0.0, 0.1, 1e-9, 123456789.123456789));

    public static Gen<Guid> Guid { get; } = Gen.Guid;

    public static Gen<PlaceId?> MaybePlace { get; } = Nullable(Gen.Guid.Select(PlaceId.Of));

    public static Gen<Place> Place { get; } =
        from id in Gen.Guid
        from kind in Gen.Enum<PlaceKind>()
        from parent in MaybePlace
        from names in Gen.Select(Text, Text, (language, text) => new PlaceName(language, text)).List[1, 4]
        from code in Maybe
        from outline in Gen.Frequency((1, Gen.Const((Geometry?)null)), (3, Area.Select(g => (Geometry?)g)))
        from centre in Point
        from population in Nullable(Gen.Int[0, 9_000_000])
        from approximate in Gen.Bool
        from origin in Origin
        select new Place
        {
            Id = PlaceId.Of(id), Kind = kind, Parent = parent, Names = names, Code = code, Outline = outline,
            Centre = centre, Population = population, OutlineIsApproximate = approximate, Origin = origin,
        };

    public static Gen<Document> Document { get; } =
        from id in Gen.Guid
        from title in Maybe
        from outlet in Maybe
        from url in OneOf<Uri?>(
            null, new Uri("https://пример.example/новость?a=1&b=%20"),
            new Uri("relative/path", UriKind.Relative))
        from day in MaybeDay
        from language in Text
        from text in Text
        from outlets in Text.List[0, 3]
        from kept in Gen.Select(MaybeDay, Gen.Enum<TextKeeping>(), Gen.Bool)
        from origin in Origin
        select new Document
        {
            Id = DocumentId.Of(id), Title = title, Outlet = outlet, Url = url, PublishedOn = day, Language = language,
            Text = text, Sha256 = "00", CitedOutlets = outlets, Origin = origin, RetrievedOn = kept.Item1,
            Keeping = kept.Item2,
            Sketch = kept.Item3 ? Furrow.Registry.Sources.Sketch.Of(text)?.ToString() : null,
        };

    public static Gen<Span> Span { get; } = Gen.Select(Gen.Int[0, 1000], Gen.Int[1, 90], (s, n) => new Span(s, s + n));

    public static Gen<Slot> Slot { get; } = Gen.Select(
        Maybe, Gen.Enum<SlotStatus>(),
        Gen.Frequency((1, Gen.Const((Span?)null)), (2, Span.Select(s => (Span?)s))), Maybe,
        (value, status, span, rule) => new Slot(value, status, span, rule));

    public static Gen<Amount?> Amount { get; } = Gen.Frequency(
        (1, Gen.Const((Amount?)null)),
        (3, Gen.Select(Text, Nullable(Gen.Decimal), Nullable(Gen.Decimal), Gen.Bool, Maybe, Maybe,
            (text, low, high, about, unit, currency) => (Amount?)new Amount(text, low, high, about, unit, currency))));

    public static Gen<Claim> Claim { get; } =
        from ids in Gen.Select(Gen.Guid, Gen.Guid)
        from quote in Span
        from flags in Gen.Select(Gen.Bool, Gen.Bool)
        from slots in Gen.Select(Slot.List[0, 3], Slot.List[0, 3], Slot, Slot)
        from thing in Text
        from category in Gen.Enum<PledgeCategory>()
        from amount in Amount
        from words in Gen.Select(Gen.Enum<Modality>(), Gen.Enum<ClaimState>())
        from outlets in Text.List[0, 2]
        from date in Maybe
        from days in MadeLedger.Days
        from origin in Origin
        select new Claim
        {
            Id = ClaimId.Of(ids.Item1), Document = DocumentId.Of(ids.Item2), Quote = quote, Direct = flags.Item1,
            Pledgers = slots.Item1, Recipients = slots.Item2, Thing = thing, Category = category, Amount = amount,
            Place = slots.Item3, Modality = words.Item1, Speaker = slots.Item4, CitedOutlets = outlets, When = date,
            Days = days, Aggregate = flags.Item2, State = words.Item2, Origin = origin,
        };

    public static Gen<Evidence> Evidence { get; } = Gen.Select(
        Gen.Enum<EvidenceKind>(), Gen.Bool, Gen.Enum<EvidenceMethod>(), MaybeDay, Maybe,
        (kind, direct, method, on, note) => new Evidence(kind, direct, method, on, note));

    public static Gen<Accident> Accident { get; } =
        from id in Gen.Guid
        from numbers in Gen.Select(
            Nullable(Gen.Int[1900, 2100]), Nullable(Gen.Int[1, 12]), Gen.Int[0, 9], Gen.Int[0, 9])
        from happened in MaybeDay
        from point in Gen.Frequency((1, Gen.Const((Point?)null)), (2, Point.Select(p => (Point?)p)))
        from precision in Gen.Enum<PointPrecision>()
        from texts in Gen.Select(Maybe, Maybe)
        from place in MaybePlace
        from origin in Origin
        select new Accident
        {
            Id = AccidentId.Of(id), Year = numbers.Item1, Month = numbers.Item2, On = happened, Point = point,
            Precision = precision, Killed = numbers.Item3, Injured = numbers.Item4, SourceKind = texts.Item1,
            PlaceText = texts.Item2, Place = place, Origin = origin,
        };

    public static Gen<Asset> Asset { get; } =
        from id in Gen.Guid
        from texts in Gen.Select(Text, Maybe, Text)
        from kind in Gen.Enum<AssetKind>()
        from damage in Gen.Select(
            Nullable(Gen.Int[0, 5]), Text, Text, Gen.Bool, MaybeDay,
            (grade, raw, scheme, remote, day) => new Damage(grade, raw, scheme, remote, day))
        from footprint in Anything
        from standIn in Gen.Bool
        from access in Gen.Frequency((1, Gen.Const((LineString?)null)), (2, Line.Select(l => (LineString?)l)))
        from quantity in Number
        from people in Nullable(Gen.Int[0, 100_000])
        from place in MaybePlace
        from origin in Origin
        select new Asset
        {
            Id = AssetId.Of(id), LocalId = texts.Item1, Name = texts.Item2, Kind = kind, Damage = damage,
            Footprint = footprint, FootprintIsStandIn = standIn, Access = access, Quantity = quantity,
            Unit = texts.Item3, PeopleServed = people, Place = place, Origin = origin,
        };

    public static Gen<Norm> Norm { get; } =
        from id in Gen.Guid
        from texts in Gen.Select(Text, Text, Text, Text)
        from skill in Gen.Enum<Skill>()
        from numbers in Gen.Select(Number, Number, Number)
        select new Norm
        {
            Id = NormId.Of(id), Code = texts.Item1, Title = texts.Item2, Skill = skill, Unit = texts.Item3,
            Low = numbers.Item1, Typical = numbers.Item2, High = numbers.Item3, Source = texts.Item4,
        };

    public static Gen<Crew> Crew { get; } =
        from id in Gen.Guid
        from texts in Gen.Select(Text, Maybe)
        from skills in Gen.Enum<Skill>().List[1, 3]
        from size in Gen.Int[1, 40]
        from at in Point
        from days in Gen.Select(MaybeDay, MaybeDay)
        from arrived in Gen.Bool
        from origin in Origin
        select new Crew
        {
            Id = CrewId.Of(id), Name = texts.Item1, Skills = skills, Size = size, Base = at, AvailableFrom = days.Item1,
            AvailableTo = days.Item2, SentBy = texts.Item2, Arrived = arrived, Origin = origin,
        };

    public static Gen<Work> Work { get; } =
        from id in Gen.Guid
        from kind in Gen.Enum<WorkKind>()
        from texts in Gen.Select(Text, Text, Maybe)
        from hazard in Nullable(Gen.Guid.Select(HazardId.Of))
        from asset in Nullable(Gen.Guid.Select(AssetId.Of))
        from lot in Nullable(Gen.Int[1, 99])
        from skill in Gen.Enum<Skill>()
        from numbers in Gen.Select(Number, Number, Gen.Int[0, 5000])
        from waits in Gen.Guid.Select(WorkId.Of).List[0, 4]
        from point in Point
        from place in MaybePlace
        from origin in Origin
        select new Work
        {
            Id = WorkId.Of(id), Kind = kind, Title = texts.Item1, Hazard = hazard, Asset = asset, Lot = lot,
            Skill = skill, Quantity = numbers.Item1, Unit = texts.Item2, PersonDays = numbers.Item2, Norm = texts.Item3,
            PeopleWaiting = numbers.Item3, WaitsFor = waits, Point = point, Place = place, Origin = origin,
        };

    public static Gen<Plan> Plan { get; } =
        from id in Gen.Guid
        from texts in Gen.Select(Text, Text)
        from words in Gen.Select(Gen.Enum<Scenario>(), Gen.Enum<PlanStatus>())
        from made in Gen.Long[630_000_000_000_000_000, 650_000_000_000_000_000]
        from days in Gen.Select(Day, Day)
        from counts in Gen.Select(Gen.Int[0, 9999], Gen.Int[0, 999])
        from numbers in Gen.Select(Number, Number, Gen.Double[0, 1])
        from drivers in Gen.Select(Text, Number, (word, days) => new CostPart(word, days)).List[0, 3]
        from findings in Text.List[0, 2]
        from origin in Origin
        from basis in Nullable(Gen.Guid)
        from wishes in Gen.Select(Gen.Guid, Gen.Enum<WishKind>(), Nullable(Day), Maybe, (work, kind, day, conflict) =>
            new WishAnswer(new Wish(WorkId.Of(work), kind, null, day), null, conflict)).List[0, 2]
        from worth in Gen.Select(Gen.Int[1, 9], Number, (crews, days) =>
            new CrewWorth([Skill.Manual], crews, days)).List[0, 2]
        from dates in Gen.Select(Nullable(Gen.Guid), Day, (place, day) => new PlaceDates(
            place is { } at ? PlaceId.Of(at) : null, day, day.AddDays(3), day.AddDays(9))).List[0, 2]
        select new Plan
        {
            Id = PlanId.Of(id), Name = texts.Item1, Scenario = words.Item1, Status = words.Item2,
            MadeAt = new DateTimeOffset(made, TimeSpan.Zero), StartsOn = days.Item1, EndsOn = days.Item2,
            Works = counts.Item1, Crews = counts.Item2, PeopleDays = numbers.Item1, PeopleDaysBound = numbers.Item2,
            Gap = numbers.Item3, Drivers = drivers, Effort = texts.Item2, Findings = findings, Origin = origin,
            BasedOn = basis is { } plan ? PlanId.Of(plan) : null, Wishes = wishes, Worth = worth, Dates = dates,
        };

    public static Gen<T> OneOf<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);

    public static Gen<T?> Nullable<T>(Gen<T> gen) where T : struct =>
        Gen.Frequency((1, Gen.Const((T?)null)), (3, gen.Select(value => (T?)value)));

    /// <summary>Twenty of every kind of record, in one write.</summary>
    public static async Task Fill(TemporaryStore temporary)
    {
        var store = temporary.Store;
        await temporary.Save(async writing =>
        {
            var saved = await store.Hazards.Save(writing, Drawn(Hazard), CancellationToken.None);
            saved += await store.Places.Save(writing, Drawn(Place), CancellationToken.None);
            saved += await store.Ground.Save(writing, Drawn(GroundEntry), CancellationToken.None);
            saved += await store.Reports.Save(writing, Drawn(HazardReport), CancellationToken.None);
            saved += await store.Sessions.Save(writing, Drawn(Session), CancellationToken.None);
            saved += await store.Codes.Save(writing, Drawn(Code), CancellationToken.None);
            saved += await store.Accidents.Save(writing, Drawn(Accident), CancellationToken.None);
            saved += await store.Assets.Save(writing, Drawn(Asset), CancellationToken.None);
            saved += await store.Crews.Save(writing, Drawn(Crew), CancellationToken.None);
            saved += await store.Works.Save(writing, Drawn(Work), CancellationToken.None);
            saved += await store.Documents.Save(writing, Drawn(Document), CancellationToken.None);
            saved += await store.Claims.Save(writing, Drawn(Claim), CancellationToken.None);
            saved += await store.Commitments.Save(writing, Drawn(MadeLedger.Commitment), CancellationToken.None);
            saved += await store.Statements.Save(writing, Drawn(MadeLedger.Statement), CancellationToken.None);
            saved += await store.Deliveries.Save(writing, Drawn(MadeLedger.Delivery), CancellationToken.None);
            saved += await store.Matches.Save(writing, Drawn(MadeLedger.Match), CancellationToken.None);
            saved += await store.Links.Save(writing, Drawn(MadeLedger.Link), CancellationToken.None);
            saved += await store.Norms.Save(writing, Drawn(Norm), CancellationToken.None);
            return saved + await store.Plans.Save(writing, Drawn(Plan), CancellationToken.None);
        });
    }

    private static T[] Drawn<T>(Gen<T> gen)
    {
        var drawn = new List<T>();
        gen.Array[20].Sample(records => drawn.AddRange(records), iter: 1, threads: 1);
        return [.. drawn];
    }
}
