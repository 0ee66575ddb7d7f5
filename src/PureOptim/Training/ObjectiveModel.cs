using System.Numerics;

namespace PureOptim;

/// <summary>An objective as a model that every step learns the same from, whatever the batch, so that a fold walks it in memory of its own.</summary>
/// <param name="Objective">The objective.</param>
/// <param name="Layout">The tensors that hold its coordinates.</param>
internal sealed record ObjectiveModel<T>(Objective Objective, Layout Layout) : IModel<ValueTuple, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <inheritdoc/>
    public Needs Gives => Needs.Loss | Needs.OtherPoints | Needs.Curvature;

    /// <inheritdoc/>
    public T Loss(Parameters<T> parameters, ValueTuple batch) => Objective.Loss(parameters);

    /// <inheritdoc/>
    public Parameters<T> Gradient(Parameters<T> parameters, ValueTuple batch) => Objective.Gradient(parameters);

    /// <inheritdoc/>
    public Parameters<T> Curvature(Parameters<T> parameters, ValueTuple batch) => Objective.Curvature(parameters);

    /// <inheritdoc/>
    public IModelWorkspace<ValueTuple, T> CreateWorkspace(Layout layout, int threads) => new ObjectiveWorkspace<T>(Objective);
}
