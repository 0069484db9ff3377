using Microsoft.EntityFrameworkCore;
using Portal.Platform.Data;

namespace Portal.Features.Chat;

/// <summary>What is counted: what happened from one moment to another, in a department or all, by a person or all.</summary>
/// <param name="Start">From when on.</param>
/// <param name="End">Until when; that moment no longer.</param>
/// <param name="DepartmentId">Only this department.</param>
/// <param name="AgentId">Only this person.</param>
internal sealed record ReportScope(DateTime Start, DateTime End, long? DepartmentId, long? AgentId);

/// <summary>A rating, and the solution that was rated.</summary>
internal sealed class RatedPart
{
    public required ChatRating Rating { get; init; }

    /// <summary>The solution that ended with the part; null while it is not counted yet, and where a merge took it apart.</summary>
    public required ChatMeasure? Solution { get; init; }

    /// <summary>The department: the solution's, and without one the chat's.</summary>
    public required long? DepartmentId { get; init; }
}

/// <summary>Which rows figures are made of: the same for the page, the API and the file.</summary>
internal static class ReportRows
{
    /// <summary>What ended.</summary>
    public static IQueryable<ChatMeasure> Ended(this PortalDb db, ReportScope scope)
    {
        var (start, end, department, agent) = (scope.Start, scope.End, scope.DepartmentId, scope.AgentId);
        return db.Set<ChatMeasure>().Where(m => m.EndedAt >= start && m.EndedAt < end && (department == null || m.DepartmentId == department) && (agent == null || m.AgentId == agent));
    }

    /// <summary>What was rated.</summary>
    public static IQueryable<RatedPart> Rated(this PortalDb db, ReportScope scope)
    {
        var (start, end, department, agent) = (scope.Start, scope.End, scope.DepartmentId, scope.AgentId);
        var solutions = db.Set<ChatMeasure>().Where(m => m.Kind == MeasureKind.Solution && m.EndedAt != null
            && !db.Set<ChatMeasure>().Any(o => o.ChatId == m.ChatId && o.Kind == MeasureKind.Solution && o.EndedAt == m.EndedAt && o.Id > m.Id)); // of two that ended at the same moment one
        return from r in db.Set<ChatRating>()
               where r.At >= start && r.At < end && (agent == null || r.AgentId == agent)
               join l in db.Set<ChatMessage>() on new { r.ChatId, Number = r.Part } equals new { l.ChatId, l.Number } into ends
               from l in ends.DefaultIfEmpty()
               join s in solutions on new { r.ChatId, At = (DateTime?)l!.At } equals new { s.ChatId, At = s.EndedAt } into ended
               from s in ended.DefaultIfEmpty()
               join c in db.Set<Chat>() on r.ChatId equals c.Id
               let whose = s == null ? c.DepartmentId : s.DepartmentId
               where department == null || whose == department
               select new RatedPart { Rating = r, Solution = s, DepartmentId = whose };
    }

    /// <summary>The parts of chats that were begun, running ones too. What ended before the time began cannot have begun in it.</summary>
    public static IQueryable<ChatMeasure> Begun(this PortalDb db, ReportScope scope)
    {
        var (start, end, department) = (scope.Start, scope.End, scope.DepartmentId);
        var begun = db.Set<ChatMeasure>().Where(m => m.Kind == MeasureKind.Solution && m.OpenedAt >= start && m.OpenedAt < end && (department == null || m.DepartmentId == department));
        return begun.Where(m => m.EndedAt == null).Concat(begun.Where(m => m.EndedAt >= start));
    }
}
