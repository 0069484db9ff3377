using Portal.Kernel;

namespace Portal.Platform.Api;

/// <summary>A part of a request that was read strictly. Where it could not be, the endpoint is not called and the problem is answered.</summary>
internal interface IRequestPart
{
    Problem? Problem { get; }
}

/// <summary>A parameter outside the path, for the API's description.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">What it holds.</param>
/// <param name="InHeader">True for a header, false for the query.</param>
/// <param name="About">What it is for.</param>
internal sealed record ParameterNote(string Name, Type Type, bool InHeader, string About);

/// <summary>One sentence for each parameter that many calls share.</summary>
internal static class Notes
{
    public static string For(string name) => name switch
    {
        "cursor" => "Where the list goes on: the `next` of the page before.",
        "after" => "Only what has a greater number; 0 or nothing starts at the beginning.",
        "before" => "Only what has a smaller number: those just before it, in their order.",
        "limit" => "How many items at most.",
        "id" => "The id.",
        "number" => "Its number there, from 1.",
        "fileId" => "The file, by the number in its address.",
        "pass" => "What the portal's own pages put in where a browser sends nothing along; programs leave it out.",
        "w" => "Of a picture, how many pixels across at most: 320, 640 or 1280; without it the whole.",
        "slug" => "The name in addresses.",
        "name" => "The name.",
        "department" => "Only this department, by slug.",
        "person" => "Only what this account did, by name.",
        "from" => "The first day, as in 2026-11-01.",
        "to" => "The last day, as in 2026-11-30.",
        "place" => "The place, as in category:5, room:3 or club:7.",
        "author" => "Only what this account wrote, by id.",
        "club" => "Only this club's, by id.",
        "category" => "Only this category, by id or slug.",
        "topic" => "The topic that is written in, by id.",
        "title" => "The title as it stands.",
        "tag" => "Only what has this tag.",
        "customer" => "Only chats of this account, by name.",
        "kind" => "Only this kind.",
        "period" => "Only what was started so recently.",
        "action" => "Only this action, as in post-hidden.",
        "group" => "Only actions of this kind.",
        "whom" => "Only what concerns this account, by name.",
        "subject" => "The thing, as in post:12; in a list, only what was done to it.",
        "format" => "How it is written.",
        "month" => "The month, as in 2026-11.",
        "overdue" => "1 for only what is later than was promised.",
        "owner" => "Only what this account looks after, by id; 0 for what nobody does.",
        "decidedBy" => "Only closed cases on which this account took the decision that stands, by id.",
        "code" => "The word by which it is known.",
        "thing" => "Only cases about these: `messages`, `files` or `accounts`.",
        "by" => "Only what is by people who are so well known.",
        "script" => "Only what is written in these letters.",
        "alerts" => "1 for only what should be noticed.",
        "q" => "The words to look for.",
        "list" => "Which part of the whole is listed.",
        "state" => "Only what is in this state.",
        "reason" => "Why; in a list, only what has this reason.",
        "sort" => "The order of the list.",
        "when" => "past for what is over; nothing for what is to come.",
        "series" => "Only what belongs to this series, by the id of its first.",
        "product" => "Only what is about this product.",
        "secret" => "The last part of the link that was given.",
        "days" => "How many days up to today.",
        "Idempotency-Key" => "1 to 200 characters of your own. The same key from the same author yields the same object, never a second one.",
        _ => "",
    };
}
