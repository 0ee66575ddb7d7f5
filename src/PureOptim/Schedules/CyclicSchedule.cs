using PureOptim.Numerics;

namespace PureOptim;

/// <summary>
/// Lines from one value to another and back, again and again; each cycle, or each step, may shrink the distance.
/// <code>
/// s(t) = from + (to - from) p c^⌊t/(U + D)⌋ d^t
/// </code>
/// where p rises from 0 to 1 in the U steps upwards, and falls to 0 in the D steps downwards.
/// </summary>
/// <remarks>
/// <para>
/// PyTorch's CyclicLR: c = 1/2 is its triangular2, d its gamma in exp_range; its momentum is cycled from the larger value to the smaller. What is computed here from the
/// remainder of t, PyTorch computes from t/(U + D), of which it loses a digit for each doubling of t.
/// </para>
/// <para>Source: L. N. Smith, "Cyclical Learning Rates for Training Neural Networks", WACV 2017.</para>
/// </remarks>
public sealed record CyclicSchedule : Schedule
{
    /// <summary>Cycles of a number of steps.</summary>
    /// <param name="from">The value at step 0, finite.</param>
    /// <param name="to">The value in the middle of the first cycle, finite, as is its distance from the first.</param>
    /// <param name="stepsUp">U, the steps from the first value to the second, at least 1.</param>
    /// <param name="stepsDown">D, the steps back, at least 1; as many as up unless given.</param>
    /// <param name="cycleFactor">c, what each cycle leaves of the distance, above 0 and at most 1.</param>
    /// <param name="stepFactor">d, what each step leaves of the distance, above 0 and at most 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range; the message names it.</exception>
    public CyclicSchedule(double from, double to, long stepsUp, long stepsDown, double cycleFactor = 1, double stepFactor = 1)
    {
        (From, To, StepsUp, StepsDown) = (Argument.Finite(from), Argument.Finite(to), Argument.AtLeast(stepsUp, 1), Argument.AtLeast(stepsDown, 1));
        Argument.Finite(to - from, "to - from");
        if (stepsDown > long.MaxValue - stepsUp) throw Argument.OutOfRange(nameof(stepsDown), stepsDown, "so small that a cycle has a length");
        CycleFactor = cycleFactor is > 0 and <= 1 ? cycleFactor : throw Argument.OutOfRange(nameof(cycleFactor), cycleFactor, "above 0 and at most 1");
        StepFactor = stepFactor is > 0 and <= 1 ? stepFactor : throw Argument.OutOfRange(nameof(stepFactor), stepFactor, "above 0 and at most 1");
    }

    /// <summary>The value at step 0.</summary>
    public double From { get; }

    /// <summary>The value in the middle of the first cycle.</summary>
    public double To { get; }

    /// <summary>U, the steps from the first value to the second.</summary>
    public long StepsUp { get; }

    /// <summary>D, the steps back.</summary>
    public long StepsDown { get; }

    /// <summary>c, what each cycle leaves of the distance.</summary>
    public double CycleFactor { get; }

    /// <summary>d, what each step leaves of the distance.</summary>
    public double StepFactor { get; }

    /// <inheritdoc/>
    public override double Minimum => double.Min(From, To);

    /// <inheritdoc/>
    public override double Maximum => double.Max(From, To);

    /// <summary>As in <c>Cyclic(0.01 to 0.1 in 5 steps and back in 10, times 0.5 a cycle)</c>.</summary>
    public override string ToString() => Invariant(
        $"Cyclic({From:R} to {To:R} in {Counted.Of(StepsUp, "step")} and back in {StepsDown}{(CycleFactor == 1 ? "" : Invariant($", times {CycleFactor:R} a cycle"))}{(StepFactor == 1 ? "" : Invariant($", times {StepFactor:R} a step"))})");

    /// <inheritdoc/>
    public override long StepsToComplete => StepsUp + StepsDown;

    /// <inheritdoc/>
    public override double At(long step)
    {
        if (step <= 0) return From;
        var (cycle, rest) = long.DivRem(step, StepsUp + StepsDown);
        var part = rest <= StepsUp ? rest / (double)StepsUp : (StepsUp + StepsDown - rest) / (double)StepsDown;
        var height = part * (ElementaryFunctions.Power(CycleFactor, cycle) * ElementaryFunctions.Power(StepFactor, step));
        return height == 1 ? To : double.Clamp(From + (To - From) * height, Minimum, Maximum);
    }
}
