using Microsoft.EntityFrameworkCore;
using Portal.Commons.Screening;
using Portal.Kernel;
using Portal.Platform.Data;
using Portal.Platform.Files;
using Portal.Platform.Markup;
using Portal.Platform.Text;
using Portal.Platform.Ui;

namespace Portal.Features.Clubs;

/// <summary>What of a club's page is to be changed; what is null stays.</summary>
/// <param name="Name">Its name.</param>
/// <param name="About">What it is about, in Markdown.</param>
public sealed record ClubChange(string? Name = null, string? About = null)
{
    /// <summary>Its rules, in Markdown; empty for none.</summary>
    public string? Rules { get; init; }

    /// <summary>What it is about, in words.</summary>
    public IReadOnlyList<string?>? Topics { get; init; }

    /// <summary>The products that it is about.</summary>
    public IReadOnlyList<string?>? Products { get; init; }

    /// <summary>Its colour, one of the kit's twelve.</summary>
    public HueName? Color { get; init; }

    /// <summary>The address of a picture that was uploaded; empty for none.</summary>
    public string? Cover { get; init; }

    /// <summary>The page as it was when the change was begun: what of it is to be changed must be so still. Null for whatever it is.</summary>
    public ClubChange? Seen { get; init; }
}

/// <summary>The parts of a club's page, checked and made ready before the deed.</summary>
internal sealed class ClubParts
{
    private readonly ClubChange given;
    private readonly string? aboutHtml;
    private readonly string? rulesHtml;
    private readonly Dictionary<ThemeKind, IReadOnlyList<(string Key, string Name)>> themes = [];

    public ClubParts(MarkdownRenderer markdown, ClubChange given)
    {
        this.given = given;
        (aboutHtml, rulesHtml) = (Render(given.About), Render(given.Rules));
        Unfit = Check(given) ?? Take(ThemeKind.Topic, given.Topics) ?? Take(ThemeKind.Product, given.Products);

        string? Render(string? text) => text is null || text.Length > Clubs.MostAbout ? null : markdown.Render(text).Value;
    }

    /// <summary>Why it cannot be taken, or null. To be said once it is known that the actor may.</summary>
    public Problem? Unfit { get; }

    /// <summary>Whether somebody else has changed meanwhile what is to be changed.</summary>
    public async Task<bool> IsOvertaken(PortalDb db, Club club, CancellationToken ct)
    {
        if (given.Seen is not { } seen)
        {
            return false;
        }

        if ((given.Name is not null && seen.Name != club.Name) || (given.About is not null && seen.About != club.About) || (given.Rules is not null && seen.Rules != club.Rules)
            || (given.Color is not null && seen.Color is { } color && (int)color != club.Hue) || (given.Cover is not null && seen.Cover is { } cover && cover != (club.Cover ?? "")))
        {
            return true;
        }

        var now = given.Topics is null && given.Products is null ? null : (await ClubThemes.Of(db, [club.Id], ct))[club.Id].ToLookup(t => t.Kind, t => t.Name);
        return now is not null && (Differ(given.Topics, seen.Topics, now[ThemeKind.Topic]) || Differ(given.Products, seen.Products, now[ThemeKind.Product]));
    }

    /// <summary>What of it is looked at.</summary>
    public IReadOnlyList<ScreenedPart> Screened =>
    [
        .. new (string Field, string? Text, bool IsHtml)[] { ("about", aboutHtml, true), ("rules", rulesHtml, true), ("name", given.Name, false), ("topics", Words(ThemeKind.Topic), false), ("products", Words(ThemeKind.Product), false) }
            .Where(p => !string.IsNullOrEmpty(p.Text)).Select(p => new ScreenedPart(p.Field, p.Text!, p.IsHtml)),
    ];

    /// <summary>All that a club says of itself, as the log keeps it.</summary>
    public static string Said(Club club) => club.Rules.Length == 0 ? $"{club.Name}\n\n{club.About}" : $"{club.Name}\n\n{club.About}\n\n{club.Rules}";

    /// <summary>Puts it into a club, which has an id, inside a deed.</summary>
    public async Task<Problem?> Put(PortalDb db, Actor actor, Club club, CancellationToken ct)
    {
        if (!(await Cover(db, actor, club, ct)).Try(out var cover, out var problem))
        {
            return problem;
        }

        (club.Name, club.Cover) = (given.Name?.Trim() ?? club.Name, cover.Length == 0 ? null : cover);
        (club.About, club.AboutHtml) = aboutHtml is null ? (club.About, club.AboutHtml) : (given.About!, aboutHtml);
        (club.Rules, club.RulesHtml) = rulesHtml is null ? (club.Rules, club.RulesHtml) : (given.Rules!, rulesHtml);
        club.Hue = given.Color is { } color ? (int)color : club.Hue;
        foreach (var (kind, words) in themes)
        {
            await db.Set<ClubTheme>().Where(t => t.ClubId == club.Id && t.Kind == kind).ExecuteDeleteAsync(ct); // two kinds, whatever is in them
            db.AddRange(words.Select(w => new ClubTheme { ClubId = club.Id, Kind = kind, Key = w.Key, Name = w.Name }));
        }

        await db.HoldFiles(actor, new("club", club.Id), $"{given.About} {given.Rules} {cover}", ct);
        return null;
    }

    private static Problem? Check(ClubChange given) =>
        (given.Name is null ? null : Bounds.Check("name", given.Name, Club.MostName))
        ?? Bounds.Check("about", given.About, Clubs.MostAbout, min: 0)
        ?? Bounds.Check("rules", given.Rules, Clubs.MostAbout, min: 0)
        ?? (given.Color is { } color && !Enum.IsDefined(color) ? Problem.Invalid<KernelText>("color", "UnknownValue", color) : null);

    private static bool Differ(IReadOnlyList<string?>? wanted, IReadOnlyList<string?>? seen, IEnumerable<string> now) => wanted is not null && seen is not null && !Keys(seen).SetEquals(Keys(now));

    /// <summary>As a form shows them, in one line between commas: a name with a comma in it is two there.</summary>
    private static HashSet<string> Keys(IEnumerable<string?> names) => [.. TagWords.Split(string.Join(',', names)).Select(ClubTheme.KeyOf)];

    private string Words(ThemeKind kind) => string.Join('\n', themes.GetValueOrDefault(kind, []).Select(w => w.Name));

    private Problem? Take(ThemeKind kind, IReadOnlyList<string?>? typed)
    {
        if (typed is null)
        {
            return null;
        }

        if (ClubTheme.Read(kind, typed).Try(out var words, out var problem))
        {
            themes[kind] = words;
        }

        return problem;
    }

    /// <summary>The address of the cover; empty for none. A picture of one's own, or the one that the club has.</summary>
    private async Task<Result<string>> Cover(PortalDb db, Actor actor, Club club, CancellationToken ct)
    {
        if (given.Cover is not { Length: > 0 } wanted || wanted == club.Cover)
        {
            return given.Cover ?? club.Cover ?? "";
        }

        return await db.OwnFile(actor.AccountId, wanted, ct) is { } file && file.Kind.IsPicture() ? file.Address : Problem.Invalid<FoundingText>("cover", "NoSuchPicture");
    }
}
