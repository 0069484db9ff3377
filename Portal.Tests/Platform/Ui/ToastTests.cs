using Bunit;
using Microsoft.Extensions.DependencyInjection;
using Portal.Platform.Ui;

namespace Portal.Tests.Platform.Ui;

public class ToastTests : KitTest
{
    private readonly HandTurnedClock clock;

    public ToastTests() : this(new HandTurnedClock()) { }

    private ToastTests(HandTurnedClock clock) : base(clock) => this.clock = clock;

    [Fact]
    public void A_message_goes_by_itself_and_an_error_stays()
    {
        var (host, toasts) = (Render<ToastHost>(), Services.GetRequiredService<Toasts>());
        toasts.Add("The link is copied.");
        toasts.Add("That did not work.", Severity.Error);
        host.WaitForAssertion(() => Assert.Equal(2, host.FindAll(".toast").Count));

        clock.Ring();
        host.WaitForAssertion(() => Assert.Equal("That did not work.", Assert.Single(host.FindAll(".toast span")).TextContent));
    }

    [Fact]
    public void Its_action_is_done_once_and_takes_it_away()
    {
        var (host, toasts, undone) = (Render<ToastHost>(), Services.GetRequiredService<Toasts>(), 0);
        toasts.Add("Deleted.", actionText: "Undo", action: () => Task.FromResult(undone++));
        host.WaitForElement(".toast .btn:not(.btn-icon)").Click();
        host.WaitForAssertion(() => Assert.Empty(host.FindAll(".toast")));
        Assert.Equal(1, undone);
    }

    [Fact]
    public void Never_more_than_four_and_the_oldest_goes_first()
    {
        var (host, toasts) = (Render<ToastHost>(), Services.GetRequiredService<Toasts>());
        for (var i = 1; i <= 6; i++) toasts.Add($"{i}", Severity.Error);
        host.WaitForAssertion(() => Assert.Equal(["3", "4", "5", "6"], host.FindAll(".toast > span").Select(toast => toast.TextContent)));
    }

    /// <summary>Its timers ring when the test says so.</summary>
    private sealed class HandTurnedClock : TimeProvider
    {
        private readonly List<Action> due = [];

        public void Ring() => due.ForEach(ring => ring());

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            due.Add(() => callback(state));
            return new Timer();
        }

        private sealed class Timer : ITimer
        {
            public bool Change(TimeSpan dueTime, TimeSpan period) => true;
            public void Dispose() { }
            public ValueTask DisposeAsync() => ValueTask.CompletedTask;
        }
    }
}
