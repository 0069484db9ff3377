using Bunit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.JSInterop;
using Portal.Platform.Ui;

namespace Portal.Tests.Platform.Ui;

/// <summary>Parts in a browser that does not get their scripts.</summary>
public class MissingScriptTests : KitTest
{
    private readonly ScriptedBrowser browser;
    private readonly TestClock clock;

    public MissingScriptTests()
        : this(new(), new())
    {
    }

    private MissingScriptTests(ScriptedBrowser browser, TestClock clock)
        : base(clock, services => services.AddSingleton<IJSRuntime>(browser))
    {
        (this.browser, this.clock) = (browser, clock);
        browser.Fails = (function, _) => function == "import";
        foreach (var function in new[] { "open", "close", "attach", "detach" }) browser[function] = "null";
    }

    [Fact]
    public void A_dialog_opens_and_closes_in_the_page_and_asks_for_its_script_the_next_time()
    {
        var dialog = Render<Dialog>(p => p.Add(d => d.Title, "Flag").Add(d => d.Visible, true).AddChildContent("Why?"));
        dialog.WaitForAssertion(() => Assert.True(dialog.Find("dialog").HasAttribute("open")));
        dialog.Render(p => p.Add(d => d.Visible, false));
        dialog.WaitForAssertion(() => Assert.False(dialog.Find("dialog").HasAttribute("open")));

        Comes();
        dialog.Render(p => p.Add(d => d.Visible, true));
        dialog.WaitForAssertion(() => Assert.Contains("open", browser.Called));
        Assert.False(dialog.Find("dialog").HasAttribute("open")); // the script opens it
    }

    [Fact]
    public void A_box_is_there_without_its_script_and_gets_it_when_it_is_drawn_again()
    {
        var box = Render<MessageBox>(p => p.Add(b => b.Id, "reply-7").Add(b => b.Label, "Reply").Add(b => b.OnSend, (_, _) => Task.FromResult(MessageBoxResult.Accepted)));
        Assert.Equal(["import"], browser.Called);
        Assert.Single(box.FindAll("textarea"));

        Comes();
        box.Render(p => p.Add(b => b.Placeholder, "Say something"));
        box.WaitForAssertion(() => Assert.Equal(["import", "import", "attach"], browser.Called));
        box.Render(p => p.Add(b => b.Placeholder, "Say more"));
        Assert.Equal(["import", "import", "attach"], browser.Called);
    }

    private void Comes()
    {
        clock.Advance(JsModules.Pause);
        browser.Fails = (_, _) => false;
    }
}
