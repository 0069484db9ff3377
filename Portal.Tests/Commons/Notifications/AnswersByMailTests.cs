using System.Net.Mail;
using Microsoft.EntityFrameworkCore;
using Portal.Commons.Notifications;
using Portal.Features.Accounts;
using Portal.Features.Forum;
using Portal.Platform.Jobs;
using Portal.Platform.Mail;
using Portal.Tests.Platform.Files;
using Portal.Tests.Platform.Mail;

namespace Portal.Tests.Commons.Notifications;

public class AnswersByMailTests(Portals portals)
{
    static CancellationToken Ct => default;

    [Theory, BothDatabases]
    public async Task Who_answers_a_letter_replies_to_what_it_was_about_once_and_everybody_sees_it_at_once(DatabaseProvider provider)
    {
        await using var world = await MailedWorld.Make(portals, provider);
        var (topic, reply, letter) = await world.Written();
        Assert.Matches($"^reply\\+[a-z2-7]{{26}}@{MailedWorld.Domain}$", letter.ReplyTo);
        Assert.Equal($"topic-{topic.TopicId}@localhost", letter.Follows);
        Assert.StartsWith("=== Write your answer above this line ===", letter.Text);
        Assert.Contains("90 days", letter.Text);
        await using var reader = await world.Portal.Listen(world.Bo);
        await reader.Subscribe($"topic:{topic.TopicId}");

        var answer = world.Answer(letter, "It **works** now.\n\nThank you 谢谢!");
        Assert.StartsWith("250", await world.Bring(letter, answer));
        await reader.Hear(e => e.Type == "reply-posted");
        var post = Assert.Single(await world.Answers(topic));
        Assert.Equal(("It **works** now.\n\nThank you 谢谢!", reply.PostId), (post.Body, post.ReplyToId));

        var again = await Task.WhenAll(world.Bring(letter, answer), world.Bring(letter, answer));
        Assert.All(again, said => Assert.StartsWith("250", said));
        Assert.Single(await world.Answers(topic));
        Assert.StartsWith("250", await world.Bring(letter, world.Answer(letter, "It **works** now.\n\nThank you 谢谢!"))); // another letter that says the same
        Assert.Equal(2, (await world.Answers(topic)).Count);
        Assert.Empty(await world.Refusals());
        Assert.Equal("", world.Portal.Errors.Take());
    }

    [Theory, BothDatabases]
    public async Task What_cannot_be_posted_is_given_back_with_the_reason_once_an_hour(DatabaseProvider provider)
    {
        await using var world = await MailedWorld.Make(portals, provider);
        var (portal, states, mo) = (world.Portal, world.Portal.Get<TopicStates>(), await world.Portal.NewMember("mo", Roles.Moderator));
        var (topic, reply, letter) = await world.Written();
        await Refused("", "We found no words of yours");
        await Refused(new string('x', Post.MostBody + 1), "This is too long");
        await Refused("To a closed topic", "closed", () => states.Close(mo.Actor, topic.TopicId, new(), null, Ct), () => states.Open(mo.Actor, topic.TopicId, null, null, Ct));
        await Refused("To an archived topic", "archived", () => states.Archive(mo.Actor, topic.TopicId, null, Ct), () => states.Unarchive(mo.Actor, topic.TopicId, null, Ct));
        Assert.StartsWith("250", await world.Bring(letter, world.Answer(letter, "It works in between")));
        await Refused("Too soon", "slow", () => states.Slow(mo.Actor, topic.TopicId, 600, null, null, Ct), () => states.Slow(mo.Actor, topic.TopicId, 0, null, null, Ct));
        await portal.SetHidden(reply.PostId);
        await Refused("To what is hidden", "not there any more");
        Assert.DoesNotContain("Open the page", (await world.Refusals())[^1].Text);
        await portal.SetHidden(reply.PostId, hidden: false);

        Assert.True((await portal.Get<ProfileDeeds>().Change(world.Ana.Actor, new("", "", "zh-Hans"), default)).Done);
        Assert.True((await portal.Ban(mo, world.Ana, "rude", TimeSpan.FromDays(1))).Done);
        await Refused("Banned", "您写的内容：");
        await world.Bring(letter, world.Answer(letter, "Again"));
        Assert.Equal(7, (await world.Refusals()).Count); // not twice in an hour
        Assert.Equal("It works in between", Assert.Single(await world.Answers(topic)).Body);
        portal.Clock.Advance(TimeSpan.FromDays(90));
        await portal.Get<IEnumerable<IJob>>().OfType<OldReplyAddresses>().Single().Run(default);
        await Refused("Too late", "90 天");
        portal.Clock.Advance(TimeSpan.FromDays(90));
        await portal.Get<IEnumerable<IJob>>().OfType<OldReplyAddresses>().Single().Run(default);
        Assert.StartsWith("550", await world.Bring(letter, world.Answer(letter, "Much too late")));
        Assert.Equal("", portal.Errors.Take());

        async Task Refused(string words, string why, Func<Task<Result<Kept>>>? before = null, Func<Task<Result<Kept>>>? after = null)
        {
            Assert.True(before is null || (await before()).Done);
            portal.Clock.Advance(TimeSpan.FromMinutes(61));
            var earlier = (await world.Refusals()).ConvertAll(l => l.Id);
            Assert.StartsWith("250", await world.Bring(letter, world.Answer(letter, words)));
            var told = (await world.Refusals()).FindAll(l => !earlier.Contains(l.Id)); // old ones may be thrown away meanwhile
            Assert.True(told.Count == 1, $"{words}: {told.Count} letters");
            Assert.Contains(why, told[0].Text);
            Assert.EndsWith("@example.org", told[0].Follows);
            if (words.Length is > 0 and < 100) Assert.Contains("> " + words, told[0].Text);
            Assert.True(after is null || (await after()).Done);
        }
    }

    [Theory, BothDatabases]
    public async Task A_stranger_learns_nothing_and_nothing_is_passed_on_to_elsewhere(DatabaseProvider provider)
    {
        await using var world = await MailedWorld.Make(portals, provider);
        var (topic, _, letter) = await world.Written();
        var stranger = await world.Bring(letter, world.Answer(letter, "I am not Ana", from: "mallory@example.org"), "mallory@example.org");
        Assert.StartsWith("550", stranger);
        Assert.StartsWith("550", await world.Bring(letter, world.Answer(letter, "I am Bo", from: world.Bo.Email), world.Bo.Email));
        Assert.StartsWith("550", await world.Bring(letter, world.Answer(letter, "I am two", from: $"{world.Ana.Email}>, <mallory@example.org")));
        using (var talk = await SmtpTalk.Open(world.Port))
        {
            Assert.StartsWith("250", await talk.Say("MAIL FROM:<mallory@example.org>"));
            foreach (var elsewhere in new[] { "someone@elsewhere.test", "reply@" + MailedWorld.Domain, $"reply+{new string('a', 26)}@{MailedWorld.Domain}", letter.ReplyTo!.Replace(MailedWorld.Domain, "elsewhere.test"), "postmaster@" + MailedWorld.Domain })
                Assert.StartsWith("550", await talk.Say($"RCPT TO:<{elsewhere}>"));
        }

        Assert.Empty(await world.Answers(topic));
        Assert.Empty(await world.Refusals());
        Assert.StartsWith("250", await world.Bring(letter, world.Answer(letter, "I am Ana", from: world.Ana.Email.ToUpperInvariant()))); // whose address it is, however it is written
        Assert.Single(await world.Answers(topic));
        Assert.True((await world.Portal.Get<Erasure>().Erase(world.Ana.Actor, default)).Done);
        Assert.StartsWith("550", await world.Bring(letter, world.Answer(letter, "I am gone")));
        Assert.Equal(0, await world.Portal.Get<Database>().Read(db => db.Set<ReplyAddress>().CountAsync()));
    }

    [Theory, BothDatabases]
    public async Task What_a_machine_wrote_is_neither_posted_nor_answered(DatabaseProvider provider)
    {
        await using var world = await MailedWorld.Make(portals, provider);
        var (topic, _, letter) = await world.Written();
        Assert.StartsWith("250", await world.Bring(letter, world.Answer(letter, "I am here.")));
        foreach (var head in new[] { "Auto-Submitted: auto-replied\n", "Precedence: bulk\n", "X-Auto-Response-Suppress: OOF\n" })
            Assert.StartsWith("250", await world.Bring(letter, world.Answer(letter, "I am away.", head)));
        Assert.StartsWith("250", await world.Bring(letter, world.Answer(letter, "I am away."), sender: ""));
        Assert.StartsWith("250", await world.Bring(letter, world.Answer(letter, "", "Auto-Submitted: auto-replied\n", from: "mallory@example.org"), sender: ""));
        Assert.Equal("I am here.", Assert.Single(await world.Answers(topic)).Body);
        Assert.Empty(await world.Refusals());
    }

    [Theory, BothDatabases]
    public async Task Pictures_and_files_come_along_and_what_is_not_taken_is_named(DatabaseProvider provider)
    {
        await using var world = await MailedWorld.Make(portals, provider);
        var (topic, _, letter) = await world.Written();
        var plain = world.Answer(letter, "See [image: ink.png] and the rest.");
        var head = plain[..plain.IndexOf("Content-Type", StringComparison.Ordinal)];
        var text = plain[plain.IndexOf("Content-Type", StringComparison.Ordinal)..];
        var html = $"Content-Type: text/html\n\n<p>See <img src=\"cid:ink\"></p><div class=\"gmail_quote\"><img src=\"cid:old\"></div>\n";
        var mixed = $"{head}Content-Type: multipart/mixed; boundary=m\n\n--m\nContent-Type: multipart/related; boundary=r\n\n--r\nContent-Type: multipart/alternative; boundary=a\n\n--a\n{text}\n--a\n{html}\n--a--\n"
            + Part("r", "ink.png", Samples.Png, "inline", "ink") + Part("r", "old.png", Samples.Jpeg, "inline", "old") + "--r--\n"
            + Part("m", "measures.csv", Samples.Of("a,b\n1,2\n")) + Part("m", "setup.exe", [(byte)'M', (byte)'Z', 0x90, 0, 3, 0, 0, 0]) + Part("m", "photo.jpg", Samples.Jpeg) + "--m--\n";
        Assert.StartsWith("250", await world.Bring(letter, mixed));
        Assert.StartsWith("250", await world.Bring(letter, mixed));
        var body = Assert.Single(await world.Answers(topic)).Body;
        Assert.Matches(@"^See !\[ink\.png\|3x2\]\(/files/\d+/\w+-ink\.png\) and the rest\.\n\n\[measures\.csv\]\(/files/\S+\)\n\n!\[photo\.jpg\|3x2\]\(/files/\S+\)\n\nNot taken over from the letter: `setup\.exe`$", body);
        Assert.Equal(3, await world.Portal.Get<Database>().Read(db => db.Set<Portal.Platform.Files.FileUse>().CountAsync(u => u.Kind == "post")));

        static string Part(string boundary, string name, byte[] content, string disposition = "attachment", string? id = null) =>
            $"--{boundary}\nContent-Type: application/octet-stream; name=\"{name}\"\nContent-Disposition: {disposition}; filename=\"{name}\"\n{(id is null ? "" : $"Content-ID: <{id}>\n")}Content-Transfer-Encoding: base64\n\n{Convert.ToBase64String(content)}\n";
    }

    [Theory, BothDatabases]
    public async Task A_letter_that_cannot_be_kept_now_is_brought_again(DatabaseProvider provider)
    {
        await using var world = await MailedWorld.Make(portals, provider);
        var (topic, _, letter) = await world.Written();
        var answer = world.Answer(letter, "Not lost");
        await Do("""ALTER TABLE "Posts" RENAME TO "PostsAway" """);
        Assert.StartsWith("451", await world.Bring(letter, answer));
        Assert.NotEqual("", world.Portal.Errors.Take());
        await Do("""ALTER TABLE "PostsAway" RENAME TO "Posts" """);
        Assert.Empty(await world.Answers(topic));
        Assert.StartsWith("250", await world.Bring(letter, answer));
        Assert.Equal("Not lost", Assert.Single(await world.Answers(topic)).Body);

        async Task Do(string sql)
        {
            await using var db = world.Portal.Get<Database>().Open();
            await db.Database.ExecuteSqlRawAsync(sql);
        }
    }

    [Fact]
    public async Task A_mail_server_set_up_as_the_readme_says_brings_answers()
    {
        await using var world = await MailedWorld.Make(portals, DatabaseProvider.Sqlite);
        var (topic, reply, letter) = await world.Written();
        var port = FreePort.Next();
        await using var server = await Postfix.StartAsync(port, world.Port);
        using var program = new SmtpClient("127.0.0.1", port);
        using var message = new MailMessage(world.Ana.Email, letter.ReplyTo!, "Re: 墨水", "多谢，可以了。\n\n> 旧的内容\n");
        await program.SendMailAsync(message);
        await Eventually.True(async () => (await world.Answers(topic)).Count == 1, "the answer stands in the topic", TimeSpan.FromSeconds(30));
        Assert.Equal(("多谢，可以了。", reply.PostId), ((await world.Answers(topic))[0].Body, (await world.Answers(topic))[0].ReplyToId));
    }

    [Fact]
    public async Task The_listener_keeps_to_its_bounds()
    {
        await using var world = await MailedWorld.Make(portals, DatabaseProvider.Sqlite, "RateLimits:Enabled=true");
        var (topic, _, letter) = await world.Written();
        var begun = System.Diagnostics.Stopwatch.StartNew();
        using (var talk = await SmtpTalk.Open(world.Port))
        {
            await talk.Say($"MAIL FROM:<{world.Ana.Email}>");
            for (var i = 0; i < 10; i++) Assert.StartsWith("250", await talk.Say($"RCPT TO:<{letter.ReplyTo}>"));
            Assert.StartsWith("452", await talk.Say($"RCPT TO:<{letter.ReplyTo}>"));
            await talk.Say("RSET");
            Assert.StartsWith("552", await talk.Say($"MAIL FROM:<{world.Ana.Email}> SIZE=999999999"));
            Assert.StartsWith("250", await talk.Deliver(world.Ana.Email, letter.ReplyTo!, world.Answer(letter, "The first")));
            for (var i = 0; i < 60 && (await world.Refusals()).Count == 0; i++) Assert.StartsWith("250", await talk.Deliver(world.Ana.Email, letter.ReplyTo!, world.Answer(letter, $"Number {i}")));
            for (var i = 0; i < 2; i++) Assert.StartsWith("250", await talk.Deliver(world.Ana.Email, letter.ReplyTo!, world.Answer(letter, $"And {i}")));
        }

        Assert.InRange((await world.Answers(topic)).Count, 12, 15 + (int)(begun.Elapsed / TimeSpan.FromSeconds(5))); // she began the topic, too; every five seconds she may write once more
        Assert.Contains("a lot in a short time", Assert.Single(await world.Refusals()).Text);
        var waiting = new List<SmtpTalk>();
        for (var i = 0; i < 4; i++) waiting.Add(await SmtpTalk.Open(world.Port));
        var fifth = SmtpTalk.Open(world.Port);
        await Task.Delay(300);
        Assert.False(fifth.IsCompleted);
        waiting[0].Dispose();
        (await fifth).Dispose();
        waiting.ForEach(talk => talk.Dispose());
    }

    [Fact]
    public async Task Without_the_setting_a_letter_has_no_address_for_answers_and_a_setting_that_cannot_work_stops_the_start()
    {
        await using (var portal = await portals.Own(DatabaseProvider.Sqlite))
        {
            var (ana, bo) = (await portal.NewMember("ana"), await portal.NewMember("bo"));
            await portal.Reply(bo, await portal.StartTopic(ana), "A reply");
            await portal.AllTold();
            portal.Clock.Advance(TimeSpan.FromSeconds(91));
            await portal.WriteLetters();
            var letter = Assert.Single(await portal.Letters(ana));
            Assert.Null(letter.ReplyTo);
            Assert.DoesNotContain("===", letter.Text);
        }

        await using var world = await MailedWorld.Make(portals, DatabaseProvider.Sqlite);
        foreach (var (settings, key) in new (string[], string)[] { (["Mail:In:Domain=not a domain"], "Mail:In:Domain"), (["Mail:In:Domain=a.test", "Mail:In:Listen=somewhere"], "Mail:In:Listen"), (["Mail:In:Domain=a.test", $"Mail:In:Port={world.Port}"], "Mail:In:Port") })
            Assert.StartsWith(key + ":", (await Assert.ThrowsAsync<SettingException>(() => portals.Own(DatabaseProvider.Sqlite, settings))).Message);
    }
}
