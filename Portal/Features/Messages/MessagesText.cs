namespace Portal.Features.Messages;

/// <summary>The sentences of direct messages, in the resources beside this file.</summary>
public sealed class MessagesText;
