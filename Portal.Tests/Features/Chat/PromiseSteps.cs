using Microsoft.EntityFrameworkCore;
using Portal.Features.Chat;

namespace Portal.Tests.Features.Chat;

/// <summary>How a test's clocks run.</summary>
static class PromiseSteps
{
    /// <summary>A department that is always open, with these targets in minutes.</summary>
    public static async Task<(string Slug, long Id)> DepartmentWithTargets(this TestPortal portal, TargetsView targets, params Member[] people)
    {
        var department = await portal.NewDepartment(new(), people);
        Assert.Null((await portal.Get<Targets>().Set((await portal.NewMember("ada", Roles.Admin)).Actor, department.Slug, targets, null, default)).Problem);
        return department;
    }

    /// <summary>Waits until the clocks have counted everything that was said before.</summary>
    public static Task AllCounted(this TestPortal portal) => portal.AllRead("chat-counts");

    /// <summary>The clocks of a chat as they are kept, counted up to now.</summary>
    public static async Task<List<ChatMeasure>> Clocks(this TestPortal portal, long chatId)
    {
        await portal.AllCounted();
        return await portal.Get<Database>().Read(db => db.Set<ChatMeasure>().AsNoTracking().Where(m => m.ChatId == chatId).OrderBy(m => m.LineId).ThenBy(m => m.Id).ToListAsync());
    }

    /// <summary>How often something was told of a chat.</summary>
    public static Task<int> HowOften<TNews>(this TestPortal portal, long chatId) where TNews : Portal.Platform.Outbox.News
    {
        var (type, about) = (Portal.Platform.Outbox.News.Name(typeof(TNews)), $"chat:{chatId}");
        return portal.Get<Database>().Read(db => db.Set<Portal.Platform.Outbox.NewsRow>().CountAsync(n => n.Type == type && n.About == about));
    }
}
