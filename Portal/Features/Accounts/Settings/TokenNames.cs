using Portal.Commons.Moderation;
using Portal.Commons.People;

namespace Portal.Features.Accounts;

/// <summary>What the log calls API tokens: by the name that their owner gave them, for moderators and for the owner. Of an erased account there are none.</summary>
internal static class TokenNames
{
    /// <summary>Tokens, those too that were withdrawn. The owner is led to their list, others to the owner.</summary>
    public static NamedKind Tokens { get; } = new(
        "token",
        (db, standing) => db.Set<ApiToken>().Where(t => standing.IsModerator || t.AccountId == standing.AccountId).Select(t => new NamedRow
        {
            Id = t.Id,
            Name = t.Name,
            Part = db.Set<Account>().Where(a => a.Id == t.AccountId).Select(a => a.UserName).FirstOrDefault() ?? "",
        }),
        (row, standing) => (row.Name, row.Part == standing.Name ? "/account/tokens" : $"/moderation/people/{Uri.EscapeDataString(row.Part)}"));
}
