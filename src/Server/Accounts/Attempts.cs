using Furrow.Registry;

namespace Furrow.Server.Accounts;

/// <summary>Slows down who guesses: after a few wrong tries a name, or an address, has to wait.</summary>
internal sealed class Attempts(TimeProvider clock)
{
    private const int Free = 5;
    private const int MostKept = 10_000;
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(15);
    private readonly Lock door = new();
    private readonly Dictionary<string, (int Wrong, DateTimeOffset Until)> wrong = [];

    /// <summary>Refuses while one of the keys has to wait.</summary>
    /// <exception cref="Refusal"><c>sign-in.wait</c>.</exception>
    public void Refuse(params ReadOnlySpan<string> keys)
    {
        var now = clock.GetUtcNow();
        lock (door)
        {
            foreach (var key in keys)
            {
                if (wrong.TryGetValue(key, out var tries) && now < tries.Until)
                {
                    throw new Refusal("sign-in.wait", "Too many wrong tries; wait "
                        + $"{Math.Ceiling((tries.Until - now).TotalSeconds):0} seconds and try again.");
                }
            }
        }
    }

    /// <summary>Notes a wrong try.</summary>
    public void Wrong(params ReadOnlySpan<string> keys)
    {
        var now = clock.GetUtcNow();
        lock (door)
        {
            if (wrong.Count > MostKept)
                ForgetThoseWhoWaitLeast();
            foreach (var key in keys)
            {
                var count = wrong.GetValueOrDefault(key).Wrong + 1;
                var wait = count < Free
                    ? TimeSpan.Zero
                    : TimeSpan.FromSeconds(Math.Min(LongestWait.TotalSeconds, 10 * Math.Pow(2, count - Free)));
                wrong[key] = (count, now + wait);
            }
        }
    }

    /// <summary>Who fills the list with made-up names does not free those who have to wait.</summary>
    private void ForgetThoseWhoWaitLeast()
    {
        foreach (var (key, _) in wrong.OrderBy(pair => pair.Value.Until).Take(MostKept / 2).ToList())
            wrong.Remove(key);
    }

    /// <summary>Forgets the wrong tries of who got in.</summary>
    public void Right(params ReadOnlySpan<string> keys)
    {
        lock (door)
        {
            foreach (var key in keys)
                wrong.Remove(key);
        }
    }
}
