namespace Portal.Platform.Ui;

/// <summary>Twelve hues as classes <c>hue-0</c> to <c>hue-11</c>, chosen by id, so that a thing keeps its colour everywhere.</summary>
public static class Hue
{
    /// <summary>How many there are.</summary>
    public const int Count = 12;

    /// <summary>The hue of an id; neighbours differ clearly.</summary>
    public static int Of(long id) => (int)(((id * 5 % Count) + Count) % Count);

    /// <summary>The class of an id's hue, for rooms that tint something of their own.</summary>
    public static string ClassOf(long id) => $"hue-{Of(id)}";
}
