using System.Numerics;

namespace PureOptim.Tests.Optimizers;

/// <summary>An optimizer on those tensors of a recorded case that are matrices; the others stay where they are.</summary>
internal sealed record MatricesOnly(Muon Optimizer) : IOptimizer
{
    public string Name => Optimizer.Name;

    public OptimizerState<T> Init<T>(Parameters<T> parameters)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => Optimizer.Init(Matrices(parameters));

    public Iterate<T> Step<T>(OptimizerState<T> state, Parameters<T> parameters, Evaluation<T> evaluation)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var (moved, after) = Optimizer.Step(state, Matrices(parameters), Matrices(evaluation.Gradient));
        return new(
            Parameters<T>.Create(parameters.Layout, values =>
            {
                foreach (var entry in parameters.Layout.Entries) (entry.Shape.Length == 2 ? moved : parameters)[entry.Name].CopyTo(values[entry.Offset..]);
            }),
            after);
    }

    private static Parameters<T> Matrices<T>(Parameters<T> parameters)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var layout = Layout.Of(parameters.Layout.Entries.Where(entry => entry.Shape.Length == 2).Select(entry => (entry.Name, entry.Shape)));
        return Parameters<T>.Create(layout, values =>
        {
            foreach (var entry in layout.Entries) parameters[entry.Name].CopyTo(values[entry.Offset..]);
        });
    }
}
