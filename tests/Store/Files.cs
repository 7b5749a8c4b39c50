using Furrow.Registry;

namespace Furrow.Tests.Store;

/// <summary>The file as other programs see it.</summary>
public sealed class Files
{
    private static readonly string[] Layers =
    [
        "place", "hazard", "accident", "asset", "crew", "work", "site", "person", "ground_entry",
        "education_session", "document", "claim", "commitment",
        "norm", "plan", "assignment", "unplanned", "programme", "organisation", "accreditation", "task_order",
        "daily_report", "item", "visit", "inspection", "incident", "victim", "completion", "release_rules",
        "task_order_hazard", "statement", "delivery", "delivery_match", "claim_link", "decision", "exchange_rate",
        "museum_object", "object_entry", "loan", "location", "inventory", "documentation_goal", "remains_find",
        "likeness", "picture", "row_mapping", "hazard_report", "code", "collection", "attachment",
    ];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_GeoPackage_validator_passes_on_a_store_with_every_kind_of_record()
    {
        await using var temporary = await TemporaryStore.New(Backend.GeoPackage);
        await Made.Fill(temporary);
        Outside.Validate(temporary.Location);
        await temporary.Store.DisposeAsync();
        Outside.Validate(temporary.Location);
    }

    [Fact]
    public async Task Ogrinfo_lists_the_layers_and_reads_their_columns()
    {
        await using var temporary = await TemporaryStore.New(Backend.GeoPackage);
        await Made.Fill(temporary);
        var listed = Outside.Run("ogrinfo", "gdal-bin", "-so", temporary.Location);
        Assert.Equal(Layers, listed.Split('\n').Where(line => line.Length > 0 && char.IsAsciiDigit(line[0]))
            .Select(line => line.Split(' ')[1]));
        Assert.DoesNotContain("Warning", listed, StringComparison.Ordinal);
        var hazards = Outside.Run("ogrinfo", "gdal-bin", "-so", temporary.Location, "hazard");
        Assert.Contains("Feature Count: 20", hazards, StringComparison.Ordinal);
        Assert.Contains("area_square_metres: Real", hazards, StringComparison.Ordinal);
        Assert.Contains("illustrative: Integer(Boolean)", hazards, StringComparison.Ordinal);
        Assert.DoesNotContain("Warning", hazards, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_edit_by_another_program_is_read_and_found()
    {
        await using var temporary = await TemporaryStore.New(Backend.GeoPackage);
        var hazard = Given.Hazard("H-1");
        await temporary.Save(w => temporary.Store.Hazards.Save(w, [hazard], Cancel));
        Outside.Run(
            "ogrinfo", "gdal-bin", temporary.Location, "-sql",
            "update hazard set name = 'by hand' where local_id = 'H-1'");
        Assert.Equal("by hand", (await temporary.Store.Hazards.Find(hazard.Id, Viewer.Local, Cancel))!.Name);
        var finding = Assert.Single(await temporary.Store.Check(null, Cancel).ToListAsync(Cancel));
        Assert.Equal($"hazard {hazard.Id}", finding.Subject);
    }

    [Fact]
    public async Task The_schema_is_what_its_text_says()
    {
        var folder = Directory.CreateTempSubdirectory("furrow-schema-").FullName;
        var schema = await Child.SchemaOf(Path.Combine(folder, "a.gpkg"));
        Directory.Delete(folder, recursive: true);
        var kept = await File.ReadAllTextAsync(Path.Combine(Root(), "src/Store/Schema/schema.sql"), Cancel);
        Assert.True(
            kept.ReplaceLineEndings("\n") == schema,
            "Keep the new schema with: dotnet run --project tests/Store -- schema > src/Store/Schema/schema.sql");
    }

    [Fact]
    public void Migrations_are_numbered_without_gaps()
    {
        var names = Directory.GetFiles(Path.Combine(Root(), "src/Store/Schema"), "0*.sql")
            .Select(Path.GetFileName).Order(StringComparer.Ordinal).ToList();
        Assert.NotEmpty(names);
        Assert.All(
            names.Index(), pair => Assert.StartsWith($"{pair.Index + 1:D4}-", pair.Item, StringComparison.Ordinal));
        Assert.Equal(names.Count, Furrow.Store.Migrations.Newest);
    }

    private static string Root()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Furrow.slnx")))
                return folder.FullName;
        }

        throw new InvalidOperationException("The tests do not run inside the repository.");
    }
}
