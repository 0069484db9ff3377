using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Portal.Commons.Hours;
using Portal.Commons.Notifications;
using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Data;
using Portal.Platform.Web;

namespace Portal.Commons.Sanctions;

/// <summary>Where the rules of the community stand: <c>Moderation:RulesUrl</c>; null where no address is set.</summary>
/// <param name="Address">The address.</param>
public sealed record RulesAddress(Uri? Address)
{
    /// <summary>Reads it; one that cannot work stops the start.</summary>
    public static RulesAddress Read(IConfiguration configuration) => new(configuration.WebAddress("Moderation:RulesUrl"));
}

/// <summary>
/// Puts into a reason what it leaves open, in the language and by the clock of who will read it: <c>{name}</c>, <c>{place}</c> (what led to it), <c>{until}</c> and <c>{rules}</c>.
/// Anything else in braces stays as it is.
/// </summary>
public sealed class ReasonWords(RulesAddress rules)
{
    /// <summary>The variables, as they are written.</summary>
    public static IReadOnlyList<string> All { get; } = ["{name}", "{place}", "{until}", "{rules}"];

    /// <summary>Whether a reason says where something was written.</summary>
    public static bool NamesPlace(string reason) => reason.Contains("{place}", StringComparison.Ordinal);

    /// <summary>The reason as the person is told it. Asks nothing where nothing is left open.</summary>
    public async Task<string> Fill(PortalDb db, string reason, long accountId, string? place, DateTime? until, CancellationToken ct)
    {
        if (!All.Any(word => reason.Contains(word, StringComparison.Ordinal)))
        {
            return reason;
        }

        var reader = await db.Set<Account>().Where(a => a.Id == accountId)
            .Select(a => new { Name = a.DisplayName ?? a.UserName, a.Language, Zone = db.Set<TellingTimes>().Where(t => t.AccountId == a.Id).Select(t => t.Zone).FirstOrDefault() }).FirstOrDefaultAsync(ct);
        using var language = Languages.Speak(reader?.Language);
        return Fill(reason, reader?.Name ?? "", place, until is { } end ? Moment(end, reader?.Zone) : null);
    }

    /// <summary>The reason as several people are told it, in the language of the current culture.</summary>
    public string FillForAll(string reason, string? place) => Fill(reason, Sentences.Say(typeof(SanctionText), "Everybody"), place, until: null);

    private string Fill(string reason, string name, string? place, string? until) => reason
        .Replace("{name}", name, StringComparison.Ordinal)
        .Replace("{place}", place is { Length: > 0 } ? place : Sentences.Say(typeof(SanctionText), "SomePlace"), StringComparison.Ordinal)
        .Replace("{until}", until ?? Sentences.Say(typeof(SanctionText), "ForGood"), StringComparison.Ordinal)
        .Replace("{rules}", rules.Address?.AbsoluteUri ?? Sentences.Say(typeof(SanctionText), "OurRules"), StringComparison.Ordinal);

    private static string Moment(DateTime at, string? zone)
    {
        var clock = HoursZones.ClockOf(zone);
        return $"{TimeZoneInfo.ConvertTimeFromUtc(DateTime.SpecifyKind(at, DateTimeKind.Utc), clock).ToString("g", CultureInfo.CurrentCulture)} ({(clock == TimeZoneInfo.Utc ? "UTC" : clock.Id)})";
    }
}
