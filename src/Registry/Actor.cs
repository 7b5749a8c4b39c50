namespace Furrow.Registry;

/// <summary>Who acts: a person, a program or the demo. The journal keeps the name with every write.</summary>
/// <param name="Name">As it should stand in the journal, for example <c>demo</c> or <c>a.kim</c>.</param>
public sealed record Actor(string Name);
