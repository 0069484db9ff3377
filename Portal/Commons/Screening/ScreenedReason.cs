using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Data;

namespace Portal.Commons.Screening;

/// <summary>
/// Why somebody does something that others are told the reason of: a plain text in the field <c>reason</c>, whose length and whose words are looked at as one. <c>Read</c> before the deed,
/// <see cref="Judge"/> in it.
/// </summary>
public sealed class ScreenedReason
{
    private const string Field = "reason";
    private readonly Screening screening;
    private readonly ScreenedText text;

    private ScreenedReason(Screening screening, ScreenedText text, string words, Problem? unfit) => (this.screening, this.text, Words, Unfit) = (screening, text, words, unfit);

    /// <summary>As it was given, without space around it; empty where none was.</summary>
    public string Words { get; }

    /// <summary>Why it cannot be a reason, whatever its words: missing, too long, or not to be stored. Null where it can.</summary>
    public Problem? Unfit { get; }

    /// <summary>Takes it in; one that is too long is not looked at.</summary>
    /// <param name="screening">Who looks.</param>
    /// <param name="reason">As it was given.</param>
    /// <param name="most">The most characters.</param>
    /// <param name="min">The fewest: 0 where none need be given.</param>
    /// <param name="ct">Stops it.</param>
    public static async ValueTask<ScreenedReason> Read(Screening screening, string? reason, int most, int min, CancellationToken ct)
    {
        var (words, unfit) = ((reason ?? "").Trim(), Bounds.Check(Field, reason, most, min));
        return new(screening, await screening.Read([new(Field, unfit is null ? words : "", IsHtml: false)], trapped: false, ct), words, unfit);
    }

    /// <summary>The same where one is to be given.</summary>
    public static ValueTask<ScreenedReason> Read(Screening screening, string? reason, int most, CancellationToken ct) => Read(screening, reason, most, 1, ct);

    /// <summary>What becomes of it; an unfit one is refused.</summary>
    /// <param name="db">The deed's own transaction.</param>
    /// <param name="standing">Who gives it.</param>
    /// <param name="place">Where; as a name, where what would be held or covered is to be refused.</param>
    /// <param name="now">The time.</param>
    /// <param name="ct">Stops it.</param>
    public async ValueTask<Screened> Judge(PortalDb db, Standing standing, ScreenedPlace place, DateTime now, CancellationToken ct) =>
        Unfit is { } unfit ? new Screened { Refusal = unfit } : await screening.Judge(db, standing, text, place, now, ct);

    /// <summary>Why it may not be told as it is in a group, or null.</summary>
    public async ValueTask<Problem?> MayNotBeTold(PortalDb db, Standing standing, long? groupId, DateTime now, CancellationToken ct) => (await Judge(db, standing, new(ScreenedUse.Name, GroupId: groupId), now, ct)).Refusal;

    /// <summary>As it is shown after that: with what is to be covered covered.</summary>
    public string Shown(Screened screened) => screened.Shown(Field, Words);
}
