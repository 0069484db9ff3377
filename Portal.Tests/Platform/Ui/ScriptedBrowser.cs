using Microsoft.JSInterop;
using Microsoft.JSInterop.Infrastructure;

namespace Portal.Tests.Platform.Ui;

/// <summary>A browser behind the framework's own interop that answers only what a test lets it.</summary>
internal sealed class ScriptedBrowser : JSRuntime
{
    private readonly Dictionary<string, string> answers = new() { ["import"] = """{"__jsObjectId":1}""", ["DotNet.disposeJSObjectReferenceById"] = "null" };

    /// <summary>The functions that were called, in their order.</summary>
    public List<string> Called { get; } = [];

    /// <summary>Which calls fail: by the function, and its arguments as JSON.</summary>
    public Func<string, string, bool> Fails { get; set; } = (_, _) => false;

    /// <summary>What a function answers, as JSON; without it, it never does.</summary>
    public string this[string function]
    {
        set => answers[function] = value;
    }

    protected override void BeginInvokeJS(long taskId, string identifier, string? argsJson, JSCallResultType resultType, long targetInstanceId)
    {
        Called.Add(identifier);
        if (Fails(identifier, argsJson ?? "")) DotNetDispatcher.EndInvokeJS(this, $"[{taskId},false,\"It is not there.\"]");
        else if (answers.TryGetValue(identifier, out var answer)) DotNetDispatcher.EndInvokeJS(this, $"[{taskId},true,{answer}]");
    }

    protected override void BeginInvokeJS(in JSInvocationInfo invocation) =>
        BeginInvokeJS(invocation.AsyncHandle, invocation.Identifier, invocation.ArgsJson, invocation.ResultType, invocation.TargetInstanceId);

    protected override void EndInvokeDotNet(DotNetInvocationInfo invocationInfo, in DotNetInvocationResult invocationResult)
    {
    }
}
