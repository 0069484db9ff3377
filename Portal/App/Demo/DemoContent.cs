using Microsoft.EntityFrameworkCore;
using Portal.Commons.People;
using Portal.Features.Clubs;
using Portal.Features.Forum;
using Portal.Features.Messages;
using Portal.Features.Rooms;
using Portal.Kernel;
using Portal.Platform.Cli;
using Portal.Platform.Data;
using Portal.Platform.Ui;

namespace Portal.App.Demo;

/// <summary>Fills a portal with a small community, by the same deeds that people use. What exists already is not made twice.</summary>
internal sealed class DemoContent(
    Database database, AccountDeeds accounts, DemoForum forum, DemoDepartments departments, DemoChats chats, Topics topics, Clubs clubs, ClubMembers members, Rooms rooms, ClubViews clubViews, Conversations conversations,
    RoomKeeping keeping, RoomReactions reactions, DemoModeration moderation, DemoEvents events, DemoGames games, TimeProvider time) : IDemoContent
{
    private readonly Dictionary<string, long> people = [];

    /// <summary>Writes what is missing, and answers what to tell.</summary>
    public async Task<IReadOnlyList<string>> Write(CancellationToken ct)
    {
        await WritePeople(ct);
        if (!await database.Read(db => db.Set<Category>().AnyAsync(c => c.Slug == DemoTopics.Categories[0].Slug, ct)))
        {
            await forum.Write(By, ct);
            await departments.Write(By, ct);
            await chats.Write(By, ct);
            await WriteClub(ct);
            await events.Write(By, ct);
            await games.Write(By, ct);
            await WriteRooms(ct);
            await WriteMessages(ct);
            await moderation.Write(By, ct);
        }

        return
        [
            $"Demo accounts, all with the password {DemoCast.Password}:",
            .. DemoCast.All.Select(p => $"  {p.Name,-8} {p.DisplayName}{(p.Roles == Roles.None ? "" : $" ({p.Roles.ToString().ToLowerInvariant()})")}"),
        ];
    }

    private Actor By(string name) => Actor.Member(people[name]);

    private async Task WritePeople(CancellationToken ct)
    {
        var hash = accounts.HashOf(DemoCast.Password);
        foreach (var person in DemoCast.All)
        {
            var known = await database.Read(db => db.Set<Account>().Where(a => a.UserName == person.Name).Select(a => (long?)a.Id).FirstOrDefaultAsync(ct));
            people[person.Name] = known ?? await Make(person, hash, ct);
        }
    }

    private async Task<long> Make(DemoPerson person, string hash, CancellationToken ct)
    {
        var made = await database.Write<long>(
            async db =>
            {
                var id = await AccountDeeds.Add(db, person.Name, DemoCast.EmailOf(person), hash, person.Roles, confirmed: true, time.GetUtcNow().UtcDateTime, ct);
                if (id.Done)
                {
                    await db.SaveChangesAsync(ct);
                    await AccountDeeds.Vouch(db, id.Value, ct);
                    await db.Set<Account>().Where(a => a.Id == id.Value).ExecuteUpdateAsync(a => a.SetProperty(x => x.DisplayName, person.DisplayName), ct);
                }

                return id;
            },
            ct);
        return made.Value;
    }

    private async Task WriteClub(CancellationToken ct)
    {
        const string Slug = "latte-art";
        Demo.Must(await clubs.Create(By("sofia"), new(Slug, "Latte art", "Hearts, tulips, swans, and **honest failures**.\n\nPost your best and your worst pour; once a month we choose both.", Visibility.Open)
        {
            Page = new() { Topics = ["latte-art", "milk"], Color = HueName.Rose, Rules = "1. Be kind: everybody's first swan was a duck.\n2. Say which milk, and how hot it was." },
        }, null, ct));
        Demo.Must(await clubs.Create(By("noah"), new("beta-testers", "Beta testers", "Try what is not out yet. Ask to join and tell us which machine you have.", Visibility.Request)
        {
            Page = new() { Topics = ["beta"], Color = HueName.Teal }, Questions = ["Which machine do you have?"],
        }, null, ct));
        foreach (var name in new[] { "tom", "kenji", "xiaoyu" })
        {
            Demo.Must(await members.Join(By(name), Slug, [], ct));
        }

        var club = await clubViews.Find(By("sofia"), Slug, ct);
        Demo.Must(await topics.Start(By("kenji"), new(club!.BoardId, TopicKind.Discussion, "My first swan (it looks like a duck)", "Be kind. Milk at 58 °C, jug of 350 ml. What do I do about the neck?", ["milk"]), null, ct));
        Demo.Must(await rooms.Say(By("sofia"), club.RoomId, new("Welcome, everyone! Show us what you poured today ☕"), null, ct));
        Demo.Must(await rooms.Say(By("tom"), club.RoomId, new("A heart. Well, a potato with ambition."), null, ct));
    }

    private async Task WriteRooms(CancellationToken ct)
    {
        var counter = Demo.Must(await keeping.Create(By("ada"), new(RoomKind.Public, "The counter", "What is in your cup right now?"), null, ct));
        Demo.Must(await rooms.Say(By("tom"), counter, new("Morning! A washed Kenyan, and it tastes of **tomato soup**. Is it me?"), null, ct));
        var question = Demo.Must(await rooms.Say(By("xiaoyu"), counter, new("水温多少？浅烘焙试试 96 °C。"), null, ct));
        Demo.Must(await rooms.Say(By("kenji"), counter, new("It is you 😄 Grind finer and try again, @tom."), null, ct));
        Demo.Must(await reactions.Set(By("tom"), counter, question, "thanks", true, ct));
        var backroom = Demo.Must(await keeping.Create(By("ada"), new(RoomKind.Staff, "Back room", "For us alone"), null, ct));
        Demo.Must(await rooms.Say(By("lena"), backroom, new("Deliveries to the north are a day late; please tell who asks."), null, ct));
    }

    private async Task WriteMessages(CancellationToken ct)
    {
        var two = Demo.Must(await conversations.Start(By("tom"), new(["sofia"], null, "May I show your tulip at our meeting on Saturday? With your name on it, of course."), null, ct));
        Demo.Must(await conversations.Send(By("sofia"), two, "Please do! The **second** picture is the better one.", drafted: false, null, ct));
        var group = Demo.Must(await conversations.Start(By("kenji"), new(["tom", "xiaoyu", "sofia"], "Saturday at the café", "Ten o’clock? I bring the oat milk."), null, ct));
        Demo.Must(await conversations.Send(By("xiaoyu"), group, "十点可以！我带杯子。", drafted: false, null, ct));
    }
}
