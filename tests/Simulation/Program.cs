using Furrow.Tests.Simulation;
using Xunit.MicrosoftTestingPlatform;
using Xunit.Runner.InProc.SystemConsole;

return args switch
{
    ["child-serve", var location] => await Child.Serve(location),
    ["sim", var seeds] => await Commands.Run(seeds),
    _ when args.Any(arg => arg is "-automated" or "@@") => await ConsoleRunner.Run(args),
    _ => await TestPlatformTestFramework.RunAsync(args, SelfRegisteredExtensions.AddSelfRegisteredExtensions),
};
