namespace Portal.Commons.People;

/// <summary>The sentences about tokens, in the resources beside this file.</summary>
public sealed class TokenText;
