using System.Text;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Portal.Platform.Mail;
using Portal.Tests.Support;

namespace Portal.Tests.Platform.Mail;

public class MailTests(Portals portals)
{
    const string Subject = "你的新密码：打开信中的链接，设置一个新的密码，旧的密码随即失效";
    const string Text = "你好，王小明：\n\n这是一封信。\n";

    [Theory, BothDatabases]
    public async Task A_letter_that_the_mail_server_did_not_take_is_tried_again_and_arrives_as_it_was_written(DatabaseProvider provider)
    {
        var port = FreePort.Next();
        await using var portal = await portals.Own(provider, ["Smtp:Host=127.0.0.1", $"Smtp:Port={port}", "Smtp:From=The Portal <portal@community.test>"]);
        await Write(portal, "wang@community.test", Subject, Text);
        await Eventually.True(async () => (await Letter(portal)).Error is not null, "the first attempt fails, as nobody listens");
        Assert.Null((await Letter(portal)).SentAt);

        await using var server = await Postfix.StartAsync(port);
        portal.Clock.Advance(TimeSpan.FromSeconds(61));
        await Eventually.True(() => server.Letters.Count == 1, "the letter arrives", TimeSpan.FromSeconds(20));
        await Eventually.True(async () => await Letter(portal) is { SentAt: not null, DueAt: null, Attempts: 2 }, "the letter is marked as sent");

        var (letter, mark) = (server.Letters.Single(), (await Letter(portal)).Mark);
        Assert.Contains("Auto-Submitted: auto-generated", letter);
        Assert.Matches(@"Message-ID: <letter-" + mark + "@community.test>", letter);
        Assert.Matches("From: \"?The Portal\"? <portal@community.test>", letter);
        Assert.Equal(Subject, SubjectOf(letter));
        Assert.Equal(Text, BodyOf(letter).ReplaceLineEndings("\n"));
    }

    [Fact]
    public async Task Without_a_mail_server_each_letter_becomes_a_file()
    {
        await using var portal = await portals.Own(DatabaseProvider.Sqlite);
        await Write(portal, "ana@example.org", "A plain subject\r\nBcc: everyone@example.org", "Hello\n\nhttp://localhost/a\n");

        var outbox = Path.Combine(portal.DataDirectory, "outbox");
        await Eventually.True(() => Directory.Exists(outbox) && Directory.GetFiles(outbox).Length == 1, "a file in the outbox");
        var letter = File.ReadAllText(Directory.GetFiles(outbox).Single());
        Assert.EndsWith(".eml", Directory.GetFiles(outbox).Single());
        Assert.Contains("Subject: A plain subject  Bcc: everyone@example.org\r\n", letter); // one header, not two
        Assert.Contains("\r\nhttp://localhost/a\r\n", letter);
    }

    [Fact]
    public async Task A_letter_of_a_refused_deed_is_not_written()
    {
        await using var portal = await portals.Own(DatabaseProvider.Sqlite);
        var result = await portal.Get<Database>().Write<Nothing>(
            db =>
            {
                portal.Get<Mailer>().Send(db, "ana@example.org", "No", "No");
                return Task.FromResult<Result<Nothing>>(Problem.NotAllowed);
            },
            default);
        Assert.False(result.Done);
        await using var db = portal.Get<Database>().Open();
        Assert.Equal(0, await db.Set<Letter>().CountAsync());
    }

    [Theory]
    [InlineData("Smtp:From=nobody at all", "Smtp:From")]
    [InlineData("Smtp:Port=99999", "Smtp:Port")]
    public async Task A_mail_setting_that_cannot_work_stops_the_start_and_is_named(string setting, string key)
    {
        var refused = await Assert.ThrowsAsync<SettingException>(() => portals.Own(DatabaseProvider.Sqlite, [setting]));
        Assert.StartsWith(key + ":", refused.Message);
    }

    static async Task Write(TestPortal portal, string to, string subject, string text) =>
        Assert.True((await portal.Get<Database>().Write<Nothing>(
            db =>
            {
                portal.Get<Mailer>().Send(db, to, subject, text);
                return Task.FromResult<Result<Nothing>>(default(Nothing));
            },
            default)).Done);

    static async Task<Letter> Letter(TestPortal portal)
    {
        await using var db = portal.Get<Database>().Open();
        return await db.Set<Letter>().SingleAsync();
    }

    // RFC 2047: each encoded word is decoded as bytes, the spaces between two of them are not there.
    static string SubjectOf(string letter)
    {
        var header = Regex.Match(letter.ReplaceLineEndings("\n"), @"^Subject:((?:.*\n)(?:[ \t].*\n)*)", RegexOptions.Multiline).Groups[1].Value;
        var words = Regex.Matches(header, @"=\?utf-8\?B\?([^?]+)\?=", RegexOptions.IgnoreCase).Select(m => Convert.FromBase64String(m.Groups[1].Value));
        return Encoding.UTF8.GetString([.. words.SelectMany(w => w)]);
    }

    static string BodyOf(string letter)
    {
        var text = letter.ReplaceLineEndings("\n");
        Assert.Contains("Content-Transfer-Encoding: base64", text);
        return Encoding.UTF8.GetString(Convert.FromBase64String(text[text.IndexOf("\n\n", StringComparison.Ordinal)..].Replace("\n", "")));
    }
}
