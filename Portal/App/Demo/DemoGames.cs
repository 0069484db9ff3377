using Portal.Features.Clubs;
using Portal.Features.Play;
using Portal.Kernel;

namespace Portal.App.Demo;

/// <summary>What is played in the demo's club: a draw that some have entered, and a quiz.</summary>
internal sealed class DemoGames(Draws draws, Quizzes quizzes, ClubViews clubs, TimeProvider time)
{
    /// <summary>Writes them.</summary>
    /// <param name="by">Who acts, by name.</param>
    /// <param name="ct">Stops it.</param>
    public async Task Write(Func<string, Actor> by, CancellationToken ct)
    {
        var club = (await clubs.Find(by("sofia"), "latte-art", ct))!.Club.Id;
        var now = time.GetUtcNow().UtcDateTime;
        var draw = Demo.Must(await draws.Announce(
            by("sofia"), new(club, "Two bags of beans", "Roasted *last week*. Enter with one click; we draw by ourselves, and you can check it.", now.AddDays(6)), ["A bag of our espresso", "A bag of our filter roast"], false, null, ct));
        Demo.Must(await draws.Enter(by("kenji"), draw, ct));
        Demo.Must(await draws.Enter(by("tom"), draw, ct));
        Demo.Must(await quizzes.Announce(
            by("sofia"), new(club, "How well do you know your milk?", "Three questions, five points each.", now.AddDays(12)),
            [
                new("How warm is milk for latte art at most?", ["50 °C", "65 °C", "85 °C"]),
                new("What makes the foam fine?", ["Sugar", "The right depth of the nozzle"]),
                new("Which pattern comes first?", ["The heart", "The swan", "The phoenix"]),
            ],
            [1, 1, 0], 5, null, ct));
    }
}
