using System.Numerics;

namespace PureOptim;

/// <summary>
/// The known values of a loss function at the parameters of a step. A gradient converts to it, so that <c>Step(state, parameters, gradients)</c>
/// is all that most optimizers need; <see cref="IOptimizer.Needs"/> says which need more.
/// </summary>
/// <param name="Gradient">The gradient, one vector with the layout of the parameters.</param>
/// <param name="Loss">The loss, in the units whose derivative the gradient is; null if it was not computed.</param>
/// <param name="At">Evaluates the same batch at other parameters; null where that cannot be done.</param>
/// <param name="Curvature">
/// The diagonal of the loss's Hessian, or an estimate of it: the second derivative along each coordinate, one vector with the layout of the parameters; null if it was not computed.
/// </param>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
public readonly record struct Evaluation<T>(Parameters<T> Gradient, double? Loss = null, Func<Parameters<T>, Evaluation<T>>? At = null, Parameters<T>? Curvature = null)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>A gradient alone.</summary>
    public static implicit operator Evaluation<T>(Parameters<T> gradient) => new(gradient);

    /// <summary>The gradient, and the loss where it is known.</summary>
    public override string ToString() => Loss is { } loss ? Invariant($"{Gradient}, loss {loss:R}") : $"{Gradient}";
}
