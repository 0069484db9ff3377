namespace Portal.Commons.Search;

/// <summary>The sentences of searching, in the resources beside this file.</summary>
public sealed class SearchingText;
