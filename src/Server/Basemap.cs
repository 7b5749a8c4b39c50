using Furrow.Registry;

namespace Furrow.Server;

/// <summary>An optional file of map tiles (PMTiles, version 3) that pages read by ranges.</summary>
internal static class Basemap
{
    /// <summary>Refuses a file that is missing or is something else, before anything is served.</summary>
    public static void Check(string? file)
    {
        if (file is null)
            return;
        if (!File.Exists(file))
            throw new Refusal("basemap.missing", $"There is no file '{file}'; name a .pmtiles file.");
        Span<byte> head = stackalloc byte[8];
        using var stream = File.OpenRead(file);
        if (stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false) < head.Length
            || !head[..7].SequenceEqual("PMTiles"u8) || head[7] != 3)
            throw new Refusal("basemap.not-pmtiles", $"'{file}' is not a PMTiles file of version 3; "
                + "make one with the pmtiles program, or leave the option out.");
    }
}
