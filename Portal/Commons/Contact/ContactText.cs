namespace Portal.Commons.Contact;

/// <summary>The sentences about who may write to whom, in the resources beside this file.</summary>
public sealed class ContactText;
