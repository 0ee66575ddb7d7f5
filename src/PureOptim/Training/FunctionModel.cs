using System.Numerics;

namespace PureOptim;

/// <summary>A gradient function as a model, with its loss where there is one.</summary>
/// <param name="Function">The gradient.</param>
/// <param name="LossFunction">The loss; null if it is not known.</param>
/// <param name="CurvatureFunction">The curvature; null if it is not known.</param>
internal sealed record FunctionModel<TBatch, T>(Func<Parameters<T>, TBatch, Parameters<T>> Function, Func<Parameters<T>, TBatch, T>? LossFunction, Func<Parameters<T>, TBatch, Parameters<T>>? CurvatureFunction = null)
    : IModel<TBatch, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <inheritdoc/>
    public Needs Gives => Needs.OtherPoints | (LossFunction is null ? Needs.Gradient : Needs.Loss) | (CurvatureFunction is null ? Needs.Gradient : Needs.Curvature);

    /// <inheritdoc/>
    public T Loss(Parameters<T> parameters, TBatch batch) =>
        LossFunction is null ? throw new NotSupportedException("A gradient function gives no loss.") : LossFunction(parameters, batch);

    /// <inheritdoc/>
    public Parameters<T> Gradient(Parameters<T> parameters, TBatch batch) => Function(parameters, batch);

    /// <inheritdoc/>
    public Parameters<T> Curvature(Parameters<T> parameters, TBatch batch) =>
        CurvatureFunction is null ? throw new NotSupportedException("A gradient function gives no curvature.") : CurvatureFunction(parameters, batch);
}
