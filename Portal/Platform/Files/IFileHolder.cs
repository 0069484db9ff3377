using Portal.Kernel;
using Portal.Platform.Data;

namespace Portal.Platform.Files;

/// <summary>A room whose texts may hold files: it says who may see those texts, and so the files.</summary>
public interface IFileHolder
{
    /// <summary>The kind of thing, as <see cref="FileUses.HoldFiles"/> was told it.</summary>
    string Kind { get; }

    /// <summary>Whether this actor may see at least one of these things now.</summary>
    Task<bool> Shows(PortalDb db, Actor actor, IReadOnlyList<long> ids, CancellationToken ct);
}

/// <summary>Texts that somebody has typed and not sent yet: the files in them wait, too.</summary>
public interface IUnsentTexts
{
    /// <summary>Those of these people in which addresses of files stand.</summary>
    Task<IReadOnlyList<string>> WithFiles(PortalDb db, IReadOnlyList<long> accounts, CancellationToken ct);
}
