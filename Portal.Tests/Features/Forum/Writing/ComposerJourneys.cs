using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Portal.Commons.Drafts;
using Portal.Features.Chat;
using Portal.Features.Forum;
using Portal.Tests.Platform.Files;
using static Microsoft.Playwright.Assertions;

namespace Portal.Tests.Features.Forum;

public class ComposerJourneys(Portals portals, Chromium chromium) : BrowserTest(chromium)
{
    [Theory, BothDatabases]
    public async Task A_reply_is_written_with_tools_people_topics_and_faces_and_is_published_as_the_preview_shows_it(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var (ana, bo) = (await portal.NewMember("ana"), await portal.NewMember("bo"));
        var (topic, other) = (await portal.StartTopic(bo), await portal.StartTopic(bo, $"Xylophone {Guid.NewGuid().ToString("N")[..6]}"));
        using (var program = await portal.Api(ana))
            await Eventually.True(async () => (await Portal.Tests.Http.Asking.Ask(program, $"topics/words?q={other.TopicId}")).Items.Count > 0, "the topic is found");
        var page = await Open(portal, ana, topic);
        var text = Box(page);

        await text.FocusAsync();
        await page.Keyboard.TypeAsync("- one");
        await page.Keyboard.PressAsync("Enter");
        await page.Keyboard.TypeAsync("two");
        await page.Keyboard.PressAsync("Enter");
        await page.Keyboard.PressAsync("Enter");
        await Expect(text).ToHaveValueAsync("- one\n- two\n");
        await page.Keyboard.TypeAsync($"#{other.TopicId}");
        await Expect(page.GetByRole(AriaRole.Option).First).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("Enter"); // a bare number stays one
        await page.Keyboard.TypeAsync($"看#{other.TopicId}");
        await Expect(page.GetByRole(AriaRole.Option).First).ToContainTextAsync("Xylophone"); // not what the half of the number led to
        await page.Keyboard.PressAsync("Tab");
        await Expect(text).ToHaveValueAsync(new Regex($@"^- one\n- two\n#{other.TopicId}\n看\[Xylophone \w+\]\(/t/{other.TopicId}/.*\) $"));
        await page.Keyboard.TypeAsync("@" + bo.Name[..^2]);
        await Expect(page.GetByRole(AriaRole.Option)).ToContainTextAsync(["@" + bo.Name]);
        await Expect(text).ToHaveAttributeAsync("aria-activedescendant", new Regex("-0$"));
        await page.AxeFindsNothing();
        await page.Keyboard.PressAsync("Enter");
        await page.Keyboard.TypeAsync($"#{other.TopicId}");
        await Expect(page.GetByRole(AriaRole.Option).First).ToContainTextAsync("Xylophone");
        await page.GetByRole(AriaRole.Option).First.ClickAsync();
        await page.Keyboard.TypeAsync(":tad");
        await Expect(page.GetByRole(AriaRole.Option).First).ToContainTextAsync("tada");
        await page.Keyboard.PressAsync("Tab");
        await Expect(text).ToHaveValueAsync(new Regex($@"@{bo.Name} \[Xylophone \w+\]\(/t/{other.TopicId}/.*\) 🎉$"));
        await Expect(text).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Control+b");
        await page.Keyboard.TypeAsync("bold");
        for (var i = 0; i < 3; i++) await page.Keyboard.PressAsync("Control+z");
        await page.Keyboard.TypeAsync(" x");

        await page.Locator("#reply").GetByRole(AriaRole.Button, new() { Name = "Preview" }).ClickAsync();
        var preview = page.Locator(".composer-preview .prose");
        await Expect(preview.Locator("a.mention")).ToHaveTextAsync("@" + bo.Name);
        await page.AxeFindsNothing();
        await text.FocusAsync();
        await page.Keyboard.PressAsync("Control+End");
        await page.Keyboard.TypeAsync(" **end**");
        await Expect(preview.Locator("strong")).ToHaveTextAsync("end");
        var shown = await preview.InnerHTMLAsync();
        await page.Keyboard.PressAsync("Control+Enter");
        var post = page.Locator("#post-2 .prose");
        await Expect(post).ToContainTextAsync("end");
        Assert.Equal(Trimmed(shown), Trimmed(await post.InnerHTMLAsync()));
    }

    [Fact]
    public async Task Pictures_and_files_go_into_the_text_several_at_once_and_what_is_refused_is_said_below()
    {
        var portal = await portals.Shared(DatabaseProvider.Sqlite);
        var ana = await portal.NewMember("ana");
        var page = await Open(portal, ana, await portal.StartTopic(ana), width: 360, dark: true);
        var text = Box(page);
        Forgive("400");
        await text.FillAsync("See: ");
        await page.Locator("#reply input[type=file]").SetInputFilesAsync(new FilePayload[]
        {
            new() { Name = "the lid.png", MimeType = "image/png", Buffer = Samples.Png }, new() { Name = "log.txt", MimeType = "text/plain", Buffer = Samples.Of("all is well") },
            new() { Name = "page.html", MimeType = "text/html", Buffer = Samples.Of("<html><script>1</script></html>") }, new() { Name = "huge.bin", MimeType = "application/octet-stream", Buffer = new byte[(10 * 1024 * 1024) + 1] },
        });
        await Expect(text).ToHaveValueAsync(new Regex(@"^See: !\[the lid\|3x2\]\(/files/\d+/.+\.png\)\n\[log\.txt\]\(/files/\d+/.+\)\n$"));
        var rows = page.Locator(".composer-files li");
        await Expect(rows).ToHaveCountAsync(2);
        await Expect(rows.Filter(new() { HasText = "huge.bin" })).ToContainTextAsync("10 MB");
        await page.AxeFindsNothing();
        foreach (var row in await rows.AllAsync()) await rows.First.GetByRole(AriaRole.Button).ClickAsync();
        await Expect(rows).ToHaveCountAsync(0);
        await page.Locator("#reply .composer-send").ClickAsync();
        await Expect(page.Locator("#post-2 img")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_picture_that_arrives_while_its_form_is_away_stands_in_the_text_when_it_is_back_and_nothing_is_sent_without_it()
    {
        var portal = await portals.Shared(DatabaseProvider.Sqlite);
        var ana = await portal.NewMember("ana");
        var topic = await portal.StartTopic(ana);
        var page = await Open(portal, ana, topic);
        var arrives = new TaskCompletionSource();
        await page.RouteAsync("**/api/v1/files", async route =>
        {
            await arrives.Task;
            await route.ContinueAsync();
        });
        await Box(page).FillAsync("See: ");
        await page.Locator("#reply input[type=file]").SetInputFilesAsync(new FilePayload { Name = "the lid.png", MimeType = "image/png", Buffer = Samples.Png });
        await page.Locator("#reply .composer-send").ClickAsync();
        await Expect(page.Locator("#reply .composer-state")).ToHaveTextAsync("Sends when the files are there …");
        await Eventually.True(async () => (await portal.Get<DraftStore>().Find(ana.Actor, Posts.ReplyDraft(topic.TopicId), default))?.Text.Contains("⏳") == true, "it is kept as a draft");

        await page.Locator(".crumbs a").Last.ClickAsync();
        await Expect(Box(page)).ToHaveCountAsync(0);
        await page.RunAndWaitForResponseAsync(() => { arrives.SetResult(); return Task.CompletedTask; }, "**/api/v1/files");
        Assert.Equal(1, (await portal.Read(ana, topic)).View.Head.PostCount);
        await page.GoBackAsync();
        await Expect(Box(page)).ToHaveValueAsync(new Regex(@"^See: !\[the lid\|3x2\]\(/files/\d+/.+\.png\)\n$"));
        await page.Locator("#reply .composer-send").ClickAsync();
        await Expect(page.Locator("#post-2 img")).ToBeVisibleAsync();
        await Expect(Box(page)).ToHaveValueAsync("");

        await Box(page).FillAsync("Left by a page that was closed: ![⏳ the lid.png ab12]()");
        await page.Locator("#reply .composer-send").ClickAsync();
        await Expect(page.Locator("#reply .composer-error")).ToContainTextAsync("Please add it again.");
        await Expect(Box(page)).ToHaveValueAsync("Left by a page that was closed: ![⏳ the lid.png ab12]()");
    }

    [Fact]
    public async Task Words_that_are_chosen_in_a_post_are_quoted_by_button_and_by_key()
    {
        var portal = await portals.Shared(DatabaseProvider.Sqlite);
        var (ana, bo) = (await portal.NewMember("ana"), await portal.NewMember("bo"));
        var topic = await portal.StartTopic(bo, body: "Turn the **lid** to the left.\n\n||It is hot.||\n\n```\nrun\n```");
        var page = await Open(portal, ana, topic);
        await page.EvaluateAsync("getSelection().selectAllChildren(document.querySelector('#post-1 .prose p'))");
        await page.Locator(".quote-bar").GetByRole(AriaRole.Button, new() { Name = "Quote" }).ClickAsync();
        await Expect(Box(page)).ToHaveValueAsync($"> [@{bo.Name}]({topic.Url}):\n>\n> Turn the **lid** to the left.\n\n");
        await Expect(Box(page)).ToBeFocusedAsync();
        await Expect(page.Locator(".quote-bar")).ToBeHiddenAsync();

        foreach (var (place, words) in ((string, string)[])[("strong", "> lid"), (".spoiler", "> ||It is hot.||"), (".code-block", "> ```\n> run\n> ```")])
        {
            await Box(page).FillAsync("");
            await page.EvaluateAsync("document.activeElement.blur()");
            await page.Keyboard.PressAsync("j"); // the post is current: without chosen words q would quote all of it
            await Expect(page.Locator("#post-1")).ToBeFocusedAsync();
            await page.EvaluateAsync($"getSelection().selectAllChildren(document.querySelector('#post-1 .prose {place}'))");
            await page.Keyboard.PressAsync("q");
            await Expect(Box(page)).ToHaveValueAsync($"> [@{bo.Name}]({topic.Url}):\n>\n{words}\n\n");
        }
    }

    [Fact]
    public async Task A_reply_is_taken_back_and_its_text_is_in_the_box_again()
    {
        var portal = await portals.Shared(DatabaseProvider.Sqlite);
        var (ana, bo) = (await portal.NewMember("ana"), await portal.NewMember("bo"));
        var topic = await portal.StartTopic(bo);
        var page = await Open(portal, ana, topic);
        await Box(page).FillAsync("Too soon");
        await Box(page).PressAsync("Control+Enter");
        await Expect(page.Locator("#post-2")).ToContainTextAsync("Too soon");
        await page.GetByRole(AriaRole.Button, new() { Name = "Undo" }).ClickAsync();
        await Expect(page.Locator("#post-2")).ToHaveCountAsync(0);
        await Expect(Box(page)).ToHaveValueAsync("Too soon");
        await Eventually.True(async () => (await portal.Get<DraftStore>().Find(ana.Actor, Posts.ReplyDraft(topic.TopicId), default))?.Text == "Too soon", "it is kept as a draft");

        await portal.Reply(bo, topic, "Meanwhile");
        await Expect(page.GetByText("Others have replied since you began to write.")).ToBeVisibleAsync();
        await Expect(page.Locator("#reply").GetByRole(AriaRole.Link, new() { Name = "Read them" })).ToHaveAttributeAsync("href", new Regex("#post-3$"));

        await Box(page).FillAsync("Gone too soon");
        await Box(page).PressAsync("Control+Enter");
        await Expect(page.Locator("#post-4")).ToContainTextAsync("Gone too soon");
        await page.Locator(".crumbs a").Last.ClickAsync();
        await Expect(Box(page)).ToHaveCountAsync(0);
        await page.GetByRole(AriaRole.Button, new() { Name = "Undo" }).ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex($"{topic.Url}#reply$"));
        await Expect(Box(page)).ToHaveValueAsync("Gone too soon");
        await Expect(page.Locator("#post-4")).ToHaveCountAsync(0);

        await Box(page).PressAsync("Control+Enter");
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Undo" })).ToBeVisibleAsync();
        await page.AxeFindsNothing(); // looked at last: it is offered for ten seconds, and a look takes some
    }

    [Theory, BothDatabases]
    public async Task A_topic_with_a_phone_number_goes_to_the_staff_alone_or_is_published_and_taken_back_with_all_that_was_typed(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var (ana, bo) = (await portal.NewMember("ana"), await portal.NewMember("bo"));
        var word = $"Marimba{Guid.NewGuid().ToString("N")[..6]}";
        var asked = await portal.StartTopic(bo, $"{word} hums");
        using (var program = await portal.Api(ana))
            await Eventually.True(async () => (await Portal.Tests.Http.Asking.Ask(program, $"topics/words?q={word}")).Items.Count > 0, "the topic is found");
        var page = await NewPerson(portal, ana);
        await page.GotoAsync("/new-topic");
        await Settled(page);
        await page.GetByLabel("Question").CheckAsync();
        await page.GetByLabel("Title").FillAsync($"My {word} hums");
        await page.GetByRole(AriaRole.Link, new() { Name = "Forum", Exact = true }).First.ClickAsync(); // before the title rests: it is kept all the same
        await Expect(page).ToHaveURLAsync(new Regex("/forum$"));
        await Eventually.True(async () => (await portal.Get<DraftStore>().Find(ana.Actor, Topics.NewDraft, default))?.Title == $"My {word} hums", "it is kept as a draft");
        await page.GoBackAsync();
        await Expect(page.GetByLabel("Title")).ToHaveValueAsync($"My {word} hums");
        await Expect(page.GetByLabel("Question")).ToBeCheckedAsync();
        await Expect(page.Locator(".similar a")).ToHaveAttributeAsync("href", asked.Url);
        await page.GetByLabel("Tags").FillAsync("ink");
        var text = page.GetByLabel("Your post").And(page.Locator("textarea"));
        await text.FillAsync("Call me: 13812345678");
        await text.PressAsync("Control+Enter");
        var warning = page.GetByRole(AriaRole.Alert).Filter(new() { HasText = "13812345678" });
        await Expect(warning).ToBeVisibleAsync();
        await page.AxeFindsNothing();
        await warning.GetByRole(AriaRole.Button, new() { Name = "Publish anyway" }).ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex(@"/t/\d+/"));
        await page.GetByRole(AriaRole.Button, new() { Name = "Undo" }).ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex("/new-topic$"));
        await Expect(page.GetByLabel("Title")).ToHaveValueAsync($"My {word} hums");
        await Expect(page.GetByLabel("Question")).ToBeCheckedAsync();
        await Expect(page.GetByLabel("Tags")).ToHaveValueAsync("ink");
        await Expect(text).ToHaveValueAsync("Call me: 13812345678");

        await text.PressAsync("Control+Enter");
        await warning.GetByRole(AriaRole.Button, new() { Name = "Send to the staff only" }).ClickAsync();
        await Expect(text).ToHaveValueAsync("");
        await page.GetByRole(AriaRole.Button, new() { Name = "Open the chat" }).ClickAsync();
        await Expect(page.GetByText("Call me: 13812345678")).ToBeVisibleAsync();
        Assert.NotNull(await portal.Get<ChatViews>().Current(new(ana.Actor), default));
        Assert.Null(await portal.Get<DraftStore>().Find(ana.Actor, Topics.NewDraft, default));
    }

    [Fact]
    public async Task Who_edits_a_post_that_another_changed_meanwhile_sees_both_texts_and_loses_nothing()
    {
        var portal = await portals.Shared(DatabaseProvider.Sqlite);
        var (ana, mo) = (await portal.NewMember("ana"), await portal.NewMember("mo", Roles.Moderator));
        var topic = await portal.StartTopic(ana, body: "one\ntwo");
        var page = await Open(portal, ana, topic);
        var text = page.GetByLabel("Edit post 1");
        await Edit();
        await text.FillAsync("one\ntwo by ana");
        Assert.True((await portal.Get<Posts>().Edit(mo.Actor, topic.PostId, "one by mo\ntwo", null, null, default)).Done);
        await page.Locator("#post-1 .composer-send").ClickAsync();
        var meeting = page.GetByRole(AriaRole.Alert).Filter(new() { HasText = "changed this post" });
        await Expect(meeting).ToContainTextAsync(mo.Name);
        await Expect(meeting.Locator(".diff-out")).ToContainTextAsync(["one by mo", "two"]);
        await page.AxeFindsNothing();
        await Expect(text).ToHaveValueAsync("one\ntwo by ana");
        await meeting.GetByRole(AriaRole.Button, new() { Name = "Merge by hand" }).ClickAsync();
        await Expect(text).ToBeFocusedAsync();
        await text.FillAsync("one by mo\ntwo by ana");
        await Eventually.True(async () => (await portal.Get<DraftStore>().Find(ana.Actor, Posts.EditDraft(topic.PostId), default))?.Details == "2", "the draft knows where it began");

        await page.ReloadAsync();
        await Settled(page);
        await Edit();
        await Expect(text).ToHaveValueAsync("one by mo\ntwo by ana");
        await Expect(page.GetByText("Your changes that were not saved are back.")).ToBeVisibleAsync();
        await page.Locator("#post-1 .composer-send").ClickAsync();
        await Expect(page.Locator("#post-1 .prose")).ToHaveTextAsync("one by mo\ntwo by ana");
        Assert.Null(await portal.Get<DraftStore>().Find(ana.Actor, Posts.EditDraft(topic.PostId), default));

        async Task Edit()
        {
            await page.Locator("#post-1 [data-act=more]").ClickAsync();
            await page.Locator("#post-1").GetByRole(AriaRole.Button, new() { Name = "Edit", Exact = true }).ClickAsync();
        }
    }

    private async Task<IPage> Open(TestPortal portal, Member member, PostPlace topic, int width = 1280, bool dark = false)
    {
        var page = await NewPerson(portal, member, width, dark);
        await page.GotoAsync(topic.Url);
        await Settled(page);
        return page;
    }

    private static ILocator Box(IPage page) => page.GetByLabel("Your reply").And(page.Locator("textarea"));

    private static string Trimmed(string html) => html.Replace("<!--!-->", "").Trim();
}
