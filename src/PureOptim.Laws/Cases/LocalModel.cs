using System.Collections.Immutable;
using System.Numerics;
using PureOptim.Numerics;

namespace PureOptim.Laws;

/// <summary>
/// The model behind a law's gradients, for optimizers that need more: a quadratic of the step's own around the parameters, whose gradient there
/// is the given one, f(x) = w s u + g·(x - θ) + s/(8u) |x - θ|². Its scale s is the size of the gradient, so that the function is multiplied,
/// permuted, turned and moved as the gradients and parameters are; u is the unit of the parameters, and w goes from 1 to 7/4 with the steps. The curvature, for optimizers that need it, is of each
/// coordinate by itself: |g|/(4u).
/// </summary>
/// <typeparam name="R">The number system.</typeparam>
internal sealed class LocalModel<R>
    where R : struct, IReal<R>
{
    private ImmutableArray<R> _parameters = [], _gradient = [];
    private R _size, _loss;

    /// <summary>Puts the function where the parameters are, and returns its value there. The size is the gradient's norm.</summary>
    internal R Place(int step, ImmutableArray<R> parameters, ImmutableArray<R> gradient)
    {
        (_parameters, _gradient) = (parameters, gradient);
        _size = R.Sqrt(gradient.Aggregate((R)0.0, (sum, value) => sum + value * value));
        return _loss = LocalModel.Weight(step) * _size;
    }

    /// <summary>The gradient at another point.</summary>
    internal ImmutableArray<R> Gradient(ImmutableArray<R> point) =>
        [.. _gradient.Select((value, i) => value + 0.25 * _size * (point[i] - _parameters[i]))];

    /// <summary>The value at another point.</summary>
    internal R Loss(ImmutableArray<R> point)
    {
        var loss = _loss;
        for (var i = 0; i < point.Length; i++)
        {
            var way = point[i] - _parameters[i];
            loss += (_gradient[i] + 0.125 * _size * way) * way;
        }

        return loss;
    }

    /// <summary>The curvature at the parameters.</summary>
    internal R[] Curvature() => [.. _gradient.Select(value => 0.25 * R.Abs(value))];
}

/// <summary>The same of vectors that optimizers step on. Their size is that of the largest element, which no order of elements changes by a bit.</summary>
internal static class LocalModel
{
    /// <summary>The input of an optimizer at a step: the gradient, and what else it needs.</summary>
    internal static Evaluation<T> Of<T>(IOptimizer optimizer, long step, Parameters<T> parameters, Parameters<T> gradient, double unit = 1)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (optimizer.Needs == Needs.Gradient) return gradient;
        var size = T.Zero;
        foreach (var value in gradient.Values) size = T.Max(size, T.Abs(value));
        var curvature = T.CreateChecked(0.25 / unit) * size;
        var loss = Weight(step) * double.CreateChecked(size) * unit;
        return new(gradient, loss, At, Parameters<T>.Create(gradient.Layout, target =>
        {
            for (var i = 0; i < target.Length; i++) target[i] = T.CreateChecked(0.25 / unit) * T.Abs(gradient[i]);
        }));

        Evaluation<T> At(Parameters<T> point)
        {
            var there = Parameters<T>.Create(point.Layout, target =>
            {
                for (var i = 0; i < target.Length; i++) target[i] = gradient[i] + curvature * (point[i] - parameters[i]);
            });
            if (!optimizer.Needs.HasFlag(Needs.Loss)) return there;
            var value = loss;
            for (var i = 0; i < point.Length; i++)
            {
                // The means of both slopes are those of the way between.
                var (way, slopes) = (double.CreateChecked(point[i]) - double.CreateChecked(parameters[i]), double.CreateChecked(gradient[i]) + double.CreateChecked(there[i]));
                value += 0.5 * slopes * way;
            }

            return new(there, value);
        }
    }

    /// <summary>The value at the parameters, in units of the size.</summary>
    internal static double Weight(long step) => 1 + step % 4 / 4.0;
}
