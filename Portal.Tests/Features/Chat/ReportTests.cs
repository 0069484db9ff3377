using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Portal.Commons.Hours;
using Portal.Features.Accounts;
using Portal.Features.Chat;
using Portal.Platform.Text;
using Portal.Tests.Http;

namespace Portal.Tests.Features.Chat;

/// <summary>Figures of the desk: who sees whose, on which day something counts, and the file that they can be added up from.</summary>
public class ReportTests(Portals portals)
{
    [Theory, BothDatabases]
    public async Task Admins_and_agents_who_moderate_see_everybody_an_agent_themselves_beside_all_and_nobody_else_anything(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var (lena, noah) = (await portal.NewMember("lena", Roles.Agent), await portal.NewMember("noah", Roles.Agent));
        var (slug, _) = await portal.NewDepartment(new(), lena, noah);
        foreach (var agent in new[] { lena, lena, noah }) await Answered(portal, await portal.Ask(slug), agent);
        await portal.AllCounted();

        foreach (var boss in new[] { await portal.NewMember("ada", Roles.Admin), await portal.NewMember("mo", Roles.Agent | Roles.Moderator) })
        {
            using var sees = await portal.Api(boss);
            var all = (await sees.Ask($"desk/reports/chats?department={slug}")).Is(200).Json;
            Assert.Equal([(lena.Id, 2), (noah.Id, 1)], all.GetProperty("people").EnumerateArray().Select(p => (p.GetProperty("person").GetProperty("id").GetInt64(), p.GetProperty("figures").GetProperty("answered").GetInt32())));
            Assert.Equal(2, Answers((await sees.Ask($"desk/reports/chats?department={slug}&person={lena.Name}")).Is(200).Json));
            (await sees.Ask($"desk/reports/chats?person=nobody-at-all")).IsProblem(400, "no-such-person", "person");
        }

        using var hers = await portal.Api(lena);
        var own = (await hers.Ask($"desk/reports/chats?department={slug}")).Is(200).Json;
        Assert.Equal((2, 3, 0), (Answers(own), own.GetProperty("team").GetProperty("answered").GetInt32(), own.GetProperty("people").GetArrayLength()));
        Assert.DoesNotContain(noah.Name, own.ToString());
        Assert.Equal(2, Answers((await hers.Ask($"desk/reports/chats?department={slug}&person={lena.Name.ToUpperInvariant()}")).Is(200).Json));
        foreach (var address in new[] { $"desk/reports/chats?person={noah.Name}", $"desk/reports/chats/export.csv?person={noah.Name}", "desk/reports/chats?person=nobody-at-all" })
            (await hers.Ask(address)).IsProblem(403, "only-your-own");
        Assert.DoesNotContain(noah.Name, await hers.GetStringAsync($"desk/reports/chats/export.csv?department={slug}"));

        foreach (var (client, status) in new (HttpClient, int)[] { (portal.Address.Api(), 401), (await portal.Api(await portal.NewMember()), 403), (await portal.Api(await portal.NewMember("mo", Roles.Moderator)), 403) })
            using (client)
                foreach (var address in new[] { "desk/reports/chats", "desk/reports/chats/export.csv" })
                    (await client.Ask(address)).IsProblem(status);
    }

    [Theory, BothDatabases]
    public async Task What_ends_after_midnight_counts_on_the_new_day_by_the_clock_of_the_department_also_when_that_day_has_twenty_five_hours(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var lena = await portal.NewMember("lena", Roles.Agent);
        var (slug, id) = await portal.NewDepartment(new(Hours: new OpeningHours("Europe/Berlin", [], [])), lena);
        using var api = await portal.Api(await portal.NewMember("ada", Roles.Admin));

        // In Berlin the 25th of October 2026 goes from 22:00 UTC of the day before to 23:00 UTC, and has two hours from two to three.
        var (midnight, next) = (Utc(24, 22, 0), Utc(25, 23, 0));
        await Measured(midnight.AddMinutes(-30), midnight.AddMilliseconds(-1)); // asked and answered on the 24th
        await Measured(midnight.AddMinutes(-20), midnight);                    // asked on the 24th, answered as the 25th begins
        await Measured(Utc(25, 0, 30), Utc(25, 0, 40));                        // half past two
        await Measured(Utc(25, 1, 30), Utc(25, 1, 50));                        // half past two again
        await Measured(next.AddMinutes(-1), next.AddMilliseconds(-1));         // the last minute of the 25th
        await Measured(next, next.AddMinutes(5));                              // the 26th

        Assert.Equal((2, 1), await Day(24));
        Assert.Equal((3, 4), await Day(25));
        Assert.Equal((1, 1), await Day(26));
        var three = (await api.Ask($"desk/reports/chats?department={slug}&from=2026-10-24&to=2026-10-26")).Is(200).Json;
        Assert.Equal([1, 4, 1], three.GetProperty("slots").EnumerateArray().Select(s => s.GetProperty("figures").GetProperty("answered").GetInt32()));
        Assert.Equal((6, 4), (Answers(three), Answers((await api.Ask($"desk/reports/chats?department={slug}&from=2026-10-26&to=2026-10-26")).Is(200).Json.GetProperty("before"), "answered")));
        Assert.Equal((2, 2), (three.GetProperty("week")[6][2].GetInt32(), three.GetProperty("hours")[2].GetProperty("figures").GetProperty("answered").GetInt32()));
        Assert.Equal(("2026-10-24T22:00:00Z", "2026-10-25T23:00:00Z"), await Edges(25));

        async Task<(int Begun, int Answered)> Day(int day)
        {
            var answer = (await api.Ask($"desk/reports/chats?department={slug}&from=2026-10-{day}&to=2026-10-{day}")).Is(200).Json;
            return (answer.GetProperty("figures").GetProperty("begun").GetInt32(), Answers(answer));
        }

        async Task<(string?, string?)> Edges(int day) =>
            (await api.Ask($"desk/reports/chats?department={slug}&from=2026-10-{day}&to=2026-10-{day}")).Json is var j ? (j.GetProperty("start").GetString(), j.GetProperty("end").GetString()) : default;

        // A chat that was really held, its times put back.
        async Task Measured(DateTime asked, DateTime answered)
        {
            var guest = await portal.Ask(slug);
            await Answered(portal, guest, lena);
            await portal.AllCounted();
            await portal.Get<Database>().Write<int>(async db =>
            {
                var clocks = db.Set<ChatMeasure>().Where(m => m.ChatId == guest.ChatId && m.DepartmentId == id);
                await clocks.ExecuteUpdateAsync(m => m.SetProperty(x => x.OpenedAt, asked));
                return await clocks.Where(m => m.Kind == MeasureKind.FirstAnswer).ExecuteUpdateAsync(m => m.SetProperty(x => x.EndedAt, answered));
            }, default);
        }

        static DateTime Utc(int day, int hour, int minute) => new(2026, 10, day, hour, minute, 0, DateTimeKind.Utc);
    }

    [Theory, BothDatabases]
    public async Task Who_erases_their_account_leaves_the_figures_as_they_were(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var (lena, customer) = (await portal.NewMember("lena", Roles.Agent), await portal.NewMember());
        var (slug, _) = await portal.NewDepartment(new(), lena);
        using var api = await portal.Api(await portal.NewMember("ada", Roles.Admin));
        var guest = await portal.Ask(slug, by: customer.Actor);
        await Answered(portal, guest, lena);
        await portal.Get<Chats>().Close(ChatParty.Desk(lena.Actor), guest.ChatId, default);
        Assert.True((await portal.Get<ChatRatings>().Rate(guest.Party, guest.ChatId, Verdict.Good, "Lena was kind", default)).Done);
        await portal.AllCounted();
        var before = await Figures("");
        Assert.Contains("rating 1/0", before);
        Assert.True((await portal.Get<Erasure>().Erase(customer.Actor, default)).Done);
        Assert.True((await portal.Get<Erasure>().Erase(lena.Actor, default)).Done);
        await portal.AllCounted();
        var yesterday = DateOnly.FromDateTime(portal.Clock.GetUtcNow().UtcDateTime).AddDays(-1);
        Assert.Equal(before, await Figures($"&from={yesterday:yyyy-MM-dd}")); // another question, so that nothing kept is answered
        var person = Assert.Single((await api.Ask($"desk/reports/chats?department={slug}&from={yesterday:yyyy-MM-dd}")).Json.GetProperty("people").EnumerateArray());
        Assert.Equal((lena.Id, 1), (person.GetProperty("person").GetProperty("id").GetInt64(), person.GetProperty("figures").GetProperty("answered").GetInt32()));
        var file = await api.GetStringAsync($"desk/reports/chats/export.csv?department={slug}");
        Assert.Contains("rating", file);
        Assert.DoesNotContain(lena.Name, file + person);
        Assert.DoesNotContain("kind", file);

        async Task<string> Figures(string more) => ReportSteps.Words((await api.Ask($"desk/reports/chats?department={slug}{more}")).Is(200).Json.GetProperty("figures"));
    }

    [Theory, BothDatabases]
    public async Task The_file_opens_in_a_spreadsheet_runs_no_formula_and_adds_up_to_the_figures(DatabaseProvider provider)
    {
        await using var portal = await portals.Own(provider);
        await new ReportWorld(portal, seed: 3).Run(happenings: 300);
        var lena = await portal.NewMember("lena", Roles.Agent);
        var (slug, _) = await portal.NewDepartment(new(Name: "=1+1, \"cheap\""), lena);
        await Answered(portal, await portal.Ask(slug), lena);
        await portal.AllCounted();
        using var api = await portal.Api(await portal.NewMember("ada", Roles.Admin));
        var (from, to) = (DateOnly.FromDateTime(portal.Clock.GetUtcNow().UtcDateTime).AddDays(-40), DateOnly.FromDateTime(portal.Clock.GetUtcNow().UtcDateTime).AddDays(1));
        var answer = await api.GetAsync($"desk/reports/chats/export.csv?from={from:yyyy-MM-dd}&to={to:yyyy-MM-dd}");
        Assert.Equal(("text/csv", "utf-8", $"chats-{from:yyyy-MM-dd}-{to:yyyy-MM-dd}.csv"), (answer.Content.Headers.ContentType!.MediaType, answer.Content.Headers.ContentType.CharSet, answer.Content.Headers.ContentDisposition!.FileName!.Trim('"')));
        var bytes = await answer.Content.ReadAsByteArrayAsync();
        Assert.Equal([0xEF, 0xBB, 0xBF], bytes[..3]);
        var text = Encoding.UTF8.GetString(bytes[3..]);
        Assert.Contains("\"'=1+1, \"\"cheap\"\"\"", text);
        var lines = text.Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal("chat,measure,department,person,began,ended,result,open_seconds,wall_seconds,target_seconds,late_since", lines[0]);

        var figures = (await api.Ask($"desk/reports/chats?from={from:yyyy-MM-dd}&to={to:yyyy-MM-dd}")).Is(200).Json.GetProperty("figures");
        var rows = lines.Skip(1).Where(l => !l.Contains('"')).Select(l => l.Split(',')).ToList(); // all but those of the department with a comma
        Assert.Equal(figures.GetProperty("missed").GetInt32(), rows.Count(r => r[1] == "first-answer" && r[6] != "given"));
        Assert.Equal(figures.GetProperty("answered").GetInt32(), 1 + rows.Count(r => r[1] == "first-answer" && r[6] == "given"));
        Assert.Equal(figures.GetProperty("breaches").GetInt32(), rows.Count(r => r[10] != ""));
        Assert.Equal((figures.GetProperty("rating").GetProperty("good").GetInt32(), figures.GetProperty("rating").GetProperty("bad").GetInt32()), (rows.Count(r => r[1] == "rating" && r[6] == "good"), rows.Count(r => r[1] == "rating" && r[6] == "bad")));
        Assert.Equal(figures.GetProperty("solution").GetProperty("count").GetInt32(), rows.Count(r => r[1] == "solution" && r[6] == "given"));
        Assert.True(rows.Count > 60, $"only {rows.Count} lines");
    }

    [Theory, BothDatabases]
    public async Task A_rating_whose_part_a_merge_took_apart_counts_for_the_department_of_its_chat(DatabaseProvider provider)
    {
        await using var portal = await portals.Own(provider);
        var (lena, ana) = (await portal.NewMember("lena", Roles.Agent), await portal.NewMember("ana"));
        var (slug, _) = await portal.NewDepartment(new(), lena);
        var chats = new List<ChatSteps.Guest>();
        for (var i = 0; i < 2; i++) { chats.Add(await portal.Ask(slug, by: ana.Actor)); Tick(); }
        foreach (var chat in chats) { await Answered(portal, chat, lena); Tick(); }
        foreach (var chat in chats) { Assert.True((await portal.Get<Chats>().Close(ChatParty.Desk(lena.Actor), chat.ChatId, default)).Done); Tick(); }
        foreach (var chat in chats) Assert.True((await portal.Get<ChatRatings>().Rate(chat.Party, chat.ChatId, Verdict.Good, null, default)).Done);
        Assert.True((await portal.Get<Merges>().Merge(lena.Actor, chats[1].ChatId, chats[0].ChatId, null, default)).Done);
        Assert.Single(await portal.Clocks(chats[0].ChatId), m => m.Kind == MeasureKind.Solution); // the first end ends nothing any more: the other chat was open

        using var api = await portal.Api(await portal.NewMember("ada", Roles.Admin));
        var merged = ReportSteps.Words((await api.Ask($"desk/reports/chats?department={slug}")).Is(200).Json.GetProperty("figures"));
        Assert.StartsWith("begun 1, answered 1, missed 0, late 0", merged); // one conversation, and nothing of the one that went is counted beside it
        Assert.Contains("rating 2/0", merged);
        Assert.Contains("solution 1,", merged);
        var all = (await api.Ask("desk/reports/chats")).Is(200).Json;
        Assert.Contains("rating 2/0", ReportSteps.Words(Assert.Single(all.GetProperty("departments").EnumerateArray()).GetProperty("figures")));
        foreach (var asked in new[] { "", $"?department={slug}" })
            Assert.Equal(2, (await api.GetStringAsync($"desk/reports/chats/export.csv{asked}")).Split("\r\n").Count(l => l.Contains($",rating,Department {slug},", StringComparison.Ordinal)));

        void Tick() => portal.Clock.Advance(TimeSpan.FromSeconds(1));
    }

    [Theory, BothDatabases]
    public async Task For_who_has_gone_no_further_line_is_read(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var lena = await portal.NewMember("lena", Roles.Agent);
        var (slug, _) = await portal.NewDepartment(new(), lena);
        await Answered(portal, await portal.Ask(slug), lena);
        await portal.AllCounted();
        var file = (await portal.Get<ReportExport>().Read((await portal.NewMember("ada", Roles.Admin)).Actor, new(Department: slug), default)).Value;
        Assert.Equal(2, await file.Lines.CountAsync());
        using var gone = new CancellationTokenSource();
        await using var lines = file.Lines.GetAsyncEnumerator(gone.Token);
        Assert.True(await lines.MoveNextAsync());
        await gone.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await lines.MoveNextAsync());
    }

    [Theory]
    [InlineData("from=2026-11-31", "bad-date", "from")]
    [InlineData("to=tomorrow", "bad-date", "to")]
    [InlineData("from=0001-01-01", "bad-date", "from")]
    [InlineData("to=9999-12-31", "bad-date", "to")]
    [InlineData("from=2026-11-30&to=2026-11-29", "from-after-to", "from")]
    [InlineData("from=2025-01-01&to=2026-11-29", "too-many-days", "from")]
    [InlineData("department=no-such-thing", "no-such-department", "department")]
    [InlineData("person=%00", "bad-characters", "person")]
    public async Task What_cannot_be_asked_names_its_part(string query, string code, string field)
    {
        var portal = await portals.Shared(DatabaseProvider.Sqlite);
        using var api = await portal.Api(await portal.NewMember("ada", Roles.Admin));
        (await api.Ask($"desk/reports/chats?{query}")).IsProblem(400, code, field);
        (await api.Ask($"desk/reports/chats/export.csv?{query}")).IsProblem(400, code, field);
    }

    [Theory]
    [InlineData("=cmd()", "'=cmd()")]
    [InlineData("  +1", "'  +1")]
    [InlineData("-1", "'-1")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("\t=1", "\"'\t=1\"")]
    [InlineData("a, \"b\"\nc", "\"a, \"\"b\"\"\nc\"")]
    [InlineData("换货 问题", "换货 问题")]
    public void A_cell_is_read_as_what_it_is_and_run_as_nothing(string text, string cell) => Assert.Equal($"{cell},-1.5,2026-11-30T01:02:03.004Z,\r\n", Csv.Line(text, -1.5, new DateTime(2026, 11, 30, 1, 2, 3, 4, DateTimeKind.Utc), null));

    [Fact]
    public void A_day_without_midnight_begins_with_its_first_minute_and_the_days_before_end_at_the_same_time_of_day()
    {
        var beirut = new ReportPeriod(new(2026, 3, 29), new(2026, 3, 29), "Asia/Beirut"); // there the clock goes from 24:00 to 1:00
        Assert.Equal((new DateTime(2026, 3, 28, 22, 0, 0, DateTimeKind.Utc), TimeSpan.FromHours(23)), (beirut.Start, beirut.End - beirut.Start));
        var week = new ReportPeriod(new(2026, 11, 24), new(2026, 11, 30), "Asia/Shanghai");
        Assert.Equal((Utc(16), Utc(23)), week.Before(Utc(30)));
        Assert.Equal((Utc(16), Utc(23).AddHours(-6)), week.Before(Utc(30).AddHours(-6)));
        Assert.Equal(week, new ReportPeriod(week.From, week.To, week.Zone));

        static DateTime Utc(int day) => new(2026, 11, day, 16, 0, 0, DateTimeKind.Utc);
    }

    static async Task Answered(TestPortal portal, ChatSteps.Guest guest, Member agent)
    {
        Assert.Null((await portal.Get<Desk>().Claim(agent.Actor, guest.ChatId, default)).Problem);
        Assert.True((await portal.Say(ChatParty.Desk(agent.Actor), guest.ChatId, "Open the lid.")).Done);
    }

    static int Answers(JsonElement answer, string? name = null) => name is null ? answer.GetProperty("figures").GetProperty("answered").GetInt32() : answer.GetProperty(name).GetInt32();
}
