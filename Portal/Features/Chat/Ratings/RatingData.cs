using Microsoft.EntityFrameworkCore;
using Portal.Commons.People;
using Portal.Platform.Data;

namespace Portal.Features.Chat;

/// <summary>What somebody said of the chats they had: their words go with them, the verdict stays for the staff's figures.</summary>
internal sealed class RatingData(Database database) : IPersonalData
{
    public string Name => "chatRatings";

    public IAsyncEnumerable<object> Export(long accountId) => database.Stream(db =>
        from r in db.Set<ChatRating>()
        join c in db.Set<Chat>() on r.ChatId equals c.Id
        where c.CustomerId == accountId
        orderby r.Id
        select new { r.ChatId, r.Verdict, r.Words, r.At });

    public Task Erase(PortalDb db, long accountId, DateTime now, CancellationToken ct) =>
        db.Set<ChatRating>().Where(r => db.Set<Chat>().Any(c => c.Id == r.ChatId && c.CustomerId == accountId)).ExecuteUpdateAsync(r => r.SetProperty(x => x.Words, (string?)null), ct);
}
