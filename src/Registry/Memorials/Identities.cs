namespace Furrow.Registry.Memorials;

/// <summary>Names a site.</summary>
public readonly record struct SiteId(Guid Value) : IIdentity<SiteId>
{
    /// <inheritdoc/>
    public static SiteId Of(Guid value) => new(value);

    /// <inheritdoc/>
    public override string ToString() => Value.ToString();
}

/// <summary>Names a person commemorated.</summary>
public readonly record struct PersonId(Guid Value) : IIdentity<PersonId>
{
    /// <inheritdoc/>
    public static PersonId Of(Guid value) => new(value);

    /// <inheritdoc/>
    public override string ToString() => Value.ToString();
}

/// <summary>Names a museum's object.</summary>
public readonly record struct MuseumObjectId(Guid Value) : IIdentity<MuseumObjectId>
{
    /// <inheritdoc/>
    public static MuseumObjectId Of(Guid value) => new(value);

    /// <inheritdoc/>
    public override string ToString() => Value.ToString();
}

/// <summary>Names an entry: objects handed in on one occasion.</summary>
public readonly record struct EntryId(Guid Value) : IIdentity<EntryId>
{
    /// <inheritdoc/>
    public static EntryId Of(Guid value) => new(value);

    /// <inheritdoc/>
    public override string ToString() => Value.ToString();
}

/// <summary>Names a loan.</summary>
public readonly record struct LoanId(Guid Value) : IIdentity<LoanId>
{
    /// <inheritdoc/>
    public static LoanId Of(Guid value) => new(value);

    /// <inheritdoc/>
    public override string ToString() => Value.ToString();
}

/// <summary>Names a location inside a museum.</summary>
public readonly record struct LocationId(Guid Value) : IIdentity<LocationId>
{
    /// <inheritdoc/>
    public static LocationId Of(Guid value) => new(value);

    /// <inheritdoc/>
    public override string ToString() => Value.ToString();
}

/// <summary>Names an inventory check.</summary>
public readonly record struct InventoryId(Guid Value) : IIdentity<InventoryId>
{
    /// <inheritdoc/>
    public static InventoryId Of(Guid value) => new(value);

    /// <inheritdoc/>
    public override string ToString() => Value.ToString();
}

/// <summary>Names a goal of the documentation plan.</summary>
public readonly record struct GoalId(Guid Value) : IIdentity<GoalId>
{
    /// <inheritdoc/>
    public static GoalId Of(Guid value) => new(value);

    /// <inheritdoc/>
    public override string ToString() => Value.ToString();
}

/// <summary>Names a find of human remains.</summary>
public readonly record struct FindId(Guid Value) : IIdentity<FindId>
{
    /// <inheritdoc/>
    public static FindId Of(Guid value) => new(value);

    /// <inheritdoc/>
    public override string ToString() => Value.ToString();
}

/// <summary>Names a picture.</summary>
public readonly record struct PictureId(Guid Value) : IIdentity<PictureId>
{
    /// <inheritdoc/>
    public static PictureId Of(Guid value) => new(value);

    /// <inheritdoc/>
    public override string ToString() => Value.ToString();
}

/// <summary>Names a proposal that two records are one person.</summary>
public readonly record struct LikenessId(Guid Value) : IIdentity<LikenessId>
{
    /// <inheritdoc/>
    public static LikenessId Of(Guid value) => new(value);

    /// <inheritdoc/>
    public override string ToString() => Value.ToString();
}

/// <summary>Names a remembered mapping.</summary>
public readonly record struct MappingId(Guid Value) : IIdentity<MappingId>
{
    /// <inheritdoc/>
    public static MappingId Of(Guid value) => new(value);

    /// <inheritdoc/>
    public override string ToString() => Value.ToString();
}
