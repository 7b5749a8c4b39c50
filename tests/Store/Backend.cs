namespace Furrow.Tests.Store;

/// <summary>The databases that every sentence about the store is run on. PostGIS joins when it is built.</summary>
public enum Backend
{
    /// <summary>One file.</summary>
    GeoPackage,
}

/// <summary>What theories about the store are fed with.</summary>
public static class Backends
{
    /// <summary>Every backend that is built.</summary>
    public static TheoryData<Backend> All { get; } = [.. Enum.GetValues<Backend>()];
}
