namespace Portal.Features.Forum;

/// <summary>More members have the same question, or fewer.</summary>
public sealed record MeTooChanged(long TopicId, long? GroupId, bool Public) : ForumNews(TopicId, GroupId, Public);
