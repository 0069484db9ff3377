using Portal.Platform.Cli;

namespace Portal.Features.Forum;

/// <summary>The forum's verbs.</summary>
public static class ForumVerbs
{
    /// <summary>All of them.</summary>
    public static IEnumerable<Verb> All => [ImportVerb.Verb, SeedBenchVerb.Verb];
}
