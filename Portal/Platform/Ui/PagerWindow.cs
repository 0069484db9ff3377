namespace Portal.Platform.Ui;

/// <summary>Which page numbers a pager shows: the first, the last, and those around the current one; null is a gap.</summary>
internal static class PagerWindow
{
    public static IEnumerable<int?> Of(int page, int count)
    {
        var last = 0;
        for (var number = 1; number <= count; number++)
        {
            if (number != 1 && number != count && Math.Abs(number - page) > 1) continue;
            if (number - last == 2) yield return number - 1;
            else if (number - last > 2) yield return null;
            yield return number;
            last = number;
        }
    }
}
