using Furrow.Registry;
using Furrow.Registry.Pledges;

namespace Furrow.Server.Pledges;

/// <summary>How two claims relate, as a person says.</summary>
/// <param name="Kind">One of the kinds of link.</param>
internal sealed record LinkBody(LinkKind? Kind = null) : Reason;

/// <summary>What a person decides about a proposed relation between two claims.</summary>
internal static class LinkDecisions
{
    /// <summary>Sets it aside.</summary>
    public static Task<object?> Reject(Ask ask, string why) => Decide(ask, why, Linking.Reject);

    /// <summary>Says that the two relate otherwise.</summary>
    public static Task<object?> Correct(Ask ask, string why, LinkBody body) => Decide(ask, why,
        (link, decider, before) => Linking.Correct(link, body.Kind ?? throw new Refusal("link.kind",
            $"Say how the two relate: {string.Join(", ", Collection.WordsOf<LinkKind>())}."), decider, before));

    /// <summary>Takes the latest decision about it back.</summary>
    public static Task<object?> Undo(Ask ask, string why) => Decide(ask, why, Linking.Undo);

    private static async Task<object?> Decide(
        Ask ask, string why, Func<ClaimLink, Decider, IReadOnlyList<Decision>, LedgerChange> decide)
    {
        var id = ask.Id<LinkId>();
        return await ask.Store.Journal.Write(ask.Actor, why, async writing =>
        {
            if (await ask.Store.Links.Find(id, ask.Viewer, ask.Cancel) is not { } link)
                return null;
            var before = await ask.Store.Decisions.Of(id.ToString(), ask.Viewer, ask.Cancel);
            var change = decide(link, new(writing.Actor, writing.At, why), before);
            await ask.Store.Save(writing, change, ask.Cancel);
            return change.Links[0];
        }, ask.Cancel);
    }
}
