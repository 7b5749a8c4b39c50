namespace Furrow.Registry;

/// <summary>Where a record came from, so that every figure can be followed back.</summary>
/// <param name="Source">File name, form or program: <c>kursk.geojson</c>, <c>furrow sample</c>.</param>
/// <param name="Key">The source's own name for the row: line, feature id, code; null when there is none.</param>
/// <param name="Illustrative">True when the record was made up to show the product; said on every screen, file and
/// print.</param>
/// <param name="Attribution">Words that the source's licence asks to show; null when none.</param>
public sealed record Origin(string Source, string? Key, bool Illustrative, string? Attribution = null);
