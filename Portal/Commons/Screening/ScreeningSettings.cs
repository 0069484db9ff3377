using Portal.Kernel;
using Portal.Platform.Data;

namespace Portal.Commons.Screening;

/// <summary>
/// How strictly strangers are looked at. What is read and checked at the start (<c>Screening:HoldAt</c> and so on) holds until an admin says otherwise: <see cref="SavedScreening"/> knows what holds now. Watched words work whatever is set here.
/// </summary>
/// <param name="Spam">Whether signs of spam are added up at all.</param>
/// <param name="HoldAt">With so many points something waits for a moderator.</param>
/// <param name="RefuseAt">With so many points it is not taken at all.</param>
/// <param name="FirstPosts">So many first posts of a newcomer wait for a moderator, whatever is in them; 0 for none.</param>
/// <param name="ApproveAccounts">Whether who registers waits for a moderator before they may write.</param>
public sealed record ScreeningSettings(bool Spam, int HoldAt, int RefuseAt, int FirstPosts, bool ApproveAccounts)
{
    /// <summary>The most points at which something waits.</summary>
    public const int Most = 1000;

    /// <summary>The most first posts that wait.</summary>
    public const int MostFirstPosts = 100;

    /// <summary>How long signs of spam are remembered.</summary>
    public static TimeSpan Remembered { get; } = TimeSpan.FromHours(24);

    /// <summary>Reads them; one that cannot work stops the start.</summary>
    public static ScreeningSettings Read(IConfiguration configuration)
    {
        var hold = configuration.Number("Screening:HoldAt", 10, 1, Most);
        return new(
            configuration.Switch("Screening:Spam", true),
            hold,
            configuration.Number("Screening:RefuseAt", Math.Max(40, hold + 1), hold + 1, Most + 1),
            configuration.Number("Screening:FirstPosts", 0, 0, MostFirstPosts),
            configuration.Switch("Screening:ApproveAccounts", false));
    }

    /// <summary>What cannot be said, at its field, or null: what is not taken has more points than what waits.</summary>
    public Problem? Check() =>
        HoldAt is < 1 or > Most ? Problem.Invalid<ScreeningText>("holdAt", "HoldAtBounds", Most)
        : RefuseAt <= HoldAt || RefuseAt > Most + 1 ? Problem.Invalid<ScreeningText>("refuseAt", "RefuseAtBounds", HoldAt + 1, Most + 1)
        : FirstPosts is < 0 or > MostFirstPosts ? Problem.Invalid<ScreeningText>("firstPosts", "FirstPostsBounds", MostFirstPosts)
        : null;
}
