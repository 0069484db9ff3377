using Microsoft.EntityFrameworkCore;
using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Data;
using Portal.Platform.Text;

namespace Portal.Features.Chat;

/// <summary>What a list of the desk is narrowed to.</summary>
/// <param name="Words">Words of which each must stand somewhere in the chat: in what was said or noted, or in what the customer gave of themselves.</param>
/// <param name="Tag">A tag that it has.</param>
/// <param name="Customer">The name of the account whose chats they are.</param>
/// <param name="Department">Of which departments it shows chats, as the address says it: a slug, <see cref="DepartmentViews.AllWord"/>, or nothing for the agent's own. Read by <see cref="DepartmentViews.Scope"/>.</param>
public sealed record DeskFilter(string? Words = null, string? Tag = null, string? Customer = null, string? Department = null)
{
    /// <summary>The longest line of words.</summary>
    public const int MostTyped = 200;

    /// <summary>So many words are looked for; more are passed over.</summary>
    public const int MostWords = 5;

    /// <summary>So many chats are looked through for words at once; the list goes on from there.</summary>
    public const int Window = 3000;

    /// <summary>Nothing is left out.</summary>
    public static DeskFilter None { get; } = new();

    /// <summary>The words one by one.</summary>
    public IReadOnlyList<string> Each =>
        Words is { Length: <= MostTyped } ? [.. Words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Distinct(StringComparer.OrdinalIgnoreCase).Take(MostWords)] : [];

    /// <summary>True where everything of the departments is shown.</summary>
    public bool IsNone => Each.Count == 0 && string.IsNullOrWhiteSpace(Tag) && string.IsNullOrWhiteSpace(Customer);

    /// <summary>Reads what stands in an address: what is blank, or too long to be meant, is nothing.</summary>
    public static DeskFilter From(string? words, string? tag, string? customer, string? department)
    {
        var filter = new DeskFilter(Given(words), Given(tag), Given(customer), Given(department));
        return filter.Check() is null ? filter : None;
    }

    /// <summary>What stands after an address for a list and what it is narrowed to.</summary>
    public string Query(DeskTab tab) => QueryString.Create(
    [
        .. new (string Name, string? Value)[] { ("tab", tab == DeskTab.Waiting && IsNone ? null : tab.ToString().ToLowerInvariant()), ("q", Words), ("tag", Tag), ("customer", Customer), ("department", Department) }
            .Where(part => !string.IsNullOrWhiteSpace(part.Value)).Select(part => KeyValuePair.Create(part.Name, part.Value)),
    ]).ToString();

    /// <summary>The problem with what was typed, or null.</summary>
    public Problem? Check() => Bounds.Check("q", Words, MostTyped, min: 0) ?? Bounds.Check("tag", Tag, MostTyped, min: 0) ?? Bounds.Check("customer", Customer, MostTyped, min: 0)
        ?? Bounds.Check("department", Department, MostTyped, min: 0);

    /// <summary>The chats with the tag and of the customer.</summary>
    internal IQueryable<Chat> Narrow(PortalDb db, IQueryable<Chat> chats)
    {
        var (tag, customer) = (TagWords.Word(Tag ?? ""), LookupNames.Of(Customer));
        chats = chats.Where(c => c.LastNumber > 0);
        chats = tag.Length == 0 ? chats : chats.Where(c => db.Set<ChatTag>().Any(t => t.ChatId == c.Id && t.Name == tag));
        return customer.Length == 0 ? chats : chats.Where(c => db.Set<Account>().Any(a => a.Id == c.CustomerId && a.NormalizedUserName == customer));
    }

    /// <summary>Of these chats those with every word.</summary>
    internal IQueryable<Chat> WithWords(PortalDb db, IQueryable<Chat> chats) => Each.Aggregate(chats, (found, word) => WithWord(db, found, LikePattern.Within(word)));

    private static IQueryable<Chat> WithWord(PortalDb db, IQueryable<Chat> chats, string pattern) => db.IsSqlite
        ? chats.Where(c => db.Set<ChatMessage>().Any(m => m.ChatId == c.Id && EF.Functions.Like(m.Body, pattern, @"\")) || db.Set<ChatNote>().Any(n => n.ChatId == c.Id && EF.Functions.Like(n.Body, pattern, @"\"))
            || EF.Functions.Like(c.CustomerName, pattern, @"\") || EF.Functions.Like(c.Email, pattern, @"\")
            || db.Set<Account>().Any(a => a.Id == c.CustomerId && (EF.Functions.Like(a.UserName, pattern, @"\") || EF.Functions.Like(a.DisplayName, pattern, @"\"))))
        : chats.Where(c => db.Set<ChatMessage>().Any(m => m.ChatId == c.Id && EF.Functions.ILike(m.Body, pattern, @"\")) || db.Set<ChatNote>().Any(n => n.ChatId == c.Id && EF.Functions.ILike(n.Body, pattern, @"\"))
            || EF.Functions.ILike(c.CustomerName!, pattern, @"\") || EF.Functions.ILike(c.Email!, pattern, @"\")
            || db.Set<Account>().Any(a => a.Id == c.CustomerId && (EF.Functions.ILike(a.UserName!, pattern, @"\") || EF.Functions.ILike(a.DisplayName!, pattern, @"\"))));

    private static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
