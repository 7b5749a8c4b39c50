namespace Furrow.Tests.Store;

/// <summary>The databases that every sentence about the store is run on.</summary>
public enum Backend
{
    /// <summary>One file.</summary>
    GeoPackage,

    /// <summary>PostgreSQL with PostGIS.</summary>
    Postgis,
}

/// <summary>What theories about the store are fed with.</summary>
public static class Backends
{
    /// <summary>Every backend that is built.</summary>
    public static TheoryData<Backend> All { get; } = [.. Enum.GetValues<Backend>()];
}
