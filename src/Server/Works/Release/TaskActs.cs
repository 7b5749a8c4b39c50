using Furrow.Registry;
using Furrow.Registry.Works.Release;
using static Furrow.Server.Works.Release.ReleaseRoutes;

namespace Furrow.Server.Works.Release;

/// <summary>Acts on orders, visits and incidents, by the word in the address.</summary>
internal static class TaskActs
{
    /// <summary>An act on an order.</summary>
    public static async Task<object?> Act(Ask ask, string why, ActBody body)
    {
        var (desk, id, actor, cancel) = (Desk(ask), ask.Id<TaskOrderId>(), ask.Actor, ask.Cancel);
        return ask.Route("act") switch
        {
            "approve" => await desk.Approve(id, actor, why, cancel),
            "issue" => await desk.Issue(id, Need(body.By, "by"), actor, why, cancel),
            "accept" => await desk.Accept(id, actor, why, cancel),
            "submit-plan" => await desk.SubmitPlan(
                id, Need(body.Reference, "reference"), Need(body.On, "on"), actor, why, cancel),
            "approve-plan" => await desk.ApprovePlan(id, Need(body.By, "by"), Need(body.On, "on"), actor, why, cancel),
            "start" => await desk.Start(id, Need(body.On, "on"), actor, why, cancel),
            "suspend" => await desk.Suspend(
                id, Need(body.Reason, "reason"), Need(body.On, "on"), actor, why, cancel),
            "lift" => await desk.Lift(
                id, Need(body.Number, "number"), Need(body.By, "by"), Need(body.On, "on"), actor, why, cancel),
            "complete" => await desk.Complete(id, Need(body.On, "on"), actor, why, cancel),
            "judge" => await desk.JudgeTask(id, actor, why, cancel),
            "rework" => await desk.Rework(id, actor, why, cancel),
            "close" => await desk.Close(id, actor, why, cancel),
            "cancel" => await desk.Cancel(id, actor, why, cancel),
            "sign" => await desk.Sign(
                id, Need(body.Role, "role"), Need(body.By, "by"), Need(body.On, "on"), actor, why, cancel),
            "unsign" => await desk.Unsign(id, actor, why, cancel),
            "hand-over" => await desk.HandOver(id, Need(body.On, "on"), Need(body.To, "to"), actor, why, cancel),
            var act => throw Unknown(act, "order"),
        };
    }

    /// <summary>An act on a non-conformity of a visit.</summary>
    public static async Task<object?> ActOnVisit(Ask ask, string why, ActBody body)
    {
        var (desk, id, actor, cancel) = (Desk(ask), ask.Id<VisitId>(), ask.Actor, ask.Cancel);
        var number = Need(body.Number, "number");
        return ask.Route("act") switch
        {
            "correct" => await desk.CorrectFinding(
                id, number, Need(body.On, "on"), Need(body.How, "how"), actor, why, cancel),
            "close" => await desk.CloseFinding(
                id, number, Need(body.On, "on"), Need(body.By, "by"), actor, why, cancel),
            "reopen" => await desk.ReopenFinding(id, number, actor, why, cancel),
            var act => throw Unknown(act, "visit"),
        };
    }

    /// <summary>An act on an incident.</summary>
    public static async Task<object?> ActOnIncident(Ask ask, string why, ActBody body)
    {
        var (desk, id, actor, cancel) = (Desk(ask), ask.Id<IncidentId>(), ask.Actor, ask.Cancel);
        return ask.Route("act") switch
        {
            "report" => await desk.ReportIncident(id, Need(body.Report, "report"), actor, why, cancel),
            "investigate" => await desk.Investigate(id, actor, why, cancel),
            "conclude" => await desk.Conclude(
                id, Need(body.Findings, "findings"), body.Actions ?? [], actor, why, cancel),
            "lift" => await desk.LiftIncident(id, Need(body.By, "by"), Need(body.On, "on"), actor, why, cancel),
            "close" => await desk.CloseIncident(id, actor, why, cancel),
            var act => throw Unknown(act, "incident"),
        };
    }

    private static Refusal Unknown(string act, string thing) => new("request.unknown-act",
        $"'{Answers.Short(act)}' is not done to an {thing} here; its page lists what is.");
}
