namespace Portal.Features.Accounts;

/// <summary>
/// Something that a profile shows and that another room knows, such as latest topics: the App registers a component for it,
/// with one parameter <c>AccountId</c>. Rooms do not see each other.
/// </summary>
/// <param name="Component">The component to show.</param>
/// <param name="Order">Its place among the others.</param>
/// <param name="OnCard">What stands in its place, shorter, on the card that is shown where the pointer rests on a name; or null.</param>
public sealed record ProfilePart(Type Component, int Order = 0, Type? OnCard = null);
