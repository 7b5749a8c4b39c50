using System.Globalization;
using Furrow.Registry.Pledges;
using Furrow.Registry.Works;

namespace Furrow.Registry.Plans;

/// <summary>Crews of the register that have arrived are deliveries: the roster is their evidence.</summary>
public static class CrewArrivals
{
    /// <summary>The arrivals that the register shows, one to a crew that somebody sent and that is here.</summary>
    /// <param name="crews">The register.</param>
    /// <param name="recordedBy">Who lets them stand, as the journal names them.</param>
    public static IReadOnlyList<Delivery> Of(IReadOnlyList<Crew> crews, string recordedBy)
    {
        ArgumentNullException.ThrowIfNull(crews);
        return [.. crews.Where(crew => crew is { Arrived: true, SentBy: not null }).Select(crew => new Delivery
        {
            Id = IdOf(crew.Id),
            Title = crew.Name,
            Givers = [crew.SentBy!],
            Recipients = [],
            Category = PledgeCategory.Personnel,
            Amount = new(crew.Size.ToString(CultureInfo.InvariantCulture), crew.Size, crew.Size, false, "people", null),
            On = crew.AvailableFrom,
            Evidence = [new(EvidenceOfDelivery.Roster, crew.Id.ToString())],
            DecidedBy = recordedBy,
            Origin = crew.Origin,
        })];
    }

    /// <summary>The delivery that a crew's arrival is: the same each time the roster is read.</summary>
    public static DeliveryId IdOf(CrewId crew) => Identity.From<DeliveryId>("crew", crew.ToString());

    /// <summary>The commitment that a crew's arrival may keep; null when none or several may: then a person
    /// says.</summary>
    /// <remarks>Proposes only. The giver must be the same, and clearing crews keep promises of people who clear,
    /// building crews those of people who build.</remarks>
    public static Commitment? Proposed(Crew crew, IReadOnlyList<Commitment> commitments)
    {
        ArgumentNullException.ThrowIfNull(crew);
        var fit = commitments.Where(commitment => crew.SentBy is { } giver && Strength.Gives(commitment, giver)
            && Strength.Suits(commitment, crew)).Take(2).ToList();
        return fit.Count == 1 ? fit[0] : null;
    }
}
