using System.Runtime.CompilerServices;
using PureOptim.Numerics;

namespace PureOptim;

/// <summary>The scalars of one step of <see cref="LaProp"/>, and what its formulas share: η / (1 - β1^t), β1, 1 - β1, 1 - β2, c_t, s_t, ε_r and ε_t.</summary>
public readonly record struct LaPropScalars<R>(R LearningRate, R Beta1, R OneMinusBeta1, R OneMinusBeta2, R Correction, R Centering, R RootEpsilon, R Epsilon)
    where R : struct, IReal<R>
{
    /// <summary>The momentum after a gradient, which is divided by the root of a square.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal R Momentum(R momentum, R gradient, R square) => Beta1 * momentum + OneMinusBeta1 * (Correction * gradient / (R.Sqrt(square + RootEpsilon) + Epsilon));

    /// <summary>The second moment and the mean after a gradient, and the variance, which rounding may bring below 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal (R SecondMoment, R Mean, R Variance) After(R gradient, R secondMoment, R mean)
    {
        secondMoment += OneMinusBeta2 * (gradient * gradient - secondMoment);
        mean += OneMinusBeta2 * (gradient - mean);
        return (secondMoment, mean, R.Max(secondMoment - Centering * (mean * mean), 0));
    }
}
