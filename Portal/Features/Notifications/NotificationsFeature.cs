namespace Portal.Features.Notifications;

/// <summary>The door of the notifications' pages: what it maps.</summary>
public static class NotificationsFeature
{
    /// <summary>Maps what is not a page.</summary>
    public static void MapNotifications(this WebApplication app)
    {
        NotificationCalls.Map(app);
        UnsubscribeCalls.Map(app);
    }
}
