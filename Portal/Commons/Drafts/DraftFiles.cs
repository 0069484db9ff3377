using Microsoft.EntityFrameworkCore;
using Portal.Commons.People;
using Portal.Platform.Data;
using Portal.Platform.Files;

namespace Portal.Commons.Drafts;

/// <summary>A file in a draft waits for it to be sent.</summary>
internal sealed class DraftFiles : IUnsentTexts
{
    public async Task<IReadOnlyList<string>> WithFiles(PortalDb db, IReadOnlyList<long> accounts, CancellationToken ct) =>
        [.. (await db.Set<Draft>().Where(d => accounts.Contains(d.AccountId) && (d.Text.Contains("/files/") || d.Details!.Contains("/files/"))).Select(d => new { d.Text, d.Details }).ToListAsync(ct)).Select(d => $"{d.Text} {d.Details}")];
}

/// <summary>Registers drafts.</summary>
public static class DraftModule
{
    /// <summary>Adds them.</summary>
    public static void AddDrafts(this WebApplicationBuilder builder) => builder.Services.AddSingleton<DraftStore>().AddSingleton<IUnsentTexts, DraftFiles>().AddSingleton<IPersonalData, DraftData>();
}
