using System.Globalization;

namespace PureOptim.Experiments.Terminal;

/// <summary>A duration in the units of everyday speech: <c>0:07</c>, <c>12:34</c>, <c>5 h 12 min</c>, <c>3 d 4 h</c>.</summary>
internal static class DurationText
{
    private const int LongestInDays = 1000;

    /// <summary>A duration in words.</summary>
    /// <param name="seconds">The duration, at least 0; infinity where it has no end.</param>
    internal static string Of(double seconds)
    {
        var culture = CultureInfo.InvariantCulture;
        if (!(seconds < TimeSpan.FromDays(LongestInDays).TotalSeconds)) return string.Create(culture, $"over {LongestInDays} d");
        var time = TimeSpan.FromSeconds(seconds);
        return time.TotalHours < 1 ? string.Create(culture, $"{time.Minutes}:{time.Seconds:00}")
            : time.TotalDays < 1 ? string.Create(culture, $"{time.Hours} h {time.Minutes} min")
            : string.Create(culture, $"{time.Days} d {time.Hours} h");
    }
}
