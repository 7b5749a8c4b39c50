using System.CommandLine;

namespace Furrow.Cli;

/// <summary>
/// Every verb, in the order in which help lists them. One file per verb in the folder of the same name.
/// </summary>
internal static class Verbs
{
    /// <summary>Built anew for each run.</summary>
    public static IEnumerable<Command> All =>
    [
        Demo.Build(),
        SampleVerb.Build(),
        Serve.Build(),
        Import.Build(),
        Export.Build(),
        Read.Build(),
        ReadEval.Build(),
        NormTable.Build(),
        Plan.Build(),
        Compare.Build(),
        Solve.Build(),
        AccountVerb.Build(),
        Check.Build(),
        CertificateVerb.Build(),
        Migrate.Build(),
    ];
}
