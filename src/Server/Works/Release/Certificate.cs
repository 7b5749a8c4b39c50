using System.Globalization;
using Furrow.Registry;
using Furrow.Registry.Hazards;
using Furrow.Registry.Works.Release;
using QRCoder;
using SkiaSharp;

namespace Furrow.Server.Works.Release;

/// <summary>
/// The completion report of an order as PDF, and its certificate once the ground is handed over. It carries the
/// record's address and the hash of its journal entry, so that a print can be checked against the store.
/// </summary>
public sealed class Certificate
{
    private const float Body = 9.5f;
    private const string NeverSafe =
        "This paper says what was done and what was found. It does not say that any ground is without risk.";

    private readonly Programme? programme;
    private readonly TaskFile file;
    private readonly Completion report;
    private readonly IReadOnlyList<Hazard> hazards;
    private readonly JournalEntry entry;
    private readonly string organisation;

    private Certificate(
        Programme? programme, TaskFile file, Completion report, IReadOnlyList<Hazard> hazards, JournalEntry entry,
        string organisation) =>
        (this.programme, this.file, this.report, this.hazards, this.entry, this.organisation) =
            (programme, file, report, hazards, entry, organisation);

    /// <summary>Words that a print carries for checking: address, number of the journal entry, its hash.</summary>
    public string Proof => $"completions/{report.Id} {entry.Number} {entry.Hash}";

    /// <summary>The certificate of a completion report; null when there is none that the viewer may see.</summary>
    public static async Task<Certificate?> Of(
        IStore store, CompletionId id, TimeProvider clock, Viewer viewer, CancellationToken cancel)
    {
        if (await store.Release.Completions.Find(id, viewer, cancel) is not { } report
            || await new ReleaseDesk(store, clock, viewer).Look(report.Task, cancel) is not { } file
            || (await store.Journal.Of(id.ToString(), new Page(1), viewer, cancel)).Items is not [var entry, ..])
            return null;
        var hazards = new List<Hazard>();
        foreach (var hazard in file.Task.Hazards)
            if (await store.Hazards.Find(hazard, viewer, cancel) is { } found)
                hazards.Add(found);
        var organisation = await store.Release.Organisations.Find(file.Task.Organisation, viewer, cancel);
        return new(
            await store.Programme.Find(viewer, cancel), file, report, hazards, entry,
            organisation?.Name ?? file.Task.Organisation.ToString());
    }

    /// <summary>The paper. The same facts give the same bytes.</summary>
    public byte[] Pdf()
    {
        var handed = report.HandedOverOn is not null;
        var title = handed ? $"Handover certificate {report.Number}" : $"Completion report {report.Number}";
        using var sheet = new PdfSheet(title, $"{title} · {Proof[..^48]}…", report.HandedOverOn ?? report.WrittenOn);
        sheet.Text(programme?.Name ?? "", PdfSheet.Margin, 400, Body, faint: true);
        sheet.Heading(title, 18);
        if (report.Origin.Illustrative)
            sheet.Text("ILLUSTRATIVE: made up to show the product. It says nothing about any real ground.",
                PdfSheet.Margin, PdfSheet.Width - (2 * PdfSheet.Margin), Body, bold: true);
        if (!handed)
            sheet.Text(
                "Not a certificate: the ground has not been handed over.", PdfSheet.Margin, 480, Body, bold: true);
        sheet.Text(NeverSafe, PdfSheet.Margin, PdfSheet.Width - (2 * PdfSheet.Margin), Body);
        Order(sheet);
        Sketch(sheet);
        Work(sheet);
        Risk(sheet);
        Points(sheet);
        Signatures(sheet);
        return sheet.End();
    }

    private void Order(PdfSheet sheet)
    {
        var task = file.Task;
        sheet.Heading("Order", 12);
        sheet.Field("Order", $"{task.Number}, {Collection.Word(task.Objective)}");
        sheet.Field("Organisation", organisation);
        sheet.Field("Hazards", string.Join("; ", hazards.Select(one =>
            $"{one.LocalId} {one.Name}, {Metres(one.AreaSquareMetres)}")));
        sheet.Field("Period", $"{task.StartedOn:yyyy-MM-dd} to {task.CompletedOn:yyyy-MM-dd}");
        sheet.Field("Methods", string.Join(", ", task.Methods.Select(Collection.Word)));
        sheet.Field("Depth ordered and reached", $"{task.DepthCm} cm; {report.DepthCm} cm");
    }

    private void Sketch(PdfSheet sheet)
    {
        const float height = 220;
        sheet.Heading("Ground", 12);
        sheet.Need(height + 10);
        var box = new SKRect(PdfSheet.Margin, sheet.Y, PdfSheet.Width - PdfSheet.Margin, sheet.Y + height);
        SiteSketch.Draw(sheet, box, [.. hazards.Select(one => one.Outline)], report.TurningPoints);
        sheet.Y += height + 4;
        sheet.Text("Sketch on WGS 84; coordinates are in the table below.", PdfSheet.Margin, 480, 8, faint: true);
    }

    private void Work(PdfSheet sheet)
    {
        var (done, figures) = (file.Done, report.Figures);
        sheet.Heading("Work and finds", 12);
        sheet.Field("Ground worked on", $"{Metres(figures?.WorkedSquareMetres ?? done.SquareMetres)} in "
            + $"{figures?.Days ?? done.Days} days");
        if (figures?.ClearedSquareMetres is { } cleared)
            sheet.Field("Ground released as cleared", Metres(cleared));
        sheet.Field("Person-hours", Number(figures?.PersonHours ?? done.PersonHours));
        var items = file.Items.GroupBy(one => one.Category).OrderBy(group => group.Key)
            .Select(group => $"{group.Sum(one => one.Quantity)} × {Collection.Word(group.Key)}").ToList();
        sheet.Field("Items found", items.Count == 0 ? "none" : string.Join(", ", items));
        var lots = file.Inspections.Where(one => one.State == InspectionState.Passed).ToList();
        sheet.Field("Inspection", string.Join("\n", lots.Select(one =>
            $"{Metres(one.LotSquareMetres)} accepted on {one.Day:yyyy-MM-dd}. {one.Plan.Words()}")));
        sheet.Field("Could not be done", report.UncheckedSquareMetres == 0 ? "nothing reported"
            : $"{Metres(report.UncheckedSquareMetres)}: {report.UncheckedReason}");
    }

    private void Risk(PdfSheet sheet)
    {
        sheet.Heading("Remaining risk", 12);
        sheet.Field("Remaining risk", report.ResidualRisk ?? "not stated");
        sheet.Field("Restrictions", report.Restrictions ?? "none set");
        if (report.Told is { } told)
            sheet.Field("People told", $"{told.All}: {told.Women} women, {told.Men} men, {told.Girls} girls, "
                + $"{told.Boys} boys");
    }

    private void Points(PdfSheet sheet)
    {
        sheet.Heading("Turning points (WGS 84, longitude and latitude in degrees)", 12);
        foreach (var point in report.TurningPoints)
            sheet.Field(point.Name, string.Create(CultureInfo.InvariantCulture,
                $"{point.Longitude:0.000000}  {point.Latitude:0.000000}  {Collection.Word(point.Kind)}  {point.Note}"));
    }

    private void Signatures(PdfSheet sheet)
    {
        sheet.Heading("Signatures", 12);
        foreach (var role in Enum.GetValues<SignatureRole>())
        {
            var signed = report.Signatures.FirstOrDefault(one => one.Role == role);
            sheet.Field(Collection.Word(role), signed is null ? "____________________________"
                : $"{signed.Name}, {signed.On:yyyy-MM-dd}");
        }

        if (report.HandedOverOn is { } day)
            sheet.Field("Handed over", $"{day:yyyy-MM-dd} to {report.HandedOverTo}");
        sheet.Need(110);
        sheet.Y += 8;
        var top = sheet.Y;
        Code(sheet, PdfSheet.Margin, top, 92);
        sheet.Text("Check this print against the store:", PdfSheet.Margin + 104, 380, Body, bold: true);
        sheet.Text("furrow certificate --store FILE --check \"" + Proof + "\"", PdfSheet.Margin + 104, 380, 8);
        sheet.Y = Math.Max(sheet.Y, top + 96);
    }

    private void Code(PdfSheet sheet, float x, float y, float size)
    {
        using var data = QRCodeGenerator.GenerateQrCode(Proof, QRCodeGenerator.ECCLevel.M);
        using var black = new SKPaint { Color = SKColors.Black };
        var modules = data.ModuleMatrix;
        var step = size / modules.Count;
        for (var row = 0; row < modules.Count; row++)
            for (var column = 0; column < modules.Count; column++)
                if (modules[row][column])
                    sheet.Canvas.DrawRect(x + (column * step), y + (row * step), step + 0.05f, step + 0.05f, black);
    }

    private static string Metres(double squareMetres) => $"{Number(squareMetres)} m²";

    private static string Number(double value) => value.ToString("#,0.#", CultureInfo.InvariantCulture);
}
