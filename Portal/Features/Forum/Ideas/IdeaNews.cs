namespace Portal.Features.Forum;

/// <summary>Staff said where an idea stands: who voted for it will want to know.</summary>
/// <param name="TopicId">The idea.</param>
/// <param name="PostId">Its first post.</param>
/// <param name="ChangeId">The step, with the staff's word.</param>
/// <param name="State">Where it stands now.</param>
/// <param name="IntoId">For a duplicate, the idea that has its votes now: who voted for this one is found there.</param>
/// <param name="GroupId">The group whose board it is on.</param>
/// <param name="Public">True when everyone may read it.</param>
public sealed record IdeaStateChanged(long TopicId, long PostId, long ChangeId, string State, long? IntoId, long? GroupId, bool Public) : ForumNews(TopicId, GroupId, Public);

/// <summary>An idea has more votes, or fewer.</summary>
public sealed record VotesChanged(long TopicId, long? GroupId, bool Public) : ForumNews(TopicId, GroupId, Public);

/// <summary>An idea that this one leads to, or that leads here, went from view or came back.</summary>
public sealed record IdeaLinksChanged(long TopicId, long? GroupId, bool Public) : ForumNews(TopicId, GroupId, Public);
