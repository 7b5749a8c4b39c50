namespace Furrow.Registry.Plans;

/// <summary>
/// Who decides what at which level: proposals go up, decisions come down, a higher level may overrule a lower one, and
/// the lower one reads who did and why.
/// </summary>
/// <param name="isIn">True when a place is the other or lies below it; every place lies in null, the programme.
/// </param>
/// <param name="name">How people call a level.</param>
public sealed class Rulings(Func<PlaceId?, PlaceId?, bool> isIn, Func<PlaceId?, string> name)
{
    /// <summary>
    /// A new ruling with all that changes by it, itself first. It stands when the viewer decides for its level;
    /// otherwise it is a proposal to that level.
    /// </summary>
    /// <param name="asked">As it was asked; its state is set here.</param>
    /// <param name="ofWork">Every ruling about the work.</param>
    /// <param name="by">Who asks.</param>
    /// <exception cref="Refusal">
    /// <c>access.role</c>, <c>ruling.level</c>, <c>access.area</c>, <c>ruling.wish</c>, <c>ruling.higher</c>,
    /// <c>ruling.already</c>.
    /// </exception>
    public IReadOnlyList<Ruling> Make(Ruling asked, IReadOnlyList<Ruling> ofWork, Viewer by)
    {
        by.Must(Ability.Enter);
        Complete(asked.Wish);
        if (!isIn(asked.Place, asked.Level))
        {
            throw new Refusal("ruling.level",
                $"The work does not lie in {name(asked.Level)}; choose a level that it lies in.");
        }

        if (by.Areas.Count > 0 && !by.Areas.Any(area => isIn(asked.Place, area)))
        {
            throw new Refusal("access.area", $"The work lies outside the area of '{by.Name}', who can neither decide "
                + "nor propose about it; ask somebody there.");
        }

        if (ofWork.Any(one => one.Wish == asked.Wish && one.Level == asked.Level
            && one.State is RulingState.Standing or RulingState.Proposed))
            throw new Refusal("ruling.already", $"{name(asked.Level)} has this very ruling before it already.");
        return Decides(by, asked.Level)
            ? Stand(asked, ofWork)
            : [asked with { State = RulingState.Proposed }];
    }

    /// <summary>A proposal that its level accepts, with all that changes by it, itself first.</summary>
    /// <exception cref="Refusal">
    /// <c>access.level</c>, <c>ruling.not-proposed</c>, <c>ruling.higher</c>.
    /// </exception>
    public IReadOnlyList<Ruling> Accept(
        Ruling proposal, IReadOnlyList<Ruling> ofWork, Viewer by, DateTimeOffset at, string why) =>
        Stand(Proposed(proposal, by) with { Answer = Answer(proposal, by, at, why) }, ofWork);

    /// <summary>A proposal that its level turns down.</summary>
    /// <exception cref="Refusal"><c>access.level</c>, <c>ruling.not-proposed</c>.</exception>
    public Ruling Reject(Ruling proposal, Viewer by, DateTimeOffset at, string why) =>
        Proposed(proposal, by) with { State = RulingState.Rejected, Answer = Answer(proposal, by, at, why) };

    /// <summary>A ruling that its level takes back, or a proposal that whoever made it does. What it had overruled
    /// stays overruled: somebody decides anew.</summary>
    /// <exception cref="Refusal"><c>access.level</c>, <c>ruling.not-standing</c>.</exception>
    public Ruling Withdraw(Ruling ruling, Viewer by, DateTimeOffset at, string why)
    {
        if (ruling.State is not (RulingState.Standing or RulingState.Proposed))
        {
            throw new Refusal("ruling.not-standing",
                $"It is {Word(ruling.State)} already; there is nothing to take back.");
        }

        if (ruling.State == RulingState.Standing || ruling.By != by.Name)
            MustDecide(by, ruling.Level);
        return ruling with { State = RulingState.Withdrawn, Answer = Answer(ruling, by, at, why) };
    }

    /// <summary>The wishes of a plan: what stands, and what is asked beside it.</summary>
    /// <exception cref="Refusal"><c>ruling.stands</c> when something asked contradicts what stands.</exception>
    public IReadOnlyList<Wish> Wishes(IReadOnlyList<Ruling> standing, IReadOnlyList<Wish> asked)
    {
        foreach (var wish in asked)
        {
            if (standing.FirstOrDefault(ruling => Contradict(ruling.Wish, wish)) is { } ruling)
            {
                throw new Refusal("ruling.stands", $"{name(ruling.Level)} decided otherwise about this work "
                    + $"({ruling.By}, {ruling.At:yyyy-MM-dd}: {ruling.Why}); take the wish away, or propose to change "
                    + "the decision.");
            }
        }

        return [.. standing.Select(ruling => ruling.Wish).Concat(asked).Distinct()];
    }

    /// <summary>True when two wishes cannot both be met, or say the same thing in two ways.</summary>
    public static bool Contradict(Wish one, Wish other)
    {
        if (one.Work != other.Work || one == other)
            return false;
        if (one.Kind == WishKind.NotAtAll || other.Kind == WishKind.NotAtAll)
            return true;
        return (one.Kind, other.Kind) switch
        {
            (WishKind.ByCrew, WishKind.ByCrew) => true,
            (WishKind.ByCrew, WishKind.NotByCrew) or (WishKind.NotByCrew, WishKind.ByCrew) => one.Crew == other.Crew,
            (WishKind.StartOn, WishKind.StartOn) or (WishKind.NotBefore, WishKind.NotBefore) => true,
            (WishKind.StartOn, WishKind.NotBefore) => one.Day < other.Day,
            (WishKind.NotBefore, WishKind.StartOn) => other.Day < one.Day,
            _ => false,
        };
    }

    /// <summary>The ruling stands; what contradicts it on its level or below is overruled.</summary>
    private List<Ruling> Stand(Ruling ruling, IReadOnlyList<Ruling> ofWork)
    {
        var changed = new List<Ruling> { ruling with { State = RulingState.Standing } };
        var (by, at, why) = ruling.Answer is { } answer
            ? (answer.By, answer.At, answer.Why)
            : (ruling.By, ruling.At, ruling.Why);
        foreach (var other in ofWork.Where(other => other.Id != ruling.Id && other.State == RulingState.Standing
            && Contradict(other.Wish, ruling.Wish)))
        {
            if (!isIn(other.Level, ruling.Level))
            {
                throw new Refusal("ruling.higher", $"{name(other.Level)} decided otherwise ({other.By}, "
                    + $"{other.At:yyyy-MM-dd}: {other.Why}); propose a change to {name(other.Level)}.");
            }

            changed.Add(other with
            {
                State = RulingState.Overruled,
                Answer = new RulingAnswer(by, at, why, ruling.Level, ruling.Id),
            });
        }

        return changed;
    }

    private Ruling Proposed(Ruling proposal, Viewer by)
    {
        MustDecide(by, proposal.Level);
        return proposal.State == RulingState.Proposed
            ? proposal
            : throw new Refusal("ruling.not-proposed", $"It is {Word(proposal.State)} already.");
    }

    private void MustDecide(Viewer by, PlaceId? level)
    {
        if (!Decides(by, level))
        {
            throw new Refusal("access.level",
                $"'{by.Name}' does not decide for {name(level)}; ask somebody who does.");
        }
    }

    private bool Decides(Viewer by, PlaceId? level) => by.May(Ability.Decide)
        && (by.Areas.Count == 0 || (level is not null && by.Areas.Any(area => isIn(level, area))));

    private static RulingAnswer Answer(Ruling ruling, Viewer by, DateTimeOffset at, string why) =>
        new(by.Name, at, why, ruling.Level, null);

    private static void Complete(Wish wish)
    {
        var (crew, day) = (wish.Kind is WishKind.ByCrew or WishKind.NotByCrew,
            wish.Kind is WishKind.StartOn or WishKind.NotBefore);
        if (crew != wish.Crew is not null || day != wish.Day is not null)
        {
            throw new Refusal("ruling.wish", crew ? "Say which crew, and no day."
                : day ? "Say which day, and no crew." : "A work that is held has neither crew nor day.");
        }
    }

    private static string Word(RulingState state) => state switch
    {
        RulingState.Proposed => "proposed",
        RulingState.Standing => "standing",
        RulingState.Overruled => "overruled",
        RulingState.Rejected => "rejected",
        _ => "withdrawn",
    };
}
