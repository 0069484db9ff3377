using Portal.Commons.Drafts;
using Portal.Commons.Hours;
using Portal.Kernel;

namespace Portal.Features.Clubs;

/// <summary>When news are to be read.</summary>
internal enum NewsTime
{
    /// <summary>At once.</summary>
    Now,

    /// <summary>At a time.</summary>
    Later,

    /// <summary>Not yet: they are a draft.</summary>
    Draft,
}

/// <summary>What stands in the form of news, besides the text in its box: as it was typed.</summary>
internal sealed class NewsForm
{
    /// <summary>The title.</summary>
    public string? Title { get; set; }

    /// <summary>When they are to be read.</summary>
    public NewsTime When { get; set; }

    /// <summary>At which time, as a browser writes it.</summary>
    public string? At { get; set; }

    /// <summary>The revision of the news from which it was begun; 0 for new ones.</summary>
    public int Revision { get; set; }

    /// <summary>The form of news that are changed.</summary>
    public static NewsForm Of(NewsItemView it, string zone) => new()
    {
        Title = it.Row.Title, Revision = it.Revision,
        When = it.Row.State switch { NewsState.Scheduled => NewsTime.Later, NewsState.Draft => NewsTime.Draft, _ => NewsTime.Now },
        At = it is { PublishAt: { } due, Row.State: NewsState.Scheduled } ? WallClock.Typed(due, zone) : null,
    };

    /// <summary>What is wished for, with the text from the box. A time that was shown and not touched stays to the second; of what is published already none counts.</summary>
    public Result<NewsWish> Wish(string text, NewsItemView? before, string zone)
    {
        if (When != NewsTime.Later || before?.Row.State == NewsState.Published)
        {
            return new NewsWish(Title ?? "", text, When == NewsTime.Draft);
        }

        var due = before?.PublishAt is { } was ? WallClock.Read("at", At, zone, was, zone) : WallClock.Read("at", At, zone);
        return due.Then(at => new NewsWish(Title ?? "", text, At: at));
    }

    /// <summary>As a draft keeps it.</summary>
    public string Write() => DraftDetails.Write(this);

    /// <summary>What a draft kept; null where that cannot be read.</summary>
    public static NewsForm? Read(string? kept) => DraftDetails.Read<NewsForm>(kept);
}
