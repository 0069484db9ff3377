using Microsoft.EntityFrameworkCore;
using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Data;

namespace Portal.Features.Forum;

/// <summary>The topics that a customer started last, for the staff who talk to them: those that the reader may see.</summary>
internal sealed class TopicsOfCustomer : IAboutCustomer
{
    private const int Most = 5;

    public async Task<CustomerFacts?> Of(PortalDb db, Standing reader, long accountId, CancellationToken ct)
    {
        var topics = await db.Set<Topic>().SeenBy(reader).Where(t => t.AuthorId == accountId).OrderByDescending(t => t.Id).Take(Most).Select(t => new { t.Id, t.Slug, t.Title, t.CreatedAt }).ToListAsync(ct);
        return topics.Count == 0 ? null : new(Sentences.Say(typeof(ForumText), "TopicsOf"), topics.ConvertAll(t => new CustomerFact(t.Title, $"/t/{t.Id}/{t.Slug}", t.CreatedAt)));
    }
}
