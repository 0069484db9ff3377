using Portal.Platform.Cli;

namespace Portal.Commons.People;

/// <summary>The verbs about accounts.</summary>
public static class PeopleVerbs
{
    /// <summary>All of them.</summary>
    public static IEnumerable<Verb> All => [UserAddVerb.Verb, TokenCreateVerb.Verb];
}
