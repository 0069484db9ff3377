using Portal.Platform.Jobs;

namespace Portal.Features.Chat;

/// <summary>Looks every few seconds at what has become near or late, on one node at a time; when that one dies another takes over.</summary>
internal sealed class ClockJob(ClockKeeping keeping, PromiseLetters letters) : IJob
{
    public string Name => "chat-clocks";

    public TimeSpan Every => TimeSpan.FromSeconds(5);

    public async Task Run(CancellationToken ct)
    {
        await keeping.Look(ct);
        await letters.SendDue(ct);
    }
}

/// <summary>Counts chats that nobody has counted: those from before there were clocks.</summary>
internal sealed class OldCountsJob(ClockKeeping keeping) : IJob
{
    public string Name => "chat-old-counts";

    public TimeSpan Every => TimeSpan.FromHours(1);

    public async Task Run(CancellationToken ct)
    {
        while (await keeping.CatchUpOld(ct) > 0)
        {
            // There may be more.
        }
    }
}
