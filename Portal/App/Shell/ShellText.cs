namespace Portal.App.Shell;

/// <summary>The shell's sentences.</summary>
public sealed class ShellText;
