namespace PureOptim.Article.Statistics;

/// <summary>What becomes of a statement that was put to the test.</summary>
internal enum Outcome
{
    /// <summary>It holds in what was measured.</summary>
    Supported,

    /// <summary>It does not.</summary>
    Refuted,

    /// <summary>It holds here and not there.</summary>
    Depends,

    /// <summary>What was measured decides neither.</summary>
    Open,
}
