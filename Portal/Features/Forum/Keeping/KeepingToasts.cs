using Microsoft.Extensions.Localization;
using Portal.Kernel;
using Portal.Platform.Ui;

namespace Portal.Features.Forum;

/// <summary>Says that something was done to a topic, and offers to undo it. Scoped, as the messages are.</summary>
internal sealed class KeepingToasts(Toasts toasts, KeepingUndo undo, IStringLocalizer<ForumText> texts)
{
    /// <summary>Something was done to a topic; one that changed nothing cannot be undone.</summary>
    public void Add(Actor actor, long topicId, Kept kept, TopicDeed deed)
    {
        if (kept.ChangeId == 0)
        {
            toasts.Add(texts["KeptSame"], Severity.Success);
        }
        else
        {
            toasts.Add(texts[$"Kept{deed}"], Severity.Success, texts["Undo"], () => Undo(actor, topicId, kept.ChangeId));
        }
    }

    /// <summary>Undoes a change and says so.</summary>
    public async Task Undo(Actor actor, long topicId, long changeId)
    {
        var result = await undo.Undo(actor, topicId, changeId, default);
        toasts.Add(result.Problem?.Sentence ?? texts["KeptUndone"], result.Done ? Severity.Success : Severity.Error);
    }
}
