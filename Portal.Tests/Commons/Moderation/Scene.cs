using Microsoft.EntityFrameworkCore;
using Portal.Commons.Cases;
using Portal.Commons.Moderation;
using Portal.Features.Forum;
using Portal.Tests.Support;

namespace Portal.Tests.Commons.Moderation;

/// <summary>A topic with a first post and a reply, both by Ana; Bo reads and flags; Mia and Max are moderators.</summary>
sealed record Scene(TestPortal Portal, Member Ana, Member Bo, Member Mia, Member Max, PostPlace First, PostPlace Reply)
{
    public const string Rude = "you are all idiots";

    public Subject ReplySubject => new("post", Reply.PostId);

    public Flags Flags => Portal.Get<Flags>();

    public Decisions Decisions => Portal.Get<Decisions>();

    public Queue Queue => Portal.Get<Queue>();

    public static async Task<Scene> Set(TestPortal portal)
    {
        var (ana, bo) = (await portal.NewMember("ana"), await portal.NewMember("bo"));
        var (mia, max) = (await portal.NewMember("mia", Roles.Moderator), await portal.NewMember("max", Roles.Moderator));
        await using var db = portal.Get<Database>().Open();
        var category = await db.Set<Category>().Where(c => c.Slug == "general").Select(c => c.Id).SingleAsync();
        var first = await portal.Get<Topics>().Start(ana.Actor, new(category, TopicKind.Discussion, "Ink for " + ana.Name, "Which ink lasts?", ["ink"]), null, default);
        var reply = await portal.Get<Posts>().Reply(ana.Actor, first.Value.TopicId, new(Rude), null, default);
        return new(portal, ana, bo, mia, max, first.Value, reply.Value);
    }

    /// <summary>Bo flags the reply; answers the case.</summary>
    public async Task<QueuedCase> Flagged(FlagReason? reason = null, string? note = "Rude.")
    {
        var flag = await Flags.Raise(Bo.Actor, ReplySubject, reason ?? FlagReason.Abuse, note, null, default);
        Assert.Null(flag.Problem);
        return await TheCase();
    }

    /// <summary>The newest case about the reply.</summary>
    public Task<QueuedCase> TheCase() => TheCase(ReplySubject);

    /// <summary>The newest case about a post.</summary>
    public async Task<QueuedCase> TheCase(Subject subject)
    {
        await using var db = Portal.Get<Database>().Open();
        var name = subject.ToString();
        var id = await db.Set<Case>().Where(c => c.Subject == name).OrderByDescending(c => c.Id).Select(c => c.Id).FirstAsync();
        return (await Queue.Find(Mia.Actor, id, default)).Value;
    }

    /// <summary>Within a second this person's page of the topic has the post no longer.</summary>
    public Task Misses(Actor actor, int number) => Eventually.Within(1, async () => !await Sees(actor, number), $"post {number} is gone");

    /// <summary>Within a second this person's page of the topic has the post again.</summary>
    public Task Shows(Actor actor, int number) => Eventually.Within(1, () => Sees(actor, number), $"post {number} is there");

    /// <summary>Whether this person's page of the topic has the post.</summary>
    public async Task<bool> Sees(Actor actor, int number) =>
        (await Portal.Get<TopicViews>().Read(actor, First.TopicId, 1, 0, default))?.View.Posts.Any(p => p.Number == number) == true;
}
