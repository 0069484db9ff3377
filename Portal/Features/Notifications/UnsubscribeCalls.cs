using Portal.Commons.Notifications;

namespace Portal.Features.Notifications;

/// <summary>The address in the head of a letter. A mail program posts to it (RFC 8058) and wants a plain answer; a person opens it and is asked.</summary>
internal static class UnsubscribeCalls
{
    public static void Map(WebApplication app)
    {
        app.MapGet("/unsubscribe/{token}", (string token) => Results.LocalRedirect($"/account/unsubscribe?t={Uri.EscapeDataString(token)}")).ExcludeFromDescription();
        app.MapPost("/unsubscribe/{token}", Stop).DisableAntiforgery().ExcludeFromDescription();
    }

    private static async Task<IResult> Stop(string token, TellingSettings settings, CancellationToken ct) =>
        (await settings.Unsubscribe(token, ct)).Done ? Results.Ok() : Results.NotFound();
}
