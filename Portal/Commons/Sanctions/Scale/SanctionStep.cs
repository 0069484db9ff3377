namespace Portal.Commons.Sanctions;

/// <summary>A step that the scale proposes, or has follow by itself.</summary>
/// <param name="Kind">What.</param>
/// <param name="Days">For how long; null where that is no question.</param>
/// <param name="From">From so many points on.</param>
/// <param name="Acts">False where moderators are offered it; true where it follows by itself, in the portal's own name, from a warning that finds somebody there.</param>
public readonly record struct SanctionStep(SanctionKind Kind, int? Days, int From = 0, bool Acts = false);
