using Dapper;
using Furrow.Registry;
using Furrow.Registry.Accounts;

namespace Furrow.Store.Accounts;

/// <summary>Keeps accounts, for those who give access.</summary>
internal sealed class AccountRecords(Connections connections)
    : Records<Account, AccountId, AccountRecords.AccountRow>(connections, Described), IAccountStore
{
    private const string Changed = """{"secret":"changed"}""";

    private const string OfOwner = "select hash, changed_at, must_change from secret where owner = @owner";

    private const string Set = """
        insert into secret (owner, hash, changed_at, must_change) values (@owner, @hash, @changed, @must)
        on conflict (owner) do update
            set hash = excluded.hash, changed_at = excluded.changed_at, must_change = excluded.must_change
        """;

    private static readonly Table Described = new(
        "account", "uuid, name, title, role, ceiling, areas, active", Sensitivity.High)
    {
        Searched = ["name", "title"],
        Areas = AreaRule.Programme,
    };

    /// <inheritdoc/>
    public async Task<Account?> Named(string name, Viewer viewer, CancellationToken cancel) =>
        (await Read(new Question(Table, viewer).And("r.name = @name", "name", name), 1, cancel))
        .Items.SingleOrDefault();

    /// <inheritdoc/>
    public async Task<Secret?> Secret(Guid owner, Viewer viewer, CancellationToken cancel)
    {
        if (!viewer.MaySee(Sensitivity.Severe))
            return null;
        var row = await Connections.Ask(
            (connection, transaction) => connection.QuerySingleOrDefaultAsync<SecretRow>(new CommandDefinition(
                OfOwner, new { owner = owner.ToString() }, transaction, cancellationToken: cancel)), cancel);
        return row is null ? null : new Secret(row.Hash, Column.Moment(row.ChangedAt), row.MustChange);
    }

    /// <inheritdoc/>
    public Task Prove(IWriting writing, Guid owner, Secret secret, CancellationToken cancel)
    {
        var mine = Writing.Of(writing, Connections);
        var parameters = new
        {
            owner = owner.ToString(), hash = secret.Hash, changed = Column.Of(secret.ChangedAt),
            must = secret.MustChange,
        };
        return mine.Use(
            async (connection, transaction) =>
            {
                await connection.ExecuteAsync(
                    new CommandDefinition(Set, parameters, transaction, cancellationToken: cancel));
                await mine.Journalise("secret", "secret", [new Change(parameters.owner, null, Changed)], cancel);
                return true;
            }, cancel);
    }

    /// <inheritdoc/>
    protected override AccountId IdOf(Account record) => record.Id;

    /// <inheritdoc/>
    protected override AccountRow ToRow(Account record) => new(record.Checked());

    /// <inheritdoc/>
    protected override Account ToRecord(AccountRow row) => row.ToAccount();

    /// <summary>A row of the table.</summary>
    internal sealed class AccountRow : Row
    {
        /// <summary>For Dapper.</summary>
        public AccountRow()
        {
        }

        /// <summary>The row that keeps an account.</summary>
        public AccountRow(Account account)
        {
            Uuid = account.Id.ToString();
            Name = account.Name;
            Title = account.Title;
            Role = Column.Word(account.Role);
            Ceiling = Column.Word(account.Ceiling);
            Areas = Column.Json(account.Areas);
            Active = account.Active;
        }

        public string Name { get; init; } = "";
        public string Title { get; init; } = "";
        public string Role { get; init; } = "";
        public string Ceiling { get; init; } = "";
        public string Areas { get; init; } = "";
        public bool Active { get; init; }

        /// <summary>The account that the row keeps.</summary>
        public Account ToAccount() => new()
        {
            Id = Column.Id<AccountId>(Uuid),
            Name = Name,
            Title = Title,
            Role = Column.FromWord<Role>(Role),
            Ceiling = Column.FromWord<Sensitivity>(Ceiling),
            Areas = Column.FromJson<PlaceId[]>(Areas),
            Active = Active,
        };
    }

    /// <summary>A row of the secrets.</summary>
    private sealed class SecretRow
    {
        public string Hash { get; init; } = "";
        public string ChangedAt { get; init; } = "";
        public bool MustChange { get; init; }
    }
}
