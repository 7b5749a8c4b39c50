using System.Runtime.CompilerServices;
using Furrow.Registry;

namespace Furrow.Store;

/// <summary>Looks for what could be wrong with a store, from the file's pages to the spans of a quote.</summary>
internal sealed class Checkup(Connections connections, IJournal journal, IReadOnlyList<IExaminable> kinds)
{
    /// <summary>Findings one by one; <paramref name="progress"/> hears which part is looked at.</summary>
    public async IAsyncEnumerable<Finding> Run(
        IProgress<string>? progress, [EnumeratorCancellation] CancellationToken cancel)
    {
        progress?.Report("file");
        var broken = false;
        foreach (var finding in await connections.Ask(
            (connection, _) => connections.Dialect.Examine(connection, cancel), cancel))
        {
            broken |= finding.Part == "file";
            yield return finding;
        }

        if (broken)
            yield break;
        progress?.Report("journal");
        var chain = await journal.Verify(Viewer.Local, cancel);
        if (chain.Finding is { } cut)
            yield return new Finding("journal", $"entry {chain.FirstBroken}", cut);
        foreach (var kind in kinds)
        {
            progress?.Report(kind.Table.Name);
            await foreach (var finding in kind.Examine(cancel))
                yield return finding;
        }

        progress?.Report("references");
        foreach (var finding in await References.Examine(connections, cancel))
            yield return finding;
        foreach (var finding in await Quotes.Examine(connections, cancel))
            yield return finding;
    }
}

/// <summary>A kind of record that can look at every one of its rows.</summary>
internal interface IExaminable
{
    /// <summary>What it looks like in the database.</summary>
    Table Table { get; }

    /// <summary>Rows that cannot be read, geometries that are not valid, rows that differ from the journal.</summary>
    IAsyncEnumerable<Finding> Examine(CancellationToken cancel);
}
