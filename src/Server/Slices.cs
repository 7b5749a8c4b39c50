using System.Globalization;
using Furrow.Registry;

namespace Furrow.Server;

/// <summary>
/// Cuts slices from a list that is made here and not by the store; the next one is named by its ordinal.
/// </summary>
internal static class Slices
{
    /// <summary>The slice that a page asks for.</summary>
    public static ListView<T> Of<T>(IReadOnlyList<T> all, Page page)
    {
        var from = From(page.After);
        var items = all.Skip(from).Take(page.Limit).ToList();
        var next = from + items.Count;
        return new(items, next < all.Count && items.Count > 0 ? next.ToString(CultureInfo.InvariantCulture) : null);
    }

    private static int From(string? after) =>
        after is null ? 0
        : int.TryParse(after, NumberStyles.None, CultureInfo.InvariantCulture, out var ordinal) ? ordinal
        : throw new Refusal(
            "request.after", $"'after' is '{Answers.Short(after)}'; give the 'next' of the slice before.");
}
