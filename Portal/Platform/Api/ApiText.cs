namespace Portal.Platform.Api;

/// <summary>The API's own sentences, in the resources beside this file.</summary>
public sealed class ApiText;
