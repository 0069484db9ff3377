using Portal.Commons.Moderation;
using Portal.Commons.People;
using Portal.Commons.Publishing;
using Portal.Kernel;
using Portal.Platform.Api;

namespace Portal.Features.Chat;

/// <summary>The API's calls on a chat as a whole: its tags, merging, a topic of it, its customer. Agents only.</summary>
internal static class FilingCalls
{
    public static void Map(WebApplication app)
    {
        var api = app.Api("Desk");
        api.MapGet("/desk/tags", Tags).Says<Page<ChatTagJson>>("listChatTags", "The tags that stand on most chats. Agents only.");
        api.MapPut("/desk/chats/{id:long}/tags", Tag).Says<DeskChatJson>("tagChat", "Says which tags a chat has, in place of those it had.");
        api.MapPost("/desk/chats/{id:long}/merge", Merge).Says<DeskChatJson>("mergeChats", "Lets a chat go into another one of the same customer. From then on its id leads there.")
            .Explains("The lines of both stand in one order, numbered from 1 without a gap. Chats of one account are the same customer's; for others `secrets` must open both. Answers how the chat stands that is left.");
        api.MapPost("/desk/chats/{id:long}/block", Block).Says<DeskChatJson>("blockChat", "Blocks the customer of a chat for a time, and ends the chat.");
        api.MapPost("/desk/chats/{id:long}/unblock", Unblock).Says<DeskChatJson>("unblockChat", "Lets a customer who was blocked write again.");
        api.MapPost("/desk/chats/{id:long}/flags", Report).Says<ChatReportMade>("reportChat", "Reports what a customer with an account said last: it, and the few lines before it, are shown to the moderators.", StatusCodes.Status201Created)
            .Explains("`reason` is `spam`, `abuse`, `off-topic`, `personal-data` or `other`.");
        api.MapPost("/desk/chats/{id:long}/topic", Publish).Says<ChatTopicJson>("makeTopicOfChat", "Starts a topic from a chat. Its text is the caller's, who has looked at it: everybody can read it.", StatusCodes.Status201Created);
        api.MapGet("/desk/chats/{id:long}/customer", About).Says<ChatCustomerJson>("getChatCustomer", "Who the customer of a chat is, as far as they said or their account shows.");
    }

    private static async Task<IResult> Tags(HttpContext http, ChatTags tags, CancellationToken ct) =>
        await tags.Usual(http.ActorOf(), ct) is { } usual ? usual.Select(name => new ChatTagJson(name)).ToList().ToListing() : DeskCalls.NotHere(http, Problem.NotAllowed);

    private static Task<IResult> Tag(HttpContext http, long id, Body<ChatTagsBody> body, ChatTags tags, DeskLists lists, CancellationToken ct) =>
        DeskCalls.Done(http, id, tags.Set(http.ActorOf(), id, body.Value.Tags, ct), lists, ct);

    private static async Task<IResult> Merge(HttpContext http, long id, Body<ChatMergeBody> body, Merges merges, DeskLists lists, CancellationToken ct) =>
        (await merges.Merge(http.ActorOf(), id, body.Value.Into ?? 0, body.Value.Secrets, ct)).Try(out var left, out var problem) ? await DeskCalls.Get(http, left, lists, ct) : DeskCalls.NotHere(http, problem);

    private static Task<IResult> Block(HttpContext http, long id, Body<ChatBlockBody> body, ChatBlocks blocks, DeskLists lists, CancellationToken ct) =>
        DeskCalls.Done(http, id, blocks.Block(http.ActorOf(), id, body.Value.Hours ?? 0, body.Value.Reason, ct), lists, ct);

    private static Task<IResult> Unblock(HttpContext http, long id, ChatBlocks blocks, DeskLists lists, CancellationToken ct) =>
        DeskCalls.Done(http, id, blocks.Unblock(http.ActorOf(), id, ct), lists, ct);

    private static async Task<IResult> Report(HttpContext http, long id, Body<ChatReportBody> body, IdempotencyKey key, DeskChats chats, Flags flags, CancellationToken ct)
    {
        if (await chats.Reportable(http.ActorOf(), id, ct) is not { } said)
        {
            return DeskCalls.NotHere(http);
        }

        return FlagReason.Read(body.Value.Reason) is { } reason
            ? (await flags.Raise(http.ActorOf(), said, reason, body.Value.Note, key.Value, ct)).ToHttp(flag => Results.Json(new ChatReportMade(flag, id), statusCode: StatusCodes.Status201Created))
            : Problem.Invalid<KernelText>("reason", "Required").ToHttp();
    }

    private static async Task<IResult> Publish(HttpContext http, long id, Body<ChatTopicBody> body, IdempotencyKey key, ChatTopics topics, CancellationToken ct)
    {
        var given = body.Value;
        var made = await topics.Publish(http.ActorOf(), id, new(given.CategoryId ?? 0, given.Title ?? "", given.Body ?? "", given.Tags ?? [], given.Question), key.Value, ct);
        return made.Try(out var topic, out var problem) ? Results.Created($"/api/v1/topics/{topic.Id}", new ChatTopicJson(topic.Id, topic.Title, topic.Url)) : DeskCalls.NotHere(http, problem);
    }

    private static async Task<IResult> About(HttpContext http, long id, DeskChats chats, CustomerAbouts abouts, CancellationToken ct)
    {
        if (await chats.Read(http.ActorOf(), id, 1, ct) is not { Customer: var customer })
        {
            return DeskCalls.NotHere(http);
        }

        var about = customer.Account is { } account ? await abouts.Read(http.ActorOf(), account.Id, ct) : null;
        return Results.Ok(new ChatCustomerJson(
            customer.Name, customer.Email, PersonJson.Of(customer.Account), customer.MemberSince, about?.Products ?? [], about?.IsBanned == true,
            [.. customer.Earlier.Select(c => new CustomerLinkJson(c.Words, $"/desk/{c.Id}", c.LastMessageAt))],
            [.. (about?.Facts ?? []).SelectMany(f => f.Facts).Select(f => new CustomerLinkJson(f.Text, f.Url, f.At))]));
    }
}

/// <summary>A tag of chats, in answers of the API.</summary>
public sealed record ChatTagJson(string Name);

/// <summary>The tags of a chat.</summary>
/// <param name="Tags">All of them, at most ten, in the form of the forum's tags.</param>
public sealed record ChatTagsBody(IReadOnlyList<string>? Tags);

/// <summary>Into which chat another goes.</summary>
/// <param name="Into">The chat that stays.</param>
/// <param name="Secrets">The secrets of both chats, where they are not of one account.</param>
public sealed record ChatMergeBody(long? Into = null, IReadOnlyList<string>? Secrets = null);

/// <summary>For how long, and why, somebody may not write.</summary>
/// <param name="Hours">1 to 720.</param>
/// <param name="Reason">For the staff and the log, 1 to 1,000 characters.</param>
public sealed record ChatBlockBody(int? Hours = null, string? Reason = null);

/// <summary>Why a chat is reported.</summary>
/// <param name="Reason">spam, abuse, off-topic, personal-data or other.</param>
/// <param name="Note">What the moderators should know, at most 1,000 characters.</param>
public sealed record ChatReportBody(string? Reason = null, string? Note = null);

/// <summary>The report that was made.</summary>
public sealed record ChatReportMade(long Id, long ChatId);

/// <summary>What is published of a chat.</summary>
/// <param name="CategoryId">Where.</param>
/// <param name="Title">The title, at most 200 characters.</param>
/// <param name="Body">The text in Markdown, at most 32,000 characters.</param>
/// <param name="Tags">Its tags.</param>
/// <param name="Question">True for a question, false for a discussion.</param>
public sealed record ChatTopicBody(long? CategoryId, string? Title, string? Body, IReadOnlyList<string>? Tags = null, bool Question = true);

/// <summary>A topic that was made of a chat, in answers of the API.</summary>
public sealed record ChatTopicJson(long TopicId, string Title, string Url);

/// <summary>Something that is known of a customer, in answers of the API.</summary>
public sealed record CustomerLinkJson(string Text, string? Url, DateTime? At);

/// <summary>The customer of a chat, in answers of the API.</summary>
/// <param name="Name">What they are called; null for a visitor who gave no name.</param>
/// <param name="Email">Where they can be reached, as they said: not proven.</param>
/// <param name="Account">Their account.</param>
/// <param name="MemberSince">Since when they have had it.</param>
/// <param name="Products">What they own, verified.</param>
/// <param name="Banned">True while they may not write anywhere.</param>
/// <param name="Chats">Their other chats.</param>
/// <param name="Facts">What else is known of them: their topics, what of theirs was flagged.</param>
public sealed record ChatCustomerJson(
    string? Name, string? Email, PersonJson? Account, DateTime? MemberSince, IReadOnlyList<string> Products, bool Banned, IReadOnlyList<CustomerLinkJson> Chats, IReadOnlyList<CustomerLinkJson> Facts);
