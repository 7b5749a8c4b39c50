using System.Text.Json.Serialization;
using Furrow.Registry;

namespace Furrow.Server;

/// <summary>A slice of a list as pages see it.</summary>
/// <param name="Items">In the order of the list.</param>
/// <param name="Next">What to give as <c>after</c> for the next slice; null when this was the last.</param>
internal sealed record ListView<T>(
    IReadOnlyList<T> Items, [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] string? Next);

/// <summary>Makes list views.</summary>
internal static class ListView
{
    /// <summary>The slice as it is.</summary>
    public static ListView<T> Of<T>(Slice<T> slice) => new(slice.Items, slice.Next);
}
