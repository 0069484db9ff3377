using Portal.Platform.Data;

namespace Portal.Platform.Cli.Backup;

/// <summary>Copies one kind of database into an archive and back.</summary>
internal interface IDatabaseCopy
{
    /// <summary>Adds the database, as it is at one moment, to an archive; answers its tables where they are copied one by one.</summary>
    Task<IReadOnlyList<TableNote>> Save(ArchiveWriter archive, CancellationToken ct);

    /// <summary>Why nothing can be restored into this database, or null.</summary>
    Task<string?> Objection(ArchiveReader archive, bool replace, CancellationToken ct);

    /// <summary>Puts the archive's database in the place of this one; <paramref name="files"/> holds the files laid ready, and is committed with it.</summary>
    Task Load(ArchiveReader archive, FolderSwap files, CancellationToken ct);
}
