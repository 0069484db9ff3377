using Microsoft.EntityFrameworkCore;
using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Data;
using Portal.Platform.Web;

namespace Portal.Commons.Moderation;

/// <summary>Why something was done with what somebody wrote, as that person is told it.</summary>
public static class GivenReasons
{
    /// <summary>The reason that was given; where there is none, such as from a program, a sentence of a room in the language of who reads it.</summary>
    public static async Task<string> ReasonFor<TTexts>(this PortalDb db, long readerId, string? reason, string otherwise, CancellationToken ct)
    {
        if (!string.IsNullOrWhiteSpace(reason))
        {
            return reason.Trim();
        }

        var language = await db.Set<Account>().Where(a => a.Id == readerId).Select(a => a.Language).FirstOrDefaultAsync(ct);
        using var spoken = Languages.Speak(language);
        return Sentences.Say(typeof(TTexts), otherwise);
    }
}
