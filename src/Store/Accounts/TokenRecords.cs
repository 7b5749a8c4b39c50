using Furrow.Registry;
using Furrow.Registry.Accounts;

namespace Furrow.Store.Accounts;

/// <summary>Keeps tokens, for those who give access.</summary>
internal sealed class TokenRecords(Connections connections)
    : Records<Token, TokenId, TokenRecords.TokenRow>(connections, Described), ITokenStore
{
    private static readonly Table Described = new(
        "token", "uuid, account, title, role, ends_on, revoked", Sensitivity.High)
    {
        Searched = ["title"],
        Areas = AreaRule.Programme,
    };

    /// <inheritdoc/>
    public async Task<Token?> OfSecret(string hash, Viewer viewer, CancellationToken cancel)
    {
        var question = new Question(Table, viewer)
            .And("r.uuid in (select owner from secret where hash = @hash)", "hash", hash);
        return (await Read(question, 1, cancel)).Items.SingleOrDefault();
    }

    /// <inheritdoc/>
    protected override TokenId IdOf(Token record) => record.Id;

    /// <inheritdoc/>
    protected override TokenRow ToRow(Token record) => new(record);

    /// <inheritdoc/>
    protected override Token ToRecord(TokenRow row) => row.ToToken();

    /// <summary>A row of the table.</summary>
    internal sealed class TokenRow : Row
    {
        /// <summary>For Dapper.</summary>
        public TokenRow()
        {
        }

        /// <summary>The row that keeps a token.</summary>
        public TokenRow(Token token)
        {
            Uuid = token.Id.ToString();
            Account = token.Account.ToString();
            Title = token.Title;
            Role = Column.Word(token.Role);
            EndsOn = Column.Of(token.EndsOn);
            Revoked = token.Revoked;
        }

        public string Account { get; init; } = "";
        public string Title { get; init; } = "";
        public string Role { get; init; } = "";
        public string? EndsOn { get; init; }
        public bool Revoked { get; init; }

        /// <summary>The token that the row keeps.</summary>
        public Token ToToken() => new()
        {
            Id = Column.Id<TokenId>(Uuid),
            Account = Column.Id<AccountId>(Account),
            Title = Title,
            Role = Column.FromWord<Role>(Role),
            EndsOn = Column.DayOrNull(EndsOn),
            Revoked = Revoked,
        };
    }
}
