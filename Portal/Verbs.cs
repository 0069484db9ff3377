using Portal.Commons.People;
using Portal.Features.Forum;
using Portal.Platform.Cli;

namespace Portal;

/// <summary>The table of contents of the command line.</summary>
public static class Verbs
{
    /// <summary>Every verb of every room.</summary>
    public static IEnumerable<Verb> All => [.. PeopleVerbs.All, .. ForumVerbs.All, .. CliModule.Verbs];
}
