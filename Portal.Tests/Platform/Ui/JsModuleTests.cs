using Microsoft.JSInterop;
using Microsoft.JSInterop.Infrastructure;
using Portal.Platform.Ui;

namespace Portal.Tests.Platform.Ui;

/// <summary>Script modules over the framework's own interop, with a browser that answers only what a test lets it.</summary>
public class JsModuleTests
{
    [Fact]
    public async Task A_call_that_the_line_lost_is_no_error_once_its_part_is_gone()
    {
        var browser = new ScriptedBrowser();
        var module = new JsModule(browser, "js/message-box.js");
        var call = module.EnsureAsync("attach").AsTask();
        await module.DisposeAsync();
        await call.WaitAsync(TimeSpan.FromSeconds(20));
        Assert.Equal(["import", "attach", "DotNet.disposeJSObjectReferenceById"], browser.Called);
    }

    [Fact]
    public async Task What_is_asked_of_a_part_that_is_gone_has_no_answer()
    {
        var browser = new ScriptedBrowser { ["secret"] = "\"kept\"" };
        var module = new JsModule(browser, "js/chat-visitor.js");
        Assert.Equal("kept", await module.AskAsync<string>("secret"));
        await module.DisposeAsync();
        Assert.Null(await module.AskAsync<string>("secret"));
    }

    private sealed class ScriptedBrowser : JSRuntime
    {
        private readonly Dictionary<string, string> answers = new() { ["import"] = """{"__jsObjectId":1}""", ["DotNet.disposeJSObjectReferenceById"] = "null" };

        public List<string> Called { get; } = [];

        public string this[string function]
        {
            set => answers[function] = value;
        }

        protected override void BeginInvokeJS(long taskId, string identifier, string? argsJson, JSCallResultType resultType, long targetInstanceId)
        {
            Called.Add(identifier);
            if (answers.TryGetValue(identifier, out var answer)) DotNetDispatcher.EndInvokeJS(this, $"[{taskId},true,{answer}]");
        }

        protected override void BeginInvokeJS(in JSInvocationInfo invocation) =>
            BeginInvokeJS(invocation.AsyncHandle, invocation.Identifier, invocation.ArgsJson, invocation.ResultType, invocation.TargetInstanceId);

        protected override void EndInvokeDotNet(DotNetInvocationInfo invocationInfo, in DotNetInvocationResult invocationResult)
        {
        }
    }
}
