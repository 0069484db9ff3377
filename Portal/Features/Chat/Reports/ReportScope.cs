namespace Portal.Features.Chat;

/// <summary>What is counted: what happened from one moment to another, in a department or all, by a person or all.</summary>
/// <param name="Start">From when on.</param>
/// <param name="End">Until when; that moment no longer.</param>
/// <param name="DepartmentId">Only this department.</param>
/// <param name="AgentId">Only this person.</param>
internal sealed record ReportScope(DateTime Start, DateTime End, long? DepartmentId, long? AgentId);

/// <summary>A question that is understood, and may be answered.</summary>
/// <param name="Period">The days.</param>
/// <param name="DepartmentId">Only this department.</param>
/// <param name="AgentId">Only this person.</param>
/// <param name="WithPeople">Whether who asks may see what each person did.</param>
internal sealed record ReportWish(ReportPeriod Period, long? DepartmentId, long? AgentId, bool WithPeople)
{
    public ReportScope Scope => new(Period.Start, Period.End, DepartmentId, AgentId);
}
