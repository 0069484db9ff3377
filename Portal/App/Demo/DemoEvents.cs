using Portal.Features.Clubs;
using Portal.Features.Events;
using Portal.Kernel;

namespace Portal.App.Demo;

/// <summary>What takes place in the demo: an evening of the club with few seats, its weekly practice, and a day for everybody at which questions are answered.</summary>
internal sealed class DemoEvents(Events events, EventReplies replies, QuestionHours hours, HourQuestions questions, ClubViews clubs, TimeProvider time)
{
    /// <summary>Writes them.</summary>
    /// <param name="by">Who acts, by name.</param>
    /// <param name="ct">Stops it.</param>
    public async Task Write(Func<string, Actor> by, CancellationToken ct)
    {
        var club = await clubs.Find(by("sofia"), "latte-art", ct);
        var evening = Demo.Must(await events.Plan(
            by("sofia"), club!.Club.Id,
            new("Pour together: the tulip", "Bring your jug and **two kinds of milk**. We film the hands, not the faces.", "Europe/Berlin", At(9, 17), At(9, 19), "Our bar, second floor", Seats: 3, MostGuests: 1), null, ct));
        Demo.Must(await replies.Answer(by("sofia"), evening, EventAnswer.Yes, 0, ct));
        Demo.Must(await replies.Answer(by("kenji"), evening, EventAnswer.Yes, 1, ct));
        Demo.Must(await replies.Answer(by("tom"), evening, EventAnswer.Yes, 0, ct));
        Demo.Must(await replies.Answer(by("xiaoyu"), evening, EventAnswer.Maybe, 0, ct));
        Demo.Must(await events.Plan(
            by("sofia"), club.Club.Id,
            new("Practice hour", "An hour at the machine. Whoever likes comes; the milk is ours.", "Europe/Berlin", At(3, 17), At(3, 18), "Our bar, second floor"), new EventRepeat(RepeatEvery.Week, Times: 6), null, ct));
        var day = Demo.Must(await events.Plan(
            by("ada"), null,
            new("Descaling day, online", "We take a machine apart and put it together again, step by step. Ask whatever you like.", "Asia/Taipei", At(16, 6), At(16, 8), Link: "https://example.com/descaling"), null, ct));
        Demo.Must(await replies.Answer(by("tom"), day, EventAnswer.Yes, 0, ct));
        await Ask(by, day, ct);
    }

    private async Task Ask(Func<string, Actor> by, long day, CancellationToken ct)
    {
        Demo.Must(await hours.SetUp(by("ada"), day, QuestionHour.UsualLateDays, ct));
        Demo.Must(await hours.Invite(by("ada"), day, "noah", ct));
        var need = Demo.Must(await questions.Ask(by("tom"), day, "How do I see that my machine *needs* it?", null, drafted: false, ct));
        Demo.Must(await questions.Ask(by("xiaoyu"), day, "Is filtered water soft enough to leave it out?", null, drafted: false, ct));
        Demo.Must(await questions.Vote(by("kenji"), day, need, on: true, ct));
    }

    /// <summary>Some days from now at a full hour of UTC.</summary>
    private DateTime At(int days, int hour) => time.GetUtcNow().UtcDateTime.Date.AddDays(days).AddHours(hour);
}
