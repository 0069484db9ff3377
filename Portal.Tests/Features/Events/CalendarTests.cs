using System.Text.Json;
using Portal.Commons.Hours;
using Portal.Features.Events;
using Portal.Tests.Features.Clubs;

namespace Portal.Tests.Features.Events;

public class CalendarTests(Portals portals)
{
    // Another's reading of a calendar: https://pypi.org/project/icalendar. It refuses what RFC 5545 does.
    const string Reader = """
        import sys, json, icalendar
        calendar = icalendar.Calendar.from_ical(sys.stdin.buffer.read())
        print(json.dumps({"name": str(calendar.get("X-WR-CALNAME", "")), "events": [{
            "uid": str(e["UID"]), "summary": str(e["SUMMARY"]), "description": str(e["DESCRIPTION"]), "location": str(e.get("LOCATION", "")), "url": str(e["URL"]), "status": str(e["STATUS"]),
            "sequence": int(e["SEQUENCE"]), "starts": e.decoded("DTSTART").isoformat(), "ends": e.decoded("DTEND").isoformat()} for e in calendar.walk("VEVENT")]}))
        """;

    [Theory, BothDatabases]
    public async Task A_file_of_an_event_is_read_back_by_an_independent_parser_with_every_character_and_the_right_moment(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var staff = await portal.NewMember("staff", Roles.Admin);
        var title = string.Concat(Enumerable.Repeat("Käse, 拿鐵; \\ 🎉 ", 8)).Trim();
        var year = portal.Clock.GetUtcNow().Year + 1;
        var (starts, ends) = (WallClock.Read("startsAt", $"{year}-07-01T19:00", "Europe/Berlin").Value, WallClock.Read("endsAt", $"{year}-07-01T21:30", "Europe/Berlin").Value);
        var id = await portal.NewEvent(staff, plan: portal.Plan() with { Title = title, Body = "One line\n\n* and; another, \\ one", Zone = "Europe/Berlin", StartsAt = starts, EndsAt = ends });
        using var visitor = portal.Visitor();
        var file = await visitor.GetAsync($"/events/{id}.ics");
        Assert.Equal("text/calendar", file.Content.Headers.ContentType!.MediaType);
        var bytes = await file.Content.ReadAsByteArrayAsync();
        Assert.All(System.Text.Encoding.UTF8.GetString(bytes).Split("\r\n"), line => Assert.InRange(System.Text.Encoding.UTF8.GetByteCount(line), 0, 75));
        var read = Assert.Single((await Parse(bytes)).GetProperty("events").EnumerateArray());
        Assert.Equal((title, "Bar, second floor; left", "CONFIRMED", 0), (Text(read, "summary"), Text(read, "location"), Text(read, "status"), read.GetProperty("sequence").GetInt32()));
        Assert.Equal(($"{year}-07-01T17:00:00+00:00", $"{year}-07-01T19:30:00+00:00"), (Text(read, "starts"), Text(read, "ends")));
        Assert.Contains("and; another, \\ one", Text(read, "description"));
        Assert.EndsWith($"/events/{id}", Text(read, "url"));

        Assert.True((await portal.Get<Portal.Features.Events.Events>().Cancel(staff.Actor, id, "No milk.", default)).Done);
        var again = Assert.Single((await Parse(await visitor.GetByteArrayAsync($"/events/{id}.ics"))).GetProperty("events").EnumerateArray());
        Assert.Equal((Text(read, "uid"), "CANCELLED", 1), (Text(again, "uid"), Text(again, "status"), again.GetProperty("sequence").GetInt32()));
        Assert.StartsWith("No milk.", Text(again, "description"));
    }

    [Theory, BothDatabases]
    public async Task A_feed_has_what_its_owner_may_see_until_they_leave_the_club_or_make_a_new_address(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var (host, member, stranger) = (await portal.NewMember("host"), await portal.NewMember("member"), await portal.NewMember("stranger"));
        var club = await portal.NewClub(host, Visibility.Request);
        await portal.Join(member, club);
        Assert.True((await portal.Get<Portal.Features.Clubs.ClubMembers>().Answer(host.Actor, club.Club.Slug, member.Id, true, default)).Done);
        var id = await portal.NewEvent(host, club);
        var feeds = portal.Get<CalendarFeeds>();
        Assert.Equal(Problem.NotFound, (await feeds.Renew(stranger.Actor, club.Club.Id, default)).Problem);
        Assert.Null((await feeds.Find(member.Actor, null, default)).Value);
        var (own, clubs, strangers) = ((await feeds.Renew(member.Actor, null, default)).Value, (await feeds.Renew(member.Actor, club.Club.Id, default)).Value, (await feeds.Renew(stranger.Actor, null, default)).Value);
        Assert.Equal(own, (await feeds.Find(member.Actor, null, default)).Value);
        Assert.Equal((true, true, false), (await Has(own), await Has(clubs), await Has(strangers)));

        // What one declined is not in one's own calendar, but in the club's.
        await portal.Answer(member, id, EventAnswer.No);
        Assert.Equal((false, true), (await Has(own), await Has(clubs)));
        await portal.Answer(member, id);
        Assert.True(await Has(own));

        var renewed = (await feeds.Renew(member.Actor, null, default)).Value;
        Assert.Equal((null, true), (await Has(own), await Has(renewed)));
        Assert.True((await portal.Leave(member, club)).Done);
        Assert.Equal(false, await Has(renewed));
        Assert.NotEqual(true, await Has(clubs));

        async Task<bool?> Has(string secret)
        {
            using var program = portal.Visitor();
            var answer = await program.GetAsync(CalendarFeeds.AddressOf(secret));
            if ((int)answer.StatusCode == 404) return null;
            return (await Parse(await answer.Content.ReadAsByteArrayAsync())).GetProperty("events").EnumerateArray().Any(e => Text(e, "uid").StartsWith($"event-{id}@", StringComparison.Ordinal));
        }
    }

    static string Text(JsonElement read, string name) => read.GetProperty(name).GetString()!;

    internal static async Task<JsonElement> Parse(byte[] calendar)
    {
        MachineNeeds.PathOf(Need.Icalendar);
        var start = new System.Diagnostics.ProcessStartInfo("/usr/bin/python3", ["-c", Reader]) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        using var python = System.Diagnostics.Process.Start(start)!;
        await python.StandardInput.BaseStream.WriteAsync(calendar);
        python.StandardInput.Close();
        var (said, wrong) = (await python.StandardOutput.ReadToEndAsync(), await python.StandardError.ReadToEndAsync());
        await python.WaitForExitAsync();
        Assert.True(python.ExitCode == 0, wrong);
        return JsonDocument.Parse(said).RootElement;
    }
}
