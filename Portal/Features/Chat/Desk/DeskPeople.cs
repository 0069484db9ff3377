using Microsoft.EntityFrameworkCore;
using Portal.Commons.People;
using Portal.Platform.Data;

namespace Portal.Features.Chat;

/// <summary>Who works at the desk.</summary>
internal static class DeskPeople
{
    /// <summary>More are not looked at: a site's staff are few.</summary>
    public const int Most = 1_000;

    /// <summary>All who may answer chats now, by name.</summary>
    public static Task<List<PersonView>> All(PortalDb db, DateTime now, CancellationToken ct) =>
        db.WhoMayAnswer(now).OrderBy(a => a.UserName).Take(Most).Select(PersonView.Of).ToListAsync(ct);
}
