using Microsoft.EntityFrameworkCore;
using Portal.Commons.Hours;
using Portal.Features.Chat;
using ChatRow = Portal.Features.Chat.Chat;

namespace Portal.Tests.Features.Chat;

/// <summary>Days at a desk in which everything happens that can, by chance but by the same chance each time: what comes of it stands in the lines of the chats.</summary>
sealed class ReportWorld(TestPortal portal, int seed)
{
    readonly Random chance = new(seed);
    readonly List<ChatSteps.Guest> guests = [];
    readonly List<string> slugs = [];

    public List<Member> Agents { get; } = [];

    public IReadOnlyList<string> Departments => slugs;

    /// <summary>Two departments, one that closes at night and one that never does, three agents, and so many things that happen over some ten days.</summary>
    public async Task Run(int happenings)
    {
        for (var i = 0; i < 3; i++) Agents.Add(await portal.NewMember("agent", Roles.Agent));
        var daytime = new OpeningHours("Europe/Berlin", [.. Enum.GetValues<DayOfWeek>().Where(d => d != DayOfWeek.Sunday).SelectMany(d => new HoursFrame[] { new(d, new(9, 0), new(12, 30)), new(d, new(13, 0), new(19, 0)) })], []);
        foreach (var hours in new[] { daytime, OpeningHours.Always }) slugs.Add((await portal.NewDepartment(new(Hours: hours, PromisedMinutes: 0), [.. Agents])).Slug);
        var admin = await portal.NewMember("ada", Roles.Admin);
        foreach (var (slug, given) in new (string?, TargetsView)[] { (slugs[0], new(30, 60, 240)), (slugs[1], new(120, null, 400)), (null, new(60, 90, null)) })
            Assert.Null((await portal.Get<Targets>().Set(admin.Actor, slug, given, null, default)).Problem);
        for (var i = 0; i < happenings; i++)
        {
            await Happen(guests.Count < 4 ? -1 : chance.Next(-3, 17));
            portal.Clock.Advance(TimeSpan.FromSeconds(chance.Next(60) == 0 ? chance.Next(20_000, 50_000) : chance.Next(5, 1500)));
        }

        await portal.AllCounted();
        await portal.Get<ClockKeeping>().Look(default);
    }

    async Task Happen(int what)
    {
        if (what < 0)
        {
            guests.Add(await portal.Ask(chance.Next(5) is var d && d < 4 ? slugs[d % 2] : null));
            return;
        }

        var guest = guests[chance.Next(Math.Max(0, guests.Count - 12), guests.Count)];
        var chat = await portal.Get<Database>().Read(db => db.Set<ChatRow>().SingleAsync(c => c.Id == guest.ChatId));
        var agent = chat.State == ChatState.Open ? Agents.Single(a => a.Id == chat.AgentId) : Agents[chance.Next(3)];
        var (desk, promises) = (ChatParty.Desk(agent.Actor), portal.Get<Promises>());
        switch (what)
        {
            case < 3: await portal.Say(guest.Party, guest.ChatId, "A question"); break;
            case < 10:
                if (chat.State == ChatState.Waiting) await portal.Get<Desk>().Claim(agent.Actor, guest.ChatId, default);
                await portal.Say(desk, guest.ChatId, "An answer");
                break;
            case < 13:
                await portal.Get<Chats>().Close(what == 10 ? guest.Party : desk, guest.ChatId, default);
                if (chance.Next(4) > 0) await portal.Get<ChatRatings>().Rate(guest.Party, guest.ChatId, chance.Next(3) == 0 ? Verdict.Bad : Verdict.Good, null, default);
                break;
            case 13: await portal.Get<Desk>().Transfer(agent.Actor, guest.ChatId, Agents[chance.Next(3)].Id, null, default); break;
            case 14: await portal.Get<Desk>().MoveTo(agent.Actor, guest.ChatId, slugs[chance.Next(2)], null, default); break;
            case 15: await promises.Make(desk, guest.ChatId, "Send the part", portal.Clock.GetUtcNow().UtcDateTime.AddMinutes(chance.Next(30, 3000)), "Because", null, default); break;
            default: await (chance.Next(4) == 0 ? promises.Withdraw(desk, guest.ChatId, "Cannot", default) : promises.Keep(desk, guest.ChatId, default)); break;
        }
    }
}
