using Furrow.Reading;
using Furrow.Registry;
using Furrow.Registry.Pledges;
using Furrow.Registry.Sources;

namespace Furrow.Tests.Registry.Pledges;

/// <summary>A ledger of one commitment in memory: confirms short texts by the real reader and the real rules.</summary>
internal sealed class Book
{
    private int minutes;

    public static Decider Kim { get; } = At(0);

    public Dossier? Dossier { get; private set; }

    public Commitment Commitment => Dossier!.Commitment!;

    public List<Decision> Decisions { get; } = [];

    public List<Document> Documents { get; } = [];

    public static Decider At(int minutes) =>
        new(new Actor("a.kim"), new DateTimeOffset(2026, 5, 1, 8, 0, 0, TimeSpan.Zero).AddMinutes(minutes), "read");

    /// <summary>The document of a text and the first claim that is read from it.</summary>
    public static (Document Document, Claim Claim) Read(
        string text, string? outlet = null, DateOnly? on = null)
    {
        var document = Furrow.Registry.Sources.Documents.Of(
            text, new Origin("test", null, false), outlet, publishedOn: on);
        return (document, Ledger.ClaimsOf(document, Reader.Read(document.Text))[0]);
    }

    /// <summary>Reads a text and confirms its first claim into the commitment.</summary>
    public LedgerChange Confirm(
        string text, StatementRole? role = null, Func<Claim, Claim>? change = null, string? outlet = null,
        DateOnly? on = null, DeliveryId? same = null, DateOnly? due = null, CommitmentId? partOf = null)
    {
        // One text may be said twice: what comes after it makes it a text of its own.
        var (document, claim) = Read($"{text}\n\nNo. {++minutes}", outlet, on);
        claim = change is null ? claim : change(claim);
        Documents.Add(document);
        var how = new Confirmation { Role = role, SameArrival = same, DueOn = due, PartOf = partOf };
        var made = Ledger.Confirm(claim, document, how, Dossier, At(minutes), []);
        Apply(made);
        return made;
    }

    /// <summary>Keeps what a decision changes, as the store would.</summary>
    public void Apply(LedgerChange change)
    {
        Dossier ??= Dossier.New(change.Statements[0].Commitment);
        Dossier = Dossier.With(change.Statements, change.Deliveries, change.Matches);
        Decisions.AddRange(change.Decisions);
        Assert.Equal(change.Commitments.SingleOrDefault()?.Title, Dossier.Commitment?.Title);
    }
}
