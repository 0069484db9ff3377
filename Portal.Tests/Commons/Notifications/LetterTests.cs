using System.Net.Http.Json;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Portal.Commons.Notifications;
using Portal.Features.Accounts;
using Portal.Features.Forum;
using Portal.Platform.Mail;
using Portal.Tests.Http;

namespace Portal.Tests.Commons.Notifications;

public class LetterTests(Portals portals)
{
    static readonly TimeSpan Later = TimeSpan.FromSeconds(91);

    [Theory, BothDatabases]
    public async Task A_letter_is_sent_once_a_moment_after_and_not_when_it_was_read_by_then(DatabaseProvider provider)
    {
        await using var portal = await portals.Own(provider);
        var (ana, bo) = (await portal.NewMember("ana"), await portal.NewMember("bo"));
        var (topic, read) = (await portal.StartTopic(ana, "Ink & paper"), await portal.StartTopic(ana));
        await portal.Reply(bo, topic, "Press *hard* <b>");
        await portal.Reply(bo, read, "Read on the page");
        await portal.WriteLetters();
        Assert.Empty(await portal.Letters(ana));

        await portal.Get<Reading>().UpTo(ana.Actor, read.TopicId, 2, default);
        portal.Clock.Advance(Later);
        await portal.WriteLetters();
        await portal.WriteLetters();
        var letter = Assert.Single(await portal.Letters(ana));
        Assert.Equal($"{bo.Name} replied in “Ink & paper”", letter.Subject);
        Assert.Contains("> Press hard <b>", letter.Text);
        Assert.Contains(portal.Address + "t/" + topic.TopicId, letter.Text);
        Assert.Contains("<blockquote>Press hard &lt;b&gt;</blockquote>", letter.Html);
        Assert.DoesNotContain("Read on the page", letter.Text);
        await Eventually.True(() => Directory.Exists(Path.Combine(portal.DataDirectory, "outbox")) && Directory.GetFiles(Path.Combine(portal.DataDirectory, "outbox")).Length == 1, "the letter as a file");
        var file = File.ReadAllText(Directory.GetFiles(Path.Combine(portal.DataDirectory, "outbox")).Single());
        Assert.Contains("List-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n", file);
        Assert.Equal(letter.Unsubscribe, Regex.Match(Regex.Replace(file, "\r\n[ \t]", ""), "List-Unsubscribe: ?<([^>]+)>").Groups[1].Value);
    }

    [Theory, BothDatabases]
    public async Task What_was_hidden_meanwhile_is_not_sent_and_what_is_of_one_kind_is_one_letter(DatabaseProvider provider)
    {
        await using var portal = await portals.Own(provider);
        var (ana, bo) = (await portal.NewMember("ana"), await portal.NewMember("bo"));
        var (one, two) = (await portal.StartTopic(ana, "One"), await portal.StartTopic(ana, "Two"));
        await portal.Reply(bo, one, "A reply");
        await portal.Reply(bo, two, "A reply");
        await portal.Reply(bo, two, $"@{ana.Name}");
        var hidden = await portal.Reply(bo, await portal.StartTopic(ana, "Three"), "Hidden words");
        await portal.AllTold();
        await portal.SetHidden(hidden.PostId);
        portal.Clock.Advance(Later);
        await portal.WriteLetters();
        var letters = await portal.Letters(ana);
        Assert.Equal([$"{bo.Name} mentioned you in “Two”", $"2 notifications from {portal.Address.Authority}"], letters.Select(l => l.Subject).Order().Reverse());
        Assert.DoesNotContain(letters, l => l.Text.Contains("Hidden words", StringComparison.Ordinal));
    }

    [Theory, BothDatabases]
    public async Task Quiet_hours_put_off_what_is_sent_at_once_and_the_digest_comes_at_its_hour_in_the_language_of_its_reader(DatabaseProvider provider)
    {
        await using var portal = await portals.Own(provider);
        var (ana, bo, settings) = (await portal.NewMember("ana"), await portal.NewMember("bo"), portal.Get<TellingSettings>());
        Assert.True((await portal.Get<ProfileDeeds>().Change(ana.Actor, new("", "", "zh-Hans"), default)).Done);
        var (now, due) = (portal.Clock.GetUtcNow().UtcDateTime, portal.Clock.GetUtcNow().UtcDateTime + MailHours.Patience);
        var view = (await settings.Read(ana.Actor, default)).Value with { Kinds = new Dictionary<NotificationKind, Telling> { [NotificationKind.Reaction] = new(true, MailChoice.Digest) }, QuietFrom = due.Hour, QuietTo = due.AddHours(2).Hour, DigestHour = now.AddHours(5).Hour };
        Assert.True((await settings.Change(ana.Actor, view, default)).Done);
        var topic = await portal.StartTopic(ana, "墨水");
        await portal.Reply(bo, topic, "A reply");
        await portal.Get<Reactions>().Set(bo.Actor, topic.PostId, "like", true, default);
        await portal.AllTold();
        portal.Clock.Advance(TimeSpan.FromMinutes(10));
        await portal.WriteLetters();
        Assert.Empty(await portal.Letters(ana));

        portal.Clock.Advance(TimeSpan.FromHours(2));
        await portal.WriteLetters();
        Assert.Equal($"{bo.Name} 在“墨水”中发了帖", Assert.Single(await portal.Letters(ana)).Subject);
        portal.Clock.Advance(TimeSpan.FromHours(4));
        await portal.WriteLetters();
        var digest = (await portal.Letters(ana))[^1];
        Assert.Equal((2, $"{portal.Address.Authority} 每日摘要"), ((await portal.Letters(ana)).Count, digest.Subject));
        Assert.Contains("作出了回应", digest.Text);
        portal.Clock.Advance(TimeSpan.FromDays(1));
        await portal.WriteLetters();
        Assert.Equal(2, (await portal.Letters(ana)).Count); // nothing to tell, nothing is sent
    }

    [Theory, BothDatabases]
    public async Task Who_wants_it_reads_in_the_digest_what_others_found_worth_reading(DatabaseProvider provider)
    {
        await using var portal = await portals.Own(provider);
        var (ana, bo, settings) = (await portal.NewMember("ana"), await portal.NewMember("bo"), portal.Get<TellingSettings>());
        Assert.True((await settings.Change(ana.Actor, (await settings.Read(ana.Actor, default)).Value with { Popular = true }, default)).Done);
        portal.Clock.Advance(TimeSpan.FromDays(1));
        await portal.WriteLetters();
        Assert.Empty(await portal.Letters(ana));
        var (seen, hidden) = (await portal.StartTopic(bo, "Much talked of"), await portal.StartTopic(bo, "Secret"));
        await portal.SetHidden(hidden.PostId);
        portal.Clock.Advance(TimeSpan.FromHours(24) - TimeSpan.FromMinutes(1));
        await portal.WriteLetters();
        portal.Clock.Advance(TimeSpan.FromMinutes(1));
        await portal.WriteLetters();
        var digest = Assert.Single(await portal.Letters(ana));
        Assert.Contains("Much talked of", digest.Text);
        Assert.DoesNotContain("Secret", digest.Text);
        Assert.Contains(seen.Url, digest.Text);
    }

    [Theory, BothDatabases]
    public async Task A_place_may_be_sent_at_once_while_others_are_not_and_one_click_without_signing_in_stops_a_kind(DatabaseProvider provider)
    {
        await using var portal = await portals.Own(provider);
        var (ana, bo) = (await portal.NewMember("ana"), await portal.NewMember("bo"));
        await portal.StartTopic(bo, "Before", tags: ["loud", "soft"]);
        await portal.Follow(ana, PlaceKind.Tag, "loud", WatchLevel.FirstPost, MailChoice.AtOnce);
        await portal.Follow(ana, PlaceKind.Tag, "soft", WatchLevel.FirstPost);
        await portal.StartTopic(bo, "Loud", tags: "loud");
        await portal.StartTopic(bo, "Soft", tags: "soft");
        await portal.AllTold();
        portal.Clock.Advance(Later);
        await portal.WriteLetters();
        var letter = Assert.Single(await portal.Letters(ana));
        Assert.Equal($"{bo.Name} started “Loud”", letter.Subject);

        using var visitor = portal.Visitor();
        var opened = await visitor.GetStringAsync(letter.Unsubscribe);
        Assert.Contains("You will get no more letters of this kind: New topics.", opened);
        Assert.Equal(MailChoice.Digest, (await portal.Get<TellingSettings>().Read(ana.Actor, default)).Value.Kinds[NotificationKind.FirstPost].Mail); // opening stops nothing
        var posted = await visitor.PostAsync(letter.Unsubscribe, new FormUrlEncodedContent([KeyValuePair.Create("List-Unsubscribe", "One-Click")]));
        Assert.Equal(System.Net.HttpStatusCode.OK, posted.StatusCode);
        Assert.Equal(new Telling(true, MailChoice.None), (await portal.Get<TellingSettings>().Read(ana.Actor, default)).Value.Kinds[NotificationKind.FirstPost]);
        await portal.StartTopic(bo, "Loud again", tags: "loud");
        await portal.AllTold();
        portal.Clock.Advance(TimeSpan.FromDays(2));
        await portal.WriteLetters();
        Assert.Single(await portal.Letters(ana));
        Assert.Contains(await portal.Told(ana), n => n.Title == "Loud again"); // the bell goes on

        Assert.Equal(System.Net.HttpStatusCode.NotFound, (await visitor.PostAsync("/unsubscribe/something", null)).StatusCode);
        Assert.Contains("not one of ours", await visitor.GetStringAsync("/unsubscribe/something"));
    }

    [Theory, BothDatabases]
    public async Task The_settings_are_kept_refused_where_they_make_no_sense_exported_and_erased(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var (ana, bo) = (await portal.NewMember("ana"), await portal.NewMember("bo"));
        using var api = await portal.Api(ana);
        (await api.Ask(HttpMethod.Put, "me/notifications/settings", JsonContent.Create(new { kinds = new[] { new { kind = "mention", bell = false, mail = "none" } }, zone = "Asia/Shanghai", digestHour = 7, quietFrom = 22, quietTo = 6, popular = true }))).Is(204);
        var kept = (await api.Ask("me/notifications/settings")).Json;
        Assert.Equal(("Asia/Shanghai", 7, 22, true), (kept.GetProperty("zone").GetString(), kept.GetProperty("digestHour").GetInt32(), kept.GetProperty("quietFrom").GetInt32(), kept.GetProperty("popular").GetBoolean()));
        (await api.Ask(HttpMethod.Put, "me/notifications/settings", JsonContent.Create(new { zone = "Moon/Base" }))).IsProblem(400, field: "zone");
        (await api.Ask(HttpMethod.Put, "me/notifications/settings", JsonContent.Create(new { digestHour = 24 }))).IsProblem(400, field: "digestHour");
        (await api.Ask(HttpMethod.Put, "me/notifications/settings", JsonContent.Create(new { quietFrom = 1 }))).IsProblem(400, field: "quietTo");

        await portal.Reply(bo, await portal.StartTopic(bo), $"@{ana.Name}");
        Assert.Empty(await portal.Told(ana)); // neither bell nor letter
        await portal.Reply(bo, await portal.StartTopic(ana), "A reply");
        Assert.Single(await portal.Told(ana));
        await portal.Follow(ana, PlaceKind.Person, bo.Name, WatchLevel.Tracking);
        var export = (await api.Ask("me/export")).Json;
        Assert.Equal((1, "Mention", "Asia/Shanghai", "Person"), (export.GetProperty("notifications").GetArrayLength(), export.GetProperty("notificationSettings")[0].GetProperty("kind").GetString(), export.GetProperty("notificationTimes")[0].GetProperty("zone").GetString(), export.GetProperty("followed")[0].GetProperty("kind").GetString()));
        Assert.True((await portal.Get<Erasure>().Erase(ana.Actor, default)).Done);
        Assert.Equal((0, 0, 0), await portal.Get<Database>().Read(async db => (await db.Set<Notification>().CountAsync(n => n.AccountId == ana.Id), await db.Set<TellingChoice>().CountAsync(c => c.AccountId == ana.Id), await db.Set<PlaceWatch>().CountAsync(w => w.AccountId == ana.Id))));
    }
}
