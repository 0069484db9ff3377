namespace Portal.Platform.Cli;

/// <summary>The verbs that belong to no room.</summary>
public static class CliModule
{
    /// <summary>Registers what <c>check</c> looks at for the house as a whole.</summary>
    public static void AddCli(this WebApplicationBuilder builder) =>
        builder.Services.AddSingleton<ICheck, DatabaseCheck>().AddSingleton<ICheck, SettingsCheck>().AddSingleton<ICheck, OutboxCheck>();

    /// <summary>The verbs.</summary>
    public static IEnumerable<Verb> Verbs => [SeedDemoVerb.Verb, BackupVerb.Verb, RestoreVerb.Verb, CheckVerb.Verb, ReindexVerb.Verb];
}
