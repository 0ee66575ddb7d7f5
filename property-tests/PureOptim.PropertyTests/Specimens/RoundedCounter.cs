using System.Numerics;
using System.Runtime.CompilerServices;

namespace PureOptim.PropertyTests.Specimens;

/// <summary>
/// Bias-corrected momentum that counts with a running product β^t in double, but keeps it in the state as a float: a run that goes on from a
/// saved state drifts.
/// </summary>
internal sealed class RoundedCounter : IOptimizer
{
    private const double Beta = 0.9;

    private readonly ConditionalWeakTable<object, StrongBox<double>> _powers = [];

    public string Name => nameof(RoundedCounter);

    public OptimizerState<T> Init<T>(Parameters<T> parameters)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        new(Name, 0, ["FirstMoment", "Power"], [Parameters<T>.Filled(parameters.Layout, T.Zero), [T.One]]);

    public Iterate<T> Step<T>(OptimizerState<T> state, Parameters<T> parameters, Evaluation<T> evaluation)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        // The state that this object made has its product in the table; one that was loaded has what was saved.
        var power = Beta * (_powers.TryGetValue(state, out var box) ? box.Value : double.CreateChecked(state["Power"][0]));
        var (beta, rate) = (T.CreateChecked(Beta), T.CreateChecked(0.01 / (1 - power)));
        var moment = Combine(state["FirstMoment"], evaluation.Gradient, (old, gradient) => beta * old + (T.One - beta) * gradient);
        var moved = Combine(parameters, moment, (parameter, m) => parameter - rate * m);
        var next = new OptimizerState<T>(Name, state.Step + 1, state.SlotNames, [moment, [T.CreateChecked((float)power)]]);
        _powers.Add(next, new(power));
        return new(moved, next);
    }

    private static Parameters<T> Combine<T>(Parameters<T> left, Parameters<T> right, Func<T, T, T> combine)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => Parameters<T>.Create(left.Layout, target =>
        {
            for (var i = 0; i < target.Length; i++) target[i] = combine(left[i], right[i]);
        });
}
