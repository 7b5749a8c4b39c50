using Furrow.Registry;

namespace Furrow.Store.Dialects;

/// <summary>
/// Row-level security: what <see cref="Access"/> says, said a second time by the database, so that a question that
/// forgot its viewer's bounds still gets no more than is theirs. A connection that does not say for whom it asks, such
/// as a person's with the store's user, gets nothing.
/// </summary>
/// <remarks>
/// The user that owns the tables is bound as well; a superuser is not, so do not serve as one. Places have no lock:
/// they are public, and the areas of a viewer are read from them.
/// </remarks>
internal static class PostgisLocks
{
    /// <summary>What a connection of ours begins with: the store itself asks.</summary>
    public const string Open = "-c furrow.ceiling=3 -c furrow.areas=";

    /// <summary>For the rest of the transaction.</summary>
    public const string Narrow = """
        select set_config('furrow.ceiling', @ceiling, true), set_config('furrow.areas', @areas, true)
        """;

    /// <summary>Class and places (by its column, by none, not at all) of each table.</summary>
    private static readonly (Sensitivity Class, string Areas, string Tables)[] Tables =
    [
        (Sensitivity.Low, "place", "asset education_session person site"),
        (Sensitivity.Moderate, "place", "accident completion daily_report ground_entry hazard hazard_report inspection "
            + "ruling task_order visit work"),
        (Sensitivity.High, "place", "attachment incident item"),
        (Sensitivity.Severe, "place", "remains_find victim"),
        (Sensitivity.Moderate, "none", "plan crew"),
        (Sensitivity.High, "none", "decision likeness"),
        (Sensitivity.Low, "all", "claim claim_link code commitment delivery delivery_match document exchange_rate "
            + "museum_object norm organisation picture release_rules statement"),
        (Sensitivity.Moderate, "all", "accreditation"),
        (Sensitivity.High, "all", "account documentation_goal inventory loan location object_entry row_mapping token"),
    ];

    private static readonly (string Table, Sensitivity From, string Condition)[] Narrower =
    [
        ("museum_object", Sensitivity.High, "visibility = 'public'"),
        ("person", Sensitivity.High, "visibility = 'public'"),
        ("picture", Sensitivity.High, "visibility = 'public'"),
        ("plan", Sensitivity.High, "status <> 'draft'"),
        ("claim", Sensitivity.Moderate, "state = 'confirmed'"),
        ("claim_link", Sensitivity.Moderate, "state = 'confirmed'"),
        ("delivery", Sensitivity.Moderate, "shown_by <> 'roster'"),
    ];

    private const string Words = """
        create function furrow_ceiling() returns integer language sql stable parallel safe
        as $$ select coalesce(nullif(current_setting('furrow.ceiling', true), '')::integer, -1) $$;

        create function furrow_everywhere() returns boolean language sql stable parallel safe
        as $$ select coalesce(current_setting('furrow.areas', true), '') = '' $$;

        create function furrow_places() returns setof text language sql stable parallel safe rows 1000
        as $$
            with recursive below (uuid) as (
                select uuid from place where uuid = any (string_to_array(current_setting('furrow.areas', true), ' '))
                union
                select child.uuid from place child join below on child.parent = below.uuid)
            select uuid from below
        $$;

        """;

    /// <summary>Every table that has a lock.</summary>
    public static IReadOnlyList<string> Locked { get; } =
        [.. Tables.SelectMany(row => row.Tables.Split(' ')).Order(StringComparer.Ordinal)];

    /// <summary>Makes the locks.</summary>
    public static string Script { get; } = Words + string.Concat(Tables.SelectMany(row =>
        row.Tables.Split(' ').Select(table => Lock(table, row.Class, row.Areas))));

    /// <summary>For whom a transaction asks, as its settings say it.</summary>
    public static object Of(Viewer? viewer) => new
    {
        ceiling = $"{(int)(viewer?.Ceiling ?? Sensitivity.Severe)}",
        areas = viewer is null ? "" : string.Join(' ', Access.Areas(viewer)),
    };

    private static string Lock(string table, Sensitivity least, string areas)
    {
        var conditions = new List<string> { $"(select furrow_ceiling()) >= {(int)least}" };
        if (areas == "none")
            conditions.Add("(select furrow_everywhere())");
        if (areas == "place")
            conditions.Add("((select furrow_everywhere()) or place in (select furrow_places()))");
        conditions.AddRange(Narrower.Where(row => row.Table == table).Select(row =>
            $"((select furrow_ceiling()) >= {(int)row.From} or {row.Condition})"));
        const string writes = "(select furrow_ceiling()) >= 0"; // Which ones, the journal's bounds say.
        return $"""
            alter table {table} enable row level security;
            alter table {table} force row level security;
            create policy furrow_lock on {table} for select using ({string.Join(" and ", conditions)});
            create policy furrow_add on {table} for insert with check ({writes});
            create policy furrow_change on {table} for update using ({writes});
            create policy furrow_remove on {table} for delete using ({writes});

            """;
    }
}
