using Bunit;
using Microsoft.JSInterop;
using Portal.Platform.Ui;

namespace Portal.Tests.Platform.Ui;

public class MessageBoxTests : KitTest
{
    private readonly List<(string Key, string Text)> sent = [];
    private readonly BunitJSModuleInterop script;
    private Func<Task<MessageBoxResult>> answer = () => Task.FromResult(MessageBoxResult.Accepted);

    public MessageBoxTests()
    {
        script = JSInterop.SetupModule("./js/message-box.js");
        script.Mode = JSRuntimeMode.Loose;
    }

    [Fact]
    public async Task A_message_goes_with_its_key()
    {
        var box = Box();
        Assert.True((await box.Instance.Calls.SendAsync("k1", "héllo 世界")).Accepted);
        Assert.Equal([("k1", "héllo 世界")], sent);
    }

    [Fact]
    public async Task The_same_key_joins_what_is_under_way()
    {
        var slow = new TaskCompletionSource<MessageBoxResult>();
        answer = () => slow.Task;
        var box = Box();
        var (first, again) = (box.Instance.Calls.SendAsync("k1", "hello"), box.Instance.Calls.SendAsync("k1", "hello"));
        slow.SetResult(MessageBoxResult.Accepted);
        Assert.True((await first).Accepted);
        Assert.True((await again).Accepted);
        Assert.True((await box.Instance.Calls.SendAsync("k1", "hello")).Accepted);
        Assert.Single(sent);
    }

    [Fact]
    public async Task A_refused_message_says_why_and_may_come_again()
    {
        answer = () => Task.FromResult(MessageBoxResult.Refused("Too short."));
        var box = Box();
        Assert.Equal(new MessageBoxAnswer(false, "Too short."), await box.Instance.Calls.SendAsync("k1", "h"));

        answer = () => Task.FromResult(MessageBoxResult.Accepted);
        Assert.True((await box.Instance.Calls.SendAsync("k1", "hello")).Accepted);
        Assert.Equal(["h", "hello"], sent.Select(message => message.Text));
    }

    [Fact]
    public async Task A_fault_can_be_tried_again_with_the_same_key()
    {
        answer = () => throw new InvalidOperationException();
        var box = Box();
        await Assert.ThrowsAsync<InvalidOperationException>(() => box.Instance.Calls.SendAsync("k1", "hello"));
        answer = () => Task.FromException<MessageBoxResult>(new InvalidOperationException());
        await Assert.ThrowsAsync<InvalidOperationException>(() => box.Instance.Calls.SendAsync("k1", "hello"));

        answer = () => Task.FromResult(MessageBoxResult.Accepted);
        Assert.True((await box.Instance.Calls.SendAsync("k1", "hello")).Accepted);
    }

    [Fact]
    public async Task What_is_sent_goes_after_its_draft_so_that_the_draft_goes_with_it_and_does_not_come_back()
    {
        var (kept, order) = (new TaskCompletionSource(), new List<string>());
        answer = () =>
        {
            order.Add("sent");
            return Task.FromResult(MessageBoxResult.Accepted);
        };
        var box = Box(onDraft: async _ =>
        {
            await kept.Task;
            order.Add("kept");
        });
        var (keeping, sending) = (box.Instance.Calls.DraftAsync("hello"), box.Instance.Calls.SendAsync("k1", "hello"));
        kept.SetResult();
        await keeping;
        Assert.True((await sending).Accepted);
        Assert.Equal(["kept", "sent"], order);
    }

    [Fact]
    public async Task What_the_box_itself_kept_or_sent_is_not_offered_to_it_again_and_what_comes_from_elsewhere_is()
    {
        var box = Box(onDraft: _ => Task.CompletedTask);
        await box.Instance.Calls.DraftAsync("hello");
        box.Render(p => p.Add(b => b.Draft, "hello"));
        await box.Instance.Calls.SendAsync("k1", "hello");
        box.Render(p => p.Add(b => b.Draft, ""));
        script.VerifyNotInvoke("offer");
        box.Render(p => p.Add(b => b.Draft, "written elsewhere"));
        Assert.Equal("written elsewhere", script.VerifyInvoke("offer").Arguments[1]);
    }

    [Fact]
    public async Task What_was_kept_before_what_was_sent_does_not_come_back_when_it_is_drawn_late()
    {
        var box = Box(onDraft: _ => Task.CompletedTask);
        await box.Instance.Calls.DraftAsync("hello");
        await box.Instance.Calls.SendAsync("k1", "hello there");
        box.Render(p => p.Add(b => b.Draft, "hello"));
        script.VerifyNotInvoke("offer");
        box.Render(p => p.Add(b => b.Draft, "written elsewhere"));
        Assert.Equal("written elsewhere", script.VerifyInvoke("offer").Arguments[1]);
    }

    [Fact]
    public async Task A_draft_that_cannot_be_kept_holds_up_nothing_that_is_sent()
    {
        var box = Box(onDraft: _ => Task.FromException(new InvalidOperationException()));
        await Assert.ThrowsAsync<InvalidOperationException>(() => box.Instance.Calls.DraftAsync("hello"));
        Assert.True((await box.Instance.Calls.SendAsync("k1", "hello")).Accepted);
    }

    [Fact]
    public async Task What_is_sent_goes_where_it_was_pressed_also_when_the_box_serves_another_place_by_then()
    {
        var slow = new TaskCompletionSource();
        var box = Box(onDraft: _ => slow.Task);
        var (kept, pressed) = (box.Instance.Calls.DraftAsync("hello"), box.Instance.Calls.SendAsync("k1", "hello"));
        box.Render(p => p.Add(b => b.Id, "reply-2").Add(b => b.OnSend, (_, _) => Task.FromResult(MessageBoxResult.Refused("elsewhere"))));
        slow.SetResult();
        await kept;
        Assert.True((await pressed).Accepted);
        Assert.Equal([("k1", "hello")], sent);
    }

    [Fact]
    public async Task What_a_box_kept_or_sent_for_the_place_before_and_comes_late_is_kept_and_sent_there()
    {
        var kept = new List<(string Place, string Text)>();
        Func<string, Task> Keep(string place) => text =>
        {
            kept.Add((place, text));
            return Task.CompletedTask;
        };
        var box = Box(onDraft: Keep("one"));
        var before = box.Instance.Calls;
        box.Render(p => p.Add(b => b.Id, "reply-2").Add(b => b.OnDraft, Keep("two")).Add(b => b.OnSend, (_, _) => Task.FromResult(MessageBoxResult.Refused("elsewhere"))));
        await before.DraftAsync("");
        await box.Instance.Calls.DraftAsync("for two");
        Assert.True((await before.SendAsync("k1", "hello")).Accepted);
        Assert.Equal([("one", ""), ("two", "for two")], kept);
        Assert.Equal([("k1", "hello")], sent);
    }

    [Fact]
    public void The_script_calls_what_is_there_for_the_id_that_it_was_given()
    {
        var box = Box();
        var first = box.Instance.Calls;
        box.Render(p => p.Add(b => b.Rows, 2));
        Assert.Same(first, box.Instance.Calls);
        box.Render(p => p.Add(b => b.Id, "reply-2"));
        box.Render(p => p.Add(b => b.Id, "reply-1"));
        Assert.NotSame(first, box.Instance.Calls);
        var held = script.Invocations["attach"].Select(call => (DotNetObjectReference<MessageBoxCalls>)call.Arguments[1]!).ToList();
        Assert.Same(box.Instance.Calls, held[^1].Value);
        Assert.All(held[..^1], gone => Assert.Throws<ObjectDisposedException>(() => gone.Value));
        Assert.Equal(3, held.Count);
    }

    [Fact]
    public void A_later_draft_is_offered_to_the_script_once_and_not_rendered()
    {
        var box = Box(draft: "first");
        box.Render(p => p.Add(b => b.Draft, "second"));
        Assert.Equal("first", box.Find("textarea").GetAttribute("value"));
        box.Render(p => p.Add(b => b.Draft, "second"));
        Assert.Equal(["reply-1", "second"], script.Invocations["offer"].Single().Arguments);
    }

    [Fact]
    public void Another_place_is_another_box()
    {
        var box = Box(draft: "first");
        box.Render(p => p.Add(b => b.Id, "reply-2").Add(b => b.Draft, "second"));
        Assert.Equal("second", box.Find("textarea").GetAttribute("value"));
        Assert.Equal(["reply-1", "reply-2"], script.Invocations["attach"].Select(call => call.Arguments[0]));
        Assert.Equal("reply-1", script.Invocations["detach"].Single().Arguments[0]);
    }

    [Fact]
    public async Task A_box_that_goes_lets_go_of_what_it_held()
    {
        Box();
        var owner = script.Invocations["attach"].Single().Arguments[2];
        await DisposeComponentsAsync();
        Assert.Equal(["reply-1", owner], script.Invocations["detach"].Single().Arguments);
    }

    [Fact]
    public void Text_is_put_where_the_cursor_is_and_the_label_names_the_box()
    {
        var box = Box();
        _ = box.InvokeAsync(() => box.Instance.InsertAsync("> quote"));
        Assert.Equal(["reply-1", "> quote"], script.Invocations["insert"].Single().Arguments);
        Assert.Equal(box.Find("textarea").Id, box.Find("label").GetAttribute("for"));
    }

    private IRenderedComponent<MessageBox> Box(string? draft = null, Func<string, Task>? onDraft = null) => Render<MessageBox>(p => p
        .Add(b => b.Id, "reply-1").Add(b => b.Label, "Your reply").Add(b => b.Draft, draft).Add(b => b.OnDraft, onDraft)
        .Add(b => b.OnSend, (key, text) =>
        {
            sent.Add((key, text));
            return answer();
        }));
}
