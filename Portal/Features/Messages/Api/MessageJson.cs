using Portal.Commons.People;

namespace Portal.Features.Messages;

/// <summary>Somebody who is or was in a conversation, in answers of the API.</summary>
/// <param name="Id">The account.</param>
/// <param name="Name">The account's name.</param>
/// <param name="Left">True when they have left.</param>
/// <param name="ReadNumber">How far they have read; null for who does not want others to see that, and of others once the caller has left.</param>
public sealed record ParticipantJson(long Id, string Name, bool Left, int? ReadNumber)
{
    internal static ParticipantJson Of(ParticipantView one) => new(one.Person.Id, one.Person.Name, one.Left, one.ReadNumber);
}

/// <summary>A conversation of the caller's, in answers of the API.</summary>
/// <param name="Id">The id.</param>
/// <param name="Group">False for what is between two.</param>
/// <param name="Title">What the group calls itself, or null.</param>
/// <param name="People">Everybody in it, and who has left; the caller among them.</param>
/// <param name="ReadNumber">How far the caller has read.</param>
/// <param name="Unread">True when there is something that they have not read.</param>
/// <param name="Muted">True when they are told of nothing in it.</param>
/// <param name="Left">True when they have left.</param>
/// <param name="Url">Its page.</param>
public sealed record ConversationJson(long Id, bool Group, string? Title, IReadOnlyList<ParticipantJson> People, int ReadNumber, bool Unread, bool Muted, bool Left, string Url)
{
    internal static ConversationJson Of(ConversationView view) => new(
        view.Id, view.IsGroup, view.Title, [.. view.People.Select(ParticipantJson.Of)], view.Mine.ReadNumber, view.Mine.NewestNumber > view.Mine.ReadNumber, view.Mine.Muted,
        view.Mine.UntilNumber is not null, $"/messages/{view.Id}");
}

/// <summary>A conversation in the caller's list, in answers of the API.</summary>
/// <param name="Id">The id.</param>
/// <param name="Group">False for what is between two.</param>
/// <param name="Title">What the group calls itself, or null.</param>
/// <param name="Others">The first three of the others who are or were in it.</param>
/// <param name="OthersCount">How many others there are or were.</param>
/// <param name="Unread">True when there is something that the caller has not read.</param>
/// <param name="UnreadCount">How many messages there are to read, counted up to 100.</param>
/// <param name="Muted">True when they are told of nothing in it.</param>
/// <param name="Left">True when they have left.</param>
/// <param name="NewestAt">When something was written last.</param>
/// <param name="Url">Its page.</param>
public sealed record ConversationItemJson(long Id, bool Group, string? Title, IReadOnlyList<AuthorJson> Others, int OthersCount, bool Unread, int UnreadCount, bool Muted, bool Left, DateTime NewestAt, string Url)
{
    internal static ConversationItemJson Of(ConversationItem item) => new(
        item.Id, item.IsGroup, item.Title, [.. item.People.Select(AuthorJson.Of)], item.Others, item.Unread, item.UnreadCount, item.Mine.Muted, item.Mine.UntilNumber is not null, item.Mine.NewestAt, $"/messages/{item.Id}");
}

/// <summary>A message, in answers of the API.</summary>
/// <param name="Id">The id.</param>
/// <param name="Number">Its number in the conversation, from 1 without a gap.</param>
/// <param name="Author">Who wrote it, or did what happened.</param>
/// <param name="Event">What happened in a group, or null for a message.</param>
/// <param name="About">To whom it happened.</param>
/// <param name="Body">The Markdown, byte for byte as it was sent; the new title where a group was renamed.</param>
/// <param name="Html">The safe HTML of it.</param>
/// <param name="Hidden">True when a moderator took it from view; then there are no words.</param>
/// <param name="CreatedAt">When.</param>
public sealed record MessageJson(long Id, int Number, AuthorJson Author, GroupEvent? Event, AuthorJson? About, string Body, string Html, bool Hidden, DateTime CreatedAt)
{
    internal static MessageJson Of(MessageLine line) => new(
        line.Id, line.Number, AuthorJson.Of(line.Author), line.Event, line.About is { } about ? AuthorJson.Of(about) : null, line.Body, line.Html, line.Hidden, line.At);
}

/// <summary>What begins a conversation.</summary>
/// <param name="To">The names of the accounts to write to: one, or up to 19 for a group.</param>
/// <param name="Title">What the group is called, at most 100 characters.</param>
/// <param name="Body">The first message: Markdown, at most 10,000 characters.</param>
public sealed record ConversationBody(IReadOnlyList<string?>? To, string? Title, string? Body);

/// <summary>A message as it is sent.</summary>
/// <param name="Body">Markdown, at most 10,000 characters.</param>
public sealed record MessageBody(string? Body);

/// <summary>What a group is to be called.</summary>
/// <param name="Title">At most 100 characters; empty or null for none.</param>
public sealed record TitleBody(string? Title);

/// <summary>Whom to bring into a group.</summary>
/// <param name="To">The names of their accounts.</param>
public sealed record PeopleBody(IReadOnlyList<string?>? To);

/// <summary>How far the caller has read.</summary>
/// <param name="Number">The number of the last message that they have read.</param>
public sealed record ReadBody(int? Number);

/// <summary>Whether the caller is told of a conversation.</summary>
/// <param name="Muted">True to be told of nothing in it.</param>
public sealed record MuteBody(bool? Muted);

/// <summary>What reports a message.</summary>
/// <param name="Reason">spam, abuse, off-topic, personal-data or other.</param>
/// <param name="Note">What the moderators should know, at most 1,000 characters.</param>
public sealed record ReportBody(string? Reason, string? Note = null);

/// <summary>The report that was made.</summary>
public sealed record ReportMade(long Id, long MessageId, string Reason);

/// <summary>Somebody whose name is offered.</summary>
/// <param name="Id">The account.</param>
/// <param name="Name">The account's name.</param>
/// <param name="DisplayName">The name that is shown.</param>
public sealed record NamedJson(long Id, string Name, string DisplayName);
