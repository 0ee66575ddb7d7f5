using System.Collections.Immutable;
using PureOptim.Numerics;

namespace PureOptim.Experiments.Statistics;

/// <summary>Two samples compared seed by seed: what one and the same seed does to both falls out.</summary>
/// <param name="Difference">The mean of first less second, with its interval.</param>
/// <param name="Lower">For how many seeds the first is lower.</param>
/// <param name="Equal">For how many they are equal.</param>
/// <param name="Higher">For how many the first is higher.</param>
internal sealed record Comparison(Estimate Difference, int Lower, int Equal, int Higher)
{
    /// <summary>Compares two samples whose members at the same place belong to the same seed.</summary>
    /// <param name="first">The one.</param>
    /// <param name="second">The other.</param>
    /// <param name="key">What the resampling follows from.</param>
    /// <param name="together">How many intervals are to hold together, as in <see cref="Bootstrap.Mean"/>.</param>
    /// <remarks>A number that is none stands for a diverged run and counts as infinite; two infinite losses are equally bad.</remarks>
    /// <exception cref="ArgumentException">The samples differ in size, or are empty.</exception>
    internal static Comparison Of(ImmutableArray<double> first, ImmutableArray<double> second, RandomKey key, int together = 1)
    {
        if (first.Length != second.Length)
            throw new ArgumentException($"The samples have {first.Length} and {second.Length} numbers; each seed needs one in both.", nameof(second));
        var differences = first.Zip(second, (one, other) => Difference(Loss(one), Loss(other))).ToArray();
        return new(
            Bootstrap.Mean(differences, key, together),
            differences.Count(difference => difference < 0),
            differences.Count(difference => difference == 0),
            differences.Count(difference => difference > 0));

        static double Loss(double value) => double.IsNaN(value) ? double.PositiveInfinity : value;

        static double Difference(double one, double other) => one == other ? 0 : one - other;
    }

    /// <summary>The signs in words.</summary>
    internal string Signs => $"lower for {Lower} of {Lower + Equal + Higher} seeds{(Equal > 0 ? $", equal for {Equal}" : "")}";
}
