namespace Portal.Features.Accounts;

/// <summary>The sentences of the account pages and of their letters.</summary>
public sealed class AccountsText;
