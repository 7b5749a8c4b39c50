namespace Furrow.Registry.Exchange;

/// <summary>Words for messages about rows.</summary>
internal static class RowText
{
    private const int Shown = 200;

    /// <summary>The value as a message may show it: one line, shortened, without control characters.</summary>
    public static string? Short(string? value)
    {
        if (value is null)
            return null;
        var cut = value.Length > Shown ? string.Concat(value.AsSpan(0, Shown - 1), "…") : value;
        return string.Create(cut.Length, cut, static (span, text) =>
        {
            for (var i = 0; i < text.Length; i++)
                span[i] = char.IsControl(text[i]) || char.IsSurrogate(text[i]) ? ' ' : text[i];
        });
    }

    /// <summary>The row's fault, from the refusal of one of its parts.</summary>
    public static RefusedRow Fault(int line, string? field, string? value, string reason) =>
        new(line, field, Short(value), reason);
}
