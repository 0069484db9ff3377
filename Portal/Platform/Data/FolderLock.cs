namespace Portal.Platform.Data;

/// <summary>Held while a portal serves from a folder with an SQLite file: a second portal, or a restore, would get in its way. The system lets go of it when the process ends, however it ends.</summary>
public static class FolderLock
{
    /// <summary>Takes it until disposed, or answers null when somebody has it.</summary>
    public static IDisposable? TryTake(string folder)
    {
        try
        {
            return new FileStream(Path.Combine(folder, ".lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException)
        {
            return null;
        }
    }
}
