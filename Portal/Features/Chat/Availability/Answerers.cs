using Microsoft.EntityFrameworkCore;
using Portal.Commons.People;
using Portal.Commons.Sanctions;
using Portal.Platform.Data;

namespace Portal.Features.Chat;

/// <summary>Who may answer chats: staff with an account that is not erased, neither suspended nor banned. The same as <see cref="ChatRules.IsDesk"/>, asked of many at once.</summary>
internal static class Answerers
{
    /// <summary>The accounts.</summary>
    public static IQueryable<Account> WhoMayAnswer(this PortalDb db, DateTime now) =>
        db.Set<Account>().Where(a => (a.Roles & (Roles.Agent | Roles.Admin)) != 0 && a.NormalizedEmail != null && !db.ShuttingOut(now).Any(s => s.AccountId == a.Id));

    /// <summary>Who belongs to departments and may answer. A department without any is everybody's.</summary>
    public static IQueryable<DepartmentAgent> PeopleWhoAnswer(this PortalDb db, DateTime now) =>
        db.Set<DepartmentAgent>().Where(m => db.WhoMayAnswer(now).Any(a => a.Id == m.AccountId));

    /// <summary>Who belongs to departments and may not answer now: without the role, or banned.</summary>
    public static IQueryable<DepartmentAgent> PeopleWhoDoNot(this PortalDb db, DateTime now) =>
        db.Set<DepartmentAgent>().Where(m => !db.WhoMayAnswer(now).Any(a => a.Id == m.AccountId));
}
