using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Portal.Commons.People;
using Portal.Commons.Sanctions;
using Portal.Kernel;
using Portal.Platform.Data;

namespace Portal.Features.Accounts;

/// <summary>When somebody came, what they asked for by letter, and wrong passwords that are still counted, in their time line.</summary>
internal sealed class AccountHistory : IPersonHistory
{
    public IReadOnlyList<HistoryKind> Kinds { get; } = [HistoryKind.Account];

    public async Task<IReadOnlyList<HistoryEntry>> Read(PortalDb db, HistoryAsked asked, HistoryKind? kind, CancellationToken ct)
    {
        var before = asked.Before;
        var account = await db.Set<Account>().Where(a => a.Id == asked.Id).Select(a => new { a.CreatedAt, a.NormalizedEmail, a.Imported }).FirstAsync(ct);
        var requests = account.NormalizedEmail is null ? [] : await db.Set<AccountRequest>()
            .Where(r => r.NormalizedEmail == account.NormalizedEmail && (r.At < before.At || (r.At == before.At && r.Id < before.Id)))
            .OrderByDescending(r => r.At).ThenByDescending(r => r.Id).Take(asked.Most).ToListAsync(ct);
        var key = PasswordCheck.KeyOf(asked.Id);
        var wrong = await db.Set<SignInCount>().Where(c => c.Key == key && c.Wrong > 0).FirstOrDefaultAsync(ct);
        List<HistoryEntry> lines = [.. requests.Select(r => new HistoryEntry(r.Id, HistoryKind.Account, r.At, Say($"Line{r.Kind}"), null, null, null))];
        if (wrong is not null)
        {
            lines.Add(new(0, HistoryKind.Account, wrong.At, Say("LineWrongPasswords", wrong.Wrong), wrong.LockedUntil is { } until ? Say("LineLocked", SanctionWords.Moment(until)) : null, null, null));
        }

        lines.Add(new(0, HistoryKind.Account, account.CreatedAt, account.Imported ? Say("LineImported") : Say("LineCame"), null, null, null));
        return [.. lines.Where(l => l.At < before.At || (l.At == before.At && l.Id < before.Id)).OrderByDescending(l => l.At).ThenByDescending(l => l.Id)];
    }

    private static string Say(string key, params object[] args) => Sentences.Say(typeof(AccountsText), key, args);
}
