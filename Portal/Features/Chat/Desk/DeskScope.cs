using Portal.Platform.Data;

namespace Portal.Features.Chat;

/// <summary>Of which departments the desk's lists show chats.</summary>
/// <param name="Kind">All, the agent's own, or one.</param>
/// <param name="DepartmentId">The one.</param>
public readonly record struct DeskScope(DeskScopeKind Kind, long? DepartmentId = null)
{
    /// <summary>Of all.</summary>
    public static DeskScope All { get; } = new(DeskScopeKind.All);

    /// <summary>Of the agent's own.</summary>
    public static DeskScope Ours { get; } = new(DeskScopeKind.Ours);

    /// <summary>The chats in it. Those of no department, of one without people who may answer and of one that was archived are everybody's; what names an expert is theirs, too; and all is for who belongs to none.</summary>
    public IQueryable<Chat> Of(PortalDb db, long? me, DateTime now)
    {
        var (chats, people, id) = (db.Set<Chat>(), db.PeopleWhoAnswer(now), DepartmentId);
        return Kind switch
        {
            DeskScopeKind.One => chats.Where(c => c.DepartmentId == id),
            DeskScopeKind.Ours => chats.Where(c => c.DepartmentId == null
                || db.Set<DepartmentAgent>().Any(a => a.DepartmentId == c.DepartmentId && a.AccountId == me)
                || !people.Any(a => a.DepartmentId == c.DepartmentId)
                || c.ExpertId == me
                || !db.Set<DepartmentAgent>().Any(a => a.AccountId == me)
                || db.Set<Department>().Any(d => d.Id == c.DepartmentId && d.ArchivedAt != null)),
            _ => chats,
        };
    }
}

/// <summary>Which departments.</summary>
public enum DeskScopeKind
{
    /// <summary>All.</summary>
    All,

    /// <summary>The agent's own.</summary>
    Ours,

    /// <summary>One.</summary>
    One,
}
