using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Limits;

namespace Portal.Features.Messages;

/// <summary>
/// How many people somebody may begin to write to in a time, alone or in a group: who has just come here and whom nobody knows yet, fewer. Counts once however often the deed is run.
/// </summary>
internal sealed class ConversationPace(RateLimits limits, Actor actor)
{
    /// <summary>The most that a newcomer writes to at once.</summary>
    public const int MostByNewcomer = 4;

    private (Problem? Answer, bool Asked) before;

    /// <summary>Counts these people, or answers that there were too many.</summary>
    public Problem? TooMany(Standing standing, int people)
    {
        if (standing.NewSince is not null && people > MostByNewcomer)
        {
            return Problem.Invalid<MessagesText>("to", "FewerByNewcomer", MostByNewcomer);
        }

        if (!before.Asked)
        {
            before = (limits.Take(standing.NewSince is null ? Limited.Conversations : Limited.NewcomerConversations, actor, people), true);
        }

        return before.Answer;
    }
}
