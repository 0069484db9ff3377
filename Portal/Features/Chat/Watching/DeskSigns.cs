namespace Portal.Features.Chat;

/// <summary>Who of the staff has a chat open, as one screen has heard it. Who is not heard of again for a while has gone; typing is over sooner.</summary>
internal sealed class DeskSigns(TimeProvider time)
{
    /// <summary>So often each screen says that it is still there.</summary>
    public static readonly TimeSpan Every = TimeSpan.FromSeconds(20);

    /// <summary>So long typing is shown.</summary>
    public static readonly TimeSpan TypingStays = TimeSpan.FromSeconds(5);

    private static readonly TimeSpan Stays = TimeSpan.FromSeconds(50);

    private readonly Dictionary<string, (DeskSign Sign, DateTimeOffset At)> heard = [];

    /// <summary>Takes in what was heard.</summary>
    public void Hear(DeskSign sign)
    {
        if (sign.Doing == DeskDoing.Gone)
        {
            heard.Remove(sign.Tab);
        }
        else
        {
            heard[sign.Tab] = (sign, time.GetUtcNow());
        }
    }

    /// <summary>Those who are there now, each once, with the most that they do; the reader left out.</summary>
    public IReadOnlyList<(long Id, string Name, DeskDoing Doing)> Others(long? me)
    {
        var now = time.GetUtcNow();
        return
        [
            .. heard.Values.Where(h => h.Sign.Id != me && now - h.At < Stays)
                .Select(h => (h.Sign.Id, h.Sign.Name, Doing: now - h.At < TypingStays ? h.Sign.Doing : DeskDoing.Looks))
                .GroupBy(h => h.Id).Select(g => g.MaxBy(h => (int)h.Doing)).OrderBy(h => h.Name, StringComparer.Ordinal),
        ];
    }
}
