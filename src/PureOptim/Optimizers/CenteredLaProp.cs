using System.Runtime.CompilerServices;
using PureOptim.Core;
using PureOptim.Numerics;

namespace PureOptim;

/// <summary>The formulas of <see cref="LaProp"/> whose divisor is of the variance of gradients.</summary>
public static class CenteredLaProp
{
    /// <summary>The memory of one coordinate whose divisor is centered.</summary>
    public readonly record struct Memory<R>(R SecondMoment, R Mean, R Momentum)
        where R : struct, IReal<R>;

    /// <summary>The memory of one coordinate whose divisor is the largest centered one.</summary>
    public readonly record struct LargestMemory<R>(R SecondMoment, R Mean, R Largest, R Momentum)
        where R : struct, IReal<R>;

    /// <summary>The formula with a centered divisor.</summary>
    /// <inheritdoc cref="LaProp.Rule{R, TSecond}"/>
    public readonly record struct Rule<R>(LaPropScalars<R> Scalars) : IRule<R, Memory<R>>
        where R : struct, IReal<R>
    {
        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public (R Update, Memory<R> Memory) Step(R parameter, R gradient, Memory<R> memory)
        {
            var (second, mean, variance) = Scalars.After(gradient, memory.SecondMoment, memory.Mean);
            var momentum = Scalars.Momentum(memory.Momentum, gradient, variance);
            return (Scalars.LearningRate * momentum, new(second, mean, momentum));
        }
    }

    /// <summary>The formula with the largest centered divisor that there was.</summary>
    /// <inheritdoc cref="LaProp.Rule{R, TSecond}"/>
    public readonly record struct LargestRule<R>(LaPropScalars<R> Scalars) : IRule<R, LargestMemory<R>>
        where R : struct, IReal<R>
    {
        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public (R Update, LargestMemory<R> Memory) Step(R parameter, R gradient, LargestMemory<R> memory)
        {
            var (second, mean, variance) = Scalars.After(gradient, memory.SecondMoment, memory.Mean);
            var largest = R.Max(memory.Largest, variance);
            var momentum = Scalars.Momentum(memory.Momentum, gradient, largest);
            return (Scalars.LearningRate * momentum, new(second, mean, largest, momentum));
        }
    }
}
