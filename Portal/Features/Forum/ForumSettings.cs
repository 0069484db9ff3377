using Portal.Platform.Data;

namespace Portal.Features.Forum;

/// <summary>What the forum takes from the settings, read and checked once, at the start.</summary>
/// <param name="OpenVotes">How many votes a member may have on ideas that are not settled: <c>Forum:OpenVotes</c>.</param>
/// <param name="RemindAfter">How long an answer stands before who asked is reminded to accept it: <c>Forum:RemindAfterDays</c>; zero for never.</param>
/// <param name="UnansweredAfter">How long a question waits for an answer before it is in the moderators' queue, where its category promises nothing: <c>Forum:UnansweredAfterHours</c>; zero for never.</param>
public sealed record ForumSettings(int OpenVotes, TimeSpan RemindAfter, TimeSpan UnansweredAfter)
{
    /// <summary>Reads them; one that cannot work stops the start.</summary>
    public static ForumSettings Read(IConfiguration configuration) => new(
        configuration.Number("Forum:OpenVotes", 10, 1, 1000),
        TimeSpan.FromDays(configuration.Number("Forum:RemindAfterDays", 3, 0, 365)),
        TimeSpan.FromHours(configuration.Number("Forum:UnansweredAfterHours", 24, 0, Promises.MostHours)));
}
