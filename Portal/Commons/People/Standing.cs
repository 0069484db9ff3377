using Portal.Kernel;
using Portal.Platform.Data;

namespace Portal.Commons.People;

/// <summary>
/// What an actor may do at this moment: read inside each deed, never remembered. A visitor's is empty; the portal itself may do everything; a ban suspends every role.
/// </summary>
/// <param name="AccountId">The account, or null.</param>
/// <param name="Name">The account's name, empty for a visitor.</param>
/// <param name="Roles">The roles, as far as the credentials' scopes allow them to be used.</param>
/// <param name="Banned">True while a ban stands.</param>
/// <param name="Groups">The groups they are in.</param>
/// <param name="Scopes">What the credentials allow.</param>
public sealed record Standing(long? AccountId, string Name, Roles Roles, bool Banned, IReadOnlyList<long> Groups, Scopes Scopes)
{
    /// <summary>One row for each group, or one without. An account without an address that was not imported is erased: nobody acts in its name any more.</summary>
    private const string Statement =
        """
        SELECT a."UserName", a."Roles", EXISTS (SELECT 1 FROM "Bans" b WHERE b."AccountId" = a."Id" AND (b."Until" IS NULL OR b."Until" > @1)), m."GroupId", m."Host",
               CASE WHEN a."Trust" = 'Newcomer' AND a."Roles" = 0 AND NOT a."IsCustomer" THEN a."CreatedAt" END,
               (SELECT string_agg(p."Place", ' ') FROM "PlaceModerators" p WHERE p."AccountId" = a."Id")
        FROM "Accounts" a LEFT JOIN "Memberships" m ON m."AccountId" = a."Id" AND NOT m."Waiting" WHERE a."Id" = @0 AND (a."NormalizedEmail" IS NOT NULL OR a."Imported")
        """;

    /// <summary>Nobody in particular.</summary>
    public static Standing Visitor { get; } = new(null, "", Roles.None, false, [], Scopes.All);

    private static Standing System { get; } = new(null, "", Roles.Admin, false, [], Scopes.All);

    /// <summary>Those of their groups that they run.</summary>
    public IReadOnlyList<long> Hosted { get; init; } = [];

    /// <summary>Since when somebody is here whom nobody knows yet: a newcomer who is neither staff nor a customer. Null for everybody else.</summary>
    public DateTime? NewSince { get; init; }

    /// <summary>Where they keep order, besides what their roles give them; none while a ban stands or the credentials do not allow it.</summary>
    public ModeratedPlaces Places { get; init; } = ModeratedPlaces.None;

    /// <summary>True for whoever has an account.</summary>
    public bool IsMember => AccountId is not null;

    /// <summary>May decide flags and sees what is hidden, everywhere. What concerns one place alone asks <see cref="Moderates"/>.</summary>
    public bool IsModerator => !Banned && (Roles & (Roles.Moderator | Roles.Admin)) != 0 && Scopes.HasFlag(Scopes.Moderate);

    /// <summary>Moderates the whole portal or at least one place.</summary>
    public bool ModeratesSomewhere => IsModerator || Places.Any;

    /// <summary>May answer chats.</summary>
    public bool IsAgent => !Banned && (Roles & (Roles.Agent | Roles.Admin)) != 0 && Scopes.HasFlag(Scopes.Write);

    /// <summary>May change settings, roles and categories.</summary>
    public bool IsAdmin => !Banned && Roles.HasFlag(Roles.Admin) && Scopes.HasFlag(Scopes.Admin);

    /// <summary>Works for the company in any role: shown beside their posts.</summary>
    public bool IsStaff => Roles != Roles.None;

    /// <summary>The refusal for writing anything at all, or null when they may write.</summary>
    public Problem? MayNotWrite =>
        AccountId is null && Roles == Roles.None ? Problem.SignIn
        : Banned ? Problem.Banned
        : Scopes.HasFlag(Scopes.Write) ? null
        : Problem.NotAllowed;

    /// <summary>Reads the standing of an actor now.</summary>
    public static async Task<Standing> Of(PortalDb db, Actor actor, DateTime now, CancellationToken ct)
    {
        if (actor.AccountId is not { } id)
        {
            return actor.IsSystem ? System : Visitor;
        }

        var rows = await db.Rows(Statement, row => (Name: row.GetString(0), Roles: (Roles)row.GetInt32(1), Banned: row.GetBoolean(2), Group: row.LongOrNull(3), Host: !row.IsDBNull(4) && row.GetBoolean(4), New: row.IsDBNull(5) ? (DateTime?)null : row.Time(5), Places: row.TextOrNull(6)), ct, id, now);
        return rows is [var account, ..]
            ? new(id, account.Name, account.Roles, account.Banned, account.Group is null ? [] : rows.ConvertAll(row => row.Group!.Value), actor.Scopes)
            {
                NewSince = account.New,
                Places = account.Places is null || account.Banned || !actor.Has(Scopes.Moderate) ? ModeratedPlaces.None : ModeratedPlaces.Parse(account.Places),
                Hosted = rows.Exists(row => row.Host) ? [.. rows.Where(row => row.Host).Select(row => row.Group!.Value)] : [],
            }
            : Visitor;
    }

    /// <summary>Whether they moderate a place, as <c>category:5</c> or <c>club:7</c>: moderators all, and what stands at none; others those that they were given.</summary>
    public bool Moderates(Subject? place) => IsModerator || (place is { } at && Places.Has(at));

    /// <summary>Whether they are in the group.</summary>
    public bool IsIn(long groupId) => Groups.Contains(groupId);

    /// <summary>Whether they run the group.</summary>
    public bool IsHostOf(long groupId) => Hosted.Contains(groupId);
}
