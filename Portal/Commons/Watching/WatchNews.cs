using System.Text.Json.Serialization;
using Portal.Kernel;
using Portal.Platform.Outbox;

namespace Portal.Commons.Watching;

/// <summary>Something happened in the watch; told to moderators, with ids alone.</summary>
public abstract record WatchNews : News
{
    /// <summary>The channel of what happens in the watch and nothing else: pages listen here, and what they share is kept by its version.</summary>
    public const string River = "river";

    [JsonIgnore]
    public override IReadOnlyList<string> Channels => [Watch.Channel, River];
}

/// <summary>The river has more, or shows something otherwise.</summary>
/// <param name="UpTo">The number of the last news that it has taken in.</param>
/// <param name="Changed">What that it had before looks otherwise now, as <c>post:12</c>.</param>
/// <param name="Alerts">The entries that should be noticed.</param>
public sealed record WatchGrew(long UpTo, IReadOnlyList<string> Changed, IReadOnlyList<long> Alerts) : WatchNews;

/// <summary>A moderator looked at these entries, the first to do so.</summary>
/// <param name="EntryIds">Which.</param>
/// <param name="ById">Who.</param>
public sealed record WatchSeen(IReadOnlyList<long> EntryIds, long ById) : WatchNews;

/// <summary>A moderator looked at these entries since they were marked to be noticed: their alerts are over, for all of them.</summary>
/// <param name="EntryIds">Which.</param>
public sealed record WatchAlertsEnded(IReadOnlyList<long> EntryIds) : WatchNews;

/// <summary>A moderator handed something to a colleague, or a colleague is done with it.</summary>
/// <param name="EntryId">What.</param>
/// <param name="ById">Who handed it over.</param>
/// <param name="ToId">To whom.</param>
/// <param name="Done">True when they are done with it.</param>
public sealed record WatchHandedOver(long EntryId, long ById, long ToId, bool Done) : WatchNews
{
    /// <summary>The first word of the subject that an entry is.</summary>
    public const string Entry = "watch";

    [JsonIgnore]
    public override Subject? About => new(Entry, EntryId);
}
