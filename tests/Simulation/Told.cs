namespace Furrow.Tests.Simulation;

/// <summary>An act and every answer that its person got.</summary>
internal sealed class Told(Act act)
{
    private readonly List<string> answers = [];

    public Act Act => act;

    /// <summary>The server said that it is done.</summary>
    public bool Acknowledged => answers.Any(answer => answer.StartsWith('2'));

    /// <summary>The server said each time that it is not done.</summary>
    public bool Refused => answers.All(answer => answer.StartsWith('4'));

    public void Add(string answer)
    {
        lock (answers)
            answers.Add(answer);
    }

    public override string ToString() =>
        $"{act.Why}: {act.Who}: {act.Key}: {string.Join(", ", answers)}";
}
