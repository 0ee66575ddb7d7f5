using System.Collections.Immutable;
using System.Numerics;

namespace PureOptim;

/// <summary>Whether a model's gradient is that of its loss, by central differences.</summary>
/// <remarks>
/// <para>
/// For a coordinate x the loss f is computed at x + h and x - h, with h = 2^-17 max(1, |x|) in binary64 and 2^-7 max(1, |x|) in binary32, the cube root of
/// the precision to the next power of two, and (f(x + h) - f(x - h)) / ((x + h) - (x - h)) is compared with the gradient g.
/// </para>
/// <para>
/// The difference has two errors. The curve between the points: at most h²/6 times the third derivative. And rounding: each loss has at least half an ulp, and
/// as a sum of many terms more; with 32 ulp for each of the two the quotient is off by 32 u (|f(x + h)| + |f(x - h)|) / (2h), where u is the distance from 1 to the next
/// number. The report has |difference - g| and the bound: this rounding, and h² times max(1, |g|) for the curve. So a coordinate within its bound is no proof where third
/// derivatives are large, and one outside it may be a kink (of max(0, x), say): a wrong gradient is outside by orders of magnitude.
/// </para>
/// </remarks>
public static class GradientCheck
{
    private const int LossUlps = 32;

    /// <summary>Compares the gradient on a batch with central differences of the loss: two losses for each coordinate.</summary>
    /// <param name="model">The gradient and the loss.</param>
    /// <param name="parameters">The point to examine.</param>
    /// <param name="batch">The batch.</param>
    /// <returns>For each tensor, the coordinate that is farthest from its difference, in units of the bound.</returns>
    /// <exception cref="ArgumentException">The model gives no loss, or the gradient has another layout than the parameters.</exception>
    public static ImmutableArray<TensorGradientCheck> Of<TBatch, T>(IModel<TBatch, T> model, Parameters<T> parameters, TBatch batch)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(parameters);
        if (!model.Gives.HasFlag(Needs.Loss)) throw new ArgumentException("A gradient is checked against losses, and the model gives none.", nameof(model));
        var gradient = model.Gradient(parameters, batch);
        Core.Guard.SameLayout("gradients", parameters.Layout, gradient.Layout);
        return [.. parameters.Layout.Entries.Select(entry => Enumerable.Range(0, entry.Length)
            .Select(i => Coordinate(model, parameters, batch, entry.Name, entry.Offset + i, i, double.CreateTruncating(gradient[entry.Offset + i])))
            .DefaultIfEmpty(new(entry.Name, 0, 0, 0, 0))
            .Aggregate((worst, next) => Excess(next) > Excess(worst) ? next : worst))];
    }

    /// <summary>The same for an objective, at a point.</summary>
    /// <inheritdoc cref="Of{TBatch, T}(IModel{TBatch, T}, Parameters{T}, TBatch)"/>
    public static ImmutableArray<TensorGradientCheck> Of<T>(Objective objective, Parameters<T> parameters)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(parameters);
        return Of(Model.Of<T>(objective), parameters, default);
    }

    private static TensorGradientCheck Coordinate<TBatch, T>(
        IModel<TBatch, T> model, Parameters<T> parameters, TBatch batch, string tensor, int place, int index, double gradient)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var (precision, width) = typeof(T) == typeof(float) ? (1.0 / (1 << 23), 1.0 / (1 << 7)) : (1.0 / (1L << 52), 1.0 / (1 << 17));
        var x = double.CreateTruncating(parameters[place]);
        var h = width * double.Max(1, double.Abs(x));
        var (above, below) = (T.CreateTruncating(x + h), T.CreateTruncating(x - h));
        var (high, low) = (LossAt(above), LossAt(below));
        var distance = double.CreateTruncating(above) - double.CreateTruncating(below);
        var difference = (high - low) / distance;
        var bound = LossUlps * precision * (double.Abs(high) + double.Abs(low)) / distance + h * h * double.Max(1, double.Abs(gradient));
        return new(tensor, index, gradient, difference, bound);

        double LossAt(T value) => double.CreateTruncating(model.Loss(
            Parameters<T>.Create(parameters.Layout, values =>
            {
                parameters.Values.CopyTo(values);
                values[place] = value;
            }),
            batch));
    }

    /// <summary>NaN is the largest distance of all.</summary>
    private static double Excess(TensorGradientCheck check) => check switch
    {
        { Error: 0 } => 0,
        { Error: double.NaN } or { Bound: double.NaN } => double.PositiveInfinity,
        _ => check.Error / check.Bound,
    };
}
