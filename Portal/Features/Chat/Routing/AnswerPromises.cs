using Microsoft.EntityFrameworkCore;
using Portal.Commons.Cases;
using Portal.Platform.Data;

namespace Portal.Features.Chat;

/// <summary>What who writes while a department is closed is promised: an answer within so much of its opening time. It is the due time of the chat's case.</summary>
internal static class AnswerPromises
{
    /// <summary>Until when who writes at a moment is answered; null while the department is open, and where it promises nothing.</summary>
    public static DateTime? By(Department department, DateTime now) =>
        department.PromisedMinutes == 0 || department.Hours.IsOpen(now) ? null : department.Hours.Add(TimeSpan.FromMinutes(department.PromisedMinutes), now);

    /// <summary>Gives the promise, inside the deed by which a chat begins to wait.</summary>
    public static async Task Promise(this PortalDb db, Chat chat, Case it, DateTime now, CancellationToken ct)
    {
        if (chat.DepartmentId is { } id && await db.Set<Department>().AsNoTracking().FirstOrDefaultAsync(d => d.Id == id && d.ArchivedAt == null, ct) is { } department)
        {
            it.Due = By(department, now);
        }
    }
}
