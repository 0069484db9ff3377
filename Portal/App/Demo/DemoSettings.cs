using Portal.Platform.Data;

namespace Portal.App.Demo;

/// <summary>Whether an empty database is filled with the demo: read from the settings once, at the start.</summary>
/// <param name="Wanted">True where it is.</param>
internal sealed record DemoSettings(bool Wanted)
{
    /// <summary>Reads and checks them: without a word about it, only in development.</summary>
    public static DemoSettings Read(IConfiguration configuration, IHostEnvironment environment) => new(configuration.Switch("Portal:DemoContent", environment.IsDevelopment()));
}
