using Portal.Commons.People;

namespace Portal.Features.Rooms;

/// <summary>A room, in answers of the API.</summary>
/// <param name="Id">The id.</param>
/// <param name="Kind">For whom it is.</param>
/// <param name="Name">Its name.</param>
/// <param name="About">What is talked about there.</param>
/// <param name="LastNumber">The number of its newest message; 0 while nothing was said.</param>
/// <param name="SlowSeconds">How many seconds a member waits between two messages; 0 for no wait.</param>
/// <param name="Archived">True where it is only read.</param>
/// <param name="MayWrite">True where the caller may write; they may have to wait nevertheless.</param>
/// <param name="ReadNumber">How far the caller has read; null where they were never there.</param>
/// <param name="Muted">True when the caller is told of nothing there.</param>
/// <param name="MutedUntil">Until when the caller may not write there, because who keeps order said so.</param>
/// <param name="Url">Its page.</param>
public sealed record RoomJson(
    long Id, RoomKind Kind, string Name, string About, int LastNumber, int SlowSeconds, bool Archived, bool MayWrite, int? ReadNumber, bool Muted, DateTime? MutedUntil, string Url)
{
    internal static RoomJson Of(RoomView room) => new(
        room.Id, room.Kind, room.Name, room.About, room.LastNumber, room.SlowSeconds, room.Archived, room.MayNotWrite is null && room.Silenced is null, room.ReadNumber, room.Muted,
        room.Silenced?.Until, Room.AddressOf(room.Id));
}

/// <summary>A room in the caller's list, in answers of the API.</summary>
/// <param name="Id">The id.</param>
/// <param name="Kind">For whom it is.</param>
/// <param name="Name">Its name.</param>
/// <param name="About">What is talked about there.</param>
/// <param name="LastNumber">The number of its newest message; 0 while nothing was said.</param>
/// <param name="LastMessageAt">When that was said.</param>
/// <param name="ReadNumber">How far the caller has read; null where they were never there.</param>
/// <param name="UnreadCount">How many messages there are to read, counted up to 100; 0 where they were never there.</param>
/// <param name="Muted">True when the caller is told of nothing there.</param>
/// <param name="Url">Its page.</param>
public sealed record RoomItemJson(long Id, RoomKind Kind, string Name, string About, int LastNumber, DateTime LastMessageAt, int? ReadNumber, int UnreadCount, bool Muted, string Url)
{
    internal static RoomItemJson Of(RoomRow row) => new(
        row.Id, row.Kind, row.Name, row.About, row.LastNumber, row.LastMessageAt, row.ReadNumber, row.Unread, row.Muted, Room.AddressOf(row.Id));
}

/// <summary>A message, in answers of the API.</summary>
/// <param name="Id">The id.</param>
/// <param name="Number">Its number in the room, from 1 without a gap.</param>
/// <param name="Author">Who said it.</param>
/// <param name="Body">The Markdown, byte for byte as it was sent; empty where the message is gone.</param>
/// <param name="Html">The safe HTML of it.</param>
/// <param name="ReplyTo">The id of the message that it answers, or null.</param>
/// <param name="Reactions">How many gave each reaction.</param>
/// <param name="Deleted">True when its author deleted it.</param>
/// <param name="Hidden">True when who keeps order took it from view.</param>
/// <param name="CreatedAt">When it was said.</param>
/// <param name="EditedAt">When its author changed it last, or null.</param>
public sealed record RoomMessageJson(
    long Id, int Number, AuthorJson Author, string Body, string Html, long? ReplyTo, IReadOnlyDictionary<string, int> Reactions, bool Deleted, bool Hidden, DateTime CreatedAt, DateTime? EditedAt)
{
    internal static RoomMessageJson Of(RoomLine line) => new(
        line.Id, line.Number, AuthorJson.Of(line.Author), line.Body, line.Html, line.Answers?.Id, line.Reactions, line.Deleted, line.Hidden, line.At, line.EditedAt);
}

/// <summary>A message as it is sent.</summary>
/// <param name="Body">Markdown, at most 10,000 characters.</param>
/// <param name="ReplyTo">The id of the message of the same room that it answers, or null.</param>
public sealed record RoomMessageBody(string? Body, long? ReplyTo = null);

/// <summary>Another text of a message.</summary>
/// <param name="Body">Markdown, at most 10,000 characters.</param>
public sealed record RoomTextBody(string? Body);

/// <summary>A room as it is made.</summary>
/// <param name="Kind">public or staff; a club's room is made with its club.</param>
/// <param name="Name">Its name, at most 100 characters.</param>
/// <param name="About">What is talked about there, at most 300 characters.</param>
public sealed record NewRoomBody(RoomKind? Kind, string? Name, string? About = null);

/// <summary>What of a room is to be changed; what is null stays.</summary>
/// <param name="Name">Its name.</param>
/// <param name="About">What is talked about there.</param>
/// <param name="Archived">True where it is to be only read.</param>
/// <param name="SlowSeconds">How many seconds a member waits between two messages; 0 for no wait.</param>
public sealed record RoomPatch(string? Name = null, string? About = null, bool? Archived = null, int? SlowSeconds = null);

/// <summary>How far the caller has read.</summary>
/// <param name="Number">The number of the last message that they have read.</param>
public sealed record RoomReadBody(int? Number);

/// <summary>Whether the caller is told of a room.</summary>
/// <param name="Muted">True to be told of nothing there.</param>
public sealed record RoomMuteBody(bool? Muted);

/// <summary>For how long somebody may not write in a room, and why.</summary>
/// <param name="Minutes">From 1 to 43,200.</param>
/// <param name="Reason">As they are told, at most 500 characters.</param>
public sealed record MemberMuteBody(int? Minutes, string? Reason);

/// <summary>Why a message is taken from view.</summary>
/// <param name="Reason">For the log, at most 2,000 characters.</param>
public sealed record RemovalBody(string? Reason);

/// <summary>What reports a message.</summary>
/// <param name="Reason">spam, abuse, off-topic, personal-data or other.</param>
/// <param name="Note">What the moderators should know, at most 1,000 characters.</param>
public sealed record RoomReportBody(string? Reason, string? Note = null);

/// <summary>The report that was made.</summary>
public sealed record RoomReportMade(long Id, long MessageId, string Reason);

/// <summary>Somebody whom a message may speak to.</summary>
/// <param name="Id">The account.</param>
/// <param name="Name">The name that is written after @.</param>
/// <param name="DisplayName">The name that is shown.</param>
public sealed record AddressedJson(long Id, string Name, string DisplayName);
