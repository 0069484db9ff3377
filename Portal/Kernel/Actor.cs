namespace Portal.Kernel;

/// <summary>What an API token, and so the actor that came with it, may be used for. A browser session has all of them.</summary>
[Flags]
public enum Scopes
{
    None = 0,
    Read = 1,
    Write = 2,
    Moderate = 4,
    Admin = 8,
    All = Read | Write | Moderate | Admin,
}

/// <summary>
/// Who acts: the first argument of every deed. Says only who it is, never what they may do:
/// roles, bans and memberships are read inside the deed.
/// </summary>
/// <param name="AccountId">The account, or null for a visitor and for the system itself.</param>
/// <param name="Scopes">What the credentials allow at most.</param>
/// <param name="Address">The network address asked from, for limits on visitors; null where there is none.</param>
public readonly record struct Actor(long? AccountId, Scopes Scopes = Scopes.All, string? Address = null)
{
    /// <summary>Somebody without an account.</summary>
    public static Actor Visitor => default(Actor) with { Scopes = Scopes.All };

    /// <summary>The portal itself: jobs, imports, verbs on the command line.</summary>
    public static Actor System => new(null, Scopes.All, "system");

    /// <summary>True for the portal itself.</summary>
    public bool IsSystem => AccountId is null && Address == "system";

    /// <summary>A person with an account.</summary>
    public static Actor Member(long accountId) => new(accountId);

    /// <summary>Whether the credentials carry the scope.</summary>
    public bool Has(Scopes scope) => (Scopes & scope) == scope;

    /// <summary>One word that tells this author from all others, for idempotency and limits.</summary>
    public string Key => AccountId is { } id ? $"a{id}" : $"v{Address}";
}
