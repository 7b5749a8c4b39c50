using Furrow.Registry.Pledges;
using Furrow.Registry.Sources;

namespace Furrow.Registry.Exchange;

/// <summary>What an export of the ledger is made from.</summary>
public sealed record LedgerExport
{
    /// <summary>The programme; null in a store without one.</summary>
    public Programme? Programme { get; init; }

    /// <summary>The ledger, as the viewer may see it.</summary>
    public required PledgeBook Book { get; init; }

    /// <summary>The documents that statements stand in, without need of their texts.</summary>
    public required IReadOnlyDictionary<DocumentId, Document> Documents { get; init; }

    /// <summary>When it is made, UTC.</summary>
    public required DateTimeOffset MadeAt { get; init; }

    /// <summary>Identifier of the organisation that reports, in the form of org-id.guide:
    /// <c>XM-DAC-41301</c>.</summary>
    public required string ReportingOrg { get; init; }

    /// <summary>Its name.</summary>
    public required string ReportingName { get; init; }

    /// <summary>ISO 3166-1 code of the country that receives; null when it is not said.</summary>
    public string? Country { get; init; }

    /// <summary>Reads what an export needs.</summary>
    /// <exception cref="Refusal"><c>export.reporting-org</c>, <c>export.country</c>.</exception>
    public static async Task<LedgerExport> Read(
        IStore store, Viewer viewer, ExportOrder order, DateTimeOffset madeAt, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(order);
        var (org, name, country) = order.Checked();
        var book = await PledgeBook.Read(store, viewer, cancel);
        var documents = new Dictionary<DocumentId, Document>();
        foreach (var id in book.Commitments.SelectMany(one => book.StatementsOf(one.Id))
            .Select(one => one.Document).Distinct())
        {
            if (await store.Documents.Find(id, viewer, cancel) is { } document)
                documents[id] = document;
        }

        var programme = await store.Programme.Find(viewer, cancel);
        return new()
        {
            Programme = programme, Book = book, Documents = documents, MadeAt = madeAt, ReportingOrg = org,
            ReportingName = name ?? programme?.Name ?? org, Country = country,
        };
    }

    /// <summary>What must be said about the data, in every file; null when there is nothing to say.</summary>
    public string? Notice => Programme?.Notice;

    /// <summary>True when a commitment, or the whole programme, is made up.</summary>
    public bool IsIllustrative(Commitment commitment)
    {
        ArgumentNullException.ThrowIfNull(commitment);
        return commitment.Origin.Illustrative || Programme is { Illustrative: true };
    }
}

/// <summary>Who reports, and for which country: what a file needs and the ledger does not know.</summary>
/// <param name="ReportingOrg">Identifier; null for one that says that there is none yet.</param>
/// <param name="ReportingName">Name; null for the programme's.</param>
/// <param name="Country">ISO 3166-1 code of two letters; null when it is not said.</param>
public sealed record ExportOrder(string? ReportingOrg = null, string? ReportingName = null, string? Country = null)
{
    /// <summary>IATI's own prefix for organisations whose identifier does not exist yet.</summary>
    public const string NoOrg = "XI-FURROW-UNREGISTERED";

    internal (string Org, string? Name, string? Country) Checked()
    {
        var org = ReportingOrg ?? NoOrg;
        if (org.Length is < 3 or > 100 || org.Any(letter => letter is '/' or '&' or '|' or '?' or '<' or '>'
            || char.IsWhiteSpace(letter) || char.IsControl(letter)))
            throw new Refusal("export.reporting-org",
                $"'{(org.Length > 60 ? org[..60] + "…" : org)}' is no organisation identifier; "
                + "write it as registered, for example XM-DAC-41301.");
        return Country is null or [>= 'A' and <= 'Z', >= 'A' and <= 'Z']
            ? (org, ReportingName, Country)
            : throw new Refusal("export.country",
                $"'{(Country.Length > 20 ? Country[..20] + "…" : Country)}' is no country code; write two capitals, "
                + "for example UA.");
    }
}
