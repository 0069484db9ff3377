namespace Portal.Platform.Mail;

/// <summary>What became of a letter that came in.</summary>
public enum Reception
{
    /// <summary>It was acted on.</summary>
    Done,

    /// <summary>It cannot be acted on, and who wrote it is told so by a letter.</summary>
    Refused,

    /// <summary>A machine wrote it: it is dropped, and nobody is told, or two machines would write to each other for ever.</summary>
    Automatic,

    /// <summary>There is no such address, or not for who wrote. Their own mail server tells them no more than that.</summary>
    NotForThem,
}

/// <summary>Whom mail that comes in is for: answered by the floor that knows what letters are about.</summary>
public interface IIncomingMail
{
    /// <summary>Whether there is such an address: what stands before the @. Asked before the letter is read.</summary>
    Task<bool> Knows(string mailbox, CancellationToken ct);

    /// <summary>
    /// Acts on a letter. When it answers, what it did is kept; when it throws, the mail server that brought the letter brings it again later, so the same letter may come twice.
    /// </summary>
    Task<Reception> Take(string mailbox, IncomingLetter letter, CancellationToken ct);
}
