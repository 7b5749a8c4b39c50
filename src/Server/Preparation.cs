namespace Furrow.Server;

/// <summary>
/// Says which step of a preparation runs while pages are already served. Safe to tell from any thread.
/// </summary>
public sealed class Preparation
{
    private volatile string? step;

    /// <summary>The step that runs, in words; null when everything is ready.</summary>
    public string? Step => step;

    /// <summary>Names the step that runs now.</summary>
    public void Now(string words) => step = words;

    /// <summary>Says that everything is ready.</summary>
    public void Done() => step = null;
}
