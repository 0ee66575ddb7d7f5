using System.Text.Json;
using PureOptim.Runs.Descriptions;

namespace PureOptim.Experiments.Parity;

/// <summary>The tolerance of a case.</summary>
/// <param name="Unit">The unit of its distances.</param>
/// <param name="Limit">The largest distance that is near enough.</param>
/// <param name="Epsilon">The largest ratio of a unit in the last place to its number: 2^-52, or 2^-23 for float32.</param>
internal sealed record Tolerance(DistanceUnit Unit, double Limit, double Epsilon = Tolerance.Epsilon64)
{
    internal const double Epsilon64 = 1.0 / (1L << 52);
    internal const double Epsilon32 = 1.0 / (1L << 23);

    /// <summary>The largest change by rounding alone at which a comparison says anything about a program: a hundredth.</summary>
    private const double Widest = 0.01;

    /// <summary>Every number has the same bits.</summary>
    internal static Tolerance Bits { get; } = new(DistanceUnit.Ulp, 0) { SameBits = true };

    /// <summary>Whether every bit must be the same, so that 0.0 and -0.0 differ too.</summary>
    internal bool SameBits { get; private init; }

    /// <summary>From how many runs the limit was measured; 0 if it was stated beforehand.</summary>
    internal int Runs { get; private init; }

    /// <summary>Whether the limit of a comparison of numbers is more than a hundredth, so that nothing follows from being within it.</summary>
    internal bool IsTooWide => Unit != DistanceUnit.Minimum && !((Unit == DistanceUnit.Ulp ? Limit * Epsilon : Limit) <= Widest);

    /// <summary>A tolerance in units in the last place of the largest magnitude that a coordinate has had.</summary>
    internal static Tolerance Ulps(double limit) => new(DistanceUnit.Ulp, limit);

    /// <summary>A tolerance as a part of the recorded number.</summary>
    internal static Tolerance Relative(double limit) => new(DistanceUnit.Relative, limit);

    /// <summary>A tolerance as a part of 1 and the magnitude of the minimum.</summary>
    internal static Tolerance OfMinimum(double limit) => new(DistanceUnit.Minimum, limit);

    /// <summary>The tolerance of a case that rounding alone changed in several runs, with a margin.</summary>
    /// <param name="unit">The unit of distances.</param>
    /// <param name="largest">The largest distance among the runs.</param>
    /// <param name="runs">The number of runs.</param>
    /// <param name="single">Whether the numbers are float32.</param>
    internal static Tolerance Measured(DistanceUnit unit, double largest, int runs, bool single = false) =>
        new(unit, Sensitivity.Margin * largest, single ? Epsilon32 : Epsilon64) { Runs = runs };

    /// <summary>Whether the worst deviation, null for none, is within.</summary>
    internal bool Admits(Deviation? worst) => worst is null || (!SameBits && worst.Distance <= Limit);

    /// <summary>A distance in this unit.</summary>
    internal string Show(double distance) => $"{NumberText.Distance(distance)} {Unit switch { DistanceUnit.Ulp => "ulp", DistanceUnit.Minimum => "of 1 + |minimum|", _ => "relative" }}";

    /// <summary>The limit in words, with where it comes from.</summary>
    public override string ToString() => SameBits ? "bit for bit"
        : Runs > 0 ? $"{Show(Limit)}, {Sensitivity.Margin} times the {NumberText.Distance(Limit / Sensitivity.Margin)} of {Runs} runs with other roundings"
        : Show(Limit);
}

/// <summary>The unit of the distance between a recorded and a computed number.</summary>
internal enum DistanceUnit
{
    /// <summary>Units in the last place of the largest magnitude that the coordinate has had so far in the case.</summary>
    Ulp,

    /// <summary>Parts of the recorded number.</summary>
    Relative,

    /// <summary>Parts of 1 and the magnitude of a minimum that a run is to reach.</summary>
    Minimum,
}

/// <summary>The tolerance that a case asks for itself: <c>"bits"</c>, <c>{"ulp": 4}</c> or <c>{"relative": 1e-9}</c>.</summary>
internal static class StatedTolerance
{
    internal static Tolerance Read(RecordedValue tolerance)
    {
        if (tolerance.Element.ValueKind == JsonValueKind.String)
            return tolerance.Text() == "bits" ? Tolerance.Bits : throw tolerance.Misspelt(tolerance.Text(), "no tolerance", ["bits"]);

        tolerance.RequireFields("ulp", "relative");
        return (tolerance.Find("ulp"), tolerance.Find("relative")) switch
        {
            ({ } limit, null) => Tolerance.Ulps(Limit(limit)),
            (null, { } limit) => Tolerance.Relative(Limit(limit)),
            _ => throw tolerance.Unlike("either \"ulp\" or \"relative\""),
        };
    }

    private static double Limit(RecordedValue limit) =>
        limit.Number() is >= 0 and < double.PositiveInfinity and var number ? number : throw limit.Unlike("a finite number from 0");
}
