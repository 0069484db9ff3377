using Portal;
using Portal.Platform.Cli;
using Portal.Platform.Data;

Serving.ChooseEnvironment();
var line = CommandLine.Read(args);
try
{
    if (line.Words.Length > 0)
    {
        return await line.Run(Verbs.All, new VerbHost(() => PortalApp.Build(line.Settings, builder => builder.Logging.ClearProviders()), PortalApp.Prepare));
    }

    await Serving.Run(args);
    return 0;
}
catch (SettingException e)
{
    await Console.Error.WriteLineAsync(e.Message);
    return 1;
}
