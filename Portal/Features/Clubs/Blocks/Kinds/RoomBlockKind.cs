using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Portal.Commons.People;
using Portal.Commons.Presence;
using Portal.Features.Rooms;
using Portal.Kernel;
using Portal.Platform.Live;
using Portal.Platform.Markup;
using Portal.Platform.Ui;

namespace Portal.Features.Clubs;

/// <summary>A message of the room in a line.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Author">Who said it.</param>
/// <param name="Words">How it begins.</param>
/// <param name="At">When.</param>
public sealed record RoomWords(int Number, PersonView Author, string Words, DateTime At);

/// <summary>What goes on in the room now.</summary>
/// <param name="Lines">What was said last, in its order.</param>
/// <param name="Present">Who is there; nobody for visitors.</param>
public sealed record RoomNow(IReadOnlyList<RoomWords> Lines, PlacePresence.Present Present);

/// <summary>The room now: what was said last, and for members who is there.</summary>
internal sealed class RoomBlockKind(IStringLocalizer<BlocksText> texts, PlacePresence presence, MarkdownRenderer markdown) : BlockKind(texts, "room", "Room", Icons.Chat, typeof(RoomBlock))
{
    private const int MostHtml = 1000;
    private static readonly Dictionary<long, BlockContent> Quiet = [];

    public override BlockNeeds Needs => BlockNeeds.Most;

    public override IEnumerable<string> Channels(ClubView club) => [RoomNews.Channel(club.RoomId), PlacePresence.Channel(PlaceOf(club))];

    public override bool Hears(LiveMessage message) => message.Type == PlacePresence.Came || message.Row is { Item: RoomNews, IsQuiet: false };

    public override async Task<IReadOnlyDictionary<long, BlockContent>> Read(BlockReading reading, IReadOnlyList<BlockView> blocks, CancellationToken ct)
    {
        var (db, room, most) = (reading.Db, reading.Club.RoomId, blocks.Max(b => b.Most));
        var rows = await (
            from m in db.Set<RoomMessage>()
            join a in db.Set<Account>() on m.AuthorId equals a.Id
            where m.RoomId == room && !m.Hidden && m.DeletedAt == null
            orderby m.Number descending
            select new { m.Number, Html = m.Html.Substring(0, MostHtml), m.At, Author = new PersonView(a.Id, a.UserName!, a.DisplayName ?? a.UserName!, a.Roles) }).Take(most).ToListAsync(ct);
        var present = reading.Standing.IsMember ? presence.Of(PlaceOf(reading.Club)) : PlacePresence.Present.Nobody;
        return rows.Count == 0 && present.Count == 0 ? Quiet : blocks.ToDictionary(
            b => b.Id, b => new BlockContent(new RoomNow([.. rows.Take(b.Most).Reverse().Select(m => new RoomWords(m.Number, m.Author, RoomLines.Words(markdown, m.Html), m.At))], present)));
    }

    private static Subject PlaceOf(ClubView club) => new("room", club.RoomId);
}
