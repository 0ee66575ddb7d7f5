using PureOptim.Article.Statistics;
using PureOptim.Figures;

namespace PureOptim.Article.Studies;

/// <summary>An estimate as a row of a figure.</summary>
internal static class EstimateRow
{
    /// <summary>The row; where there is no interval, none is drawn.</summary>
    /// <param name="estimate">The estimate.</param>
    /// <param name="label">What is compared.</param>
    /// <param name="note">The numbers in words.</param>
    internal static IntervalRow Row(this Estimate estimate, string label, string note) => estimate.HasInterval
        ? new(label, estimate.Mean, estimate.Low, estimate.High, note)
        : new(label, estimate.Mean, estimate.Mean, estimate.Mean, note);
}
