using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Portal.Commons.People;
using Portal.Platform.Live;
using Portal.Platform.Ui;

namespace Portal.Features.Clubs;

/// <summary>A member in a line.</summary>
/// <param name="Person">Who.</param>
/// <param name="Title">What the club calls them; null for nothing.</param>
/// <param name="Since">Since when.</param>
public sealed record MemberLine(PersonView Person, string? Title, DateTime Since);

/// <summary>Who came into the club last.</summary>
internal sealed class MembersKind(IStringLocalizer<BlocksText> texts) : ListKind<MemberLine>(texts, "members", "Members", Icons.Users, typeof(MembersBlock))
{
    public override bool Hears(LiveMessage message) => message.Row is { Item: MembersChanged };

    protected override Task<List<MemberLine>> Rows(BlockReading reading, int most, CancellationToken ct) => MemberLines.Read(reading, titled: false, most, ct);
}

/// <summary>Whom the club gave a title.</summary>
internal sealed class TitlesKind(IStringLocalizer<BlocksText> texts) : ListKind<MemberLine>(texts, "titles", "Titles", Icons.UserCheck, typeof(MembersBlock))
{
    public override bool Hears(LiveMessage message) => message.Row is { Item: MembersChanged };

    protected override Task<List<MemberLine>> Rows(BlockReading reading, int most, CancellationToken ct) => MemberLines.Read(reading, titled: true, most, ct);
}

/// <summary>Reads members for blocks: by an index, however many are in the club.</summary>
internal static class MemberLines
{
    public static Task<List<MemberLine>> Read(BlockReading reading, bool titled, int most, CancellationToken ct)
    {
        var group = reading.Club.Club.Id;
        var members = reading.Db.Set<Membership>().Where(m => m.GroupId == group && !m.Waiting);
        members = titled ? members.Where(m => m.Title != null) : members;
        return (
            from m in members.OrderByDescending(m => m.Since).ThenByDescending(m => m.AccountId).Take(most)
            join a in reading.Db.Set<Account>() on m.AccountId equals a.Id
            orderby m.Since descending, m.AccountId descending
            select new MemberLine(new PersonView(a.Id, a.UserName!, a.DisplayName ?? a.UserName!, a.Roles), m.Title, m.Since)).ToListAsync(ct);
    }
}
