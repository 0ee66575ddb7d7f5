namespace PureOptim.Experiments.Statistics;

/// <summary>What an estimate says about a condition.</summary>
internal enum Answer
{
    /// <summary>All of the interval meets it.</summary>
    Yes,

    /// <summary>None of the interval meets it.</summary>
    No,

    /// <summary>A part of the interval meets it: there are too few seeds to tell, or nothing could be measured.</summary>
    Open,
}
