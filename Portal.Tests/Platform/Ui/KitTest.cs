using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Portal.Platform.Ui;

namespace Portal.Tests.Platform.Ui;

/// <summary>A page in memory with what the kit needs.</summary>
public abstract class KitTest : BunitContext
{
    /// <summary>How long a part may take to show what is waited for: bUnit's own second is short on a busy machine.</summary>
    internal static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    static KitTest() => DefaultWaitTimeout = Patience;

    protected KitTest(TimeProvider? clock = null, Action<IServiceCollection>? more = null)
    {
        more?.Invoke(Services);
        Services.AddLocalization().AddSingleton(clock ?? TimeProvider.System).AddUi();
        SetRendererInfo(new RendererInfo("Server", isInteractive: true));
    }
}
