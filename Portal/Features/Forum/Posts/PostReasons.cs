using Microsoft.EntityFrameworkCore;
using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Data;
using Portal.Platform.Web;

namespace Portal.Features.Forum;

/// <summary>Why a moderator did something with what somebody wrote, as that person is told it.</summary>
internal static class PostReasons
{
    /// <summary>The reason that was given; where there is none, such as from a program, a sentence in the language of who reads it.</summary>
    public static async Task<string> Of(PortalDb db, string? reason, long readerId, string otherwise, CancellationToken ct)
    {
        if (!string.IsNullOrWhiteSpace(reason))
        {
            return reason.Trim();
        }

        var language = await db.Set<Account>().Where(a => a.Id == readerId).Select(a => a.Language).FirstOrDefaultAsync(ct);
        using var spoken = Languages.Speak(language);
        return Sentences.Say(typeof(ForumText), otherwise);
    }
}
