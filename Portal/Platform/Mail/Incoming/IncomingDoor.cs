using System.Buffers;
using SmtpServer;
using SmtpServer.Mail;
using SmtpServer.Protocol;
using SmtpServer.Storage;

namespace Portal.Platform.Mail;

/// <summary>
/// What a mail server is answered: only mail for addresses that there are is taken, nothing is passed on to anywhere, and a letter counts as taken when what it did is kept.
/// What fails is answered so that it comes again.
/// </summary>
internal sealed class IncomingDoor(IncomingSettings settings, IIncomingMail mail, LetterReader reader, ILogger<IncomingDoor> logger) : IMailboxFilter, IMessageStore
{
    private const int MostRecipients = 10;
    private const string Recipients = "recipients";

    public Task<bool> CanAcceptFromAsync(ISessionContext context, IMailbox from, int size, CancellationToken cancellationToken)
    {
        context.Properties[Recipients] = 0;
        return Task.FromResult(true);
    }

    public async Task<bool> CanDeliverToAsync(ISessionContext context, IMailbox to, IMailbox from, CancellationToken cancellationToken)
    {
        var asked = context.Properties.TryGetValue(Recipients, out var before) ? (int)before : 0;
        context.Properties[Recipients] = asked + 1;
        if (asked >= MostRecipients)
        {
            throw new SmtpResponseException(new(SmtpReplyCode.InsufficientStorage, "too many recipients at once"));
        }

        try
        {
            return string.Equals(to.Host, settings.Domain, StringComparison.OrdinalIgnoreCase) && await mail.Knows(to.User, cancellationToken);
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            logger.LogError(e, "An address of incoming mail could not be looked up; it is asked for again.");
            throw new SmtpResponseException(Later);
        }
    }

    public async Task<SmtpResponse> SaveAsync(ISessionContext context, IMessageTransaction transaction, ReadOnlySequence<byte> buffer, CancellationToken cancellationToken)
    {
        try
        {
            var letter = await reader.Read(buffer.ToArray(), string.IsNullOrEmpty(transaction.From?.User), cancellationToken);
            return letter is null ? new(SmtpReplyCode.TransactionFailed, "this is no letter") : await Take(letter, [.. transaction.To.Select(to => to.User)], cancellationToken);
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            logger.LogError(e, "A letter that came in could not be taken; the mail server brings it again.");
            return Later;
        }
    }

    private async Task<SmtpResponse> Take(IncomingLetter letter, IReadOnlyList<string> mailboxes, CancellationToken ct)
    {
        var response = new SmtpResponse(SmtpReplyCode.MailboxUnavailable, "no such address, or not for you");
        foreach (var mailbox in mailboxes)
        {
            var reception = await mail.Take(mailbox, letter, ct);
            logger.LogInformation("Incoming mail {MessageId}: {Reception}", letter.MessageId, reception);
            response = reception == Reception.NotForThem ? response : SmtpResponse.Ok;
        }

        return response;
    }

    private static SmtpResponse Later { get; } = new(SmtpReplyCode.Aborted, "something is wrong here, please come again later");
}
