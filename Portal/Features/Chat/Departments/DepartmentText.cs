namespace Portal.Features.Chat;

/// <summary>The sentences of departments, availability and routing, in the resources beside this file.</summary>
public sealed class DepartmentText;
