using Portal.Kernel;

namespace Portal.Platform.Live;

/// <summary>Says who may listen on the channels of a room; each room that has channels brings one.</summary>
public interface IChannelGate
{
    /// <summary>Whether the actor may read a channel now; null when the channel is of another room.</summary>
    /// <param name="actor">Who asks.</param>
    /// <param name="secret">A secret that came along in the place of an account, such as a chat's.</param>
    /// <param name="channel">The channel, such as <c>topic:12</c>.</param>
    /// <param name="ct">Cancels the look.</param>
    Task<bool?> MayRead(Actor actor, string? secret, string channel, CancellationToken ct);
}

/// <summary>Reads names of channels.</summary>
public static class ChannelName
{
    /// <summary>The id in <c>topic:12</c> when the channel is of that kind, else null. Each id has one name: <c>topic:012</c> is none.</summary>
    public static long? IdOf(string channel, string kind) =>
        channel.Length > kind.Length + 1 && channel[kind.Length] == ':' && channel[kind.Length + 1] is >= '1' and <= '9' && !channel.EndsWith('\0') && channel.StartsWith(kind, StringComparison.Ordinal)
        && long.TryParse(channel.AsSpan(kind.Length + 1), System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var id) ? id : null;
}
