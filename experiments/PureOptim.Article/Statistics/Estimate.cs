namespace PureOptim.Article.Statistics;

/// <summary>A mean and how far it may be off: a 95 % interval that holds it.</summary>
/// <param name="Mean">The mean of the sample.</param>
/// <param name="Low">The lower end of the interval.</param>
/// <param name="High">The upper end of the interval.</param>
/// <param name="Count">The size of the sample; 0 where nothing was drawn.</param>
internal readonly record struct Estimate(double Mean, double Low, double High, int Count)
{
    /// <summary>
    /// The fewest seeds or starts that decide anything. If each is as likely on one side of a threshold as on the other, all of four are on a given
    /// side in one case of 16, which is more than 5 %, and all of five in one of 32.
    /// </summary>
    internal const int Enough = 5;

    /// <summary>A number without random choices, which is exact.</summary>
    internal static Estimate Exactly(double value) => new(value, value, value, 0);

    /// <summary>Whether there is nothing to know: NaN.</summary>
    internal bool IsUndefined => double.IsNaN(Mean) || double.IsNaN(Low) || double.IsNaN(High);

    /// <summary>Whether a drawn sample is smaller than <see cref="Enough"/>.</summary>
    internal bool IsOfTooFew => Count is > 0 and < Enough;

    /// <summary>Whether all that were drawn are the same.</summary>
    internal bool IsTheSameForAll => Count > 1 && Low == High;

    /// <summary>Whether there is an interval: not for a sample of one, and not where some of the sample are infinite.</summary>
    internal bool HasInterval => !IsUndefined && (Low == High || double.IsFinite(High));
}
