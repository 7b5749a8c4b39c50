namespace Furrow.Registry.Memorials;

/// <summary>One size in which a picture is kept.</summary>
/// <param name="Width">Pixels.</param>
/// <param name="Height">Pixels.</param>
public sealed record PictureSize(int Width, int Height);

/// <summary>A photograph or scan, kept in a few sizes that are made once.</summary>
public sealed record Picture
{
    /// <summary>Derived from the bytes, so that the same picture is kept once.</summary>
    public required PictureId Id { get; init; }

    /// <summary>Name of the file that was given.</summary>
    public required string FileName { get; init; }

    /// <summary>SHA-256 of the file that was given, lower-case hexadecimal.</summary>
    public required string Sha256 { get; init; }

    /// <summary>Pixels of the largest size.</summary>
    public required int Width { get; init; }

    /// <summary>Pixels of the largest size.</summary>
    public required int Height { get; init; }

    /// <summary>Sizes that are kept as JPEG, the smallest first, the largest last.</summary>
    public required IReadOnlyList<PictureSize> Sizes { get; init; }

    /// <summary>What it shows; also read out to who cannot see it.</summary>
    public required string Caption { get; init; }

    /// <summary>Rights; null when nobody has cleared them, and then it is not shown.</summary>
    public Rights? Rights { get; init; }

    /// <summary>Where the record came from.</summary>
    public required Origin Origin { get; init; }

    /// <summary>True when it may be shown to the public.</summary>
    public bool MayBePublished => Rights is not null;
}

/// <summary>One size of a picture as it is kept.</summary>
/// <param name="Size">Its size.</param>
/// <param name="Jpeg">The file.</param>
public sealed record PictureFile(PictureSize Size, byte[] Jpeg);

/// <summary>Makes the sizes of a picture from the file that was given.</summary>
public interface IPictureMaker
{
    /// <summary>Reads a JPEG, PNG or WebP file and gives its sizes, the smallest first.</summary>
    /// <exception cref="Refusal"><c>picture.unreadable</c>, <c>picture.too-large</c></exception>
    IReadOnlyList<PictureFile> Make(byte[] file);
}
