namespace PureOptim.Experiments.Statistics;

/// <summary>A mean and how far it may be off: a 95 % interval that holds it.</summary>
/// <param name="Mean">The mean of the sample.</param>
/// <param name="Low">The lower end of the interval.</param>
/// <param name="High">The upper end of the interval.</param>
/// <param name="Count">The size of the sample.</param>
internal readonly record struct Estimate(double Mean, double Low, double High, int Count)
{
    /// <summary>A number that nothing is drawn for: it is what it is.</summary>
    internal static Estimate Exactly(double value) => new(value, value, value, 1);

    /// <summary>Whether there is nothing to know: a number that is none.</summary>
    internal bool IsUndefined => double.IsNaN(Mean) || double.IsNaN(Low) || double.IsNaN(High);
}
