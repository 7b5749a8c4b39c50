using Furrow.Registry.Memorials;

namespace Furrow.Registry.Exchange;

/// <summary>One object as it leaves the register: what may be published of it, and nothing else.</summary>
/// <param name="Object">An object that may be published.</param>
/// <param name="Museum">The museum; null when it is in none.</param>
/// <param name="Pictures">Pictures that may be published, the best first.</param>
/// <param name="People">People that it tells of and who may be published.</param>
public sealed record PublishedObject(
    MuseumObject Object, Site? Museum, IReadOnlyList<Picture> Pictures, IReadOnlyList<Person> People)
{
    /// <summary>The only way to make one: refuses what may not be published, drops what may not go with it.</summary>
    /// <exception cref="Refusal"><c>object.not-published</c></exception>
    public static PublishedObject Of(
        MuseumObject it, Site? museum, IEnumerable<Picture> pictures, IEnumerable<Person> people) =>
        it.MayBePublished
            ? new PublishedObject(it, museum, [.. pictures.Where(picture => picture.MayBePublished)],
                [.. people.Where(person => person.MayBePublished)])
            : throw new Refusal("object.not-published", $"{it.LocalId} is not shown by the museum; it leaves by no "
                + "door.");

    /// <summary>The accession number.</summary>
    public string Number => Object.Number ?? Object.LocalId;

    /// <summary>The museum's name.</summary>
    public string MuseumName => Museum?.Name ?? "unnamed museum";
}
