namespace Portal.Features.Moderation;

/// <summary>The sentences of the record: the log, the public numbers and the privacy rescue, in the resources beside this file.</summary>
public sealed class RecordText;
