using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Portal.Platform.Live;
using Portal.Platform.Outbox;

namespace Portal.Tests.Platform.Live;

public class LiveComponentTests : BunitContext
{
    readonly LiveBus bus = new(new OneNode(), NullLogger<LiveBus>.Instance);

    public LiveComponentTests()
    {
        DefaultWaitTimeout = Ui.KitTest.Patience;
        Services.AddSingleton(bus);
        SetRendererInfo(new RendererInfo("Server", isInteractive: true));
    }

    [Fact]
    public async Task A_reading_that_comes_late_does_not_take_the_place_of_a_newer_one()
    {
        var readings = new List<TaskCompletionSource<string>> { new(), new() };
        var began = 0;
        var island = Render<Island>(p => p.Add(i => i.Read, () => readings[began++].Task));
        bus.Speak(new NewsRow { Type = "said", Channels = " here ", Data = "{}" });
        await Task.Delay(50, Xunit.TestContext.Current.CancellationToken); // time enough for a second reading to begin beside the first
        readings[1].SetResult("twelve and one more");
        readings[0].SetResult("twelve");
        await island.WaitForAssertionAsync(() => Assert.Equal("twelve and one more", island.Markup));
        Assert.Equal(2, began);
    }

    sealed class Island : LiveComponent
    {
        string shown = "";

        [Parameter] public Func<Task<string>> Read { get; set; } = null!;

        protected override IEnumerable<string> Channels => ["here"];

        protected override async Task Load() => shown = await Read();

        protected override void BuildRenderTree(RenderTreeBuilder builder) => builder.AddContent(0, shown);
    }
}
