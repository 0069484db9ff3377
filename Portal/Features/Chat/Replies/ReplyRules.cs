using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Data;

namespace Portal.Features.Chat;

/// <summary>Which canned replies somebody has, and what one must be like. Pure functions, asked by the deeds and by the views alike.</summary>
public static class ReplyRules
{
    /// <summary>What an agent may use and change: what all share, what their departments do, and their own; of an admin what every department does. Nobody else has any.</summary>
    public static IQueryable<CannedReply> SeenBy(this IQueryable<CannedReply> replies, PortalDb db, Standing standing)
    {
        var (agent, admin, me) = (ChatRules.IsDesk(standing), standing.IsAdmin, standing.AccountId);
        return replies.Where(r => agent && (r.OwnerId == me
            || (r.OwnerId == null && (r.DepartmentId == null || admin || db.Set<DepartmentAgent>().Any(a => a.DepartmentId == r.DepartmentId && a.AccountId == me)))));
    }

    /// <summary>What is wrong with a reply as it was typed, each at its field, or null.</summary>
    public static Problem? Check(ReplyText reply) => Problem.Together(
    [
        .. Each(
            Bounds.Check("title", reply.Title, CannedReply.MostTitle),
            Bounds.Check("shortcut", reply.Word, CannedReply.MostShortcut)
                ?? (reply.Word.All(c => char.IsLetterOrDigit(c) || c is '-' or '_') ? null : Problem.Invalid<ChatText>("shortcut", "ShortcutLetters")),
            Bounds.Check("text", reply.Text, CannedReply.MostBody)),
    ]);

    private static IEnumerable<Problem> Each(params Problem?[] problems) => problems.OfType<Problem>();
}
