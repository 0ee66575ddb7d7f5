using System.Globalization;
using PureOptim.Article.Statistics;
using PureOptim.Figures.Drawing;
using PureOptim.Figures.Intervals;

namespace PureOptim.Article.Studies;

/// <summary>Losses and ratios of losses in words.</summary>
internal static class GridText
{
    /// <summary>The loss of a cell with its interval, or that it is solved or diverged.</summary>
    internal static string Loss(RateCell cell) =>
        !double.IsFinite(cell.Loss.Mean) ? "diverged"
        : cell.IsSolved ? $"solved: at most {Numbers.Readable(cell.Loss.Mean)}"
        : Interval(cell.Loss, Numbers.Readable);

    /// <summary>A ratio of losses with its interval: "1.46 [1.21, 1.76]".</summary>
    internal static string Ratio(Estimate ratio) => double.IsFinite(ratio.Mean) ? Interval(ratio, Factor) : "diverged";

    /// <summary>
    /// The cost of a choice as a part of a sentence: "a factor of up to 1.46 [1.21, 1.76]"; nothing that can be measured where the interval holds 1.
    /// </summary>
    internal static string Cost(Estimate ratio) =>
        !double.IsFinite(ratio.Mean) ? "up to divergence"
        : !IsMeasurable(ratio) ? $"nothing that can be measured ({(ratio.Low == ratio.High ? "the losses are equal for every seed" : $"a factor of {Ratio(ratio)}")})"
        : $"a factor of up to {Ratio(ratio)}";

    /// <summary>Whether a ratio differs from 1 by more than its interval.</summary>
    internal static bool IsMeasurable(Estimate ratio) => ratio is not { Low: <= 1, High: >= 1 };

    /// <summary>A factor to three digits, and where it is close to 1 to two digits of the difference: 1.46, 1.0032.</summary>
    internal static string Factor(double ratio)
    {
        var off = double.Abs(ratio - 1);
        if (off is 0 or >= 0.1 || !double.IsFinite(ratio)) return Numbers.Readable(ratio);
        return ratio.ToString(off >= 0.01 ? "0.000" : off >= 0.001 ? "0.0000" : "0.00000", CultureInfo.InvariantCulture);
    }

    private static string Interval(Estimate estimate, Func<double, string> words) =>
        estimate.IsTheSameForAll ? $"{words(estimate.Mean)}, the same for all {estimate.Count} seeds"
        : words(estimate.Low) == words(estimate.High) ? $"{words(estimate.Mean)}, exact to these digits"
        : estimate.HasInterval ? $"{words(estimate.Mean)} [{words(estimate.Low)}, {words(estimate.High)}]"
        : $"{words(estimate.Mean)}, no interval";
}

/// <summary>An estimate as a row of a figure.</summary>
internal static class EstimateRow
{
    /// <summary>The row; where there is no interval, none is drawn.</summary>
    /// <param name="estimate">The estimate.</param>
    /// <param name="label">The compared settings.</param>
    /// <param name="note">The numbers in words.</param>
    internal static IntervalRow Row(this Estimate estimate, string label, string note) => estimate.HasInterval
        ? new(label, estimate.Mean, estimate.Low, estimate.High, note)
        : new(label, estimate.Mean, estimate.Mean, estimate.Mean, note);
}
