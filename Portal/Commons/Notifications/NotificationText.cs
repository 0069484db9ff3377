namespace Portal.Commons.Notifications;

/// <summary>The sentences of notifications and their letters, in the resources beside this file.</summary>
public sealed class NotificationText;
