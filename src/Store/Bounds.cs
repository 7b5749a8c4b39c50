using System.Data.Common;
using Dapper;
using Furrow.Registry;

namespace Furrow.Store;

/// <summary>Holds a write to what its actor may see: their areas, and nothing above their ceiling.</summary>
internal sealed class Bounds(Table table, Actor actor)
{
    /// <summary>Refuses rows that the actor may not see; after a change, the transaction then undoes them.</summary>
    /// <exception cref="Refusal"><c>access.outside</c>, <c>access.class</c>, <c>access.role</c>.</exception>
    public async Task Check(
        DbConnection connection, DbTransaction transaction, IReadOnlyList<string> uuids, CancellationToken cancel)
    {
        if (actor.Bounds is not { } bounds || uuids.Count == 0)
            return;
        bounds.Must(Ability.Enter);
        if (!bounds.MaySee(table.Class))
        {
            throw new Refusal("access.class", $"'{actor.Name}' may not see a {table.Name}, and so not change one; "
                + "ask for a higher ceiling, or somebody who has it.");
        }

        if (bounds.Areas.Count > 0 && table.Areas == AreaRule.Programme)
        {
            throw new Refusal("access.programme-wide", $"A {table.Name} is for the whole programme, and "
                + $"'{actor.Name}' decides about an area of it; propose it to the programme.");
        }

        if (Access.Condition(table, bounds) is not { } condition)
            return;
        var sql = $"select count(*) from {table.Name} r where r.uuid in @uuids and {condition}";
        var seen = await connection.ExecuteScalarAsync<long>(new CommandDefinition(
            sql, new { uuids, areas = Access.Areas(bounds) }, transaction, cancellationToken: cancel));
        if (seen < uuids.Distinct().Count())
        {
            throw new Refusal("access.outside", $"{uuids.Distinct().Count() - seen} of {uuids.Count} records "
                + $"({table.Name}) lie outside the area of '{actor.Name}', or are not theirs to see; "
                + "leave them out, or propose the change to who decides there.");
        }
    }
}
