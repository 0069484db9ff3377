using Portal;
using Portal.Platform.Data;

try
{
    await using var app = PortalApp.Build(args);
    await PortalApp.Prepare(app);
    await app.RunAsync();
    return 0;
}
catch (SettingException e)
{
    await Console.Error.WriteLineAsync(e.Message);
    return 1;
}
