using Furrow.Registry;
using Furrow.Registry.Works;

namespace Furrow.Store.Works;

/// <summary>Keeps norms.</summary>
internal sealed class NormRecords(Connections connections)
    : Records<Norm, NormId, NormRecords.NormRow>(connections, Described)
{
    private static readonly Table Described = new(
        "norm", "uuid, code, title, skill, unit, low, typical, high, source", Sensitivity.Low)
    {
        Searched = ["code", "title"],
        Areas = AreaRule.Programme,
    };

    /// <inheritdoc/>
    protected override NormId IdOf(Norm record) => record.Id;

    /// <inheritdoc/>
    protected override NormRow ToRow(Norm record) => new(record);

    /// <inheritdoc/>
    protected override Norm ToRecord(NormRow row) => row.ToNorm();

    /// <summary>A row of the table.</summary>
    internal sealed class NormRow : Row
    {
        /// <summary>For Dapper.</summary>
        public NormRow()
        {
        }

        /// <summary>The row that keeps a norm.</summary>
        public NormRow(Norm norm)
        {
            Uuid = norm.Id.ToString();
            Code = norm.Code;
            Title = norm.Title;
            Skill = Column.Word(norm.Skill);
            Unit = norm.Unit;
            Low = norm.Low;
            Typical = norm.Typical;
            High = norm.High;
            Source = norm.Source;
        }

        public string Code { get; init; } = "";
        public string Title { get; init; } = "";
        public string Skill { get; init; } = "";
        public string Unit { get; init; } = "";
        public double Low { get; init; }
        public double Typical { get; init; }
        public double High { get; init; }
        public string Source { get; init; } = "";

        /// <summary>The norm that the row keeps.</summary>
        public Norm ToNorm() => new()
        {
            Id = Column.Id<NormId>(Uuid),
            Code = Code,
            Title = Title,
            Skill = Column.FromWord<Skill>(Skill),
            Unit = Unit,
            Low = Low,
            Typical = Typical,
            High = High,
            Source = Source,
        };
    }
}
