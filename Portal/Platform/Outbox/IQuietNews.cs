namespace Portal.Platform.Outbox;

/// <summary>News told on a channel that screens listen on for something else: only those that ask for this kind look again.</summary>
public interface IQuietNews;
