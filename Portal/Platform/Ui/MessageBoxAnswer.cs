namespace Portal.Platform.Ui;

/// <summary>What message-box.js is told.</summary>
public sealed record MessageBoxAnswer(bool Accepted, string? Sentence)
{
    internal static MessageBoxAnswer Of(MessageBoxResult result) => new(result.Sentence is null, result.Sentence);
}
