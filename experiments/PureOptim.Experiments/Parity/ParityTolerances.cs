using System.Collections.Immutable;
using PureOptim.Dialects;

namespace PureOptim.Experiments.Parity;

/// <summary>How close a dialect comes to its program, as far as that is known beforehand.</summary>
internal static class ParityTolerances
{
    /// <summary>
    /// Another program computes the same formula in another order of operations, or with other functions of its C library. A trace has thirty steps: the sum of thirty
    /// roundings of at most half a unit has a standard deviation of √30/√12 = 1.6 units, of which 4 are two and a half. A case that is farther off is measured.
    /// </summary>
    internal static Tolerance Near { get; } = Tolerance.Ulps(4);

    /// <summary>
    /// Where a program computes a part in float32 in a run in float64: its relative error of 6e-8 enters a step some seven times, and is partly one-sided over thirty
    /// steps. That is within 1e-6 of the largest magnitude.
    /// </summary>
    private static readonly Tolerance _partlySingle = Tolerance.Ulps(1e-6 / Tolerance.Epsilon64);

    /// <summary>
    /// RAdam's ρ_t is a difference of two numbers of about 2/(1 - β2), of which one is divided by 1 - β2^t: an ulp of β2^t from another program's power changes it, for
    /// β2 = 0.999 and the sixth step, by 2e-16 · 2/(1 - β2) / (6 (1 - β2)) = 7e-11, and the step where ρ_t is a little above 4 or 5 by about as large a part; later steps by less.
    /// </summary>
    private static readonly Tolerance _cancelling = Tolerance.Ulps(1e-10 / Tolerance.Epsilon64);

    /// <summary>
    /// The share of a gradient in QHAdam's moments is a float32 difference of 1 and a number near it: after thirty steps, when the share is a thirtieth, its rounding of 3e-8 is 1e-6 of it, and half
    /// as much of a step, most of it on one side. A dozen steps as long as the largest magnitude are within 5e-6 of it.
    /// </summary>
    private static readonly Tolerance _countedInSingle = Tolerance.Ulps(5e-6 / Tolerance.Epsilon64);

    /// <summary>The tolerance in a run in float32: what differs in a run in float64 because a program computes it in float32, or because it cancels, is no reason there.</summary>
    internal static Tolerance? InFloat(Tolerance? inDouble) => inDouble?.Limit > Near.Limit ? Near : inDouble;

    /// <summary>The tolerance of an optimizer of a framework.</summary>
    /// <param name="dialect">The class of its dialect.</param>
    /// <param name="optimizer">The method.</param>
    /// <param name="arguments">The arguments given, in its words.</param>
    internal static Tolerance Of(Type dialect, string optimizer, string[] arguments) => (dialect.Name, optimizer) switch
    {
        // Optax computes a warm-up in float32.
        (nameof(Optax), _) when arguments.Contains("warmup_steps") => _partlySingle,

        // The forms of the book are this library's own; only the powers of Adam's betas come from elsewhere.
        (nameof(DeepLearningFromScratch), not nameof(DeepLearningFromScratch.Adam)) => Tolerance.Bits,

        // Optax computes 1 - t^-0.8 in float32, and Keras its means.
        (nameof(Optax) or nameof(Keras), nameof(Optax.Adafactor)) => _partlySingle,

        // PyTorch keeps NAdam's product of momenta in float32.
        (nameof(PyTorch), nameof(PyTorch.NAdam)) => _partlySingle,

        // PyTorch keeps the rate and the weight of ASGD in float32.
        (nameof(PyTorch), nameof(PyTorch.ASGD)) => _partlySingle,
        // pytorch-optimizer keeps both parts of the estimate in float32.
        (nameof(PyTorchOptimizer), nameof(PyTorchOptimizer.Prodigy)) => _partlySingle,

        // Optax takes the root of the step's number in float32.
        (nameof(Optax), nameof(Optax.Madgrad)) => _partlySingle,

        // pytorch-optimizer keeps the sum that corrects the second moment in float32.
        (nameof(PyTorchOptimizer), nameof(PyTorchOptimizer.SimplifiedAdEMAMix)) => _partlySingle,
        (nameof(Optax), nameof(Optax.RAdam)) => _cancelling,

        (nameof(PyTorchOptimizer), nameof(PyTorchOptimizer.QHAdam)) => _countedInSingle,

        // pytorch-optimizer rounds the rate of LaProp's momentum to float32.
        (nameof(PyTorchOptimizer), nameof(PyTorchOptimizer.LaProp)) => _partlySingle,
        _ => Near,
    };

    /// <summary>What the rule of an optimizer leaves to its program, and the path after it with it; null if nothing.</summary>
    /// <param name="dialect">The class of its dialect.</param>
    /// <param name="optimizer">The method.</param>
    internal static string? ChoiceOf(Type dialect, string optimizer) => (dialect.Name, optimizer) switch
    {
        // Moments go on when the vectors change, so the sign of one relative to that before it matters; LAPACK's follows from how its iteration happens to go.
        (nameof(Optax), nameof(Optax.GaLore)) => "the signs of singular vectors",

        // The first gradient of r rows and c columns makes a matrix of rank min(r, c) at most for each side, and of its eigenvalue 0 any orthonormal vectors are eigenvectors.
        (nameof(PyTorchOptimizer), nameof(PyTorchOptimizer.SOAP)) => "the eigenvectors of singular matrices",
        _ => null,
    };

    /// <summary>The schedules that divide the number of the step as it is.</summary>
    private static readonly ImmutableArray<string> _dividing = ["linear_schedule(", "polynomial_schedule(", "interpolate_schedule(", "onecycle_schedule(", "exponential_decay(", "optax.warmup_"];

    /// <summary>The tolerance of an expression of Optax.</summary>
    /// <param name="python">The expression.</param>
    internal static Tolerance OfExpression(string python) =>
        // Within an optimizer the number of the step is a 32-bit integer, whose quotient is a float32 number; a schedule alone is given a number of Python.
        _dividing.Any(schedule => python.Contains(schedule, StringComparison.Ordinal)) ? _partlySingle

        // Optax accumulates gradients in float32 in a run in float64, unless it is told otherwise.
        : python.StartsWith("optax.MultiSteps(", StringComparison.Ordinal) && !python.Contains("accumulator_dtype", StringComparison.Ordinal) ? _partlySingle
        : Near;

    /// <summary>The tolerance of a schedule of a framework, in units of its largest value.</summary>
    /// <param name="dialect">The class of its dialect.</param>
    /// <param name="method">The method.</param>
    /// <param name="schedule">What it returned.</param>
    /// <param name="count">The number of values that are compared.</param>
    internal static Tolerance OfSchedule(Type dialect, string method, object schedule, int count) => (dialect.Name, method, schedule) switch
    {
        // PyTorch computes a rate from the one before: a factor of one rounding, or of three.
        (nameof(PyTorch), nameof(PyTorch.ExponentialLR), _) => Recursive(count),
        (nameof(PyTorch), nameof(PyTorch.LinearLR) or nameof(PyTorch.PolynomialLR) or nameof(PyTorch.SWALR), Schedule ramp) =>
            Recursive(3 * long.Min(ramp.StepsToComplete, count)),

        // From the one before in the cosine too: at the bottom, what is above the least rate is (π/2T)² of the whole, so that a rounding of the rate there
        // has grown by (2T/π)² when the wave is up again. Every time it passes the bottom.
        (nameof(PyTorch), nameof(PyTorch.CosineAnnealingLR), RepeatedSchedule { Period: var period }) when count > period / 2 =>
            Tolerance.Ulps(Near.Limit * (1 + (count / period + 1) * period * period / (double.Pi * double.Pi))),

        // PyTorch computes the part of a cycle as 1 + t/N - ⌊1 + t/N⌋, with the roundings of 1 + t/N, and divides it by the part of the cycle that leads up, or down.
        (nameof(PyTorch), nameof(PyTorch.CyclicLR), CyclicSchedule cycle) => Tolerance.Ulps(Near.Limit + Phase(cycle.StepsUp, cycle.StepsDown, count)),
        _ => Near,
    };

    /// <summary>So many roundings of at most half a unit, one after another: two and a half of their standard deviations.</summary>
    private static Tolerance Recursive(double roundings) => Tolerance.Ulps(double.Max(Near.Limit, 2.5 * double.Sqrt(roundings / 12)));

    /// <summary>One unit of 1 + t/N, in units of a distance of which it is a part.</summary>
    private static double Phase(double up, double down, int count)
    {
        var cycle = up + down;
        return (double.BitIncrement(1 + count / cycle) - (1 + count / cycle)) * cycle / double.Min(up, down) * 2 / Tolerance.Epsilon64;
    }
}
