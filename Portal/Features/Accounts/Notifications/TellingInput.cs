using Portal.Commons.Notifications;

namespace Portal.Features.Accounts;

/// <summary>The form of the notification settings as it is sent: a box that is not ticked sends nothing.</summary>
internal sealed class TellingInput
{
    /// <summary>The kinds in the bell, by their number.</summary>
    public Dictionary<int, bool> Bell { get; set; } = [];

    /// <summary>The letters of the kinds, by their number.</summary>
    public Dictionary<int, MailChoice> Mail { get; set; } = [];

    /// <summary>The time zone; empty is UTC.</summary>
    public string? Zone { get; set; }

    /// <summary>The hour of the digest.</summary>
    public int DigestHour { get; set; } = TellingTimes.UsualHour;

    /// <summary>The first quiet hour.</summary>
    public int? QuietFrom { get; set; }

    /// <summary>When quiet ends.</summary>
    public int? QuietTo { get; set; }

    /// <summary>Wants to read what others found worth reading.</summary>
    public bool Popular { get; set; }

    /// <summary>Each kind as it stands in the form; of those that are not in it nothing is sent.</summary>
    public IEnumerable<(NotificationKind Kind, bool Bell, MailChoice Mail)> Kinds =>
        Enum.GetValues<NotificationKind>().Where(kind => Mail.ContainsKey((int)kind)).Select(kind => (kind, Bell.GetValueOrDefault((int)kind), Mail.GetValueOrDefault((int)kind)));

    /// <summary>What is asked for.</summary>
    public TellingView View => new(Kinds.ToDictionary(k => k.Kind, k => new Telling(k.Bell, k.Mail)), string.IsNullOrEmpty(Zone) ? null : Zone, DigestHour, QuietFrom, QuietTo, Popular);

    /// <summary>The form of what applies now.</summary>
    public static TellingInput Of(TellingView view) => new()
    {
        Bell = view.Kinds.ToDictionary(k => (int)k.Key, k => k.Value.Bell),
        Mail = view.Kinds.ToDictionary(k => (int)k.Key, k => k.Value.Mail),
        Zone = view.Zone,
        DigestHour = view.DigestHour,
        QuietFrom = view.QuietFrom,
        QuietTo = view.QuietTo,
        Popular = view.Popular,
    };
}
