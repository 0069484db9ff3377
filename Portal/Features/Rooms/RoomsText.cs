namespace Portal.Features.Rooms;

/// <summary>The rooms' sentences.</summary>
public sealed class RoomsText;
