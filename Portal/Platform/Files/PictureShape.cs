namespace Portal.Platform.Files;

/// <summary>What a picture's headers say about it.</summary>
/// <param name="Width">Pixels across.</param>
/// <param name="Height">Pixels down.</param>
/// <param name="Frames">1, or more for an animation.</param>
/// <param name="Passes">How many times a decoder goes over all pixels.</param>
/// <param name="BytesPerPixel">What one takes when decoded.</param>
internal readonly record struct PictureShape(long Width, long Height, int Frames = 1, int Passes = 1, int BytesPerPixel = 4)
{
    private const long MostPixels = 40_000_000;
    private const long MostBytes = 4 * MostPixels;
    private const long MostMoving = 16_000_000;
    private const long MostPasses = 240_000_000;
    private const int MostFrames = 300;
    private const int LongestSide = 20_000;

    /// <summary>True when nothing can be seen in it.</summary>
    public bool IsEmpty => Width <= 0 || Height <= 0 || Frames <= 0;

    /// <summary>True when it would take too long or too much memory to look at; small files can claim to be huge.</summary>
    public bool IsTooLarge =>
        Width > LongestSide || Height > LongestSide || Pixels > MostPixels || Pixels * BytesPerPixel > MostBytes || Pixels * Passes > MostPasses;

    /// <summary>True for an animation that would take too long to make anew.</summary>
    public bool IsTooLong => Frames > MostFrames || (Frames > 1 && Pixels * Frames > MostMoving);

    private long Pixels => Width * Height;
}
