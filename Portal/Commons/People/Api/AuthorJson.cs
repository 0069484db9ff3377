namespace Portal.Commons.People;

/// <summary>Who wrote something, in answers of the API.</summary>
/// <param name="Id">The account.</param>
/// <param name="Name">The account's name.</param>
public sealed record AuthorJson(long Id, string Name)
{
    /// <summary>From a person as pages show them.</summary>
    public static AuthorJson Of(PersonView person) => new(person.Id, person.Name);
}
