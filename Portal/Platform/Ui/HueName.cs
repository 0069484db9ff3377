namespace Portal.Platform.Ui;

/// <summary>The names of the twelve hues, in the order of their classes <c>hue-0</c> to <c>hue-11</c>: for what people choose and programs say.</summary>
public enum HueName
{
    /// <summary>A warm red.</summary>
    Red,

    /// <summary>A reddish brown.</summary>
    Terracotta,

    /// <summary>Like honey.</summary>
    Amber,

    /// <summary>A dull yellow.</summary>
    Olive,

    /// <summary>Like grass.</summary>
    Green,

    /// <summary>A bluish green.</summary>
    Jade,

    /// <summary>Between green and blue.</summary>
    Teal,

    /// <summary>Like a clear sky.</summary>
    Sky,

    /// <summary>A deep blue.</summary>
    Blue,

    /// <summary>A reddish blue.</summary>
    Violet,

    /// <summary>A light purple.</summary>
    Orchid,

    /// <summary>A pink.</summary>
    Rose,
}
