namespace Portal.Features.Forum;

/// <summary>The forum's sentences, in the resources beside this file.</summary>
public sealed class ForumText;
