using Furrow.Registry;
using Furrow.Registry.Memorials;

namespace Furrow.Server.Memorials;

/// <summary>What happens to loans.</summary>
internal static class LoanActs
{
    private const int MostNamed = 1_000;

    /// <summary>Agrees on a loan; asked twice, the same loan is given.</summary>
    public static Task<object?> Agree(Ask ask, string why, LoanBody body) => ask.Change<object?>(why, async writing =>
    {
        var id = Asking.Made<LoanId>(body.Request);
        if (await ask.Store.Memorials.Loans.Find(id, ask.Viewer, ask.Cancel) is { } standing)
            return standing;
        var named = body.Objects ?? [];
        var objects = new List<MuseumObject>();
        foreach (var it in named.Distinct().Take(MostNamed))
            objects.Add(await ask.Need(ask.Store.Memorials.Objects, it, "object"));
        var loan = Loans.Agree(new Loan
        {
            Id = id,
            Number = await ask.Next(NumberScheme.Loans),
            Direction = body.Direction ?? throw new Refusal("loan.direction", "Say which way the loan goes."),
            Partner = Asking.Given(body.Partner, "partner"),
            Contact = Asking.Maybe(body.Contact, "contact"),
            Purpose = Asking.Given(body.Purpose, "purpose"),
            Terms = Asking.Maybe(body.Terms, "terms"),
            From = body.From ?? ask.Today(),
            Due = body.Due ?? throw new Refusal("loan.due", "Say by which day everything must be back."),
            Objects = named,
            Origin = new Origin("register", null, Illustrative: false),
        }, objects);
        await ask.Store.Memorials.Loans.Save(writing, [loan], ask.Cancel);
        return loan;
    });

    /// <summary>Hands everything over.</summary>
    public static Task<object?> Begin(Ask ask, string why) => Act(ask, why, async (writing, loan) =>
    {
        var objects = new List<MuseumObject>();
        foreach (var id in loan.Objects)
            objects.Add(await ask.Need(ask.Store.Memorials.Objects, id, "object"));
        var others = await ask.Store.Memorials.Loans.Everything(Filter.None, ask.Viewer, ask.Cancel);
        var (begun, lent) = Loans.Begin(loan, objects, others, writing.At, writing.Actor);
        await ask.Store.Memorials.Objects.Save(writing, lent, ask.Cancel);
        return begun;
    });

    /// <summary>Takes one object back to a location.</summary>
    public static Task<object?> Return(Ask ask, string why, MoveBody body) => Act(ask, why, async (writing, loan) =>
    {
        var it = await ask.Need(ask.Store.Memorials.Objects, body.Object ?? default, "object");
        var to = await ask.Need(ask.Store.Memorials.Locations, body.Location ?? default, "location");
        var (after, back) = Loans.Return(loan, it, to.Id, writing.At, writing.Actor);
        await ask.Store.Memorials.Objects.Save(writing, [back], ask.Cancel);
        return after;
    });

    /// <summary>Moves the day on which it is due.</summary>
    public static Task<object?> Extend(Ask ask, string why, DueBody body) => Act(ask, why, (_, loan) =>
        Task.FromResult(Loans.Extend(loan, body.Due ?? throw new Refusal("loan.due", "Say the new day."))));

    /// <summary>Calls it off before it begins.</summary>
    public static Task<object?> Cancel(Ask ask, string why) => Act(ask, why, (_, loan) =>
        Task.FromResult(Loans.Cancel(loan)));

    private static Task<object?> Act(Ask ask, string why, Func<IWriting, Loan, Task<Loan>> act) =>
        ask.Change<object?>(why, async writing =>
        {
            var loan = await ask.Need(ask.Store.Memorials.Loans, ask.Id<LoanId>(), "loan");
            var after = await act(writing, loan);
            await ask.Store.Memorials.Loans.Save(writing, [after], ask.Cancel);
            return after;
        });
}
