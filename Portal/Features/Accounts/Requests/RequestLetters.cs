using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Data;
using Portal.Platform.Live;
using Portal.Platform.Mail;
using Portal.Platform.Outbox;

namespace Portal.Features.Accounts;

/// <summary>
/// Answers requests by letter, and here alone looks who an address belongs to. An address without an account gets no letter
/// about a lost password; one with an account gets a warning instead of a second account.
/// </summary>
internal sealed class RequestLetters(Database database, LetterTexts texts, Mailer mailer, TimeProvider time) : INewsConsumer
{
    public string Name => "account-letters";

    public async Task Handle(IReadOnlyList<NewsRow> batch, CancellationToken ct)
    {
        foreach (var asked in batch.Select(row => row.Item).OfType<AccountAsked>())
        {
            await database.Write(db => Answer(db, asked.RequestId, ct), ct);
        }
    }

    private async Task<Result<Nothing>> Answer(PortalDb db, long id, CancellationToken ct)
    {
        var request = await db.Set<AccountRequest>().AsTracking().FirstOrDefaultAsync(r => r.Id == id && r.AnsweredAt == null, ct);
        if (request is null)
        {
            return default(Nothing);
        }

        request.AnsweredAt = time.GetUtcNow().UtcDateTime;
        var owner = await db.Set<Account>().FirstOrDefaultAsync(a => a.NormalizedEmail == request.NormalizedEmail, ct);
        var language = CultureInfo.GetCultureInfo(request.Language);
        var (before, beforeUi) = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);
        (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (language, language);
        var letter = await Letter(db, request, owner, ct);
        (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (before, beforeUi);
        if (letter is { } written)
        {
            mailer.Send(db, request.Email, written.Subject, written.Text);
        }

        return default(Nothing);
    }

    private async Task<LetterText?> Letter(PortalDb db, AccountRequest request, Account? owner, CancellationToken ct) => (request.Kind, owner) switch
    {
        (RequestKind.Register, null) => texts.Confirm(request, request.Name!),
        (RequestKind.Register, { EmailConfirmed: true }) => texts.HasAccount(request, owner.UserName!),
        (RequestKind.Register or RequestKind.Resend, { EmailConfirmed: false }) => texts.Confirm(request, owner.UserName!),
        (RequestKind.Resend, null) => await Pending(db, request, ct) is { } pending ? texts.Confirm(pending, pending.Name!) : null,
        (RequestKind.Resend, { EmailConfirmed: true }) => texts.HasAccount(request, owner.UserName!),
        (RequestKind.Reset, { EmailConfirmed: true, Imported: false }) => texts.Reset(request, owner.UserName!),
        (RequestKind.ChangeEmail, null) => texts.NewEmail(request),
        (RequestKind.ChangeEmail, not null) when owner.Id != request.AccountId => texts.HasAccount(request, owner.UserName!),
        _ => null,
    };

    private Task<AccountRequest?> Pending(PortalDb db, AccountRequest request, CancellationToken ct) =>
        db.Set<AccountRequest>().Where(r => r.NormalizedEmail == request.NormalizedEmail && r.Kind == RequestKind.Register && r.DoneAt == null)
            .OrderByDescending(r => r.Id).FirstOrDefaultAsync(ct);
}
