using Portal.Commons.Sanctions;

namespace Portal.Tests.Support.Running;

/// <summary>What moderators do with people, in short.</summary>
public static class SanctionSteps
{
    /// <summary>Somebody decides about somebody.</summary>
    public static Task<Result<long>> Sanction(this TestPortal portal, Member by, Member on, SanctionKind kind, string reason = "rude", TimeSpan? until = null, long? caseId = null, long? seen = null, string? key = null, Subject? place = null) =>
        portal.Get<Sanctions>().Impose(by.Actor, on.Id, new(kind, reason, until is { } lasts ? portal.Clock.GetUtcNow().UtcDateTime + lasts : null, caseId, Seen: seen, Place: place), key, default);

    /// <summary>Bans somebody for good, or suspends them for a time.</summary>
    public static Task<Result<long>> Ban(this TestPortal portal, Member by, Member on, string reason = "rude", TimeSpan? until = null) =>
        portal.Sanction(by, on, until is null ? SanctionKind.Ban : SanctionKind.Suspension, reason, until);

    /// <summary>Takes back what bans or suspends somebody.</summary>
    public static async Task<Result<Nothing>> Unban(this TestPortal portal, Member by, Member on, string reason = "an apology")
    {
        var standing = (await portal.Get<SanctionViews>().Of(by.Actor, on.Id, default)).Value.Binding.First(b => SanctionRules.ShutsOut(b.It.Kind));
        return await portal.Get<Sanctions>().Revoke(by.Actor, on.Id, standing.It.Id, reason, default);
    }

    /// <summary>How somebody stands now, with everything that their credentials allow.</summary>
    public static Task<Standing> StandingOf(this TestPortal portal, Member member, Scopes scopes = Scopes.All) =>
        portal.Get<Database>().Read(db => Standing.Of(db, new(member.Id, scopes), portal.Clock.GetUtcNow().UtcDateTime, default));
}
