namespace Furrow.Store;

/// <summary>One thing that a check of a store found wrong.</summary>
/// <param name="Part"><c>file</c>, <c>journal</c>, <c>geopackage</c>, <c>geometry</c>, <c>record</c> …</param>
/// <param name="Subject">Which entry, table or record.</param>
/// <param name="What">What is wrong, in words.</param>
public sealed record Finding(string Part, string Subject, string What);
