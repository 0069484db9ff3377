using System.Globalization;
using Portal.Kernel;
using Portal.Platform.Data;

namespace Portal.Commons.People;

/// <summary>
/// What an actor may do at this moment: read inside each deed, never remembered. A visitor's is empty; the portal itself may do everything; a suspension or a ban suspends every role.
/// </summary>
/// <param name="AccountId">The account, or null.</param>
/// <param name="Name">The account's name, empty for a visitor.</param>
/// <param name="Roles">The roles, as far as the credentials' scopes allow them to be used.</param>
/// <param name="Banned">True while a suspension or a ban stands.</param>
/// <param name="Groups">The groups they are in.</param>
/// <param name="Scopes">What the credentials allow.</param>
public sealed record Standing(long? AccountId, string Name, Roles Roles, bool Banned, IReadOnlyList<long> Groups, Scopes Scopes)
{
    /// <summary>One row for each group, or one without; what binds them (<see cref="Bonds"/>) a partial index finds most people to have none of; another holds the groups that are closed, which concern beside their members who keeps order in others' groups. An account without an address that was not imported is erased: nobody acts in its name any more.</summary>
    private const string Statement =
        """
        SELECT a."UserName", a."Roles",
               (SELECT string_agg(s."Kind" || COALESCE('@' || s."Place", ''), ' ') FROM "Sanctions" s WHERE s."AccountId" = a."Id" AND s."Binds" AND (s."Until" IS NULL OR s."Until" > @1)),
               m."GroupId", m."Role" <> 'Member',
               CASE WHEN a."Roles" = 0 AND NOT a."IsCustomer" THEN a."CreatedAt" END,
               (SELECT string_agg(p."Place", ' ') FROM "PlaceModerators" p WHERE p."AccountId" = a."Id"), a."Trust", a."IsCustomer", a."AwaitsApproval",
               g."ClosedAt" IS NOT NULL,
               CASE WHEN a."Roles" <> 0 OR EXISTS (SELECT 1 FROM "PlaceModerators" p WHERE p."AccountId" = a."Id") THEN (SELECT string_agg(CAST(c."Id" AS TEXT), ' ') FROM "Groups" c WHERE c."ClosedAt" IS NOT NULL) END
        FROM "Accounts" a LEFT JOIN "Memberships" m ON m."AccountId" = a."Id" AND NOT m."Waiting" LEFT JOIN "Groups" g ON g."Id" = m."GroupId" WHERE a."Id" = @0 AND (a."NormalizedEmail" IS NOT NULL OR a."Imported")
        """;

    /// <summary>Nobody in particular.</summary>
    public static Standing Visitor { get; } = new(null, "", Roles.None, false, [], Scopes.All);

    private static Standing System { get; } = new(null, "", Roles.Admin, false, [], Scopes.All);

    /// <summary>True while a mute stands: they may not write to others.</summary>
    public bool Muted { get; init; }

    /// <summary>The places, as <c>category:5</c> or <c>club:7</c>, where alone they may not write while a mute stands.</summary>
    public IReadOnlyList<Subject> MutedAt { get; init; } = [];

    /// <summary>True while a warning waits for them to say that they have read it: until then they may not write to others.</summary>
    public bool Warned { get; init; }

    /// <summary>The places where alone a warning keeps them from writing until they say that they have read it.</summary>
    public IReadOnlyList<Subject> WarnedAt { get; init; } = [];

    /// <summary>True while it stands that what they write in places waits for a moderator.</summary>
    public bool OnApproval { get; init; }

    /// <summary>The places where alone that stands.</summary>
    public IReadOnlyList<Subject> OnApprovalAt { get; init; } = [];

    /// <summary>Those of their groups that they run, as hosts or co-hosts; none while a ban stands, as with every role.</summary>
    public IReadOnlyList<long> Hosted { get; init; } = [];

    /// <summary>Those of their groups that are closed, and every closed one for who may write in others' groups, as staff do.</summary>
    public IReadOnlyList<long> Closed { get; init; } = [];

    /// <summary>Since when somebody is here whom nobody knows yet: a newcomer who is neither staff nor a customer. Null for everybody else.</summary>
    public DateTime? NewSince => Trust == Trust.Newcomer ? CameAt : null;

    /// <summary>When somebody came who is neither staff nor a customer; null for who is, and for nobody in particular.</summary>
    public DateTime? CameAt { get; init; }

    /// <summary>How well they are known here.</summary>
    public Trust Trust { get; init; }

    /// <summary>They own something of the company's.</summary>
    public bool IsCustomer { get; init; }

    /// <summary>A moderator has not approved the account yet: they read, and do not write.</summary>
    public bool AwaitsApproval { get; init; }

    /// <summary>Where they keep order, besides what their roles give them; none while a ban stands or the credentials do not allow it.</summary>
    public ModeratedPlaces Places { get; init; } = ModeratedPlaces.None;

    /// <summary>True for whoever has an account.</summary>
    public bool IsMember => AccountId is not null;

    /// <summary>May decide flags and sees what is hidden, everywhere. What concerns one place alone asks <see cref="Moderates"/>.</summary>
    public bool IsModerator => !Banned && (Roles & Moderators.Everywhere) != 0 && Scopes.HasFlag(Scopes.Moderate);

    /// <summary>Moderates the whole portal or at least one place.</summary>
    public bool ModeratesSomewhere => IsModerator || Places.Any;

    /// <summary>May answer chats.</summary>
    public bool IsAgent => !Banned && (Roles & (Roles.Agent | Roles.Admin)) != 0 && Scopes.HasFlag(Scopes.Write);

    /// <summary>May change settings, roles and categories.</summary>
    public bool IsAdmin => !Banned && Roles.HasFlag(Roles.Admin) && Scopes.HasFlag(Scopes.Admin);

    /// <summary>Works for the company in any role: shown beside their posts.</summary>
    public bool IsStaff => Roles != Roles.None;

    /// <summary>The refusal for writing anything that others read, or null when they may.</summary>
    public Problem? MayNotWrite => MayNotUse ?? (Warned ? Problem.Warned : Muted ? Problem.Muted : null);

    /// <summary>The refusal for writing at a place, as <c>category:5</c> or <c>club:7</c>, or null when they may: whatever stands at one asks this, and nothing else knows who is muted or warned where.</summary>
    public Problem? MayNotWriteAt(Subject? place) =>
        MayNotWrite ?? (place is not { } at ? null : WarnedAt.Contains(at) ? Problem.Warned : MutedAt.Contains(at) ? Problem.Refused<PeopleText>("MutedAtPlace") : null);

    /// <summary>
    /// The refusal for writing anything in a group (null for what belongs to none): as everywhere, and while the group is closed. That is decided here alone; what comes to stand in a group asks it
    /// once more as it is written (<see cref="OpenGroups"/>). Who keeps order goes on doing so in a closed one.
    /// </summary>
    public Problem? MayNotWriteIn(long? groupId) => MayNotWriteAt(ModeratedPlaces.OfGroup(groupId)) ?? ClosedTo(groupId);

    /// <summary>The refusal for what a group that is closed does not take any more, from whoever it comes; null in every other.</summary>
    public Problem? ClosedTo(long? groupId) => groupId is { } group && Closed.Contains(group) ? GroupClosed : null;

    /// <summary>Says that a group is closed.</summary>
    public static Problem GroupClosed => Problem.Conflict<PeopleText>("GroupClosed");

    /// <summary>The refusal for changing even what is one's own alone, such as settings and bookmarks, and for asking the staff; null when they may. Who is muted may.</summary>
    public Problem? MayNotUse =>
        AccountId is null && Roles == Roles.None ? Problem.SignIn
        : Banned ? Problem.Banned
        : AwaitsApproval ? Problem.Refused<PeopleText>("AccountAwaits")
        : Scopes.HasFlag(Scopes.Write) ? null
        : Problem.NotAllowed;

    /// <summary>Reads the standing of an actor now.</summary>
    public static async Task<Standing> Of(PortalDb db, Actor actor, DateTime now, CancellationToken ct)
    {
        if (actor.AccountId is not { } id)
        {
            return actor.IsSystem ? System : Visitor;
        }

        var rows = await db.Rows(
            Statement,
            row => (Name: row.GetString(0), Roles: (Roles)row.GetInt32(1), Bonds: row.TextOrNull(2), Group: row.LongOrNull(3), Host: !row.IsDBNull(4) && row.GetBoolean(4),
                Came: row.IsDBNull(5) ? (DateTime?)null : row.Time(5), Places: row.TextOrNull(6), Trust: TrustOf(row.GetString(7)), Customer: row.GetBoolean(8), Awaits: row.GetBoolean(9), Closed: row.GetBoolean(10), AllClosed: row.TextOrNull(11)),
            ct, id, now);
        if (rows is not [var account, ..])
        {
            return Visitor;
        }

        var bonds = Bonds.Parse(account.Bonds);
        return new(id, account.Name, account.Roles, bonds.Banned, account.Group is null ? [] : rows.ConvertAll(row => row.Group!.Value), actor.Scopes)
        {
            CameAt = account.Came,
            Trust = account.Trust,
            IsCustomer = account.Customer,
            AwaitsApproval = account.Awaits,
            Places = bonds.Banned || !actor.Has(Scopes.Moderate) ? ModeratedPlaces.None : ModeratedPlaces.Parse(account.Places),
            Muted = bonds.Muted,
            MutedAt = bonds.MutedAt,
            Warned = bonds.Warned,
            WarnedAt = bonds.WarnedAt,
            OnApproval = bonds.Approval,
            OnApprovalAt = bonds.ApprovalAt,
            Closed = account.AllClosed is { } all ? Array.ConvertAll(all.Split(' '), word => long.Parse(word, NumberStyles.None, CultureInfo.InvariantCulture))
                : rows.Exists(row => row.Closed) ? [.. rows.Where(row => row.Closed).Select(row => row.Group!.Value)]
                : [],
            Hosted = !bonds.Banned && rows.Exists(row => row.Host) ? [.. rows.Where(row => row.Host).Select(row => row.Group!.Value)] : [],
        };
    }

    /// <summary>Whether they moderate a place, as <c>category:5</c> or <c>club:7</c>: moderators all, and what stands at none; others those that they were given.</summary>
    public bool Moderates(Subject? place) => IsModerator || (place is { } at && Places.Has(at));

    /// <summary>Whether they are in the group.</summary>
    public bool IsIn(long groupId) => Groups.Contains(groupId);

    /// <summary>As it is stored; read with every deed, so without a search through the names.</summary>
    private static Trust TrustOf(string word) => word switch
    {
        nameof(Trust.Newcomer) => Trust.Newcomer,
        nameof(Trust.Member) => Trust.Member,
        nameof(Trust.Regular) => Trust.Regular,
        _ => Trust.Helper,
    };

    /// <summary>Whether they run the group.</summary>
    public bool IsHostOf(long groupId) => Hosted.Contains(groupId);
}
