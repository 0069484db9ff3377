using System.Text.Json;
using Microsoft.Playwright;
using Portal.Commons.Moderation;
using Portal.Features.Accounts;
using Portal.Features.Chat;
using Portal.Features.Forum;
using Portal.Tests.Features.Chat;
using Portal.Tests.Features.Clubs;
using Portal.Tests.Platform.Markup;
using static Microsoft.Playwright.Assertions;

namespace Portal.Tests.Browser;

/// <summary>
/// Injections, written by one person wherever text is taken, and looked at in a real browser wherever it is shown: nothing runs, nothing leaves the page,
/// and nothing that was written covers it. A dialog, a script of theirs or a page error fails the test.
/// </summary>
public class HostileJourneys(Portals portals, Chromium chromium) : BrowserTest(chromium)
{
    const int PerPost = 25, MostPosts = 24;

    [Theory, BothDatabases]
    public async Task Nothing_hostile_runs_in_any_place_where_text_of_others_is_shown(DatabaseProvider provider)
    {
        await using var portal = await portals.Own(provider);
        var (mallory, other, admin) = (await portal.NewMember("mallory"), await portal.NewMember("trudy"), await portal.NewMember("ada", Roles.Admin));
        var line = "\"><img src=x onerror=alert(1)><script>alert(2)</script>{{7*7}}";
        await portal.Get<ProfileDeeds>().Change(mallory.Actor, new(line[..60], string.Join("\n\n", OwnPayloads.All), null), default);

        var topic = await portal.StartTopic(mallory, line, string.Join("\n\n", OwnPayloads.All), TopicKind.Discussion, "onerror=alert(1)");
        var payloads = HostilePayloads.All().Where(p => p.Length < 1000 && Bounds.Check("body", p, Post.MostBody) is null).ToList();
        var chosen = payloads.Where((_, i) => payloads.Count <= PerPost * MostPosts || i % (payloads.Count / (PerPost * MostPosts)) == 0);
        foreach (var some in chosen.Chunk(PerPost).Take(MostPosts)) await portal.Reply(mallory, topic, string.Join("\n\n", some));
        await portal.Reply(mallory, topic, "findme " + line);

        var club = await portal.NewClub(mallory);
        Assert.True((await portal.Get<Portal.Features.Clubs.Clubs>().Change(mallory.Actor, club.Club.Slug, new(line, string.Join("\n\n", OwnPayloads.All)), default)).Done);
        foreach (var payload in OwnPayloads.All) Assert.True((await portal.Get<Portal.Features.Rooms.Rooms>().Say(mallory.Actor, club.RoomId, new(payload), null, default)).Done);
        var guest = await portal.StartChat(line, line);
        foreach (var payload in OwnPayloads.All) Assert.True((await portal.Say(guest.Party, guest.ChatId, payload)).Done);
        Assert.True((await portal.Get<Flags>().Raise(other.Actor, new("post", topic.PostId), FlagReason.Other, line, null, default)).Done);
        Assert.True((await portal.Get<Posts>().Edit(mallory.Actor, topic.PostId, line + "\n\n" + line, line, 1, default)).Done);

        Forgive("Content Security Policy"); // the second wall may speak, the first must hold: see Unharmed
        Forgive("Failed to load resource"); // pictures that are nowhere
        Forgive("net::ERR");
        var visitor = await Watched(await NewPerson(portal));
        foreach (var page in (string[])[topic.Url, topic.Url + "/26", "/latest", "/forum", "/search?q=findme", "/u/" + mallory.Name, club.Url, club.Url + "/room", $"/p/{topic.PostId}/history", "/clubs"])
        {
            await visitor.GotoAsync(page);
            await Unharmed(visitor, page);
        }

        await visitor.EvaluateAsync("document.querySelector('main').insertAdjacentHTML('beforeend', '<p onclick=x()>x</p>')"); // it would be seen
        await Assert.ThrowsAnyAsync<Xunit.Sdk.XunitException>(() => Unharmed(visitor, "/clubs"));

        var staff = await Watched(await NewPerson(portal, admin));
        foreach (var page in (string[])[topic.Url, "/moderation", "/moderation/watch", "/moderation/audit", $"/desk/{guest.ChatId}", "/admin/people", club.Url, club.Url + "/members", club.Url + "/room"])
        {
            await staff.GotoAsync(page);
            await Settled(staff);
            await Unharmed(staff, page);
        }
    }

    static async Task<IPage> Watched(IPage page)
    {
        await page.AddInitScriptAsync("for (const name of ['alert', 'confirm', 'prompt', 'print']) window[name] = () => { window.pwned = name; };");
        page.Dialog += (_, dialog) => throw new InvalidOperationException("A dialog opened: " + dialog.Message);
        return page;
    }

    /// <summary>Nothing ran, we are where we wanted to be, no attribute that could run is there, and the page can be used.</summary>
    static async Task Unharmed(IPage page, string address)
    {
        var found = await page.EvaluateAsync<JsonElement>(
            """
            () => ({
              ran: window.pwned ?? null, base: document.querySelectorAll('base').length,
              handlers: [...document.querySelectorAll('*')].filter(e => [...e.attributes].some(a => /^on/i.test(a.name) && !a.name.includes(':'))).map(e => e.outerHTML.slice(0, 200)),
              links: [...document.querySelectorAll('[href], [src], [action], [formaction], [xlink\\:href]')].flatMap(e => ['href', 'src', 'action', 'formaction', 'xlink:href'].map(n => e.getAttribute(n)))
                .filter(v => v && /^[\u0000-\u0020]*(j[\s]*a[\s]*v[\s]*a[\s]*script|vbscript|data:text)/i.test(v)),
              foreign: [...document.querySelectorAll('main :is(script:not([src^="js/"]), iframe, object, embed, style, link, meta, form[action^="http"])')].map(e => e.outerHTML.slice(0, 200)),
            })
            """);
        Assert.True(
            found.GetProperty("ran").ValueKind == JsonValueKind.Null && found.GetProperty("base").GetInt32() == 1
            && found.GetProperty("handlers").GetArrayLength() == 0 && found.GetProperty("links").GetArrayLength() == 0 && found.GetProperty("foreign").GetArrayLength() == 0,
            $"{address}: {found}");
        Assert.EndsWith(address.Split('?')[0].Split('/')[1], new Uri(page.Url).AbsolutePath.Split('/')[1]);
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "Portal" }).First).ToBeVisibleAsync();
        Assert.True(
            await page.EvaluateAsync<bool>(
                """
                () => {
                  const { left, top, width, height } = document.querySelector('header a').getBoundingClientRect();
                  return document.elementFromPoint(left + width / 2, top + height / 2)?.closest('header') != null;
                }
                """),
            $"{address}: something lies over the page");
    }
}
