using Microsoft.Extensions.Localization;
using Portal.Commons.People;
using Portal.Features.Play;
using Portal.Platform.Live;
using Portal.Platform.Ui;

namespace Portal.Features.Clubs;

/// <summary>A birthday in a line.</summary>
/// <param name="Person">Whose.</param>
/// <param name="Birthday">When it is.</param>
public sealed record BirthdayLine(PersonView Person, NearBirthday Birthday);

/// <summary>Whose birthday is near, of those who show theirs: for members alone, who send them cards.</summary>
internal sealed class BirthdaysKind(IStringLocalizer<BlocksText> texts) : ListKind<BirthdayLine>(texts, "birthdays", "Birthdays", Icons.Cake, typeof(BirthdaysBlock))
{
    public override bool Hears(LiveMessage message) => message.Row is { Item: MembersChanged };

    protected override async Task<List<BirthdayLine>> Rows(BlockReading reading, int most, CancellationToken ct) =>
        reading.Club.Role < ClubRole.Member ? []
        : [.. (await Birthdays.In(reading.Db, reading.Club.Club.Id, most, reading.Now, ct)).Select(b => new BirthdayLine(b.Person, b.Birthday))];
}
