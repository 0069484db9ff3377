using Portal.Features.Clubs;
using Portal.Features.Events;

namespace Portal.Tests.Features.Events;

/// <summary>How a test's people come to question hours, by the same deeds that the pages call.</summary>
static class HourSteps
{
    /// <summary>Plans an event that begins in two hours, and makes it a question hour with guests.</summary>
    public static async Task<long> NewHour(this TestPortal portal, Member host, ClubView? club, params Member[] guests)
    {
        var id = await portal.NewEvent(host, club, portal.Plan(inHours: 2, title: "Ask the roaster"));
        Assert.True((await portal.Get<QuestionHours>().SetUp(host.Actor, id, 7, default)).Done);
        foreach (var guest in guests) Assert.Null((await portal.Get<QuestionHours>().Invite(host.Actor, id, guest.Name, default)).Problem);
        return id;
    }

    public static Task<Result<int>> Ask(this TestPortal portal, Member member, long id, string body, string? key = null) => portal.Get<HourQuestions>().Ask(member.Actor, id, body, key, false, default);

    public static Task<Result<int>> Vote(this TestPortal portal, Member member, long id, int number, bool on = true) => portal.Get<HourQuestions>().Vote(member.Actor, id, number, on, default);

    public static Task<Result<int>> AnswerTo(this TestPortal portal, Member member, long id, int number, string body, string? key = null) => portal.Get<HourAnswers>().Answer(member.Actor, id, number, body, key, false, default);

    /// <summary>The hour as somebody sees it; null where there is none for them.</summary>
    public static Task<HourSight?> Hour(this TestPortal portal, Member reader, long id) => portal.Get<HourViews>().Look(reader.Actor, id, default);

    /// <summary>One question as somebody sees it; null where they see none.</summary>
    public static async Task<HourQuestion?> Question(this TestPortal portal, Member reader, long id, int number) => (await portal.Hour(reader, id))?.Questions.FirstOrDefault(q => q.Number == number);
}
