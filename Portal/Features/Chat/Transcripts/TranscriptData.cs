using Microsoft.EntityFrameworkCore;
using Portal.Commons.People;
using Portal.Platform.Data;

namespace Portal.Features.Chat;

/// <summary>The addresses to which somebody had what was said sent.</summary>
internal sealed class TranscriptData(Database database) : IPersonalData
{
    public string Name => "chatTranscripts";

    public IAsyncEnumerable<object> Export(long accountId) => database.Stream(db =>
        from t in db.Set<ChatTranscript>()
        join c in db.Set<Chat>() on t.ChatId equals c.Id
        where c.CustomerId == accountId
        orderby t.Id
        select new { t.ChatId, t.Email, t.At, t.Sent });

    public Task Erase(PortalDb db, long accountId, DateTime now, CancellationToken ct) =>
        db.Set<ChatTranscript>().Where(t => db.Set<Chat>().Any(c => c.Id == t.ChatId && c.CustomerId == accountId)).ExecuteDeleteAsync(ct);
}
