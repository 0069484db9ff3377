using Portal.Commons.People;

namespace Portal.Features.Forum;

/// <summary>What somebody has done here in all.</summary>
/// <param name="Posts">Posts that everybody may see.</param>
/// <param name="Answers">Accepted answers.</param>
/// <param name="Thanks">Reactions by others.</param>
/// <param name="Read">Posts read.</param>
/// <param name="Days">Days on which they were here.</param>
public readonly record struct Merit(int Posts, int Answers, int Thanks, int Read, int Days);

/// <summary>What badges and which trust go with what somebody has done: pure functions.</summary>
public static class MeritRules
{
    /// <summary>On how many days somebody was here who is no newcomer any more.</summary>
    public const int MemberDays = 3;

    /// <summary>How many posts they have read.</summary>
    public const int MemberRead = 30;

    private static readonly (BadgeKind Kind, Func<Merit, bool> Earned)[] Badges =
    [
        (BadgeKind.FirstPost, m => m.Posts >= 1), (BadgeKind.HundredPosts, m => m.Posts >= 100),
        (BadgeKind.FirstAnswer, m => m.Answers >= 1), (BadgeKind.TenAnswers, m => m.Answers >= 10), (BadgeKind.HundredAnswers, m => m.Answers >= 100),
        (BadgeKind.TenThanks, m => m.Thanks >= 10), (BadgeKind.HundredThanks, m => m.Thanks >= 100), (BadgeKind.ThousandThanks, m => m.Thanks >= 1000),
    ];

    /// <summary>The badges that are earned.</summary>
    public static IEnumerable<BadgeKind> Earned(Merit merit) => Badges.Where(b => b.Earned(merit)).Select(b => b.Kind);

    /// <summary>
    /// The trust that is earned by reading and by helping. A member has looked around for three days; a regular comes often, reads much and was thanked; a helper has
    /// solved the questions of others.
    /// </summary>
    public static Trust TrustOf(Merit merit) => merit switch
    {
        { Answers: >= 10, Thanks: >= 30, Days: >= 30 } => Trust.Helper,
        { Posts: >= 10, Thanks: >= 5, Read: >= 300, Days: >= 15 } => Trust.Regular,
        { Read: >= MemberRead, Days: >= MemberDays } => Trust.Member,
        _ => Trust.Newcomer,
    };
}
