namespace Furrow.Registry.Accounts;

/// <summary>Names a token.</summary>
public readonly record struct TokenId(Guid Value) : IIdentity<TokenId>
{
    /// <inheritdoc/>
    public static TokenId Of(Guid value) => new(value);

    /// <inheritdoc/>
    public override string ToString() => Value.ToString();
}

/// <summary>Lets a program in, in somebody's name and with at most their rights. Its secret is shown once.</summary>
public sealed record Token
{
    /// <summary>Names the token in the journal.</summary>
    public required TokenId Id { get; init; }

    /// <summary>In whose name the program acts.</summary>
    public required AccountId Account { get; init; }

    /// <summary>What it is for, in words.</summary>
    public required string Title { get; init; }

    /// <summary>What it may do: never more than its account.</summary>
    public required Role Role { get; init; }

    /// <summary>The last day on which it works; null until it is revoked.</summary>
    public DateOnly? EndsOn { get; init; }

    /// <summary>True when it works no more, whatever the day.</summary>
    public bool Revoked { get; init; }

    /// <summary>True when it lets a program in on a day.</summary>
    public bool Works(DateOnly today) => !Revoked && (EndsOn is not { } last || today <= last);

    /// <summary>Who asks when the program asks.</summary>
    public Viewer Viewer(Account account) => account.Viewer with
    {
        Name = $"{account.Name} ({Title})",
        Role = Role < account.Role ? Role : account.Role,
    };
}
