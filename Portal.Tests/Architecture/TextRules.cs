namespace Portal.Tests.Architecture;

/// <summary>The house rules that can be read off the text.</summary>
public static class TextRules
{
    static readonly string[] Code = [".cs", ".razor"];
    static readonly string[] Razor = [".razor"];

    public static readonly TextRule[] All =
    [
        new("Raw HTML is made visible by Platform/Markup alone", Code, @"\bMarkupString\b|\bAddMarkupContent\b",
            new("Portal/Features/Forum/Post.razor", "<p>@((MarkupString)post.Html)</p>"),
            new("Portal/Features/Forum/Post.razor", "<p>@post.Html</p> @* a MarkupString would be wrong here *@"),
            "Portal/Platform/Markup/"),

        new("The time comes from TimeProvider", Code, @"\bDateTime(Offset)?\.(UtcNow|Now|Today)\b",
            new("Portal/Features/Forum/Topics.cs", "topic.CreatedAt = DateTime.UtcNow;"),
            new("Portal/Features/Forum/Topics.cs", "topic.CreatedAt = time.GetUtcNow().UtcDateTime;")),

        new("Nothing is async void", Code, @"\basync\s+void\b",
            new("Portal/App/Home.razor", "@code { async void Load() { } }"),
            new("Portal/App/Home.razor", "@code { async ValueTask Load() { } }")),

        new("Buttons, fields and dialogs come from the kit", Razor, @"<(button|select|textarea|dialog)\b|<input\b(?![^>]*type=""hidden"")",
            new("Portal/Features/Forum/ReplyForm.razor", "<button type=\"submit\">Send</button>"),
            new("Portal/Features/Forum/ReplyForm.razor", "<Button Submit>Send</Button> <input type=\"hidden\" name=\"key\" value=\"@key\" />"),
            "Portal/Platform/Ui/", "Portal/Platform/Dev/"),

        new("Rooms write no colours", [".razor", ".razor.css"], @"(fill|stroke|color|background)\S{0,12}[=:]\s*""?#[0-9a-fA-F]{3,8}\b|\b(rgba?|hsla?|oklch|oklab|color-mix)\(",
            new("Portal/Features/Forum/Badge.razor", "<circle fill=\"#0a7\" />"),
            new("Portal/Features/Forum/Badge.razor", "<a class=\"accent\" href=\"#add\">@Text</a>"),
            "Portal/Platform/Ui/"),

        new("No inline style: the content security policy would drop it", Code, @"(?<=[\s""])style\s*=\s*[""@\\]",
            new("Portal/Platform/Ui/Bar.razor", "<div style=\"width: 3%\"></div>"),
            new("Portal/Platform/Ui/Bar.razor", "<progress data-style=\"thin\" value=\"3\"></progress>")),

        new("No inline script: the content security policy would drop it", Razor, @"<script\b(?![^>]*\bsrc=)(?![^>]*type=""(importmap|application/)|[^>]*@)|\s(on(click|load|error|submit|change))=""",
            new("Portal/App/App.razor", "<script>start();</script>"),
            new("Portal/App/App.razor", "<script type=\"module\" src=\"@Assets[\"js/portal.js\"]\"></script> <Button @onclick=\"Send\">")),

        new("No thread waits for a task", Code, @"\.(GetAwaiter\(\)\.GetResult\(\)|Wait\(\))|\bThread\.Sleep\b",
            new("Portal/Features/Chat/Chats.cs", "var chat = Load(id).GetAwaiter().GetResult();"),
            new("Portal/Features/Chat/Chats.cs", "var chat = await Load(id);"),
            "Portal/Program.cs"),

        new("A line of the log is changed by a rescue and the end of an account alone", Code, @"Set<AuditEntry>\(\)(\.AsTracking|.*\.Execute(Update|Delete))|\bRemove(Range)?\(.*AuditEntry|\b(UPDATE|DELETE\s+FROM)\s+\S?""{0,2}AuditEntries|TakeOut\([^)]*""AuditEntries|AuditEntry>\(\)\.Update",
            new("Portal/Features/Moderation/Log/Tidy.cs", "await db.Set<AuditEntry>().Where(e => e.At < before).ExecuteDeleteAsync(ct);"),
            new("Portal/Features/Moderation/Log/Tidy.cs", "var old = await db.Set<AuditEntry>().Where(e => e.At < before).CountAsync(ct);"),
            "Portal/Commons/Privacy/RescuedRecord.cs", "Portal/Commons/Sanctions/SanctionData.cs"),
    ];
}
