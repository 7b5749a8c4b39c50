using Furrow.Registry;
using Furrow.Server.Accounts;
using Furrow.Server.Assets;
using Furrow.Server.Esri;
using Furrow.Server.Hazards;
using Furrow.Server.Map;
using Furrow.Server.Memorials;
using Furrow.Server.OData;
using Furrow.Server.Ogc;
using Furrow.Server.Plans;
using Furrow.Server.Pledges;
using Furrow.Server.Works;
using Furrow.Server.Works.Release;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Furrow.Server;

/// <summary>Builds the web application over a store that is handed in.</summary>
public static class Host
{
    /// <summary>The application, ready to start. Refuses an address that other machines can reach.</summary>
    public static WebApplication Build(IStore store, HostOptions options)
    {
        var url = Reach.Address(options.Url, options.SignIn);
        Basemap.Check(options.Basemap);
        var builder = WebApplication.CreateEmptyBuilder(new() { ContentRootPath = AppContext.BaseDirectory });
        builder.WebHost.UseKestrelCore().UseUrls(url).ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = Answers.LargestBody;
        });
        builder.Logging.AddSimpleConsole(console => console.SingleLine = true).SetMinimumLevel(LogLevel.Warning)
            .AddFilter("Microsoft.Extensions.Hosting", LogLevel.None); // A failed start is thrown, and answered there.
        builder.Services.AddRoutingCore();
        Measures.Add(builder.Services);
        builder.Services.AddResponseCompression(compression =>
            compression.MimeTypes =
            [
                .. ResponseCompressionDefaults.MimeTypes, Answers.GeoJson, Answers.Problem, Links.Schema,
                "application/vnd.oai.openapi+json",
            ]);

        var app = builder.Build();
        app.UseResponseCompression();
        app.Use(Answers.Refusals(app.Logger));
        app.Use(new Health(store, options.Readiness).Answer);
        var reach = new Reach(options);
        app.UseForwardedHeaders(reach.Forwarded);
        app.Use(Headers.For(options.Pages));
        app.Use(reach.Guard);
        var callers = new Callers(store, options);
        app.Use(callers.Recognise);
        Measures.Use(app, callers);
        app.UseRouting();
        Pages.Use(app, options);
        var routes = new Routes(app, store, options, callers);
        Route(routes);
        MemorialRoutes.Map(routes);
        RouteAccess(routes, new SignIn(store, options, callers), new People(store, options));
        OgcRoutes.Map(app, store, options, callers);
        EsriRoutes.Map(app, store, options, callers);
        ODataRoutes.Map(app, store, options, callers);
        app.Lifetime.ApplicationStarted.Register(() => _ = routes.Warm());
        return app;
    }

    /// <summary>Accounts of ground, and the acts on them.</summary>
    private static void Ground(Routes routes, string list)
    {
        const int ground = 4 << 20;
        routes.Get("hazards", list, ask => ask.List(ask.Store.Hazards));
        routes.Get("hazards/{id}", "", HazardAnswers.One);
        routes.Get("accidents", list, ask => ask.List(ask.Store.Accidents));
        routes.Get("accidents/{id}", "", HazardAnswers.OneAccident);
        routes.Get("hazards/{id}/ground", "on known", GroundAnswers.Account);
        routes.Get("hazards/{id}/file", "", HazardFiles.Show);
        routes.Get("ground/totals", "place from until", GroundAnswers.Totals);
        routes.Get("codes", "", GroundAnswers.Codes);
        routes.Post<ImportBody>("imports", ImportActs.Take, ImportActs.LargestBody);
        routes.Post<PerimeterWish>("perimeters/check", PerimeterAnswers.Check, ground, Ability.Enter);
        routes.Post<HazardWish>("hazards/open", GroundActs.Open, ground, Ability.Enter);
        routes.Post<EditWish>("hazards/edit", GroundActs.Edit, ground);
        routes.Post<ReportWish>("hazards/{id}/report", GroundActs.Report, needs: Ability.Enter);
        routes.Post<GroundWish>("hazards/{id}/release", GroundActs.Release, ground);
        routes.Post<GroundWish>("hazards/{id}/extend", GroundActs.Extend, ground);
        routes.Post<GroundWish>("hazards/{id}/redraw", GroundActs.Redraw, ground);
        routes.Post<GroundWish>("hazards/{id}/reopen", GroundActs.Reopen, ground);
        routes.Post<GroundWish>("hazards/{id}/split", GroundActs.Split, ground);
        routes.Post<StepWish>("hazards/{id}/merge", GroundActs.Merge);
        routes.Post<StepWish>("hazards/{id}/step", GroundActs.Step);
        routes.Post<StepWish>("hazards/{id}/undo", GroundActs.Undo);
        routes.Post<AttachmentWish>(
            "hazards/{id}/attach", AttachmentActs.Add, AttachmentActs.LargestBody, Ability.Enter);
        routes.Post("attachments/{id}/take-back", AttachmentActs.TakeBack);
        routes.File("/api/attachments/{id}/file", AttachmentActs.File);
    }

    /// <summary>Every address. What each may be asked stands beside it; anything else is refused.</summary>
    private static void Route(Routes routes)
    {
        const string list = "limit after place text bbox";

        routes.Get("programme", "", Programmes.Show);
        routes.Get("map/places", "", Layers.Places);
        routes.Get("map/hazards", "", Layers.Hazards);
        routes.Get("map/assets", "", Layers.Assets);
        routes.Get("map/crews", "", Layers.Crews);
        routes.Get("map/accidents", "", Layers.Accidents);

        routes.Get("places", list, ask => ask.List(ask.Store.Places));
        routes.Get("places/{id}", "", PlaceAnswers.One);
        Ground(routes, list);
        routes.Get("assets", list, ask => ask.List(ask.Store.Assets));
        routes.Get("assets/{id}", "", AssetAnswers.One);
        routes.Get("norms", list, ask => ask.List(ask.Store.Norms));
        routes.Get("norms/{id}", "", WorkAnswers.OneNorm);
        routes.Get("crews", list, ask => ask.List(ask.Store.Crews));
        routes.Get("crews/{id}", "", WorkAnswers.OneCrew);
        routes.Get("works", list + " hazard asset", WorkAnswers.List);
        routes.Get("works/{id}", "", WorkAnswers.One);

        Plans(routes);

        PledgeRoutes.Add(routes, list);
        routes.Get("journal", "record limit after", JournalAnswers.List);
        routes.Get("changes", "since limit", JournalAnswers.Changes);
        routes.Get("feed.atom", "", JournalAnswers.Feed);
        routes.Get("openapi.json", "", ApiDescription.Show);
        ReleaseRoutes.Add(routes);
        routes.Live("progress", Programmes.Progress);
    }

    /// <summary>Plans, what each level decides about them, and what they come to.</summary>
    private static void Plans(Routes routes)
    {
        routes.Get("plans", "limit after", PlanAnswers.List);
        routes.Get("plans/{id}", "", PlanAnswers.One);
        routes.Get("plans/{id}/timeline", "", Timeline.Show);
        routes.Get("plans/{id}/against", "other", Replanning.Against);
        routes.Get("plans/{id}/why", "work", Replanning.Why);
        routes.Post("plans/{id}/adopt", PlanAnswers.Adopt);
        routes.Post<AgainBody>("plans/{id}/again", RulingActs.Again);
        routes.Get("rulings", "limit after state work", RulingActs.List);
        routes.Get("rulings/{id}", "", RulingActs.One);
        routes.Post<RulingBody>("rulings", RulingActs.Make, needs: Ability.Enter);
        routes.Post("rulings/{id}/accept", RulingActs.Accept);
        routes.Post("rulings/{id}/reject", RulingActs.Reject);
        routes.Post("rulings/{id}/withdraw", RulingActs.Withdraw, needs: Ability.Enter);
        routes.Get("totals", "place on plan", Totals.Show);
        routes.Get("totals/{key}", "place on plan limit after", Totals.Rows);
    }

    /// <summary>Who one is, and who gives access.</summary>
    private static void RouteAccess(Routes routes, SignIn signIn, People people)
    {
        routes.Live("me", signIn.Me);
        routes.Session<SignInBody>("sign-in", signIn.Begin);
        routes.Session<Reason>("sign-out", (http, _) => signIn.End(http));
        routes.Session<SignInBody>("password", signIn.Change);
        routes.Live("accounts", People.List);
        routes.Post<AccountBody>("accounts", people.Add, needs: Ability.Administer);
        routes.Post<AccountBody>("accounts/{id}", people.Change, needs: Ability.Administer);
        routes.Post("accounts/{id}/reset", people.Reset, needs: Ability.Administer);
        routes.Post("accounts/{id}/end-sessions", people.EndSessions, needs: Ability.Administer);
        routes.Live("tokens", People.Tokens);
        routes.Post<TokenBody>("tokens", people.AddToken, needs: Ability.Read);
        routes.Post("tokens/{id}/revoke", people.Revoke, needs: Ability.Read);
    }
}
