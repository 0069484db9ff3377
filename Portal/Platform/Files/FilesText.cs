namespace Portal.Platform.Files;

/// <summary>The sentences about uploads.</summary>
public sealed class FilesText;
