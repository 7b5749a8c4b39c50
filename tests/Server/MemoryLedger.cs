using Furrow.Registry;
using Furrow.Registry.Pledges;
using Furrow.Registry.Sources;

namespace Furrow.Tests.Server;

/// <summary>Documents in memory.</summary>
internal sealed class MemoryDocuments()
    : MemoryRecords<Document, DocumentId>("document", one => one.Id, _ => null, _ => null), IDocumentStore
{
    public Task<IReadOnlyList<AlikeDocument>> Alike(
        Sketch sketch, int most, Viewer viewer, CancellationToken cancel) =>
        Task.FromResult<IReadOnlyList<AlikeDocument>>([.. Records.Values.Where(one => one.Sketch is not null)
            .Select(one => new AlikeDocument(one, sketch.Likeness(Sketch.Parse(one.Sketch!))))
            .Where(one => one.Likeness >= Sketch.Alike).OrderByDescending(one => one.Likeness).Take(most)]);
}

/// <summary>Commitments in memory.</summary>
internal sealed class MemoryCommitments()
    : MemoryRecords<Commitment, CommitmentId>("commitment", one => one.Id, _ => null, _ => null), ICommitmentStore
{
    public Task<int> Withdraw(
        IWriting writing, IReadOnlyList<CommitmentId> commitments, CancellationToken cancel) =>
        Task.FromResult(commitments.Count(one => Records.Remove(one.Value)));
}

/// <summary>Statements in memory.</summary>
internal sealed class MemoryStatements()
    : MemoryRecords<Statement, StatementId>("statement", one => one.Id, _ => null, _ => null), IStatementStore
{
    public Task<Slice<Statement>> OfCommitment(
        CommitmentId commitment, Page page, Viewer viewer, CancellationToken cancel) =>
        Task.FromResult(Cut(Records.Values.Where(one => one.Commitment == commitment), page));
}

/// <summary>Matches in memory.</summary>
internal sealed class MemoryMatches()
    : MemoryRecords<DeliveryMatch, MatchId>("delivery_match", one => one.Id, _ => null, _ => null), IMatchStore
{
    public Task<Slice<DeliveryMatch>> Of(
        CommitmentId? commitment, DeliveryId? delivery, Page page, Viewer viewer, CancellationToken cancel) =>
        Task.FromResult(Cut(Records.Values.Where(one => (commitment is null || one.Commitment == commitment)
            && (delivery is null || one.Delivery == delivery)), page));
}

/// <summary>Links in memory.</summary>
internal sealed class MemoryLinks()
    : MemoryRecords<ClaimLink, LinkId>("claim_link", one => one.Id, _ => null, _ => null), ILinkStore
{
    public Task<Slice<ClaimLink>> OfClaim(ClaimId claim, Page page, Viewer viewer, CancellationToken cancel) =>
        Task.FromResult(Cut(Records.Values.Where(one => one.From == claim || one.To == claim), page));
}

/// <summary>Decisions in memory.</summary>
internal sealed class MemoryDecisions()
    : MemoryRecords<Decision, DecisionId>("decision", one => one.Id, _ => null, _ => null), IDecisionStore
{
    public Task<IReadOnlyList<Decision>> Of(string subject, Viewer viewer, CancellationToken cancel) =>
        Task.FromResult<IReadOnlyList<Decision>>(
            [.. Records.Values.Where(one => one.Subject == subject).OrderBy(one => one.Number)]);

    public Task<Slice<Decision>> List(Page page, Viewer viewer, CancellationToken cancel) =>
        List(Filter.None, page, viewer, cancel);

    public Task<Saved> Add(IWriting writing, IReadOnlyList<Decision> decisions, CancellationToken cancel) =>
        Save(writing, decisions, cancel);
}
