namespace Portal.App.Help;

/// <summary>Names the sentences of the pages on keys and on formatting.</summary>
public sealed class HelpText;
