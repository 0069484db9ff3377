using System.CommandLine;

namespace Portal.Platform.Cli;

/// <summary>A verb of the command line: rooms make theirs, and the program lists them.</summary>
/// <param name="Group">The word before it, such as <c>user</c> in <c>user add</c>; null where there is none.</param>
/// <param name="Make">Makes the command.</param>
public sealed record Verb(VerbGroup? Group, Func<VerbHost, Command> Make);

/// <summary>A word that gathers verbs.</summary>
/// <param name="Name">The word.</param>
/// <param name="About">What its verbs are about.</param>
public sealed record VerbGroup(string Name, string About)
{
    /// <summary>Accounts.</summary>
    public static VerbGroup User { get; } = new("user", "Accounts.");

    /// <summary>API tokens.</summary>
    public static VerbGroup Token { get; } = new("token", "API tokens.");

    /// <summary>Made-up content.</summary>
    public static VerbGroup Seed { get; } = new("seed", "Made-up content.");

    /// <summary>Content from elsewhere.</summary>
    public static VerbGroup Import { get; } = new("import", "Content from elsewhere.");
}
