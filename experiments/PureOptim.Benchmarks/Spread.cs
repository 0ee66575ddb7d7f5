namespace PureOptim.Benchmarks;

/// <summary>The figures of the rounds of a measurement.</summary>
/// <param name="Median">The middle one, or the mean of the two in the middle.</param>
/// <param name="Least">The least.</param>
/// <param name="Greatest">The greatest.</param>
internal readonly record struct Spread(double Median, double Least, double Greatest) : IFormattable
{
    /// <summary>The spread of some figures, at least one.</summary>
    internal static Spread Of(IEnumerable<double> figures)
    {
        double[] sorted = [.. figures.Order()];
        if (sorted.Length == 0) throw new ArgumentException("A spread needs a figure.", nameof(figures));
        var middle = sorted.Length / 2;
        return new(sorted.Length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2, sorted[0], sorted[^1]);
    }

    /// <summary>The median, and in parentheses the least and the greatest, as in <c>110.2 (108.9-111.0)</c>; where the format makes all three the same, that alone.</summary>
    /// <param name="format">The format of each number.</param>
    /// <param name="formatProvider">The culture.</param>
    public string ToString(string? format, IFormatProvider? formatProvider)
    {
        var (median, least, greatest) = (Median.ToString(format, formatProvider), Least.ToString(format, formatProvider), Greatest.ToString(format, formatProvider));
        return least == median && greatest == median ? median : $"{median} ({least}-{greatest})";
    }
}
