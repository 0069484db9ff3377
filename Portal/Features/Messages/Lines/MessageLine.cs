using Microsoft.EntityFrameworkCore;
using Portal.Commons.People;
using Portal.Platform.Data;

namespace Portal.Features.Messages;

/// <summary>A message as it is read, or what happened.</summary>
/// <param name="Id">The id.</param>
/// <param name="ConversationId">The conversation.</param>
/// <param name="Number">Its number there.</param>
/// <param name="Author">Who wrote or did it.</param>
/// <param name="Body">The Markdown, where it was asked for; the new title where a group was renamed.</param>
/// <param name="Html">The safe HTML of it.</param>
/// <param name="Event">What happened; null for what was written.</param>
/// <param name="About">To whom it happened.</param>
/// <param name="At">When.</param>
/// <param name="Hidden">A moderator has taken it from view.</param>
public sealed record MessageLine(long Id, long ConversationId, int Number, PersonView Author, string Body, string Html, GroupEvent? Event, PersonView? About, DateTime At, bool Hidden)
{
    /// <summary>True when its words went with their author's account.</summary>
    public bool Erased => Event is null && !Hidden && Html.Length == 0;

    /// <summary>Without the words that a moderator took from view.</summary>
    internal MessageLine Cleared() => Hidden ? this with { Body = "", Html = "" } : this;
}

/// <summary>How lines are read.</summary>
internal static class MessageLines
{
    private const int Whole = 10_000_000; // more than the HTML of the longest message

    /// <summary>Messages with those whom they name, in the order of their numbers: one statement.</summary>
    /// <param name="db">The context.</param>
    /// <param name="messages">Which.</param>
    /// <param name="bodies">With the Markdown, which programs read; pages show the HTML alone.</param>
    /// <param name="mostHtml">So much of the HTML is enough: for lists, which show how it begins.</param>
    public static IQueryable<MessageLine> Of(PortalDb db, IQueryable<Message> messages, bool bodies = false, int mostHtml = Whole) =>
        from m in messages
        join a in db.Set<Account>() on m.AuthorId equals a.Id
        join b in db.Set<Account>() on m.AboutId equals (long?)b.Id into about
        from x in about.DefaultIfEmpty()
        orderby m.Number
        select new MessageLine(
            m.Id, m.ConversationId, m.Number, new PersonView(a.Id, a.UserName!, a.DisplayName ?? a.UserName!, a.Roles), bodies || m.Event != null ? m.Body : "", m.Html.Substring(0, mostHtml), m.Event,
            x == null ? null : new PersonView(x.Id, x.UserName!, x.DisplayName ?? x.UserName!, x.Roles), m.At, m.Hidden);
}
