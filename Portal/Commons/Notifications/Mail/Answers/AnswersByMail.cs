using Portal.Kernel;
using Portal.Platform.Mail;
using Portal.Platform.Web;

namespace Portal.Commons.Notifications;

/// <summary>
/// A member answers a letter, and what they wrote becomes an answer to what the letter was about, in their name. The same letter makes one answer, however often it comes.
/// </summary>
internal sealed class AnswersByMail(ReplyAddresses addresses, IEnumerable<IAnswerable> rooms, MailedFiles files, AnswerRefusals refusals) : IIncomingMail
{
    public async Task<bool> Knows(string mailbox, CancellationToken ct) => await addresses.Find(mailbox, ct) is not null;

    public async Task<Reception> Take(string mailbox, IncomingLetter letter, CancellationToken ct)
    {
        if (letter.IsAutomatic)
        {
            return Reception.Automatic;
        }

        if (await addresses.Find(mailbox, ct) is not { } answerer || !answerer.Email.Equals(letter.From, StringComparison.OrdinalIgnoreCase))
        {
            return Reception.NotForThem;
        }

        using var language = Languages.Speak(answerer.Language);
        var text = AnswerText.Of(letter.Text, NotificationLetters.Marks);
        if (await Answer(answerer, text, letter, ct) is not { } problem)
        {
            return Reception.Done;
        }

        await refusals.Tell(answerer, problem, text, letter.MessageId, ct);
        return Reception.Refused;
    }

    private async Task<Problem?> Answer(Answerer answerer, string text, IncomingLetter letter, CancellationToken ct)
    {
        if (addresses.IsOver(answerer))
        {
            return Problem.Conflict<NotificationText>("AnswerTooLate", (int)ReplyAddresses.Lasting.TotalDays);
        }

        var (actor, key) = (Actor.Member(answerer.AccountId), $"mail:{answerer.Key}:{letter.MessageId}");
        var body = await files.Into(actor, text, letter, key, ct);
        if (Bounds.IsBlank(body))
        {
            return Problem.Invalid<NotificationText>("body", "AnswerEmpty");
        }

        var answered = rooms.FirstOrDefault(room => room.Kind == answerer.Subject.Kind) is { } room
            ? await room.Answer(actor, answerer.Subject.Id, body, key, ct)
            : Problem.NotFound;
        return answered.Problem is { Kind: ProblemKind.NotFound } ? Problem.Conflict<NotificationText>("AnswerGone") : answered.Problem;
    }
}
