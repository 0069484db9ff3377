namespace Portal.Platform.Ui;

/// <summary>A file that somebody chose from their disk.</summary>
/// <param name="Name">What they call it; not to be trusted.</param>
/// <param name="Content">All of it.</param>
public sealed record ChosenFile(string Name, ReadOnlyMemory<byte> Content);
