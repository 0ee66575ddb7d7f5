namespace PureOptim.Article.Statistics;

/// <summary>In how many of its cases a statement says that it holds.</summary>
internal enum Quantifier
{
    /// <summary>In every case.</summary>
    Every,

    /// <summary>In some case: one is enough.</summary>
    Some,
}
