namespace Portal.Tests.Http;

/// <summary>For each kind of thing that calls name: one that everybody sees, those that a stranger must not know of, and one that is not there.</summary>
sealed record HiddenThings(string SeenTopic, string SeenPost, string OpenClub, string OpenRoom, string OpenEvent, string OpenGame, Dictionary<string, string[]> Hidden)
{
    const string Nothing = "987654321";

    public static async Task<HiddenThings> Make(TestPortal portal)
    {
        var (host, mark) = (await portal.NewMember("host"), Guid.NewGuid().ToString("N")[..8]);
        using var api = await portal.Api(host);
        var topic = await portal.StartTopic(host);
        var (seen, hidden, deleted) = (await portal.Reply(host, topic, "seen"), await portal.Reply(host, topic, "hidden"), await portal.Reply(host, topic, "deleted"));
        (await api.Ask(HttpMethod.Delete, $"posts/{deleted.PostId}")).Is(204);
        await portal.SetHidden(hidden.PostId);

        var (open, onRequest, secret) = (await NewClub("open"), await NewClub("request"), await NewClub("hidden"));
        foreach (var club in new[] { open, onRequest, secret }) (await api.Post($"rooms/{club.Room}/messages", new { body = "inside" })).Is(201);
        var (asked, secretTopic) = (await NewTopic(onRequest), await NewTopic(secret));
        var (openEvent, askedEvent, secretEvent) = (await NewEvent(open), await NewEvent(onRequest), await NewEvent(secret));
        var written = (await api.Post("conversations", new { to = new[] { (await portal.NewMember("friend")).Name }, body = "between us" })).Is(201).Id;
        var message = (await api.Ask($"conversations/{written}/messages")).Items[0].GetProperty("id").GetInt64();
        var chat = (await portal.Address.Api().Post("chats", new { message = "a question" })).Is(201).Id;
        using var colleague = await portal.Api(await portal.NewMember("colleague", Roles.Agent));
        var reply = (await colleague.Post("desk/replies", new { title = "mine", shortcut = $"r{mark}", text = "hidden" })).Is(201).Id;
        return new(
            $"{topic.TopicId}", $"{seen.PostId}", open.Slug, open.Room, openEvent, await NewGame(open),
            new()
            {
                ["topics"] = [asked.Topic, secretTopic.Topic], ["posts"] = [$"{hidden.PostId}", $"{deleted.PostId}", asked.Post, secretTopic.Post], ["clubs"] = [secret.Slug],
                ["categories"] = [$"{onRequest.Board}", $"{secret.Board}"], ["tags"] = [], ["people"] = [],
                ["rooms"] = [onRequest.Room, secret.Room], ["chats"] = [$"{chat}"], ["desk/chats"] = [$"{chat}"], ["desk/replies"] = [$"{reply}"], ["moderation/queue"] = [], ["moderation/log"] = [], ["moderation/places"] = [], ["moderation/watch"] = [], ["moderation/watch/words"] = [], ["admin/words"] = [], ["admin/flags/reasons"] = [], ["admin/templates"] = [],
                ["moderation/rescue"] = [$"post:{hidden.PostId}", $"post:{secretTopic.Post}", $"message:{message}"],
                ["moderation/things"] = [$"post:{hidden.PostId}", $"post:{secretTopic.Post}", $"message:{message}"],
                ["events"] = [askedEvent, secretEvent], ["games"] = [await NewGame(onRequest), await NewGame(secret)],
                ["conversations"] = [$"{written}"], ["messages"] = [$"{message}"], ["me/blocks"] = [], ["me/standing"] = [], ["me/waiting"] = [], ["me/invitations"] = [], ["me/cards"] = [], ["invitations"] = [], ["moderation/people"] = [], ["departments"] = [], ["desk/agents"] = [],
            });

        async Task<string> NewEvent((string, string, long Board, long Id) club) =>
            $"{(await api.Post("events", new { clubId = club.Id, title = "inside", startsAt = DateTimeOffset.UtcNow.AddDays(1), endsAt = DateTimeOffset.UtcNow.AddDays(2) })).Is(201).Id}";

        async Task<string> NewGame((string, string, long Board, long Id) club) =>
            $"{(await api.Post("games/draws", new { clubId = club.Id, title = "inside", closesAt = portal.Clock.GetUtcNow().AddDays(1), prizes = new[] { "a bag" } })).Is(201).Id}";

        async Task<(string Slug, string Room, long Board, long Id)> NewClub(string visibility)
        {
            var club = (await api.Post("clubs", new { slug = $"{visibility}-{mark}", name = visibility, about = "", visibility })).Is(201).Json;
            return (club.GetProperty("slug").GetString()!, $"{club.GetProperty("roomId")}", club.GetProperty("categoryId").GetInt64(), club.GetProperty("id").GetInt64());
        }

        async Task<(string Topic, string Post)> NewTopic((string, string, long Board, long) club)
        {
            var made = (await api.Post("topics", new { categoryId = club.Board, kind = "question", title = "inside", body = "inside" })).Is(201).Id;
            return ($"{made}", $"{(await api.Ask($"topics/{made}/posts")).Items[0].GetProperty("id")}");
        }
    }

    public string Unknown(Described call) => call.Path.Contains("{slug}") ? "no-such-thing" : Nothing;

    /// <summary>What somebody who is neither in the club nor in the chat must not know of.</summary>
    public IReadOnlyList<string> Unseen(Described call) =>
        Hidden.TryGetValue(call.Kind, out var hidden) ? hidden : throw new InvalidOperationException($"{call}: say in {nameof(HiddenThings)} what of this kind a stranger must not know of.");

    public IReadOnlyList<string> Seen(Described call) => call.Kind switch
    {
        "topics" => [SeenTopic], "posts" => [SeenPost], "clubs" => [OpenClub], "rooms" => [OpenRoom], "events" => [OpenEvent], "games" => [OpenGame], _ => [],
    };
}
