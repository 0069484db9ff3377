using Bunit;
using Portal.Platform.Ui;

namespace Portal.Tests.Platform.Ui;

public class DialogTests : KitTest
{
    private readonly BunitJSModuleInterop script;

    public DialogTests()
    {
        script = JSInterop.SetupModule("./js/dialog.js");
        script.SetupVoid("open", _ => true).SetVoidResult();
        script.SetupVoid("close", _ => true).SetVoidResult();
    }

    [Fact]
    public void Nothing_is_loaded_before_it_opens()
    {
        var dialog = Render<Dialog>(p => p.Add(d => d.Title, "Flag").AddChildContent("Why?"));
        Assert.Empty(JSInterop.Invocations);
        Assert.DoesNotContain("Why?", dialog.Markup);
    }

    [Fact]
    public void It_opens_and_closes_with_its_owner()
    {
        var dialog = Render<Dialog>(p => p.Add(d => d.Title, "Flag").Add(d => d.Visible, true).AddChildContent("Why?"));
        Assert.Contains("Why?", dialog.Markup);
        dialog.Render(p => p.Add(d => d.Visible, false));
        Assert.Equal(["open", "close"], script.Invocations.Select(call => call.Identifier));
    }

    [Fact]
    public void Escape_tells_the_owner_once()
    {
        var told = new List<bool>();
        var dialog = Render<Dialog>(p => p.Add(d => d.Title, "Flag").Add(d => d.Visible, true).Add(d => d.VisibleChanged, told.Add));
        dialog.Find("dialog").TriggerEvent("onclose", EventArgs.Empty);
        dialog.Find("dialog").TriggerEvent("onclose", EventArgs.Empty);
        Assert.Equal([false], told);
    }

    [Theory]
    [InlineData(".btn-danger", true)]
    [InlineData(".btn-text:not(.btn-icon)", false)]
    [InlineData(".btn-icon", false)]
    public async Task A_question_is_answered_by_what_is_clicked(string button, bool answer)
    {
        var confirm = Render<ConfirmDialog>();
        var asked = confirm.InvokeAsync(() => confirm.Instance.AskAsync("Delete?", "It is gone then.", "Delete", danger: true));
        confirm.WaitForElement(button).Click();
        Assert.Equal(answer, await asked);
        Assert.DoesNotContain("It is gone then.", confirm.Markup);
    }

    [Fact]
    public async Task A_second_question_takes_the_first_one_back()
    {
        var confirm = Render<ConfirmDialog>();
        var first = confirm.InvokeAsync(() => confirm.Instance.AskAsync("Delete?", "One."));
        var second = confirm.InvokeAsync(() => confirm.Instance.AskAsync("Ban?", "Two."));
        Assert.False(await first);
        confirm.WaitForElement(".btn-primary").Click();
        Assert.True(await second);
    }
}
