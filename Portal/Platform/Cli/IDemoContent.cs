namespace Portal.Platform.Cli;

/// <summary>Writes the demo content; the house as a whole knows how.</summary>
public interface IDemoContent
{
    /// <summary>Writes it into the database, and answers what to tell: the accounts and their passwords, line by line. Written before, it answers that and changes nothing.</summary>
    Task<IReadOnlyList<string>> Write(CancellationToken ct);
}
