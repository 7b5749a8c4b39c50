using Furrow.Registry;
using Furrow.Server.Tiles;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Furrow.Server.Ogc;

/// <summary>The addresses of the OGC doors.</summary>
internal static class OgcRoutes
{
    /// <summary>Adds them below <c>/ogc</c>.</summary>
    public static void Map(WebApplication app, IStore store, HostOptions options, Callers callers)
    {
        var program = Routes.Program;
        var (about, items, tiles) = (new Descriptions(program), new Items(program), new TileAnswers(program));
        Get("", about.Landing);
        Get("/api", OpenApi.Show);
        Get("/conformance", about.Conforms);
        Get("/collections", about.Collections);
        Get("/collections/{collection}", about.Collection);
        Get("/collections/{collection}/queryables", about.Queryables);
        Get("/collections/{collection}/schema", about.Schema);
        Get("/collections/{collection}/items", items.List);
        Get("/collections/{collection}/items/{feature}", Items.One);
        Get("/collections/{collection}/export/{format}", Downloads.Send);
        Get("/tileMatrixSets", TileAnswers.MatrixSets);
        Get("/collections/{collection}/tiles", TileAnswers.Sets);
        Get("/collections/{collection}/tiles/{tms}", TileAnswers.OneSet);
        Get("/collections/{collection}/tiles/{tms}/{z}/{row}/{col}", tiles.One);
        Other("OPTIONS", "/collections/{collection}/items", Editing.ItemsOptions);
        Other("OPTIONS", "/collections/{collection}/items/{feature}", Editing.FeatureOptions);
        Other("POST", "/collections/{collection}/items", Editing.Create);
        Other("PUT", "/collections/{collection}/items/{feature}", Editing.Replace);
        Other("PATCH", "/collections/{collection}/items/{feature}", Editing.Update);
        Other("DELETE", "/collections/{collection}/items/{feature}", Editing.Delete);

        void Get(string path, Func<OgcAsk, Task> answer) =>
            app.MapMethods("/ogc" + path, ["GET", "HEAD"], http => answer(Ask(http)));

        void Other(string method, string path, Func<OgcAsk, Task> answer) =>
            app.MapMethods("/ogc" + path, [method], http => answer(Ask(http)));

        OgcAsk Ask(HttpContext http) => new(http, store, options, callers);
    }
}
