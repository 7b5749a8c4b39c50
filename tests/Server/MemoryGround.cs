using Furrow.Registry;
using Furrow.Registry.Hazards;

namespace Furrow.Tests.Server;

/// <summary>Records of hazards in memory.</summary>
internal class MemoryOfHazard<TRecord, TId>(
    string kind, Func<TRecord, TId> id, Func<TRecord, HazardId?> owner)
    : MemoryRecords<TRecord, TId>(kind, id, _ => null, _ => null), IOfHazardStore<TRecord, TId>
    where TRecord : class
    where TId : struct, IIdentity<TId>
{
    public Task<IReadOnlyList<TRecord>> OfHazard(HazardId hazard, Viewer viewer, CancellationToken cancel) =>
        Task.FromResult<IReadOnlyList<TRecord>>([.. Records.Values.Where(one => owner(one) == hazard)]);
}

/// <summary>Files of hazards in memory.</summary>
internal sealed class MemoryAttachments()
    : MemoryOfHazard<Attachment, AttachmentId>("attachment", one => one.Id, one => one.Hazard), IAttachmentStore
{
    private readonly Dictionary<AttachmentId, byte[]> files = [];

    public Task<Saved> Save(IWriting writing, Attachment attachment, byte[] file, CancellationToken cancel)
    {
        files[attachment.Id] = file;
        return Save(writing, [attachment], cancel);
    }

    public Task<byte[]?> File(AttachmentId id, Viewer viewer, CancellationToken cancel) =>
        Task.FromResult(Records.TryGetValue(id.Value, out var one) && one.TakenBackWhy is null
            ? files.GetValueOrDefault(id) : null);
}

/// <summary>Accounts of ground in memory.</summary>
internal sealed class MemoryGround()
    : MemoryRecords<GroundEntry, GroundEntryId>("ground_entry", one => one.Id, one => one.Ground, one => one.Place),
        IGroundStore
{
    public Task<IReadOnlyList<GroundEntry>> OfHazard(HazardId hazard, Viewer viewer, CancellationToken cancel) =>
        Task.FromResult<IReadOnlyList<GroundEntry>>(
            [.. Records.Values.Where(one => one.Hazard == hazard).OrderBy(one => one.Number)]);

    public Task<PeriodBalance> Totals(
        PlaceId? place, DateOnly from, DateOnly until, Viewer viewer, CancellationToken cancel) =>
        Task.FromResult(new PeriodBalance(from, until, Balance.Of(Records.Values, from, until), 0));

    public Task<Slice<GroundEntry>> Corrections(
        PlaceId? place, DateOnly from, Page page, Viewer viewer, CancellationToken cancel) =>
        Task.FromResult(new Slice<GroundEntry>(Balance.Corrections(Records.Values, from), null));

    public Task<DateTimeOffset?> FirstRecorded(string record, Viewer viewer, CancellationToken cancel) =>
        Task.FromResult<DateTimeOffset?>(null);
}
