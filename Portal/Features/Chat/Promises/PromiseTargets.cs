using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Kernel;

namespace Portal.Features.Chat;

/// <summary>How soon a department means to answer and to be done, in minutes of its open time. None of it is told to customers. There is no row where nothing was ever said.</summary>
public sealed class PromiseTargets
{
    /// <summary>What stands for the chats of no department in <see cref="DepartmentId"/>.</summary>
    public const long OfNone = 0;

    /// <summary>The most minutes of open time: some hundred working days.</summary>
    public const int MostMinutes = 60_000;

    /// <summary><see cref="WarnPercent"/> where nobody said otherwise, and its bounds.</summary>
    public const int UsualWarnPercent = 80, LeastWarnPercent = 10, MostWarnPercent = 99;

    /// <summary>The department, or <see cref="OfNone"/>.</summary>
    public long DepartmentId { get; init; }

    /// <summary>Within how many minutes the first answer is given; null for no target.</summary>
    public int? FirstAnswerMinutes { get; set; }

    /// <summary>Within how many minutes every further answer is given; null for no target.</summary>
    public int? NextAnswerMinutes { get; set; }

    /// <summary>Within how many minutes, in which the customer waits for the staff, all is done; null for no target.</summary>
    public int? SolutionMinutes { get; set; }

    /// <summary>At which part of a target it is warned, in percent.</summary>
    public int WarnPercent { get; set; } = UsualWarnPercent;

    /// <summary>Grows with every change: who changes them names the one they saw. 0 where there is no row yet.</summary>
    public int Version { get; set; }

    /// <summary>What is out of bounds, with its field, or null.</summary>
    public static Problem? Check(int? firstAnswer, int? nextAnswer, int? solution, int warnPercent) =>
        Minutes("firstAnswerMinutes", firstAnswer) ?? Minutes("nextAnswerMinutes", nextAnswer) ?? Minutes("solutionMinutes", solution)
        ?? (warnPercent is < LeastWarnPercent or > MostWarnPercent ? Problem.Invalid<PromiseText>("warnPercent", "WarnPercentOutOfBounds", LeastWarnPercent, MostWarnPercent) : null);

    private static Problem? Minutes(string field, int? minutes) => minutes is < 1 or > MostMinutes ? Problem.Invalid<PromiseText>(field, "MinutesOutOfBounds", MostMinutes) : null;

    internal sealed class Mapping : IEntityTypeConfiguration<PromiseTargets>
    {
        public void Configure(EntityTypeBuilder<PromiseTargets> builder)
        {
            builder.ToTable("ChatTargets").HasKey(t => t.DepartmentId);
            builder.Property(t => t.DepartmentId).ValueGeneratedNever();
        }
    }
}
