using PureOptim.Runs.Descriptions;

namespace PureOptim.Experiments.Parity;

/// <summary>Compares numbers of one case, one by one in the order of time, and keeps the worst deviation.</summary>
/// <param name="unit">The unit of distances.</param>
/// <param name="single">Whether the numbers are float32; otherwise float64.</param>
internal sealed class Comparer(DistanceUnit unit, bool single)
{
    /// <summary>The largest distance; of equal ones the first. Null as long as all bits are the same.</summary>
    internal Deviation? Worst { get; private set; }

    /// <summary>Compares one number.</summary>
    /// <param name="recorded">The number that the other program computed.</param>
    /// <param name="computed">The number that this library computed.</param>
    /// <param name="largest">The largest finite magnitude that the recorded coordinate has had so far; updated with this one.</param>
    /// <param name="place">Says where the number stands.</param>
    internal void Add(double recorded, double computed, ref double largest, Func<string> place)
    {
        if (double.IsFinite(recorded)) largest = double.Max(largest, double.Abs(recorded));
        Add(recorded, computed, unit == DistanceUnit.Ulp ? NumberBits.Ulp(largest, single ? FloatType.Float32 : FloatType.Float64) : double.Abs(recorded), place);
    }

    /// <summary>Compares one number whose distance is measured in parts of a scale.</summary>
    internal void Add(double recorded, double computed, double scale, Func<string> place)
    {
        if (NumberBits.AreSame(recorded, computed)) return;
        var distance = Distance(recorded, computed, scale);
        if (Worst is null || distance > Worst.Distance) Worst = new(distance, place(), recorded, computed);
    }

    private static double Distance(double recorded, double computed, double scale)
    {
        var difference = double.Abs(computed - recorded);
        if (difference == 0) return 0;
        return double.IsFinite(difference) ? difference / scale : double.PositiveInfinity;
    }
}

/// <summary>A place where a computed number does not have the recorded bits.</summary>
/// <param name="Distance">The distance between the two, in the unit of the case; infinite if one is not a number and the other is.</param>
/// <param name="Place">The place: step, tensor and coordinate.</param>
/// <param name="Recorded">The recorded number.</param>
/// <param name="Computed">The computed one.</param>
internal sealed record Deviation(double Distance, string Place, double Recorded, double Computed);
