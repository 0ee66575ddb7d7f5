using PureOptim.Core;
using PureOptim.Numerics;

namespace PureOptim.PropertyTests.Specimens;

/// <summary>The scalars of one of Adan's steps, and what its right and wrong forms share of the formula.</summary>
/// <param name="DifferenceWeight">The weight of the differences in the step; β2 in the paper.</param>
internal readonly record struct AdanScalars<R>(
    R Rate, R Beta2, R OneMinusBeta1, R OneMinusBeta2, R OneMinusBeta3,
    R Correction1, R Correction2, R Correction3, R Epsilon, R HasPrevious, R DifferenceWeight)
    where R : struct, IReal<R>
{
    internal static AdanScalars<R> At(Schedule rate, Schedule beta1, Schedule beta2, Schedule beta3, Schedule epsilon, StepContext t)
    {
        Scalar Correction(Schedule beta) => t.OneMinusPower(beta);
        return new(
            t.Of(rate), t.Of(beta2), 1 - t.Of(beta1), 1 - t.Of(beta2), 1 - t.Of(beta3),
            Correction(beta1), Correction(beta2), Correction(beta3), t.Of(epsilon), Scalar.IfLess(1, t.Number, 1, 0), 0);
    }

    /// <summary>One step from a gradient and its difference to the one before; the first step has no difference.</summary>
    internal (R Parameter, (R, R, R, R) Slots) Step(R parameter, R gradient, R difference, R kept, (R M, R V, R N, R Previous) slots)
    {
        difference = HasPrevious * difference;
        var ahead = gradient + Beta2 * difference;
        var m = slots.M + OneMinusBeta1 * (gradient - slots.M);
        var v = slots.V + OneMinusBeta2 * (difference - slots.V);
        var n = slots.N + OneMinusBeta3 * (ahead * ahead - slots.N);
        var step = Rate * (m / Correction1 + DifferenceWeight * v / Correction2) / (R.Sqrt(n / Correction3) + Epsilon);
        return (parameter - step, (m, v, n, kept));
    }
}
