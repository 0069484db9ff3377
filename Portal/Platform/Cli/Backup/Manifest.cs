namespace Portal.Platform.Cli.Backup;

/// <summary>What an archive says about itself.</summary>
/// <param name="Format">The version of the archive's form.</param>
/// <param name="Provider">The kind of database.</param>
/// <param name="At">When the database was copied.</param>
/// <param name="Tables">The tables and their columns, in the order in which they can be filled; empty for a database in one file.</param>
/// <param name="Entries">Every entry but this one.</param>
internal sealed record Manifest(int Format, string Provider, DateTime At, IReadOnlyList<TableNote> Tables, IReadOnlyList<EntryNote> Entries)
{
    public const string Name = "manifest.json";
    public const int Present = 1;
    public const string DatabaseFile = "database/portal.db";
    public const string TableFolder = "database/";
    public const string FileFolder = "files/";
}

/// <summary>A table in an archive.</summary>
internal sealed record TableNote(string Name, IReadOnlyList<string> Columns);

/// <summary>An entry of an archive, and what it must be when read again.</summary>
internal sealed record EntryNote(string Name, long Size, string Sha256);
