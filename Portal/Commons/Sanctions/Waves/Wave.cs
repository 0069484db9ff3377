using Portal.Commons.Moderation;
using Portal.Commons.People;
using Portal.Kernel;

namespace Portal.Commons.Sanctions;

/// <summary>What is to be decided about all who wrote a wave.</summary>
/// <param name="Kind">A suspension or a ban.</param>
/// <param name="Reason">Why, as each is told, in one's own words; null where it is a worded one. May hold the variables of <see cref="ReasonWords"/>.</param>
/// <param name="TemplateId">The worded reason, which each reads in their own language; null for one's own words.</param>
/// <param name="Until">Until when, of a suspension.</param>
public sealed record WaveSanction(SanctionKind Kind, string? Reason = null, long? TemplateId = null, DateTime? Until = null)
{
    /// <summary>The accounts that its maker saw listed: who comes after that is named and left out. Null where they listed nobody.</summary>
    public IReadOnlyCollection<long>? Only { get; init; }
}

/// <summary>Somebody who wrote a part of a wave.</summary>
/// <param name="Person">Who.</param>
/// <param name="CaseId">The first case of theirs in it.</param>
/// <param name="Language">The language in which they are told; null for none.</param>
public sealed record WaveWriter(PersonView Person, long CaseId, string? Language);

/// <summary>Somebody who wrote a part of a wave and about whom nothing is decided with it.</summary>
/// <param name="Person">Who.</param>
/// <param name="Why">Why not.</param>
public sealed record LeftOutWriter(PersonView Person, Problem Why);

/// <summary>Who wrote what some cases are about, each once, by name.</summary>
/// <param name="Writers">Those about whom something can be decided together.</param>
/// <param name="LeftOut">The others: staff, customers, who may not write anyhow, and who is gone.</param>
public sealed record Wave(IReadOnlyList<WaveWriter> Writers, IReadOnlyList<LeftOutWriter> LeftOut);

/// <summary>What became of one writer of a wave.</summary>
/// <param name="Person">Who.</param>
/// <param name="SanctionId">What was decided about them, or taken back; null where nothing was.</param>
/// <param name="Problem">Why not; null where it was done.</param>
public sealed record WriterDone(PersonView Person, long? SanctionId, Problem? Problem);

/// <summary>What became of a wave.</summary>
/// <param name="Cases">Its cases.</param>
/// <param name="Writers">Its writers; nobody where nothing was to be decided about them.</param>
public sealed record WaveDone(ManyDone Cases, IReadOnlyList<WriterDone> Writers)
{
    /// <summary>What was decided about its writers, for who takes it back.</summary>
    public IReadOnlyList<long> Sanctioned => [.. Writers.Where(w => w.Problem is null).Select(w => w.SanctionId).OfType<long>()];
}
