using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Portal.Commons.Drafts;
using Portal.Kernel;
using Portal.Platform.Ui;

namespace Portal.Features.Forum;

/// <summary>What somebody sent, as the form held it in which they wrote it.</summary>
/// <param name="Place">Where it was written, in the words of <see cref="DraftStore"/>.</param>
/// <param name="Address">The page with the form.</param>
/// <param name="Text">The text.</param>
/// <param name="Title">The title, where the form has one.</param>
/// <param name="Details">What else the form holds, as its draft keeps it.</param>
/// <param name="Answered">The post that was answered.</param>
internal sealed record SentText(string Place, string Address, string Text, string? Title = null, string? Details = null, PostView? Answered = null)
{
    /// <summary>The text, and below it what was written at the same place since.</summary>
    public string Before(string? since) => string.IsNullOrWhiteSpace(since) ? Text : $"{Text}\n\n{since}";

    /// <summary>What else the form held; where a draft was begun there since, that with what it does not say itself.</summary>
    public string? DetailsBefore(Draft? since) => since is null ? Details : Place == Topics.NewDraft ? NewTopicDraft.Merge(Details, since.Details) : since.Details;
}

/// <summary>
/// Takes back what somebody has just sent, and brings the text back to where it was written: into its form where that is open, else into its draft. What was written
/// there meanwhile stays. Scoped: it knows the forms of one circuit.
/// </summary>
internal sealed class WritingUndo(Posts posts, DraftStore drafts, Toasts toasts, NavigationManager navigation, IStringLocalizer<ForumText> texts)
{
    private readonly Dictionary<string, Func<SentText, Task>> forms = [];

    /// <summary>A post is being taken back here, and the way on leads to where its text waits: what shows the post need not find one when it goes.</summary>
    public bool LeadsOn { get; private set; }

    /// <summary>A form is open; what it sent comes back through it.</summary>
    public void Open(string place, Func<SentText, Task> putBack) => forms[place] = putBack;

    /// <summary>The form is gone.</summary>
    public void Close(string place, Func<SentText, Task> putBack)
    {
        if (IsOpen(place, putBack))
        {
            forms.Remove(place);
        }
    }

    /// <summary>Says that a post was sent, and offers for a moment to take it back.</summary>
    public void Offer(Actor actor, long postId, SentText sent) => toasts.Add(texts["Sent"], Severity.Success, texts["Undo"], () => TakeBack(actor, postId, sent), Posts.UndoTime);

    /// <summary>The draft is written before the post goes, so that the text is in one of both whatever breaks meanwhile.</summary>
    private async Task TakeBack(Actor actor, long postId, SentText sent)
    {
        var form = forms.GetValueOrDefault(sent.Place);
        var since = await drafts.Find(actor, sent.Place, default);
        var title = string.IsNullOrWhiteSpace(since?.Title) ? sent.Title : since.Title;
        await drafts.Keep(actor, sent.Place, title, sent.Before(since?.Text), sent.DetailsBefore(since), detailed: true, default);
        LeadsOn = true;
        if ((await posts.TakeBack(actor, postId, default)).Problem is { } refused)
        {
            LeadsOn = false;
            await drafts.Keep(actor, sent.Place, since?.Title, since?.Text ?? "", since?.Details, detailed: since is not null, default);
            toasts.Add(refused.Sentence, Severity.Error);
        }
        else if (form is not null && IsOpen(sent.Place, form))
        {
            LeadsOn = false;
            await form(sent);
        }
        else
        {
            navigation.NavigateTo(sent.Address, forceLoad: true);
        }
    }

    private bool IsOpen(string place, Func<SentText, Task> form) => forms.GetValueOrDefault(place) == form;
}
