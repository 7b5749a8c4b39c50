using Furrow.Tests.Store;

namespace Furrow.Tests.Simulation;

/// <summary>
/// People work through the server's interface while statements fail, connections drop, the server is killed, clocks
/// jump and requests come twice or late.
/// </summary>
public sealed class Under_fire
{
    private const int Seeds = 2;
    private const int Acts = 20;

    public static TheoryData<Backend, int> Drawn()
    {
        var data = new TheoryData<Backend, int>();
        foreach (var backend in Enum.GetValues<Backend>())
        {
            for (var seed = 1; seed <= Seeds; seed++)
                data.Add(backend, seed);
        }

        return data;
    }

    [Theory, MemberData(nameof(Drawn))]
    public async Task Nothing_acknowledged_is_lost_nothing_is_doubled_and_the_balance_is_whole(
        Backend backend, int seed)
    {
        var lines = new List<string>();
        var findings = await new Simulation(backend, seed, Acts, lines.Add).Run();
        Assert.True(findings.Count == 0, string.Join('\n', lines));
    }
}
