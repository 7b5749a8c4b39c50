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

    /// <summary>What the actor asks for, when it may come more than once; null when it comes once.</summary>
    public Request? Request { get; init; }
}

/// <summary>
/// A request that may come more than once and is carried out once: each write under it is kept with its result, and a
/// write that comes again gives that result and changes nothing.
/// </summary>
/// <param name="key">Chosen by who asks, 1 to 200 characters; it is theirs alone.</param>
/// <param name="print">SHA-256 of what is asked: something else under the same key is refused.</param>
public sealed class Request(string key, string print)
{
    private int writes;

    /// <summary>Chosen by who asks.</summary>
    public string Key => key;

    /// <summary>SHA-256 of what is asked.</summary>
    public string Print => print;

    /// <summary>The number of the next write under it, from 1: a request that writes twice is kept twice.</summary>
    public int Next() => ++writes;
}
