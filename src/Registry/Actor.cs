namespace Furrow.Registry;

/// <summary>Who acts: a person, a program or the demo. The journal keeps the name with every write.</summary>
/// <param name="Name">As it should stand in the journal, for example <c>demo</c> or <c>a.kim</c>.</param>
public sealed record Actor(string Name)
{
    /// <summary>
    /// What the actor may see and do: nothing is saved beyond it. Null for the person at this machine and for programs
    /// that a person runs here.
    /// </summary>
    public Viewer? Bounds { get; init; }
}
