using Microsoft.EntityFrameworkCore;
using Portal.Commons.People;
using Portal.Platform.Data;

namespace Portal.Features.Chat;

/// <summary>Whom a chat is for.</summary>
/// <param name="DepartmentId">The department, where the customer's words named one.</param>
/// <param name="ExpertId">The expert whom they named.</param>
/// <param name="Language">The customer's language, such as <c>zh-Hans</c>.</param>
public readonly record struct ChatAddress(long? DepartmentId, long? ExpertId, string? Language);

/// <summary>Finds out whom a chat is for, inside the deed that begins it.</summary>
internal static class ChatAddresses
{
    /// <summary>Words that name no department, and a name that is no expert's, leave the chat to everybody: whoever asks is never turned away for that.</summary>
    public static async Task<ChatAddress> AddressOf(this PortalDb db, NewChat given, CancellationToken ct) => new(
        (await db.MeantDepartment(given.Department, ct))?.Id,
        await ExpertId(db, given.Expert, ct),
        string.IsNullOrWhiteSpace(given.Language) ? null : given.Language.Trim());

    private static async Task<long?> ExpertId(PortalDb db, string? name, CancellationToken ct)
    {
        var wanted = LookupNames.Of(name);
        return wanted.Length == 0 ? null
            : await (from a in db.Set<Account>()
                     join g in db.Set<Agent>() on a.Id equals g.AccountId
                     where a.NormalizedUserName == wanted && g.IsExpert && (a.Roles & (Roles.Agent | Roles.Admin)) != 0
                     select (long?)a.Id).FirstOrDefaultAsync(ct);
    }
}
