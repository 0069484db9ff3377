using Microsoft.EntityFrameworkCore;
using Portal.Commons.Cases;
using Portal.Commons.Moderation;
using Portal.Commons.Screening;

namespace Portal.Tests.Features.Moderation;

/// <summary>How a test's people watch for words, and decide about what is held.</summary>
static class HeldSteps
{
    /// <summary>An admin puts a line on the list.</summary>
    public static async Task<long> Watch(this TestPortal portal, string text, WatchedEffect effect, WatchedKind kind = WatchedKind.Word, string? place = null)
    {
        var added = await portal.Get<WatchedWords>().Add((await portal.NewMember("ada", Roles.Admin)).Actor, new(kind, text, effect, place), null, default);
        Assert.Null(added.Problem?.Sentence);
        return added.Value;
    }

    /// <summary>A moderator decides the open case about a thing.</summary>
    public static async Task<long> Decide(this TestPortal portal, Member moderator, Subject subject, Outcome outcome, string? note = null)
    {
        var id = await portal.CaseOf(subject) ?? throw new InvalidOperationException($"There is no case about {subject}.");
        Assert.Null((await portal.Get<Decisions>().Claim(moderator.Actor, id, default)).Problem?.Sentence);
        Assert.Null((await portal.Get<Decisions>().Decide(moderator.Actor, id, new(outcome, note), default)).Problem?.Sentence);
        return id;
    }

    /// <summary>The open case of approval about a thing; null where there is none.</summary>
    public static async Task<long?> CaseOf(this TestPortal portal, Subject subject)
    {
        await using var db = portal.Get<Database>().Open();
        var name = subject.ToString();
        return await db.Set<Case>().Where(c => c.Kind == CaseKind.Approval && c.Subject == name && c.State == CaseState.Open).Select(c => (long?)c.Id).SingleOrDefaultAsync();
    }

    /// <summary>What of somebody's waits, or was rejected.</summary>
    public static async Task<IReadOnlyList<HeldThing>> Waits(this TestPortal portal, Member who) => (await portal.Get<HeldThings>().List(who.Actor, null, 20, default)).Value.Items;
}
