using Microsoft.EntityFrameworkCore;
using Portal.Kernel;
using Portal.Platform.Data;
using Portal.Platform.Jobs;

namespace Portal.Platform.Mail;

/// <summary>
/// Sends what is due, oldest first. A letter that is not taken is tried again after 1, 2, 4 ... minutes, for about two days.
/// Each attempt is written down before it is made: a crash in between sends a letter twice at most, under one Message-ID.
/// </summary>
internal sealed class LetterSender(Database database, IPost post, MailShape shape, TimeProvider time, ILogger<LetterSender> logger) : IJob
{
    /// <summary>After so many attempts a letter is given up.</summary>
    internal const int MostAttempts = 12;
    private const int Batch = 50;

    public string Name => "mail";

    public TimeSpan Every => TimeSpan.FromMilliseconds(500);

    public async Task Run(CancellationToken ct)
    {
        foreach (var letter in await Due(ct))
        {
            ct.ThrowIfCancellationRequested();
            await Change(letter.Id, l => (l.Attempts, l.DueAt) = (l.Attempts + 1, Next(l.Attempts + 1)), ct);
            await Send(letter, ct);
        }
    }

    private async Task Send(Letter letter, CancellationToken ct)
    {
        try
        {
            using var message = shape.Of(letter);
            await post.Deliver(letter, message, ct);
            await Change(letter.Id, l => (l.SentAt, l.DueAt, l.Error) = (Now, null, null), CancellationToken.None);
        }
        catch (Exception e) when (e is not OperationCanceledException || !ct.IsCancellationRequested)
        {
            var reason = (e.InnerException ?? e).Message;
            logger.LogWarning("Letter {Id} was not taken: {Reason}", letter.Id, reason);
            await Change(letter.Id, l => l.Error = reason.Length > 500 ? reason[..500] : reason, CancellationToken.None);
        }
    }

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    private DateTime? Next(int attempts) => attempts >= MostAttempts ? null : Now + TimeSpan.FromMinutes(Math.Pow(2, attempts - 1));

    private async Task<List<Letter>> Due(CancellationToken ct)
    {
        var now = Now;
        await using var db = database.Open();
        return await db.Set<Letter>().Where(l => l.DueAt != null && l.DueAt <= now).OrderBy(l => l.DueAt).ThenBy(l => l.Id).Take(Batch).ToListAsync(ct);
    }

    private Task Change(long id, Action<Letter> change, CancellationToken ct) =>
        database.Write<Nothing>(
            async db =>
            {
                change(await db.Set<Letter>().AsTracking().FirstAsync(l => l.Id == id, ct));
                return default(Nothing);
            },
            ct);
}
