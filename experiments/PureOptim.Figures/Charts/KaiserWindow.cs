using System.Collections.Immutable;

namespace PureOptim.Figures.Charts;

/// <summary>Smoothing by a Kaiser window (J. F. Kaiser and R. W. Schafer, 1980): a weighted mean of the neighbours of each value.</summary>
public static class KaiserWindow
{
    /// <summary>The weights I0(β √(1 - u²)) for u from -1 to 1, divided by their sum.</summary>
    /// <param name="length">The number of weights; odd, so that there is a middle.</param>
    /// <param name="beta">The rate at which they fall off from the middle; at 0 all are equal.</param>
    /// <exception cref="ArgumentException">The length is even or below 1, or beta is outside 0 to 100.</exception>
    public static ImmutableArray<double> Weights(int length, double beta)
    {
        if (length < 1 || length % 2 == 0)
            throw new ArgumentException($"A window of {length} values has no middle: its length must be odd.", nameof(length));
        if (!(beta is >= 0 and <= 100))
            throw new ArgumentOutOfRangeException(nameof(beta), beta, "The β of a Kaiser window must be 0 to 100.");
        var half = length / 2;
        var shape = Enumerable.Range(-half, length)
            .Select(i => half == 0 ? 1 : BesselI0(beta * double.Sqrt(1 - (double)i * i / ((double)half * half))))
            .ToArray();
        var sum = shape.Sum();
        return [.. shape.Select(weight => weight / sum)];
    }

    /// <summary>
    /// Each value's mean with its neighbours under <paramref name="weights"/>. Beyond the ends the values are reflected: at the first
    /// value, and after the last, as in the curves of "Deep Learning from Scratch".
    /// </summary>
    public static ImmutableArray<double> Smooth(ImmutableArray<double> values, ImmutableArray<double> weights)
    {
        var (count, half) = (values.Length, weights.Length / 2);
        return [.. Enumerable.Range(0, count).Select(Mean)];

        double Mean(int at)
        {
            var sum = 0.0;
            for (var i = 0; i < weights.Length; i++) sum += weights[i] * values[Reflect(at + i - half)];
            return sum;
        }

        int Reflect(int at)
        {
            while (at < 0 || at >= count) at = at < 0 ? -at : 2 * count - 1 - at;
            return at;
        }
    }

    /// <summary>The modified Bessel function I0(x) = Σ ((x/2)^k / k!)²: the terms are positive, summed until none counts.</summary>
    public static double BesselI0(double x)
    {
        var (sum, root) = (1.0, 1.0);
        for (var k = 1; ; k++)
        {
            root *= x / 2 / k;
            var next = sum + root * root;
            if (next == sum) return sum;
            sum = next;
        }
    }
}
