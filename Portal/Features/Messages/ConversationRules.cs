using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Data;

namespace Portal.Features.Messages;

/// <summary>Who sees and does what in conversations. Nobody but those in one knows of it, staff neither; a reported message is shown to moderators by <see cref="ModeratedMessages"/> alone.</summary>
public static class ConversationRules
{
    /// <summary>Of some messages those that somebody may read: written while they were in the conversation.</summary>
    public static IQueryable<Message> SeenBy(this IQueryable<Message> messages, PortalDb db, Standing standing)
    {
        var me = standing.AccountId;
        return messages.Where(m => db.Set<Participant>().Any(p =>
            p.ConversationId == m.ConversationId && p.AccountId == me && m.Number > p.FromNumber && (p.UntilNumber == null || m.Number <= p.UntilNumber)));
    }

    /// <summary>Why somebody may not write at all, or null.</summary>
    public static Problem? MayNotWrite(Standing standing) => standing.MayNotWrite ?? (standing.IsMember ? null : Problem.SignIn);

    /// <summary>Why somebody may not change what is theirs alone, such as up to where they have read, or null. Who is muted may.</summary>
    public static Problem? MayNotKeep(Standing standing) => standing.MayNotUse ?? (standing.IsMember ? null : Problem.SignIn);

    /// <summary>Why somebody may not write in a conversation, or null: not after they have left it, and not where nobody is left to read it.</summary>
    /// <param name="standing">Who.</param>
    /// <param name="left">True when they have left.</param>
    /// <param name="others">How many others are in it.</param>
    public static Problem? MayNotWriteIn(Standing standing, bool left, int others) =>
        MayNotWrite(standing)
        ?? (left ? Problem.Refused<MessagesText>("YouLeft")
            : others == 0 ? Problem.Refused<MessagesText>("NobodyLeft")
            : null);

    /// <summary>Why somebody may not bring others in, give it a title or leave it, or null: those in a group may.</summary>
    /// <param name="standing">Who.</param>
    /// <param name="isGroup">False for what is between two.</param>
    /// <param name="left">True when they have left.</param>
    public static Problem? MayNotShape(Standing standing, bool isGroup, bool left) =>
        MayNotWrite(standing)
        ?? (!isGroup ? Problem.Refused<MessagesText>("BetweenTwo")
            : left ? Problem.Refused<MessagesText>("YouLeft")
            : null);
}
