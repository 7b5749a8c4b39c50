using System.Text.RegularExpressions;

namespace Furrow.Registry.Accounts;

/// <summary>Names an account.</summary>
public readonly record struct AccountId(Guid Value) : IIdentity<AccountId>
{
    /// <inheritdoc/>
    public static AccountId Of(Guid value) => new(value);

    /// <inheritdoc/>
    public override string ToString() => Value.ToString();
}

/// <summary>A person who signs in, with what they may see and do. Nothing about their password is kept here.</summary>
public sealed partial record Account
{
    /// <summary>Stays the same when the person is renamed.</summary>
    public required AccountId Id { get; init; }

    /// <summary>What is typed to sign in and stands in the journal: lower case, for example <c>a.kim</c>.</summary>
    public required string Name { get; init; }

    /// <summary>How the person is called on screens.</summary>
    public required string Title { get; init; }

    /// <summary>What they may do.</summary>
    public required Role Role { get; init; }

    /// <summary>The highest class of value they may see.</summary>
    public required Sensitivity Ceiling { get; init; }

    /// <summary>Places they see and decide about, with everything below; empty means the whole programme.</summary>
    public required IReadOnlyList<PlaceId> Areas { get; init; }

    /// <summary>False when they may not sign in any more; accounts are never deleted, the journal names them.</summary>
    public bool Active { get; init; } = true;

    /// <summary>Who asks when this person asks.</summary>
    public Viewer Viewer => new(Name, Ceiling, Areas) { Role = Role };

    /// <summary>Who acts when this person acts: bounded by what they may see.</summary>
    public Actor Actor => new(Name) { Bounds = Viewer };

    /// <summary>The account, when its name and title can stand.</summary>
    /// <exception cref="Refusal"><c>account.name</c>, <c>account.title</c>.</exception>
    public Account Checked()
    {
        if (!NameForm().IsMatch(Name))
        {
            throw new Refusal("account.name", $"'{Name}' cannot be a name to sign in with; use 2 to 64 of a–z, 0–9, "
                + "dot, hyphen and underscore, a letter first.");
        }

        return Title.Trim().Length is > 0 and <= 200
            ? this
            : throw new Refusal("account.title", "Say how the person is called, in 1 to 200 characters.");
    }

    /// <summary>
    /// The account, when the one who grants it may: nobody gives more than they have, or beyond their own areas.
    /// </summary>
    /// <param name="granter">Who makes or changes the account.</param>
    /// <param name="within">True when a place lies in one of the granter's areas.</param>
    /// <exception cref="Refusal"><c>access.role</c>, <c>access.more-than-own</c>, <c>access.area</c>.</exception>
    public Account GrantedBy(Viewer granter, Func<PlaceId, bool> within)
    {
        granter.Must(Ability.Administer);
        if (Role > granter.Role || Ceiling > granter.Ceiling)
        {
            throw new Refusal("access.more-than-own",
                $"'{granter.Name}' may not give more than they have: role {granter.Role}, "
                + $"ceiling {granter.Ceiling}. Ask somebody who has it.");
        }

        if (granter.Areas.Count > 0 && (Areas.Count == 0 || !Areas.All(within)))
        {
            throw new Refusal("access.area",
                $"'{granter.Name}' may only give access to places in their own area; name such places.");
        }

        return Checked();
    }

    [GeneratedRegex("^[a-z][a-z0-9._-]{1,63}$")]
    private static partial Regex NameForm();
}
