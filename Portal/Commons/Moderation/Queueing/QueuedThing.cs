namespace Portal.Commons.Moderation;

/// <summary>What cases can be about that their kind of work does not tell: the same flag is raised on a message and on a file.</summary>
public enum QueuedThing
{
    /// <summary>Messages: in chats, in rooms, and private ones.</summary>
    Messages,

    /// <summary>Uploaded files.</summary>
    Files,

    /// <summary>Accounts: those that wait for approval, and what people say of themselves.</summary>
    Accounts,
}
