using Furrow.Registry.Hazards;

namespace Furrow.Registry.Exchange;

public static partial class Importer
{
    private static readonly Dictionary<string, ReportKind> ReportWords = new()
    {
        ["nts"] = ReportKind.NonTechnicalSurvey,
        ["ts"] = ReportKind.TechnicalSurvey,
        ["report"] = ReportKind.Indication,
        ["clearance-report"] = ReportKind.Clearance,
    };

    private static readonly ImportField[] FieldsOfReports =
    [
        ImportFields.Of(HazardReport.Collection, "local_id", ["report_id", "number", "ref"]),
        new("hazard", "Number of the hazard that it is about.", ["hazard_id", "ha_id", "ha_code"]),
        ImportFields.Of(HazardReport.Collection, "kind", ["type", "report_type"]),
        ImportFields.Of(HazardReport.Collection, "made_on", ["date", "survey_date", "report_date"]),
        ImportFields.Of(HazardReport.Collection, "organisation", ["org", "org_id"]),
        ImportFields.Of(HazardReport.Collection, "team", []),
        ImportFields.Of(HazardReport.Collection, "source_kind", ["source_of_information"]),
        ImportFields.Of(HazardReport.Collection, "outcome", ["result"]),
        ImportFields.Of(HazardReport.Collection, "summary", ["remarks", "comments"]),
    ];

    /// <summary>Indications, surveys and clearance reports; each names its hazard by the hazard's own number.</summary>
    /// <param name="table">Rows.</param>
    /// <param name="order">What the person asks.</param>
    /// <param name="hazards">Hazards that rows may name.</param>
    /// <param name="codes">Known codes.</param>
    /// <param name="cancel">Stops.</param>
    public static ImportResult<HazardReport> Reports(
        RowTable table, ImportOrder order, IReadOnlyList<Hazard> hazards, CodeBook codes, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(hazards);
        ArgumentNullException.ThrowIfNull(codes);
        var byNumber = hazards.ToLookup(hazard => hazard.LocalId, StringComparer.OrdinalIgnoreCase);
        return Run(table, order, FieldsOfReports, (row, identity) => ReportOf(row, identity, byNumber, codes), cancel);
    }

    private static HazardReport? ReportOf(
        RowValues row, RowIdentity identity, ILookup<string, Hazard> hazards, CodeBook codes)
    {
        var number = row.Needed("hazard");
        List<Hazard> meant = [.. hazards[number]];
        if (number.Length > 0 && meant.Count != 1)
        {
            row.Fault("hazard", number, meant.Count == 0
                ? "No hazard has this number; import hazards first."
                : $"{meant.Count} hazards have this number; numbers must differ.");
        }

        var kind = row.Needed("kind").Length > 0 ? row.Word("kind", ReportWords) : null;
        var on = row.Needed("made_on").Length > 0 ? row.Day("made_on") : null;
        var (source, outcome) = (Coded(row, codes, "source_kind", "report-source"),
            Coded(row, codes, "outcome", "report-outcome"));
        return row.Faults.Count > 0 ? null : new HazardReport
        {
            Id = Identity.From<HazardReportId>(identity.Origin.Source, identity.Key),
            LocalId = row.Text("local_id") ?? identity.Key,
            Hazard = meant[0].Id,
            Kind = kind!.Value,
            On = on!.Value,
            Organisation = row.Text("organisation"),
            Team = row.Text("team"),
            SourceKind = source,
            Outcome = outcome,
            Summary = row.Text("summary"),
            Place = meant[0].Place,
            Origin = identity.Origin,
        };
    }

    /// <summary>A code of a list; the row carries the fault when the list does not have it.</summary>
    private static string? Coded(RowValues row, CodeBook codes, string field, string list) =>
        Coded(row, codes, field, list, row.Text(field));

    private static string? Coded(RowValues row, CodeBook codes, string field, string list, string? given)
    {
        var text = given?.Trim().ToLowerInvariant().Replace(' ', '-').Replace('_', '-');
        try
        {
            return codes.Check(list, text);
        }
        catch (Refusal refusal)
        {
            row.Fault(field, text, refusal.Message);
            return null;
        }
    }
}
