using Bunit;
using Microsoft.Extensions.DependencyInjection;
using Portal.Commons.Moderation;
using Portal.Commons.Sanctions;
using Portal.Features.Forum;
using Portal.Platform.Ui;
using Portal.Tests.Platform.Ui;

namespace Portal.Tests.Commons.Moderation;

/// <summary>The one dialog that hides and shows again, in memory, on a real portal.</summary>
public class HideDialogTests(Portals portals) : KitTest
{
    [Fact]
    public async Task What_was_hidden_meanwhile_is_not_shown_again_by_who_came_to_hide_it()
    {
        var scene = await Begin();
        var dialog = Open(scene, shows: false);
        Assert.Equal("Hide", Button(dialog));
        await scene.Portal.Get<Posts>().Edit(scene.Ana.Actor, scene.Reply.PostId, "You are wrong", null, null, default);
        await Press(dialog, "Spam");
        Assert.Contains("It has changed since you looked", dialog.Markup);
        Assert.Equal("Hide", Button(dialog)); // it still stands there: pressed again, it goes

        await scene.Portal.Get<Posts>().Edit(scene.Ana.Actor, scene.Reply.PostId, "You are all wrong", null, null, default);
        Assert.True((await scene.Decisions.Hide(scene.Max.Actor, scene.ReplySubject, "Rude", null, default)).Done);
        await Press(dialog, "Spam");
        Assert.Contains("It is hidden already.", dialog.Markup);
        Assert.Empty(dialog.FindAll(".btn-filled"));
        Assert.True((await Thing(scene)).Hidden);
    }

    [Fact]
    public async Task What_was_shown_again_meanwhile_is_not_hidden_by_who_came_to_show_it()
    {
        var scene = await Begin();
        Assert.True((await scene.Decisions.Hide(scene.Max.Actor, scene.ReplySubject, "Rude", null, default)).Done);
        Assert.Equal("Show again", Button(Open(scene, shows: true)));

        Assert.True((await scene.Decisions.Restore(scene.Max.Actor, scene.ReplySubject, "It was none", null, default)).Done);
        var dialog = Open(scene, shows: true);
        Assert.Contains("It can be seen again already.", dialog.Markup);
        Assert.Empty(dialog.FindAll(".btn-filled"));
    }

    [Fact]
    public async Task What_was_hidden_is_taken_back_with_one_press()
    {
        var scene = await Begin();
        await Press(Open(scene, shows: false), "Spam");
        Assert.True((await Thing(scene)).Hidden);
        await Services.GetRequiredService<Toasts>().Shown.Single(t => t.Action is not null).Action!();
        Assert.False((await Thing(scene)).Hidden);
    }

    private async Task<Scene> Begin()
    {
        var scene = await Scene.Set(await portals.Shared(DatabaseProvider.Sqlite));
        Services.AddFallbackServiceProvider(scene.Portal.Get<IServiceProvider>());
        JSInterop.Mode = JSRuntimeMode.Loose;
        return scene;
    }

    private IRenderedComponent<HideDialog> Open(Scene scene, bool shows)
    {
        var dialog = Render<HideDialog>(p => p.AddCascadingValue(scene.Mia.Actor).Add(d => d.Subject, scene.ReplySubject).Add(d => d.Shows, shows).Add(d => d.Visible, true));
        dialog.WaitForElement("dialog");
        return dialog;
    }

    private static string Button(IRenderedComponent<HideDialog> dialog) => dialog.Find(".btn-filled").TextContent.Trim();

    private static async Task Press(IRenderedComponent<HideDialog> dialog, string reason)
    {
        await dialog.Find("textarea").ChangeAsync(new() { Value = reason });
        await dialog.Find(".btn-filled").ClickAsync(new());
    }

    private static async Task<ModeratedThing> Thing(Scene scene) =>
        (await scene.Portal.Get<ModeratedThings>().Look(scene.Mia.Actor, [scene.ReplySubject], default))[scene.ReplySubject];
}
