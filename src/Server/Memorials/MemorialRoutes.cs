using Furrow.Registry;

namespace Furrow.Server.Memorials;

/// <summary>Every address of this column. What the public sees is asked as the public, whoever asks.</summary>
internal static class MemorialRoutes
{
    /// <summary>Adds them.</summary>
    public static void Map(Routes routes)
    {
        const string list = "limit after text";
        routes.Get("memorials/public", "", PublicPages.Overview);
        routes.Get("memorials/public/sites/{id}", "", PublicPages.OneSite);
        routes.Get("memorials/public/sites/{id}/roll", "limit after", PublicPages.Roll);
        routes.Get("memorials/public/people", list, PublicPages.People);
        routes.Get("memorials/public/people/{id}", "", PublicPages.OnePerson);
        routes.Get("memorials/public/people/{id}/linked-art", "", Doors.PersonArt);
        routes.Get("memorials/public/objects", list, PublicPages.Objects);
        routes.Get("memorials/public/objects/{id}", "", PublicPages.OneObject);
        routes.Get("memorials/public/objects/{id}/linked-art", "", Doors.ObjectArt);
        routes.Get("memorials/export/{what}", "site", Doors.Export);
        routes.File("/iiif/objects", Doors.Manifests);
        routes.File("/iiif/objects/{id}/manifest", Doors.Manifest);
        routes.File("/iiif/{id}/info.json", Doors.ImageInformation);
        routes.File("/iiif/{id}/full/{size}/0/default.jpg", Doors.ImageFile);

        routes.Get("memorials/sites", list + " place bbox", ask => ask.Staff().List(ask.Store.Memorials.Sites));
        routes.Get("memorials/sites/{id}", "", Register.OneSite);
        routes.Get("memorials/sites-of", "work commitment", SiteActs.Of);
        routes.Get("memorials/people", list, Register.People);
        routes.Get("memorials/people/{id}", "", Register.OnePerson);
        routes.Get("memorials/objects", list + " location state lacking", Register.Objects);
        routes.Get("memorials/objects/{id}", "", Register.OneObject);
        routes.Get("memorials/numbered/{number}", "", Register.Numbered);
        routes.Get("memorials/entries", list, ask => ask.Staff().List(ask.Store.Memorials.Entries));
        routes.Get("memorials/entries/{id}", "", Register.OneEntry);
        routes.Get("memorials/loans", list, ask => ask.Staff().List(ask.Store.Memorials.Loans));
        routes.Get("memorials/loans/{id}", "", Register.OneLoan);
        routes.Get("memorials/locations", list, ask => ask.Staff().List(ask.Store.Memorials.Locations));
        routes.Get("memorials/locations/{id}", "", Register.OneLocation);
        routes.Get("memorials/inventories", list, ask => ask.Staff().List(ask.Store.Memorials.Inventories));
        routes.Get("memorials/inventories/{id}", "", Register.OneInventory);
        routes.Get("memorials/goals", list, Register.Goals);
        routes.Get("memorials/due", "", Register.Due);
        routes.Get("memorials/likenesses", "limit after state", Register.Likenesses);
        routes.Get("memorials/finds", "", async ask => await ask.Store.Memorials.Finds.Notices(ask.Viewer, ask.Cancel));

        Acting(routes);
    }

    private static void Acting(Routes routes)
    {
        routes.Post<EnterBody>("memorials/enter", Acts.Enter);
        routes.Post<LocationBody>("memorials/locate", Acts.Locate);
        routes.Post<AccessionBody>("memorials/objects/{id}/accession", Acts.Accession);
        routes.Post<MoveBody>("memorials/objects/{id}/move", Acts.Move);
        routes.Post<CatalogueBody>("memorials/objects/{id}/catalogue", Acts.Catalogue);
        routes.Post<ConditionBody>("memorials/objects/{id}/condition", Acts.Condition);
        routes.Post<ExitBody>("memorials/objects/{id}/exit", Acts.Exit);
        routes.Post<PictureBody>("memorials/objects/{id}/picture", PictureActs.Add, PictureActs.LargestBody);
        routes.Post<LoanBody>("memorials/lend", LoanActs.Agree);
        routes.Post("memorials/loans/{id}/begin", LoanActs.Begin);
        routes.Post<MoveBody>("memorials/loans/{id}/return", LoanActs.Return);
        routes.Post<DueBody>("memorials/loans/{id}/extend", LoanActs.Extend);
        routes.Post("memorials/loans/{id}/cancel", LoanActs.Cancel);
        routes.Post<InventoryBody>("memorials/check", InventoryActs.Begin);
        routes.Post<SeeBody>("memorials/inventories/{id}/see", InventoryActs.See);
        routes.Post("memorials/inventories/{id}/close", InventoryActs.Close);
        routes.Post<GoalBody>("memorials/plan", InventoryActs.Plan);
        routes.Post("memorials/goals/{id}/done", InventoryActs.Done);

        routes.Post<SiteBody>("memorials/site", SiteActs.Add);
        routes.Post<SiteBody>("memorials/sites/{id}/edit", SiteActs.Edit);
        routes.Post<PictureBody>("memorials/sites/{id}/picture", SiteActs.Picture, PictureActs.LargestBody);
        routes.Post<PersonBody>("memorials/person", PersonActs.Add);
        routes.Post<FactBody>("memorials/people/{id}/fact", PersonActs.AddFact);
        routes.Post<FactBody>("memorials/people/{id}/withdraw", PersonActs.WithdrawFact);
        routes.Post<GraveBody>("memorials/people/{id}/grave", PersonActs.Bury);
        routes.Post<GraveBody>("memorials/people/{id}/named", PersonActs.NameAt);
        routes.Post<AlikeBody>("memorials/people/{id}/alike", PersonActs.Alike);
        routes.Post<WishBody>("memorials/people/{id}/wish", PersonActs.Wish);
        routes.Post("memorials/likenesses/propose", PersonActs.Propose);
        routes.Post("memorials/likenesses/{id}/merge", PersonActs.Merge);
        routes.Post("memorials/likenesses/{id}/split", PersonActs.Split);
        routes.Post("memorials/likenesses/{id}/apart", PersonActs.KeepApart);
        routes.Post("memorials/likenesses/{id}/reopen", PersonActs.Reopen);

        routes.Post<FindBody>("memorials/find", FindActs.Record, needs: Ability.Enter);
        routes.Post("memorials/finds/{id}/read", FindActs.Read);
        routes.Post<NotifyBody>("memorials/finds/{id}/notify", FindActs.Notify);
        routes.Post<CustodyBody>("memorials/finds/{id}/hand-over", FindActs.HandOver);
        routes.Post<ReleaseFindBody>("memorials/finds/{id}/release", FindActs.Release);
    }
}
