using System.Numerics;

namespace PureOptim.Experiments.Sweeps;

/// <summary>An objective as a model that every step learns the same from, whatever the batch, so that a fold walks it in memory of its own.</summary>
/// <param name="Objective">The objective.</param>
internal sealed record ObjectiveModel<T>(Objective Objective) : IModel<ValueTuple, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <inheritdoc/>
    public Layout Layout { get; } = Layout.Vector(Objective.Dimension);

    /// <inheritdoc/>
    public T Loss(Parameters<T> parameters, ValueTuple batch) => Objective.Loss(parameters);

    /// <inheritdoc/>
    public Parameters<T> Gradient(Parameters<T> parameters, ValueTuple batch) => Objective.Gradient(parameters);

    /// <inheritdoc/>
    public IModelWorkspace<ValueTuple, T> CreateWorkspace(int threads) => new ObjectiveWorkspace<T>(Objective);
}
