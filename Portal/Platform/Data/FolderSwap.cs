namespace Portal.Platform.Data;

/// <summary>
/// Puts restored data in the place of others. First everything is laid ready beside them; from then on the swap is finished sooner or later, also when the
/// process dies in the middle: whoever next uses the folder goes on where it stopped.
/// </summary>
public sealed class FolderSwap(string folder)
{
    /// <summary>What a portal keeps for itself in the folder and a restore leaves alone.</summary>
    private static readonly string[] Kept = [".lock", ".restore", "outbox"];

    private readonly string root = Path.Combine(folder, ".restore");

    /// <summary>The folder in which the restored data are laid ready.</summary>
    public string Staging => Path.Combine(root, "data");

    private bool Ready => File.Exists(Path.Combine(root, "ready"));

    /// <summary>Begins, throwing away what an interrupted attempt had laid ready.</summary>
    public void Begin()
    {
        Finish();
        Abandon();
        Directory.CreateDirectory(Staging);
    }

    /// <summary>Gives up, unless the swap has begun.</summary>
    public void Abandon()
    {
        if (!Ready && Directory.Exists(root))
        {
            Directory.Delete(root, recursive: true);
        }
    }

    /// <summary>Everything is ready: swaps.</summary>
    public void Commit()
    {
        File.WriteAllText(Path.Combine(root, "ready"), "");
        Finish();
    }

    /// <summary>Finishes a swap that was begun and not finished; else does nothing.</summary>
    public void Finish()
    {
        if (!Ready)
        {
            return;
        }

        var old = Directory.CreateDirectory(Path.Combine(root, "old")).FullName;
        if (!File.Exists(Path.Combine(root, "cleared")))
        {
            foreach (var path in Directory.GetFileSystemEntries(folder).Where(p => !Kept.Contains(Path.GetFileName(p))))
            {
                Directory.Move(path, Path.Combine(old, Path.GetFileName(path)));
            }

            File.WriteAllText(Path.Combine(root, "cleared"), "");
        }

        foreach (var path in Directory.GetFileSystemEntries(Staging))
        {
            Directory.Move(path, Path.Combine(folder, Path.GetFileName(path)));
        }

        Directory.Delete(root, recursive: true);
    }
}
