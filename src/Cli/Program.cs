using System.CommandLine;
using Furrow.Cli;

var root = new RootCommand("Furrow: from the pledge to the first furrow. Who promised what, where it is dangerous, "
    + "what is broken, and who clears and rebuilds what next.");
foreach (var verb in Verbs.All)
    root.Add(verb);
return await Runner.Run(root, args);
