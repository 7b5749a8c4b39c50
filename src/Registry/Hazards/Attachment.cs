using System.Security.Cryptography;
using System.Text;

namespace Furrow.Registry.Hazards;

/// <summary>Names a paper or photograph that belongs to a hazard.</summary>
public readonly record struct AttachmentId(Guid Value) : IIdentity<AttachmentId>
{
    /// <inheritdoc/>
    public static AttachmentId Of(Guid value) => new(value);

    /// <inheritdoc/>
    public override string ToString() => Value.ToString();
}

/// <summary>What kind of file it is, as far as pages treat it differently.</summary>
public enum AttachmentKind
{
    /// <summary>A photograph: shown on the page.</summary>
    Photo,

    /// <summary>A PDF.</summary>
    Pdf,

    /// <summary>Plain text, tables and outlines: UTF-8.</summary>
    Text,

    /// <summary>A packed file, such as those of office programs.</summary>
    Packed,
}

/// <summary>
/// A photograph, sketch or paper that belongs to a hazard: for the programme only. It may be taken back, and then is no
/// longer shown; the journal keeps that it was there.
/// </summary>
public sealed record Attachment
{
    /// <summary>Bytes of the largest file.</summary>
    public const int LargestBytes = 20 << 20;

    private const int LongestText = 300;
    private static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);

    /// <summary>Derived from hazard and bytes, so that the same file is kept once.</summary>
    public required AttachmentId Id { get; init; }

    /// <summary>The hazard it belongs to.</summary>
    public required HazardId Hazard { get; init; }

    /// <summary>Name of the file as it was given.</summary>
    public required string FileName { get; init; }

    /// <summary>What kind of file.</summary>
    public required AttachmentKind Kind { get; init; }

    /// <summary>SHA-256 of the file that was given, lower-case hexadecimal.</summary>
    public required string Sha256 { get; init; }

    /// <summary>Bytes of the file that was given.</summary>
    public required int Bytes { get; init; }

    /// <summary>What it shows; also read out to who cannot see it. No names of people.</summary>
    public required string Caption { get; init; }

    /// <summary>Day on which it was taken or written; null when nobody said.</summary>
    public DateOnly? TakenOn { get; init; }

    /// <summary>Day on which it was added.</summary>
    public required DateOnly AddedOn { get; init; }

    /// <summary>Why it is no longer shown; null while it is.</summary>
    public string? TakenBackWhy { get; init; }

    /// <summary>The hazard's place.</summary>
    public PlaceId? Place { get; init; }

    /// <summary>Where the record came from.</summary>
    public required Origin Origin { get; init; }

    /// <summary>A file of a hazard; refuses what is empty, too large, unnamed or of no known kind.</summary>
    /// <exception cref="Refusal">
    /// <c>attachment.size</c>, <c>attachment.name</c>, <c>attachment.caption</c>, <c>attachment.kind</c>.
    /// </exception>
    public static Attachment Of(
        Hazard hazard, byte[] file, string? fileName, string? caption, DateOnly? takenOn, DateOnly today, Origin origin)
    {
        ArgumentNullException.ThrowIfNull(hazard);
        ArgumentNullException.ThrowIfNull(file);
        if (file.Length is 0 or > LargestBytes)
        {
            throw new Refusal("attachment.size", $"The file has {file.Length:N0} bytes; 1 to {LargestBytes:N0} are "
                + "taken. Make it smaller, or split it.");
        }

        if (takenOn > today)
            throw new Refusal("attachment.day", $"{takenOn:O} has not come yet; give the day it was taken.");
        var sha = Convert.ToHexStringLower(SHA256.HashData(file));
        return new()
        {
            Id = Identity.From<AttachmentId>(hazard.Id.ToString(), sha),
            Hazard = hazard.Id,
            FileName = Text(fileName, "name", "The file has no name, or a longer one"),
            Kind = KindOf(file),
            Sha256 = sha,
            Bytes = file.Length,
            Caption = Text(caption, "caption", "Say what it shows; the words are missing or longer"),
            TakenOn = takenOn,
            AddedOn = today,
            Place = hazard.Place,
            Origin = origin,
        };
    }

    /// <summary>No longer shown.</summary>
    /// <exception cref="Refusal"><c>attachment.already-taken-back</c>.</exception>
    public Attachment TakeBack(string why) => TakenBackWhy is { } before
        ? throw new Refusal("attachment.already-taken-back", $"It was taken back already: {before}")
        : this with { TakenBackWhy = why };

    private static string Text(string? text, string code, string what) =>
        text?.Trim() is { Length: > 0 and <= LongestText } given
            ? given
            : throw new Refusal($"attachment.{code}", $"{what} than {LongestText} characters.");

    /// <summary>By what the file begins with, never by its name.</summary>
    private static AttachmentKind KindOf(byte[] file)
    {
        ReadOnlySpan<byte> start = file;
        if (start.StartsWith("%PDF-"u8))
            return AttachmentKind.Pdf;
        if (start.StartsWith((ReadOnlySpan<byte>)[0xff, 0xd8, 0xff])
            || start.StartsWith((ReadOnlySpan<byte>)[0x89, 0x50, 0x4e, 0x47])
            || (start.StartsWith("RIFF"u8) && start.Length > 12 && start[8..12].SequenceEqual("WEBP"u8)))
            return AttachmentKind.Photo;
        if (start.StartsWith("PK\u0003\u0004"u8))
            return AttachmentKind.Packed;
        try
        {
            if (!Strict.GetString(file).Contains('\0', StringComparison.Ordinal))
                return AttachmentKind.Text;
        }
        catch (DecoderFallbackException)
        {
            // No text either: refused below with everything else.
        }

        throw new Refusal("attachment.kind",
            "This is no photograph (JPEG, PNG, WebP), PDF, text or packed file; save it as one of these.");
    }
}

/// <summary>Keeps files that belong to hazards.</summary>
public interface IAttachmentStore : IOfHazardStore<Attachment, AttachmentId>
{
    /// <summary>Keeps a file; done once, with its record.</summary>
    Task<Saved> Save(IWriting writing, Attachment attachment, byte[] file, CancellationToken cancel);

    /// <summary>The file; null when there is none that the viewer may see, or it was taken back.</summary>
    Task<byte[]?> File(AttachmentId id, Viewer viewer, CancellationToken cancel);
}
