using Furrow.Tests.Store;
using Xunit.MicrosoftTestingPlatform;
using Xunit.Runner.InProc.SystemConsole;

return args switch
{
    ["child-import", var store] => await Child.Import(store),
    ["bench", var records] => await Bench.Run(int.Parse(records)),
    ["bench-memorials", var people, var objects] =>
        await Furrow.Tests.Store.Memorials.MemorialBench.Run(int.Parse(people), int.Parse(objects)),
    ["schema"] => await Child.Schema(),
    _ when args.Any(arg => arg is "-automated" or "@@") => await ConsoleRunner.Run(args),
    _ => await TestPlatformTestFramework.RunAsync(args, SelfRegisteredExtensions.AddSelfRegisteredExtensions),
};
