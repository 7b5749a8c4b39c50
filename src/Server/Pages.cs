using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Extensions.FileProviders;

namespace Furrow.Server;

/// <summary>Serves the pages as they lie in their folder: a newcomer edits a file and reloads.</summary>
internal static class Pages
{
    /// <summary>Adds the pages; the folder may be missing, then only <c>/api</c> answers.</summary>
    public static void Use(WebApplication app, HostOptions options)
    {
        if (options.Basemap is { } basemap)
            app.MapMethods("/basemap.pmtiles", ["GET", "HEAD"], _ => TypedResults.PhysicalFile(
                Path.GetFullPath(basemap), "application/vnd.pmtiles", enableRangeProcessing: true).ExecuteAsync(_));
        if (!Directory.Exists(options.Pages))
            return;
        var files = new PhysicalFileProvider(Path.GetFullPath(options.Pages));
        var types = new FileExtensionContentTypeProvider();
        types.Mappings[".mjs"] = "text/javascript";
        types.Mappings[".pbf"] = "application/x-protobuf";
        app.UseDefaultFiles(new DefaultFilesOptions { FileProvider = files });
        app.UseStaticFiles(new StaticFileOptions
        {
            FileProvider = files,
            ContentTypeProvider = types,
            OnPrepareResponse = file => file.Context.Response.Headers.CacheControl = "no-cache",
        });
    }
}
