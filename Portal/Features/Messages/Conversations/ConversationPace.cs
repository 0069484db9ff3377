using Microsoft.EntityFrameworkCore;
using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Data;
using Portal.Platform.Limits;

namespace Portal.Features.Messages;

/// <summary>How many conversations somebody may begin in a time: who has just come here, fewer. Counts once however often the deed is run.</summary>
internal sealed class ConversationPace
{
    private readonly Func<Problem?> usual;
    private readonly Func<Problem?> newcomer;

    private ConversationPace(Func<Problem?> usual, Func<Problem?> newcomer) => (this.usual, this.newcomer) = (usual, newcomer);

    /// <summary>For one deed of an actor.</summary>
    public static ConversationPace Of(RateLimits limits, Actor actor) => new(limits.Once(Limited.Conversations, actor), limits.Once(Limited.NewcomerConversations, actor));

    /// <summary>Counts one more, or answers that there were too many.</summary>
    public async Task<Problem?> TooMany(PortalDb db, Standing standing, CancellationToken ct) =>
        !standing.IsStaff && await db.Set<Account>().AnyAsync(a => a.Id == standing.AccountId && a.Trust == Trust.Newcomer, ct) ? newcomer() : usual();
}
