namespace Portal.Features.Chat;

/// <summary>The chat's sentences, in the resources beside this file.</summary>
public sealed class ChatText;
