namespace Portal.Features.Events;

/// <summary>The events' sentences.</summary>
public sealed class EventsText;
