using Microsoft.EntityFrameworkCore;
using Portal.Commons.Notifications;
using Portal.Features.Accounts;
using Portal.Features.Play;
using Portal.Tests.Commons.Notifications;
using Portal.Tests.Features.Clubs;
using Portal.Tests.Http;

namespace Portal.Tests.Features.Play;

public class DrawTests(Portals portals)
{
    // Written from the words of the page alone, by nobody who looked at the portal's own program.
    const string Again = """
        import sys
        from hashlib import sha256
        def h(t): return sha256(t.encode()).hexdigest()
        lines = [l.split(": ", 1) for l in sys.stdin.read().splitlines()]
        one = lambda k: next(v for n, v in lines if n == k)
        entries = sorted(v for n, v in lines if n == "entry")
        assert h(one("seed")) == one("commitment"), "commitment"
        assert h("\n".join(entries)) == one("list"), "list"
        order = sorted((h(f"{one('seed')}:{one('list')}:{e}"), e) for e in entries)
        print("\n".join(f"{i + 1} {e}" for i, (_, e) in enumerate(order[:int(one("prizes"))])))
        """;

    [Theory, BothDatabases]
    public async Task Whoever_likes_does_a_draw_again_from_its_published_seed_and_gets_the_same_winners(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var (host, moderator, leaver, banned) = (await portal.NewMember("host"), await portal.NewMember("mo", Roles.Moderator), await portal.NewMember("leaver"), await portal.NewMember("banned"));
        var club = await portal.NewClub(host);
        Member[] members = [await portal.NewMember("a"), await portal.NewMember("b"), await portal.NewMember("c"), await portal.NewMember("d"), await portal.NewMember("e")];
        var id = await portal.NewDraw(host, club, prizes: ["A grinder", "Beans", "Beans"]);
        foreach (var member in members.Append(leaver).Append(banned))
        {
            await portal.Join(member, club);
            Assert.True((await portal.EnterDraw(member, id)).Done);
            Assert.True((await portal.EnterDraw(member, id)).Done); // twice is as good as once
        }

        Assert.Equal(7, (await portal.Game(host, id))!.Taking);
        var commitment = (await portal.Game(host, id))!.Draw!.Commitment;
        var seed = await portal.Get<Database>().Read(db => db.Set<Draw>().Where(d => d.GameId == id).Select(d => d.Seed).FirstAsync());
        Assert.Matches("^[0-9a-f]{64}$", seed);
        await SeedIsSecret();
        var mine = (await portal.Game(members[0], id))!.Draw!.Mine!;
        Assert.Null((await portal.Game(host, id))!.Draw!.Mine);

        // Who has left, or is banned, when the list is frozen does not count.
        Assert.True((await portal.Leave(leaver, club)).Done);
        Assert.True((await portal.Ban(moderator, banned)).Done);
        await portal.NextStage(id);
        var frozen = (await portal.Get<GameViews>().Proof(members[0].Actor, id, default))!;
        Assert.Equal((GameStage.Closed, 5, null), (frozen.Game.Stage, frozen.Entries.Count, frozen.Draw.Seed));
        Assert.Equal([DrawExclusion.Left, DrawExclusion.Suspended], frozen.Out.Select(o => o.Reason).Order());
        Assert.Contains(mine.Hash, frozen.Entries);
        var check = (await portal.Get<GameViews>().Check(members[0].Actor, id, default))!;
        Assert.Equal((5, 2), (check.Taking, check.Left));
        Assert.Equal(frozen.Entries, check.Entries);
        Assert.Equal(frozen.Out, check.Out);
        Assert.Equal(mine.Hash, Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.ASCII.GetBytes($"draw:{id}:{mine.Salt}:{members[0].Id}"))));
        Assert.Equal("is-closed", (await portal.EnterDraw(members[0], id)).Problem?.Code);
        Assert.Equal("is-closed", (await portal.Get<Draws>().Withdraw(members[0].Actor, id, default)).Problem?.Code);
        await SeedIsSecret();

        await portal.NextStage(id);
        var drawn = (await portal.Get<GameViews>().Proof(members[0].Actor, id, default))!;
        Assert.Equal((GameStage.Done, seed, commitment, frozen.Draw.ListHash), (drawn.Game.Stage, drawn.Draw.Seed, drawn.Draw.Commitment, drawn.Draw.ListHash));
        Assert.Equal(frozen.Entries, drawn.Entries);
        Assert.Equal(3, drawn.Draw.Winners.Count);

        using var visitor = portal.Visitor();
        var file = await visitor.GetStringAsync($"/games/{id}/draw.txt");
        var winners = drawn.Draw.Winners.Select(w => $"{w.Place} {w.Hash}").ToList();
        Assert.Equal(winners, (await Python(Again, file)).Split('\n', StringSplitOptions.RemoveEmptyEntries));
        var kept = Path.Combine(RunFolder.New("draw"), "draw.txt");
        await File.WriteAllTextAsync(kept, file);
        var said = (await Python(DrawFile.Python, "", kept)).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(["seed fits its commitment: True", "list fits its hash: True", .. winners], said);
        using var api = portal.Address.Api();
        var proof = (await api.Ask($"games/{id}/proof")).Is(200).Json;
        Assert.Equal((seed, drawn.Entries.Count), (proof.GetProperty("seed").GetString(), proof.GetProperty("entries").GetArrayLength()));

        // Each who won was told once, though two servers drew at the same time; who did not win was told nothing.
        foreach (var member in members)
        {
            var won = drawn.Draw.Winners.Count(w => w.Person!.Id == member.Id);
            Assert.Equal(won, (await portal.Told(member)).Count(n => n is { Kind: NotificationKind.Game, Form: "Won" }));
        }

        Assert.Single(await portal.Told(host), n => n is { Kind: NotificationKind.Game, Form: "Decided" });

        // An account that is erased takes its name with it, and the draw can be done again as before.
        var first = members.Single(m => m.Id == drawn.Draw.Winners[0].Person!.Id);
        Assert.True((await portal.Get<Erasure>().Erase(first.Actor, default)).Done);
        var after = (await portal.Get<GameViews>().Proof(host.Actor, id, default))!;
        Assert.Null(after.Draw.Winners[0].Person);
        Assert.Equal(file, DrawFile.Write(after));

        async Task SeedIsSecret()
        {
            foreach (var reader in (Member[])[host, moderator, members[0]])
            {
                using var reads = await portal.Api(reader);
                using var pages = await portal.SignedIn(reader);
                foreach (var answer in (string[])[$"{(await reads.Ask($"games/{id}")).Is(200).Json}", $"{(await reads.Ask($"games/{id}/proof")).Is(200).Json}", await pages.GetStringAsync($"/games/{id}"), await pages.GetStringAsync($"/games/{id}/check"), await pages.GetStringAsync($"/games/{id}/draw.txt")])
                {
                    Assert.Contains(commitment, answer);
                    Assert.DoesNotContain(seed, answer);
                }
            }
        }
    }

    [Theory, BothDatabases]
    public async Task Of_a_long_list_a_page_shows_the_beginning_and_the_file_has_it_all(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var host = await portal.NewMember("host");
        var id = await portal.NewDraw(host, await portal.NewClub(host));
        await portal.NextStage(id);
        var now = portal.Clock.GetUtcNow().UtcDateTime;
        var lots = Enumerable.Range(1, (2 * DrawCheckView.Most) + 5).Select(i => new DrawEntry { GameId = id, Hash = $"{i:x64}", At = now, Excluded = i <= DrawCheckView.Most + 2 ? DrawExclusion.Left : null }).Reverse().ToList();
        await portal.Get<Database>().Write<Nothing>(async db => { db.AddRange(lots); await db.SaveChangesAsync(); return default(Nothing); }, default);

        var all = (await portal.Get<GameViews>().Proof(host.Actor, id, default))!;
        var check = (await portal.Get<GameViews>().Check(host.Actor, id, default))!;
        Assert.Equal((DrawCheckView.Most + 3, DrawCheckView.Most + 2), (check.Taking, check.Left));
        Assert.Equal(all.Entries.Take(DrawCheckView.Most), check.Entries);
        Assert.Equal(all.Out.Take(DrawCheckView.Most), check.Out);
        using var visitor = portal.Visitor();
        var (page, file) = (await visitor.GetStringAsync($"/games/{id}/check"), await visitor.GetStringAsync($"/games/{id}/draw.txt"));
        Assert.Contains(all.Entries[0], page);
        Assert.DoesNotContain(all.Entries[^1], page);
        Assert.Contains($"entry: {all.Entries[^1]}", file);
    }

    [Theory, BothDatabases]
    public async Task A_draw_without_entries_ends_in_a_clear_sentence_and_what_does_not_fit_is_refused_with_a_reason(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var (host, member, stranger) = (await portal.NewMember("host"), await portal.NewMember("member"), await portal.NewMember("stranger"));
        var club = await portal.NewClub(host);
        await portal.Join(member, club);
        var (draws, plan) = (portal.Get<Draws>(), portal.Game(club));
        Assert.Equal(Problem.NotAllowed, (await Announced(member, plan, "Beans")).Problem);
        Assert.Equal("prizes-from", (await Announced(host, plan, "", "  ")).Problem?.Code);
        Assert.Equal("closes-too-soon", (await Announced(host, plan with { ClosesAt = plan.ClosesAt.AddDays(-2) }, "Beans")).Problem?.Code);
        Assert.Equal("closes-too-late", (await Announced(host, plan with { ClosesAt = plan.ClosesAt.AddYears(1) }, "Beans")).Problem?.Code);

        var id = await portal.NewDraw(host, club);
        Assert.Equal("members-play", (await portal.EnterDraw(stranger, id)).Problem?.Code);
        Assert.Equal("hosts-cannot-enter", (await portal.EnterDraw(host, id)).Problem?.Code);
        Assert.Equal(("hosts-cannot-enter", null), ((await portal.Game(host, id))!.MayNotTakePart?.Code, (await portal.Game(member, id))!.MayNotTakePart?.Code)); // they read so instead of a button
        Assert.True((await portal.EnterDraw(member, id)).Done);
        Assert.True((await draws.Withdraw(member.Actor, id, default)).Done);
        Assert.Equal(0, (await portal.Game(member, id))!.Taking);
        await portal.NextStage(id);
        await portal.NextStage(id);
        var view = (await portal.Game(member, id))!;
        Assert.Equal((GameStage.Done, 0, true), (view.Row.Stage, view.Draw!.Winners.Count, view.Draw.Seed is not null));
        Assert.Single(await portal.Told(host), n => n is { Kind: NotificationKind.Game, Form: "Nobody" });
        using var visitor = portal.Visitor();
        Assert.Contains("Nobody entered, so nobody won.", await visitor.GetStringAsync($"/games/{id}"));

        var open = await portal.NewDraw(host, club, hostsEnter: true);
        Assert.True((await portal.EnterDraw(host, open)).Done);
        Assert.True((await portal.EnterDraw(member, open)).Done);
        Assert.Equal(Problem.NotAllowed, (await portal.Get<Games>().Cancel(member.Actor, open, "no", default)).Problem);
        Assert.True((await portal.Get<Games>().Cancel(host.Actor, open, "The beans are gone.", default)).Done);
        Assert.Equal("is-cancelled", (await portal.Get<Games>().Cancel(host.Actor, open, "again", default)).Problem?.Code);
        Assert.Equal("is-cancelled", (await draws.Withdraw(member.Actor, open, default)).Problem?.Code);
        Assert.Single(await portal.Told(member), n => n is { Kind: NotificationKind.Game, Form: "Cancelled" });
        await portal.NextStage(open);
        Assert.Null((await portal.Game(host, open))!.Draw!.FrozenAt);

        Task<Result<long>> Announced(Member by, GamePlan odd, params string[] prizes) => draws.Announce(by.Actor, odd, prizes, false, null, default);
    }

    static async Task<string> Python(string program, string input, params string[] arguments)
    {
        MachineNeeds.PathOf(Need.Icalendar); // Python comes with it
        var start = new System.Diagnostics.ProcessStartInfo("/usr/bin/python3", ["-c", program, .. arguments]) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        using var python = System.Diagnostics.Process.Start(start)!;
        await python.StandardInput.WriteAsync(input);
        python.StandardInput.Close();
        var (said, wrong) = (await python.StandardOutput.ReadToEndAsync(), await python.StandardError.ReadToEndAsync());
        await python.WaitForExitAsync();
        Assert.True(python.ExitCode == 0, wrong);
        return said;
    }
}
