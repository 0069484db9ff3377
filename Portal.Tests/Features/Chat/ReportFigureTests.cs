using System.Text.Json;
using Portal.Features.Chat;
using Portal.Tests.Http;

namespace Portal.Tests.Features.Chat;

/// <summary>That the figures are true: added up a second time, from nothing but the raw lines, they are the same.</summary>
public class ReportFigureTests(Portals portals)
{
    static readonly TimeZoneInfo Berlin = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");

    [Theory, BothDatabases]
    public async Task Figures_are_what_the_raw_lines_come_to_for_all_each_person_department_day_and_hour(DatabaseProvider provider)
    {
        await using var portal = await portals.Own(provider);
        var world = new ReportWorld(portal, seed: 7);
        await world.Run(happenings: 900);
        var raw = await RawFigures.Of(portal);
        var admin = await portal.NewMember("ada", Roles.Admin);
        using var api = await portal.Api(admin);
        var departments = (await portal.Get<DepartmentViews>().List(admin.Actor, default)).Value;
        var (first, last) = (Day(raw.Things.Min(t => t.Opened)), Day(raw.Things.Max(t => t.Opened)));
        Assert.True(raw.Things.Count > 300 && raw.Ratings.Count > 10 && last.DayNumber - first.DayNumber > 6, $"{raw.Things.Count} things, {raw.Ratings.Count} ratings, {first} to {last}: too little happened");
        foreach (var kind in Enum.GetValues<MeasureKind>())
            Assert.True(raw.Things.Exists(t => t.Kind == kind && t.Late) && raw.Things.Exists(t => t is { Late: false, HasTarget: true, End: MeasureEnd.Given } && t.Kind == kind), $"{kind}: none late, or none in time");

        var yesterday = last.AddDays(-1);
        await Agrees(new(first, last));
        await Agrees(new(last.AddDays(-2), yesterday));
        await Agrees(new(first.AddDays(3), first.AddDays(3)));
        await Agrees(new(last.AddDays(-120), last));
        foreach (var slug in world.Departments) await Agrees(new(first.AddDays(1), yesterday, slug));
        foreach (var agent in world.Agents) await Agrees(new(first.AddDays(2), yesterday, null, agent));
        await Agrees(new(first, yesterday, world.Departments[1], world.Agents[0]));

        async Task Agrees(Asked q)
        {
            var address = $"desk/reports/chats?from={q.From:yyyy-MM-dd}&to={q.To:yyyy-MM-dd}{(q.Slug is null ? "" : $"&department={q.Slug}")}{(q.Person is null ? "" : $"&person={q.Person.Name}")}";
            var answer = (await api.Ask(address)).Is(200).Json;
            var zone = answer.GetProperty("zone").GetString() == "UTC" ? TimeZoneInfo.Utc : Berlin;
            var department = q.Slug is null ? (long?)null : departments.Single(d => d.Slug == q.Slug).Id;
            var (agent, days) = (q.Person?.Id, q.To.DayNumber - q.From.DayNumber + 1);
            var (things, ratings) = (raw.Things.FindAll(t => department is null || t.Department == department), raw.Ratings.FindAll(r => department is null || r.Solution?.Department == department));
            var (mine, myRatings) = (things.FindAll(t => agent is null || t.Agent == agent), ratings.FindAll(r => agent is null || r.Agent == agent));

            Same("all", answer.GetProperty("figures"), mine, myRatings, things, agent is not null, Within);
            if (agent is not null) Same("everybody", answer.GetProperty("team"), things, ratings, things, false, Within);
            if (q.To < last) Same("before", answer.GetProperty("before"), mine, myRatings, things, agent is not null, at => DayIn(at) >= q.From.AddDays(-days) && DayIn(at) < q.From);
            if (agent is null)
            {
                foreach (var person in answer.GetProperty("people").EnumerateArray())
                {
                    var id = person.GetProperty("person").GetProperty("id").GetInt64();
                    Same($"person {id}", person.GetProperty("figures"), things.FindAll(t => t.Agent == id), ratings.FindAll(r => r.Agent == id), things, true, Within);
                }
            }

            var names = answer.GetProperty("departments").EnumerateArray().ToDictionary(d => d.GetProperty("slug").GetString() ?? "", d => d.GetProperty("figures"));
            foreach (var group in mine.Where(t => t.Ended is { } at && Within(at)).GroupBy(t => t.Department))
            {
                var slug = group.Key is null ? "" : departments.Single(d => d.Id == group.Key).Slug;
                Same($"department {slug}", names[slug], [.. mine.Where(t => t.Department == group.Key)], [.. myRatings.Where(r => r.Solution?.Department == group.Key)], [.. things.Where(t => t.Department == group.Key)], agent is not null, Within);
            }

            var slots = answer.GetProperty("slots").EnumerateArray().ToList();
            var step = days > 92 ? 7 : 1;
            Assert.Equal((days + step - 1) / step, slots.Count);
            for (var i = 0; i < slots.Count; i++)
            {
                var (from, to) = (q.From.AddDays(i * step), q.From.AddDays((i + 1) * step));
                Assert.Equal(from.ToString("yyyy-MM-dd"), slots[i].GetProperty("from").GetString());
                Same($"{from}", slots[i].GetProperty("figures"), mine, myRatings, things, agent is not null, at => Within(at) && DayIn(at) >= from && DayIn(at) < to);
            }

            foreach (var hour in answer.GetProperty("hours").EnumerateArray())
            {
                var h = hour.GetProperty("hour").GetInt32();
                Same($"hour {h}", hour.GetProperty("figures"), mine.FindAll(t => Wall(t.Opened).Hour == h), myRatings.FindAll(r => Wall(r.Solution?.Opened ?? r.At).Hour == h), things.FindAll(t => Wall(t.Opened).Hour == h), agent is not null, Within);
            }

            var week = answer.GetProperty("week").EnumerateArray().Select(d => d.EnumerateArray().Select(n => n.GetInt32()).ToArray()).ToArray();
            var counted = agent is null ? things.Where(t => t.Kind == MeasureKind.Solution && Within(t.Opened)) : mine.Where(t => t is { Kind: MeasureKind.FirstAnswer, End: MeasureEnd.Given } && Within(t.Ended!.Value));
            var expected = counted.ToLookup(t => (((int)Wall(t.Opened).DayOfWeek + 6) % 7, Wall(t.Opened).Hour));
            for (var d = 0; d < 7; d++)
                for (var h = 0; h < 24; h++)
                    Assert.Equal(expected[(d, h)].Count(), week[d][h]);

            DateTime Wall(DateTime at) => TimeZoneInfo.ConvertTimeFromUtc(at, zone);
            DateOnly DayIn(DateTime at) => DateOnly.FromDateTime(Wall(at));
            bool Within(DateTime at) => DayIn(at) >= q.From && DayIn(at) <= q.To;

            void Same(string what, JsonElement told, List<RawThing> ended, List<RawRating> rated, List<RawThing> begun, bool person, Func<DateTime, bool> counts) => Assert.Equal(
                $"{q} {what}: {ReportSteps.Words(ended.Where(t => t.Ended is { } at && counts(at)), rated.Where(r => counts(r.At)), person ? null : begun.Count(t => t.Kind == MeasureKind.Solution && counts(t.Opened)))}",
                $"{q} {what}: {ReportSteps.Words(told)}");
        }
    }

    static DateOnly Day(DateTime at) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTimeFromUtc(at, Berlin));

    sealed record Asked(DateOnly From, DateOnly To, string? Slug = null, Member? Person = null)
    {
        public override string ToString() => $"{From} to {To}, {Slug ?? "all"}, {Person?.Name ?? "everybody"}";
    }
}
