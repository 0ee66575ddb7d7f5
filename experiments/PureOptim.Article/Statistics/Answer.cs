namespace PureOptim.Article.Statistics;

/// <summary>What an estimate says about a condition.</summary>
internal enum Answer
{
    /// <summary>All of the interval meets it.</summary>
    Yes,

    /// <summary>None of the interval meets it.</summary>
    No,

    /// <summary>A part of the interval meets it, or nothing could be measured.</summary>
    Open,

    /// <summary>The sample is too small to decide anything, wherever its interval lies.</summary>
    TooFew,
}
