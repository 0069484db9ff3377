using System.Text.Json.Serialization;
using Portal.Commons.People;
using Portal.Platform.Live;
using Portal.Platform.Outbox;

namespace Portal.Features.Clubs;

/// <summary>Something changed in a club: its page, its members. Told on the club's channel, and on that of all clubs unless it is hidden.</summary>
public abstract record ClubNews(long ClubId, bool Hidden) : News
{
    /// <summary>The channel of all clubs that everyone may know of.</summary>
    public const string Clubs = "clubs";

    /// <summary>Whether only members know of the club.</summary>
    [JsonIgnore]
    public override IReadOnlyList<string> Channels => Hidden ? [GroupNews.Channel(ClubId)] : [GroupNews.Channel(ClubId), Clubs];
}

/// <summary>A club was made.</summary>
public sealed record ClubCreated(long ClubId, bool Hidden) : ClubNews(ClubId, Hidden);

/// <summary>A club's page changed.</summary>
/// <param name="ClubId">Which club.</param>
/// <param name="Hidden">Whether only members know of it.</param>
/// <param name="Renamed">True when its name did, which stands on its board and its room, too.</param>
public sealed record ClubChanged(long ClubId, bool Hidden, [property: JsonIgnore] bool Renamed = false) : ClubNews(ClubId, Hidden)
{
    /// <summary>Who changed it; null for the portal itself.</summary>
    public long? ById { get; init; }

    [JsonIgnore]
    public override IReadOnlyList<string> Channels => Renamed ? [.. base.Channels, SiteNews.Channel] : base.Channels;
}

/// <summary>A club was closed: it is only read from now on. Told also to who has one of its places open.</summary>
public sealed record ClubClosed(long ClubId, bool Hidden) : ClubNews(ClubId, Hidden)
{
    [JsonIgnore]
    public override IReadOnlyList<string> Channels => [.. base.Channels, GroupNews.Sight(ClubId)];
}

/// <summary>A closed club was opened again.</summary>
public sealed record ClubReopened(long ClubId, bool Hidden) : ClubNews(ClubId, Hidden)
{
    [JsonIgnore]
    public override IReadOnlyList<string> Channels => [.. base.Channels, GroupNews.Sight(ClubId)];
}

/// <summary>Whether somebody came into a club or went.</summary>
public enum MemberMove
{
    /// <summary>They are in it now.</summary>
    Joined,

    /// <summary>They are in it no longer: they left, or were removed.</summary>
    Left,
}

/// <summary>Somebody joined, asked to join, or left; runs the club, is called otherwise there, or is offered it.</summary>
/// <param name="ClubId">Which club.</param>
/// <param name="AccountId">Who came or went; null for what is not told to all who may read the club, as who only asks to join.</param>
/// <param name="Hidden">Whether only members know of it.</param>
public sealed record MembersChanged(long ClubId, long? AccountId, bool Hidden) : ClubNews(ClubId, Hidden)
{
    /// <summary>Whether they came or went; null for neither.</summary>
    public MemberMove? Move { get; init; }
}

/// <summary>Something was written or planned in a club that everyone may know of, after a while of silence: its place in lists is another. Told to the lists alone.</summary>
public sealed record ClubActive(long ClubId) : News
{
    [JsonIgnore]
    public override IReadOnlyList<string> Channels => [ClubNews.Clubs];
}

/// <summary>There is something to tell of a club: for who makes notifications of it. No screen shows it by itself.</summary>
public sealed record ClubNoticed(long NoticeId) : News
{
    [JsonIgnore]
    public override IReadOnlyList<string> Channels => [];
}
