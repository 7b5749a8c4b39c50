using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Furrow.Registry;

namespace Furrow.Store;

/// <summary>Where a chain stands: number and hash of its last entry; 0 and empty before the first.</summary>
internal readonly record struct ChainLink(long Number, string Hash);

/// <summary>A row of the journal.</summary>
internal sealed class JournalRow
{
    /// <summary>How a moment is written: UTC, to the tick, sortable as text.</summary>
    private const string Moment = "yyyy-MM-ddTHH:mm:ss.fffffffZ";

    public long Number { get; init; }
    public string At { get; init; } = "";
    public string Actor { get; init; } = "";
    public string Why { get; init; } = "";
    public string Kind { get; init; } = "";
    public string Record { get; init; } = "";
    public string? Before { get; init; }
    public string? After { get; init; }
    public string Hash { get; init; } = "";

    /// <summary>The row that follows a link.</summary>
    public static JournalRow Follow(
        ChainLink last, DateTimeOffset at, string actor, string why, string kind, Change change)
    {
        var row = new JournalRow
        {
            Number = last.Number + 1,
            At = at.UtcDateTime.ToString(Moment, CultureInfo.InvariantCulture),
            Actor = actor,
            Why = why,
            Kind = kind,
            Record = change.Record,
            Before = change.Before,
            After = change.After,
        };
        return row.With(row.HashAfter(last.Hash));
    }

    /// <summary>SHA-256 over the hash before and every field with its length, so that no two rows read alike.</summary>
    public string HashAfter(string before)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Span<byte> number = stackalloc byte[8];
        Add(hash, before);
        BinaryPrimitives.WriteInt64BigEndian(number, Number);
        hash.AppendData(number);
        foreach (var field in (ReadOnlySpan<string?>)[At, Actor, Why, Kind, Record, Before, After])
            Add(hash, field);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>The entry as the registry knows it.</summary>
    public JournalEntry ToEntry() => new(
        Number, DateTimeOffset.ParseExact(At, Moment, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal),
        Actor, Why, Kind, Record, Before, After, Hash);

    private JournalRow With(string hash) => new()
    {
        Number = Number,
        At = At,
        Actor = Actor,
        Why = Why,
        Kind = Kind,
        Record = Record,
        Before = Before,
        After = After,
        Hash = hash,
    };

    private static void Add(IncrementalHash hash, string? field)
    {
        Span<byte> length = stackalloc byte[4];
        var bytes = field is null ? [] : Encoding.UTF8.GetBytes(field);
        BinaryPrimitives.WriteInt32BigEndian(length, field is null ? -1 : bytes.Length);
        hash.AppendData(length);
        hash.AppendData(bytes);
    }
}
