using Portal.Platform.Ui;

namespace Portal.Tests.Platform.Ui;

/// <summary>Script modules over the framework's own interop, with a browser that answers only what a test lets it.</summary>
public class JsModuleTests
{
    private readonly ScriptedBrowser browser = new();
    private readonly ErrorLog log = new();
    private readonly TestClock clock = new();
    private readonly JsModules modules;

    public JsModuleTests() => modules = new(browser, LoggerFactory.Create(logging => logging.AddProvider(log)).CreateLogger<JsModules>(), clock);

    [Fact]
    public async Task A_call_that_the_line_lost_is_no_error_once_its_part_is_gone()
    {
        var module = modules.At("js/message-box.js");
        var call = module.EnsureAsync("attach").AsTask();
        await module.DisposeAsync();
        await call.WaitAsync(TimeSpan.FromSeconds(20));
        Assert.Equal(["import", "attach", "DotNet.disposeJSObjectReferenceById"], browser.Called);
    }

    [Fact]
    public async Task What_is_asked_of_a_part_that_is_gone_has_no_answer()
    {
        browser["secret"] = "\"kept\"";
        var module = modules.At("js/chat-visitor.js");
        Assert.Equal("kept", await module.AskAsync<string>("secret"));
        await module.DisposeAsync();
        Assert.Null(await module.AskAsync<string>("secret"));
    }

    [Fact]
    public async Task A_script_that_cannot_be_loaded_is_no_error_stands_in_the_log_once_and_is_asked_for_again()
    {
        browser["toLocal"] = "\"12:00\"";
        browser.Fails = (function, _) => function == "import";
        var module = modules.At("js/clock.js");
        Assert.Null(await module.AskAsync<string>("toLocal"));
        Assert.False(await module.CallAsync("toLocal"));
        Assert.Equal(["import"], browser.Called); // not at each drawing of a part

        clock.Advance(JsModules.Pause);
        Assert.False(await module.EnsureAsync("toLocal"));
        Assert.Contains("js/clock.js", Assert.Single(log.Lines));

        clock.Advance(JsModules.Pause);
        browser.Fails = (_, _) => false;
        Assert.Equal("12:00", await module.AskAsync<string>("toLocal"));
    }

    [Fact]
    public async Task A_browser_that_keeps_in_mind_what_failed_is_asked_by_another_address()
    {
        browser["toLocal"] = "\"12:00\"";
        browser.Fails = (function, arguments) => function == "import" && !arguments.Contains("clock.js?again=1", StringComparison.Ordinal);
        Assert.Null(await modules.At("js/clock.js").AskAsync<string>("toLocal"));
        clock.Advance(JsModules.Pause);
        Assert.Equal("12:00", await modules.At("js/clock.js").AskAsync<string>("toLocal"));
    }

    [Fact]
    public async Task A_function_that_fails_is_no_error_and_one_with_which_a_part_begins_is_called_until_it_does_not()
    {
        browser["watch"] = "null";
        browser.Fails = (function, _) => function == "watch";
        var module = modules.At("js/river.js");
        await module.StartAsync("watch");
        await module.StartAsync("watch");
        Assert.Contains("js/river.js", Assert.Single(log.Lines));

        browser.Fails = (_, _) => false;
        await module.StartAsync("watch");
        await module.StartAsync("watch");
        Assert.Equal(["import", "watch", "watch", "watch"], browser.Called);
    }
}
