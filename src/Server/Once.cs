namespace Furrow.Server;

/// <summary>Something made at most once, however many ask at the same time; a failed attempt is forgotten.</summary>
internal sealed class Once<T>(Func<Task<T>> make)
{
    private readonly Lock door = new();
    private Task<T>? made;

    /// <summary>Starts making it, or joins whoever did.</summary>
    public Task<T> Value
    {
        get
        {
            lock (door)
            {
                if (made is null || made.IsFaulted || made.IsCanceled)
                    made = Task.Run(make);
                return made;
            }
        }
    }
}
