using Furrow.Server.Sources;

namespace Furrow.Server.Pledges;

/// <summary>Addresses of sources and of the ledger.</summary>
internal static class PledgeRoutes
{
    /// <summary>Every address; what each may be asked stands beside it.</summary>
    public static void Add(Routes routes, string list)
    {
        routes.Get("documents", list, SourceAnswers.List);
        routes.Get("documents/{id}", "", SourceAnswers.One);
        routes.Get("commitments", list, ask => ask.List(ask.Store.Commitments));
        routes.Get("commitments/{id}", "", PledgeAnswers.One);
        routes.Get("pace", "on currency", Paces.Show);
        routes.Get("pledgers", "on currency", Paces.Pledgers);
        routes.Get("pledgers/{id}", "on currency", Paces.One);
        routes.Get("deliveries", list, ask => ask.List(ask.Store.Deliveries));
        routes.Get("deliveries/{id}", "", DeliveryActs.One);
        routes.Get("arrivals", "limit after", Paces.Arrivals);
        routes.Get("exchange-rates", list, ask => ask.List(ask.Store.ExchangeRates));
        routes.Get("exports/{id}", "org name country", Paces.Export);

        routes.Post<TextBody>("readings", Desk.Preview, Desk.LargestBody);
        routes.Post<TextBody>("documents", Desk.Keep, Desk.LargestBody);
        routes.Post<MatchBody>("commitments/{id}/match", ArrivalDecisions.Match);
        routes.Post("matches/{id}/undo", ArrivalDecisions.Unmatch);
        routes.Post<DeliveryBody>("deliveries", DeliveryActs.Enter);
        routes.Post<EvidenceBody>("deliveries/{id}/evidence", DeliveryActs.Show);
        routes.Post("deliveries/{id}/undo", DeliveryActs.TakeBack);
        routes.Post("links/{id}/reject", LinkDecisions.Reject);
        routes.Post<LinkBody>("links/{id}/correct", LinkDecisions.Correct);
        routes.Post("links/{id}/undo", LinkDecisions.Undo);
        routes.Post<RateBody>("exchange-rates", ArrivalDecisions.Rate);
        routes.Post<ConfirmBody>("claims/{id}/confirm", Decisions.Confirm);
        routes.Post<CorrectBody>("claims/{id}/correct", Decisions.Correct);
        routes.Post<GradeBody>("claims/{id}/grade", Decisions.Judge);
        routes.Post("claims/{id}/reject", Decisions.Reject);
        routes.Post("claims/{id}/undo", Decisions.Undo);
    }
}
