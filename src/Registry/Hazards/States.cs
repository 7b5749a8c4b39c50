using System.Text;
using System.Text.Json;

namespace Furrow.Registry.Hazards;

/// <summary>A machine of states that can be printed: one readable table.</summary>
public interface IStateTable
{
    /// <summary>What goes through the states: <c>hazard</c>, <c>task</c>.</summary>
    string Subject { get; }

    /// <summary>The whole machine as a table in Markdown: act, from, to, what must be true.</summary>
    string Table();
}

/// <summary>Something that must be true before a transition.</summary>
/// <typeparam name="TFacts">What is known when the transition is asked for.</typeparam>
/// <param name="Code">Stable, kebab-case.</param>
/// <param name="Words">For people, to follow "needs": <c>a reason</c>, <c>passed quality control</c>.</param>
/// <param name="Met">True when the facts hold it.</param>
public sealed record Need<TFacts>(string Code, string Words, Func<TFacts, bool> Met);

/// <summary>One row of the table.</summary>
/// <typeparam name="TState">The states.</typeparam>
/// <typeparam name="TFacts">What is known when the transition is asked for.</typeparam>
/// <param name="Act">The verb for it, kebab-case, unique in the table for each state it leaves.</param>
/// <param name="From">States that it leaves; at least one.</param>
/// <param name="To">The state that it enters.</param>
/// <param name="Needs">All must be met.</param>
public sealed record Transition<TState, TFacts>(
    string Act, IReadOnlyList<TState> From, TState To, params IReadOnlyList<Need<TFacts>> Needs)
    where TState : struct, Enum;

/// <summary>What could be done next from a state, and what it still lacks.</summary>
/// <typeparam name="TState">The states.</typeparam>
/// <param name="Act">The verb.</param>
/// <param name="To">The state that it would enter.</param>
/// <param name="Missing">What is not met yet, in words; empty when it can be done now.</param>
public sealed record NextStep<TState>(string Act, TState To, IReadOnlyList<string> Missing) where TState : struct, Enum;

/// <summary>
/// An explicit machine: what is not in its table is refused, with the list of what is possible and what is missing.
/// </summary>
/// <typeparam name="TState">The states.</typeparam>
/// <typeparam name="TFacts">What is known when a transition is asked for.</typeparam>
public sealed class States<TState, TFacts> : IStateTable where TState : struct, Enum
{
    private readonly IReadOnlyList<Transition<TState, TFacts>> transitions;

    /// <summary>A machine; a table in which one act leaves one state twice is our own mistake.</summary>
    /// <param name="subject">What goes through the states: <c>hazard</c>.</param>
    /// <param name="transitions">In the order in which people read them.</param>
    public States(string subject, IReadOnlyList<Transition<TState, TFacts>> transitions)
    {
        ArgumentNullException.ThrowIfNull(transitions);
        var twice = transitions.SelectMany(one => one.From.Select(from => (one.Act, from)))
            .GroupBy(pair => pair).FirstOrDefault(group => group.Count() > 1);
        if (twice is not null)
            throw new ArgumentException($"'{twice.Key.Act}' leaves {twice.Key.from} twice.", nameof(transitions));
        (Subject, this.transitions) = (subject, transitions);
    }

    /// <inheritdoc/>
    public string Subject { get; }

    /// <summary>Every row of the table.</summary>
    public IReadOnlyList<Transition<TState, TFacts>> Transitions => transitions;

    /// <summary>
    /// The state that an act leads to; refused as <c>SUBJECT.state</c> when the table does not have it, and as
    /// <c>SUBJECT.missing</c> with a row for each thing that is not met.
    /// </summary>
    public TState After(string act, TState from, TFacts facts) =>
        Allowed(transitions.Where(one => one.Act == act && one.From.Contains(from)), act, from, facts);

    /// <summary>Passes when some row of the table leads from one state to the other with all its needs met.</summary>
    public void Check(TState from, TState to, TFacts facts) =>
        Allowed(
            transitions.Where(one => one.From.Contains(from) && one.To.Equals(to)), $"be {Word(to)}", from, facts);

    /// <summary>
    /// Passes when some row of the table leads from one state to the other, whatever it needs, and when the state
    /// stays; for a door that is handed both states and knows no facts.
    /// </summary>
    public void CheckRow(TState from, TState to)
    {
        if (from.Equals(to) || transitions.Any(one => one.From.Contains(from) && one.To.Equals(to)))
            return;
        throw NoRow($"be {Word(to)}", from, Steps([.. transitions.Where(one => one.From.Contains(from))
            .Select(one => new NextStep<TState>(one.Act, one.To, [.. one.Needs.Select(need => need.Words)]))]));
    }

    /// <summary>What can be done from a state, each with what it still lacks; in the order of the table.</summary>
    public IReadOnlyList<NextStep<TState>> Next(TState from, TFacts facts) =>
        [.. transitions.Where(one => one.From.Contains(from))
            .Select(one => new NextStep<TState>(one.Act, one.To, Missing(one, facts)))];

    /// <inheritdoc/>
    public string Table()
    {
        var text = new StringBuilder("| Act | From | To | Needs |\n| --- | --- | --- | --- |\n");
        foreach (var one in transitions)
        {
            var needs = one.Needs.Count == 0 ? "nothing more" : string.Join("; ", one.Needs.Select(need => need.Words));
            text.Append($"| {one.Act} | {string.Join(", ", one.From.Select(Word))} | {Word(one.To)} | {needs} |\n");
        }

        return text.ToString();
    }

    private TState Allowed(
        IEnumerable<Transition<TState, TFacts>> candidates, string wish, TState from, TFacts facts)
    {
        var rows = candidates.ToList();
        if (rows.Count == 0)
            throw NoRow(wish, from, Steps(Next(from, facts)));
        if (rows.Find(row => Missing(row, facts).Count == 0) is { } open)
            return open.To;
        var missing = Missing(rows[0], facts);
        throw new Refusal($"{Subject}.missing",
            $"To {rows[0].Act} this {Subject}, it still needs {string.Join("; ", missing)}. "
            + $"Possible: {Steps(Next(from, facts))}.",
            [.. missing.Select(words => new RefusedRow(null, null, null, $"Needs {words}."))]);
    }

    private Refusal NoRow(string wish, TState from, string possible) => new($"{Subject}.state",
        $"A {Subject} that is {Word(from)} cannot {wish}. Possible: {possible}.");

    private static string Steps(IReadOnlyList<NextStep<TState>> steps) =>
        steps.Count == 0 ? "nothing; this is an end" : string.Join(", ", steps.Select(step =>
            step.Missing.Count == 0 ? step.Act : $"{step.Act} (needs {string.Join("; ", step.Missing)})"));

    private static List<string> Missing(Transition<TState, TFacts> row, TFacts facts) =>
        [.. row.Needs.Where(need => !need.Met(facts)).Select(need => need.Words)];

    private static string Word(TState state) => JsonNamingPolicy.KebabCaseLower.ConvertName(state.ToString());
}
