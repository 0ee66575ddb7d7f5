namespace PureOptim.Article.Statistics;

/// <summary>A side of a threshold, with the threshold or without.</summary>
internal enum Relation
{
    /// <summary>Less.</summary>
    Below,

    /// <summary>Less or equal.</summary>
    AtMost,

    /// <summary>Greater.</summary>
    Above,

    /// <summary>Greater or equal.</summary>
    AtLeast,
}
