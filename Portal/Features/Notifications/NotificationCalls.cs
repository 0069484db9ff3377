using Portal.Commons.Notifications;
using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Api;

namespace Portal.Features.Notifications;

/// <summary>What belongs together, as one notification.</summary>
/// <param name="Id">The id of the newest in it.</param>
/// <param name="Kind">Mention, reply, quote, watched, first-post, accepted or reaction.</param>
/// <param name="Title">The title of what it belongs to.</param>
/// <param name="Url">Where the oldest of it stands.</param>
/// <param name="By">Who did it last, or null for the portal itself.</param>
/// <param name="Others">How many others did it too.</param>
/// <param name="Count">How often it was done.</param>
/// <param name="At">When it was done last.</param>
/// <param name="ReadAt">When it was read, or null.</param>
public sealed record NotificationJson(long Id, NotificationKind Kind, string Title, string Url, AuthorJson? By, int Others, int Count, DateTime At, DateTime? ReadAt);

/// <summary>What the caller has read.</summary>
/// <param name="Ids">These, and with each all that is one row with it; a hundred at most.</param>
/// <param name="UpTo">Without ids: all up to this one; without it, too, all.</param>
public sealed record ReadNotificationsBody(IReadOnlyList<long>? Ids = null, long? UpTo = null);

/// <summary>How the caller is told of a kind.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Bell">In the bell and the list.</param>
/// <param name="Mail">None, at-once, digest (once a day) or weekly.</param>
public sealed record TellingJson(NotificationKind Kind, bool Bell, MailChoice Mail);

/// <summary>How and when the caller is told.</summary>
/// <param name="Kinds">By kind; one that is not named stays as it is.</param>
/// <param name="Zone">The IANA name of their time zone, or null for UTC.</param>
/// <param name="DigestHour">The hour of the digest, 0 to 23.</param>
/// <param name="QuietFrom">The first quiet hour, or null for none.</param>
/// <param name="QuietTo">The hour at which quiet ends.</param>
/// <param name="Popular">Whether the digest tells what others found worth reading.</param>
public sealed record TellingSettingsJson(IReadOnlyList<TellingJson>? Kinds, string? Zone, int? DigestHour, int? QuietFrom, int? QuietTo, bool? Popular);

/// <summary>The API's calls on notifications.</summary>
internal static class NotificationCalls
{
    private const int MostListed = 100;

    public static void Map(WebApplication app)
    {
        var api = app.Api("Me");
        api.MapGet("/me/notifications", List).Says<Page<NotificationJson>>("listNotifications", "The caller's notifications, newest first.")
            .Explains("What belongs together (one kind, one topic, read at one time) is one of them, and counts. On the hub's channel `me` the event `notified` says that there is a new one.");
        api.MapPost("/me/notifications/read", Read).Says("readNotifications", "The caller has read some of their notifications, all up to one, or all.");
        api.MapGet("/me/notifications/settings", Settings).Says<TellingSettingsJson>("getNotificationSettings", "How and when the caller is told of what.");
        api.MapPut("/me/notifications/settings", Change).Says("setNotificationSettings", "The caller chooses how and when they are told of what.");
    }

    private static async Task<IResult> List(HttpContext http, Query<int> limit, CursorQuery cursor, NotificationViews views, CancellationToken ct)
    {
        if (http.ActorOf() is not { AccountId: not null } actor)
        {
            return Problem.SignIn.ToHttp();
        }

        var page = await views.List(actor, cursor.Value, Math.Clamp(limit.Value ?? NotificationViews.PageSize, 1, MostListed), ct);
        return Results.Ok(new Page<NotificationJson>([.. page.Items.Select(n => new NotificationJson(n.Id, n.Kind, n.Title, n.Url, n.By is null ? null : AuthorJson.Of(n.By), n.Others, n.Count, n.At, n.ReadAt))], page.Next));
    }

    private static async Task<IResult> Read(HttpContext http, Body<ReadNotificationsBody> body, NotificationDeeds notifications, CancellationToken ct) =>
        (body.Value.Ids is { } ids ? await notifications.Read(http.ActorOf(), ids, ct) : await notifications.ReadUpTo(http.ActorOf(), body.Value.UpTo, ct)).ToHttp();

    private static async Task<IResult> Settings(HttpContext http, TellingSettings settings, CancellationToken ct) =>
        (await settings.Read(http.ActorOf(), ct)).ToHttp(view => Results.Ok(new TellingSettingsJson(
            [.. view.Kinds.OrderBy(k => k.Key).Select(k => new TellingJson(k.Key, k.Value.Bell, k.Value.Mail))], view.Zone, view.DigestHour, view.QuietFrom, view.QuietTo, view.Popular)));

    private static async Task<IResult> Change(HttpContext http, Body<TellingSettingsJson> body, TellingSettings settings, CancellationToken ct)
    {
        var wish = body.Value;
        return (await settings.Change(http.ActorOf(), new(
            (wish.Kinds ?? []).GroupBy(k => k.Kind).ToDictionary(k => k.Key, k => new Telling(k.Last().Bell, k.Last().Mail)), wish.Zone, wish.DigestHour ?? TellingTimes.UsualHour, wish.QuietFrom, wish.QuietTo, wish.Popular ?? false), ct)).ToHttp();
    }
}
