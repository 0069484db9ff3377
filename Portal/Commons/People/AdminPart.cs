namespace Portal.Commons.People;

/// <summary>A page for running the place, which a room registers: the tabs above each of them lead to all.</summary>
/// <param name="Address">Its address, under <c>/admin</c>.</param>
/// <param name="Texts">The room's texts.</param>
/// <param name="Title">The key of its title in them.</param>
/// <param name="AdminsOnly">True where moderators have nothing to do.</param>
public sealed record AdminPart(string Address, Type Texts, string Title, bool AdminsOnly);
