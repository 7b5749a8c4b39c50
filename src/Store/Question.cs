using Dapper;
using Furrow.Registry;
using Furrow.Store.Dialects;

namespace Furrow.Store;

/// <summary>A filter, a page and a viewer as SQL conditions with their parameters.</summary>
internal sealed class Question
{
    private const int LongestText = 200;
    private readonly List<string> conditions = [];

    /// <summary>Starts with what the viewer may see of the table.</summary>
    public Question(Table table, Viewer viewer)
    {
        Viewer = viewer;
        if (Access.Condition(table, viewer) is { } allowed)
            conditions.Add(allowed);
        if (viewer.Areas.Count > 0)
            Parameters.Add("areas", Access.Areas(viewer));
    }

    /// <summary>Who asks.</summary>
    public Viewer Viewer { get; }

    /// <summary>Values of the parameters.</summary>
    public DynamicParameters Parameters { get; } = new();

    /// <summary>The conditions, with their <c>where</c>.</summary>
    public string Where => conditions.Count == 0 ? "" : "where " + string.Join("\n    and ", conditions);

    /// <summary>The page's limit; refused outside 1 to <see cref="Page.Largest"/>.</summary>
    public static int Limit(Page page) => page.Limit is >= 1 and <= Page.Largest
        ? page.Limit
        : throw new Refusal("page.limit", $"A slice of {page.Limit} was asked for; ask for 1 to {Page.Largest}.");

    /// <summary>The refusal of a page that does not begin where a slice ended.</summary>
    public static Refusal Malformed(string after) =>
        new("page.malformed", $"'{after}' is not a place in a list; use the 'next' of a slice.");

    /// <summary>Adds a condition without parameters of its own.</summary>
    public Question And(string condition)
    {
        conditions.Add(condition);
        return this;
    }

    /// <summary>Adds a condition with one parameter.</summary>
    public Question And(string condition, string parameter, object? value)
    {
        conditions.Add(condition);
        Parameters.Add(parameter, value);
        return this;
    }

    /// <summary>Adds what the filter asks for.</summary>
    public Question Matching(Filter filter, Table table, IDialect dialect)
    {
        if (filter.Place is { } place)
        {
            if (table.PlaceColumn is null)
                throw new Refusal("filter.no-place", $"A {table.Name} has no place of its own; leave the place out.");
            And(Access.InPlaces(table, "places"), "places", new[] { place.ToString() });
        }

        if (filter.Within is { } box)
        {
            if (table.Geometry is not { } geometry)
                throw new Refusal("filter.no-geometry", $"A {table.Name} has no place on the map; leave the box out.");
            if (box.IsNull || !double.IsFinite(box.Width) || !double.IsFinite(box.Height))
            {
                throw new Refusal("filter.box",
                    "The box is empty or not finite; give west, south, east and north in degrees.");
            }


            conditions.Add(dialect.TouchesBox(table.Name, geometry));
            Parameters.AddDynamicParams(new { west = box.MinX, south = box.MinY, east = box.MaxX, north = box.MaxY });
        }

        return filter.Text is { } text ? Containing(text, table) : this;
    }

    /// <summary>Goes on after the last identity of the slice before.</summary>
    public Question After(Page page)
    {
        if (page.After is null)
            return this;
        if (!Guid.TryParse(page.After, out var after))
            throw Malformed(page.After);
        return And("r.uuid > @after", "after", after.ToString());
    }

    private Question Containing(string text, Table table)
    {
        if (text.Length > LongestText)
        {
            throw new Refusal("filter.text-too-long",
                $"{text.Length} characters were given to look for; at most {LongestText} are.");
        }


        var pattern = text.ToLowerInvariant()
            .Replace("!", "!!", StringComparison.Ordinal)
            .Replace("%", "!%", StringComparison.Ordinal)
            .Replace("_", "!_", StringComparison.Ordinal);
        var places = table.Searched.Prepend("uuid").Select(column => $"lower(r.{column}) like @text escape '!'");
        return And($"({string.Join(" or ", places)})", "text", $"%{pattern}%");
    }
}
