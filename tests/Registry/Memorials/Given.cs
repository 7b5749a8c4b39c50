using Furrow.Registry;
using Furrow.Registry.Memorials;

namespace Furrow.Tests.Registry.Memorials;

/// <summary>Small valid records of a museum and of people.</summary>
internal static class Given
{
    public static readonly Actor Keeper = new("keeper");
    public static readonly DateTimeOffset Morning = new(2026, 5, 4, 8, 0, 0, TimeSpan.Zero);
    public static readonly DateOnly Today = new(2026, 5, 4);
    public static readonly LocationId Store = Identity.From<LocationId>("store");
    public static readonly LocationId Case = Identity.From<LocationId>("case");

    public static Origin Origin { get; } = new("test", null, true);

    public static ObjectEntry Entry(EntryTerms terms = EntryTerms.Gift) => new()
    {
        Id = Identity.From<EntryId>("entry"), Number = "E-2026-0001", Depositor = "A depositor", Terms = terms,
        TermsText = "Given for good.", ReceivedOn = Today, ReceivedBy = "keeper", Objects = [IdOf("helmet")],
        Origin = Origin,
    };

    public static MuseumObjectId IdOf(string name) => Identity.From<MuseumObjectId>(name);

    public static MuseumObject Object(string name = "helmet", EntryTerms terms = EntryTerms.Gift) => Objects.Enter(
        Entry(terms),
        new MuseumObject
        {
            Id = IdOf(name), LocalId = "T-2026-00001", Title = name, Kind = "equipment", Entry = default, Moves = [],
            Origin = Origin,
        },
        Store, Morning, Keeper);

    public static MuseumObject Accessioned(string name = "helmet") => Objects.Accession(
        Object(name), Entry(), new Acquisition(Today, AcquisitionMethod.Gift, "A depositor", "Deed of gift",
            "director"),
        "KM.2026.0001", NumberScheme.Parse("KM.{year}.{count:4}"));

    public static Loan Loan(params string[] objects) => Loans.Agree(new Loan
    {
        Id = Identity.From<LoanId>("loan"), Number = "L-2026-0001", Direction = LoanDirection.Out, Partner = "A school",
        Purpose = "An exhibition", From = Today, Due = Today.AddDays(60), Objects = [.. objects.Select(IdOf)],
        Origin = Origin,
    }, [.. objects.Select(Accessioned)]);

    public static Support Support(EvidenceGrade grade = EvidenceGrade.Compilation) => new("A list", grade);

    public static Fact Fact(FactKind kind, string value, EvidenceGrade grade = EvidenceGrade.Compilation) =>
        new() { Kind = kind, Value = value, Support = Support(grade) };

    public static Person Person(string name, params Fact[] facts) => new()
    {
        Id = Identity.From<PersonId>(name, string.Join('|', facts.Select(fact => fact.Value))), LocalId = "P-" + name,
        Facts = [Fact(FactKind.Name, name), .. facts], Origin = Origin,
    };
}
