using Portal.Commons.Moderation;
using Portal.Kernel;

namespace Portal.Features.Chat;

/// <summary>What the log calls chats, departments and canned replies. A chat is known by its number, and opened by who works at the desk.</summary>
internal static class ChatNames
{
    /// <summary>Chats.</summary>
    public static NamedKind Chats { get; } = new(
        "chat", (db, _) => db.Set<Chat>().Select(c => new NamedRow { Id = c.Id }), (row, standing) => (Sentences.Say(typeof(ChatText), "ChatNumber", row.Id), ChatRules.IsDesk(standing) ? $"/desk/{row.Id}" : ""));

    /// <summary>Departments.</summary>
    public static NamedKind Departments { get; } = new(
        "department", (db, _) => db.Set<Department>().Select(d => new NamedRow { Id = d.Id, Name = d.Name }), (row, standing) => (row.Name, standing.IsAdmin ? "/admin/departments" : ""));

    /// <summary>Canned replies that are shared.</summary>
    public static NamedKind Replies { get; } = new(
        "reply", (db, _) => db.Set<CannedReply>().Where(r => r.OwnerId == null).Select(r => new NamedRow { Id = r.Id, Name = r.Title }), (row, standing) => (row.Name, ChatRules.IsDesk(standing) ? "/desk/replies" : ""));
}
