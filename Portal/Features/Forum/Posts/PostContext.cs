using Microsoft.AspNetCore.Components;

namespace Portal.Features.Forum;

/// <summary>What the posts of a page share, handed to each as one: as parameters of their own it would be kept 25 times in every open circuit.</summary>
/// <param name="Topic">Their topic.</param>
/// <param name="Mine">The reader.</param>
/// <param name="OnQuote">The reader wants to answer a post, with a quote or without.</param>
/// <param name="OnBookmark">The reader wants to set or change a bookmark.</param>
/// <param name="OnChanged">The reader changed something.</param>
public sealed record PostContext(TopicHead Topic, PostViewer Mine, EventCallback<(PostView Post, string? Text)> OnQuote, EventCallback<PostView> OnBookmark, EventCallback OnChanged)
{
    /// <summary>The posts that the reader chose to move; null while they do not choose.</summary>
    public IReadOnlySet<long>? Picked { get; init; }

    /// <summary>The reader chose a post, or takes that back.</summary>
    public EventCallback<PostView> OnPick { get; init; }
}
