namespace Furrow.Registry.Exchange;

/// <summary>Names a feature of a plain collection.</summary>
public readonly record struct FeatureId(Guid Value) : IIdentity<FeatureId>
{
    /// <inheritdoc/>
    public static FeatureId Of(Guid value) => new(value);

    /// <inheritdoc/>
    public override string ToString() => Value.ToString();
}

/// <summary>A collection as one viewer may see it: fields above the viewer's ceiling are not there.</summary>
/// <param name="Collection">Its description, without what the viewer may not see.</param>
/// <param name="Kind">The journal's word for its records.</param>
public sealed record Layer(Collection Collection, string Kind)
{
    /// <summary>One or two sentences for people; empty when there are none.</summary>
    public string Meaning { get; init; } = "";

    /// <summary>Words that the source's licence asks to show; null when none.</summary>
    public string? Attribution { get; init; }

    /// <summary>True when all of it was made up to show the product.</summary>
    public bool Illustrative { get; init; }

    /// <summary>True when it was imported as it is: its features may be edited through a door.</summary>
    public bool Plain { get; init; }

    /// <summary>The geometry that maps draw; null when there is none or the viewer may not see it.</summary>
    public Field? Shape { get; init; }

    /// <summary>What the geometries are, as GeoPackage names it: <c>POINT</c>, <c>GEOMETRY</c> …</summary>
    public string ShapeKind { get; init; } = "GEOMETRY";

    /// <summary>The field that a question about time is put to; null when there is none.</summary>
    public Field? Time { get; init; }

    /// <summary>Number of the journal entry that last changed it; answers may be kept while it stays.</summary>
    public long Version { get; init; }
}

/// <summary>One feature as it is kept; a value per field of its layer, in that order, without the shape.</summary>
/// <param name="Number">Stays the same; rises in the order in which features came.</param>
/// <param name="Id">Identity.</param>
/// <param name="Shape">Well-known binary, two numbers a position, WGS 84; null when there is none.</param>
/// <param name="Values">Text, long, double, bool or null; days and moments as ISO text.</param>
public sealed record Feature(long Number, string Id, ReadOnlyMemory<byte>? Shape, IReadOnlyList<object?> Values);

/// <summary>Which features are wanted.</summary>
public sealed record FeatureQuestion
{
    /// <summary>All of them.</summary>
    public static FeatureQuestion Everything { get; } = new();

    /// <summary>Only those for which it is true; null for all.</summary>
    public Cql.CqlExpression? Filter { get; init; }

    /// <summary>Only those after this number.</summary>
    public long After { get; init; }

    /// <summary>At most this many; null for all that there are.</summary>
    public int? Limit { get; init; }

    /// <summary>False to leave the shapes where they are.</summary>
    public bool WithShape { get; init; } = true;

    /// <summary>Only those whose shape may touch this box, in degrees, and perhaps a few more; null for all.</summary>
    public NetTopologySuite.Geometries.Envelope? Near { get; init; }

    /// <summary>Only those whose number this divides: a thinner picture that stays the same. 1 for all.</summary>
    public int Every { get; init; } = 1;

    /// <summary>Only shapes of this dimension: 0 points, 1 lines, 2 areas; null for all.</summary>
    public int? Dimension { get; init; }

    /// <summary>So many are passed over first.</summary>
    public int Skip { get; init; }

    /// <summary>A name under which the filter may ask for the number of a feature; null for none.</summary>
    public string? NumberName { get; init; }
}

/// <summary>Where and when features lie.</summary>
/// <param name="West">Degrees; null with the other three when no feature has a shape.</param>
/// <param name="South">Degrees.</param>
/// <param name="East">Degrees.</param>
/// <param name="North">Degrees.</param>
/// <param name="From">The earliest day or moment, ISO text; null when there is none.</param>
/// <param name="Until">The latest day or moment, ISO text; null when there is none.</param>
public sealed record LayerExtent(
    double? West, double? South, double? East, double? North, string? From, string? Until);

/// <summary>A feature on its way into a plain collection.</summary>
/// <param name="Id">Identity.</param>
/// <param name="Key">The source's own name for it; null when there is none.</param>
/// <param name="Shape">WGS 84; null when it has none.</param>
/// <param name="Values">A value per field, in order, as <see cref="Feature.Values"/> has them.</param>
public sealed record FeatureDraft(
    FeatureId Id, string? Key, NetTopologySuite.Geometries.Geometry? Shape, IReadOnlyList<object?> Values);

/// <summary>A plain collection on its way in: what it is, without its features.</summary>
/// <param name="Collection">Its fields, without identity, shape and origin.</param>
/// <param name="Origin">Where it comes from.</param>
/// <param name="Class">Viewers below it see nothing of it.</param>
/// <param name="ShapeKind">As GeoPackage names it; null when its features have no shape.</param>
public sealed record PlainCollection(Collection Collection, Origin Origin, Sensitivity Class, string? ShapeKind);

/// <summary>Every collection by its fields: what doors that know no column ask.</summary>
public interface IFeatureStore
{
    /// <summary>Every layer that the viewer may see something of, ordered by name.</summary>
    Task<IReadOnlyList<Layer>> Layers(Viewer viewer, CancellationToken cancel);

    /// <summary>Features in the order of their numbers; read in bounded parts while they are taken.</summary>
    /// <exception cref="Refusal"><c>filter.…</c> when the filter does not fit the layer.</exception>
    IAsyncEnumerable<Feature> Features(
        Layer layer, FeatureQuestion question, Viewer viewer, CancellationToken cancel);

    /// <summary>How many features match, whatever the limit.</summary>
    Task<long> Count(Layer layer, FeatureQuestion question, Viewer viewer, CancellationToken cancel);

    /// <summary>One feature; null when there is none that the viewer may see.</summary>
    Task<Feature?> Find(Layer layer, string id, Viewer viewer, CancellationToken cancel);

    /// <summary>Where and when the layer's features lie.</summary>
    Task<LayerExtent> Extent(Layer layer, Viewer viewer, CancellationToken cancel);

    /// <summary>Puts a whole plain collection in, in place of the one of that name; the same again changes nothing.
    /// </summary>
    Task<Saved> Import(
        IWriting writing, PlainCollection collection, IEnumerable<FeatureDraft> features, CancellationToken cancel);

    /// <summary>Adds or replaces one feature of a plain collection.</summary>
    Task<Saved> Save(IWriting writing, Layer layer, FeatureDraft feature, CancellationToken cancel);

    /// <summary>Removes one feature of a plain collection; false when it is not there.</summary>
    Task<bool> Remove(IWriting writing, Layer layer, FeatureId feature, CancellationToken cancel);
}
