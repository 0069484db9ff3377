using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Portal.Platform.Ui;

namespace Portal.Tests.Platform.Ui;

/// <summary>A page in memory with what the kit needs.</summary>
public abstract class KitTest : BunitContext
{
    protected KitTest(TimeProvider? clock = null, Action<IServiceCollection>? more = null)
    {
        more?.Invoke(Services);
        Services.AddLocalization().AddSingleton(clock ?? TimeProvider.System).AddUi();
        SetRendererInfo(new RendererInfo("Server", isInteractive: true));
    }
}
