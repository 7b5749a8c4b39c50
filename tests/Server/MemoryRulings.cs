using Furrow.Registry;
using Furrow.Registry.Plans;
using Furrow.Registry.Works;

namespace Furrow.Tests.Server;

/// <summary>Rulings in memory.</summary>
internal sealed class MemoryRulings()
    : MemoryRecords<Ruling, RulingId>("ruling", one => one.Id, _ => null, one => one.Place), IRulingStore
{
    public Task<IReadOnlyList<Ruling>> OfWork(WorkId work, Viewer viewer, CancellationToken cancel) =>
        Task.FromResult<IReadOnlyList<Ruling>>(
            [.. Records.Values.Where(one => one.Wish.Work == work).OrderByDescending(one => one.At)]);

    public Task<Slice<Ruling>> In(RulingState state, Page page, Viewer viewer, CancellationToken cancel) =>
        Task.FromResult(Cut(Records.Values.Where(one => one.State == state), page));
}
