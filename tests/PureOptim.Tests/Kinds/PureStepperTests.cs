using System.Numerics;
using PureOptim.Core;
using PureOptim.Numerics;
using PureOptim.Tests.Training;

namespace PureOptim.Tests.Kinds;

/// <summary>An optimizer that is of none of the library's kinds, inside wrappers and in folds.</summary>
public sealed class PureStepperTests
{
    /// <summary>More than a block, and no multiple of one.</summary>
    private static readonly Layout _layout = Layout.Of(("w", [1500]), ("b", [9]));

    private static readonly Parameters<double> _start = Parameters<double>.Create(_layout, RandomKey.FromSeed(1).FillNormal);

    private static readonly Parameters<double>[] _gradients = [.. Enumerable.Range(2, 3).Select(seed => Parameters<double>.Create(_layout, RandomKey.FromSeed((ulong)seed).FillNormal))];

    [Fact]
    public void It_takes_the_same_steps_as_by_itself()
    {
        Momentum momentum = new();
        Assert.Equal(momentum.Fold(momentum.Start(_start), _gradients), new Wrapped(momentum).Fold(momentum.Start(_start), _gradients));
        var (own, foreign) = (momentum.ClippedTo(0.5), new Wrapped(momentum).ClippedTo(0.5));
        Assert.Equal(own.Fold(own.Start(_start), _gradients), foreign.Fold(foreign.Start(_start), _gradients));
    }

    // Its update is what its step took off the parameters: rounded where the difference rounds. With powers of two nothing does.
    [Fact]
    public void What_it_takes_off_is_the_difference_of_its_step()
    {
        var (start, gradient) = (Parameters<double>.Filled(_layout, 8), Parameters<double>.Filled(_layout, 4));
        Sgd sgd = new() { LearningRate = 0.5 };
        Assert.Equal(Step(sgd.WithDecay(0.25), start, gradient), Step(new Wrapped(sgd).WithDecay(0.25), start, gradient));
        Assert.Equal(Parameters<double>.Filled(_layout, 8 - 2 - 2), Step(new Wrapped(sgd).WithDecay(0.25), start, gradient));
    }

    [Fact]
    public void Parameters_of_another_layout_after_its_step_are_refused()
    {
        var optimizer = new Shrinking().ClippedTo(1);
        var refusal = Assert.Throws<ArgumentException>(() => Step(optimizer, _start, _gradients[0]));
        Assert.Contains("parameters after the step", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void It_has_no_rule_in_other_number_systems() => Assert.Equal(
        "Sgd has no rule that runs on Rational.",
        Assert.Throws<NotSupportedException>(() => new AlgebraRun<Rational>(new Wrapped(new Sgd()), Layout.Vector(1), [1])).Message);

    [Fact]
    public void A_gradient_elsewhere_of_another_layout_is_refused()
    {
        var sam = new Sgd().SharpnessAware(0.1);
        var at = sam.Start<double>([1.0]);
        var refusal = Assert.Throws<ArgumentException>(() => sam.Step(at.State, at.Parameters, new Evaluation<double>([1.0], At: _ => new([1.0, 2.0]))));
        Assert.Contains("gradients elsewhere", refusal.Message, StringComparison.Ordinal);
    }

    private static Parameters<double> Step(IOptimizer optimizer, Parameters<double> start, Parameters<double> gradient)
    {
        var at = optimizer.Start(start);
        return optimizer.Step(at.State, at.Parameters, gradient).Parameters;
    }

    /// <summary>Forgets all tensors but the first.</summary>
    private sealed record Shrinking : IOptimizer
    {
        public string Name => nameof(Shrinking);

        public OptimizerState<T> Init<T>(Parameters<T> parameters)
            where T : unmanaged, IBinaryFloatingPointIeee754<T> => new(Name, 0, [], []);

        public Iterate<T> Step<T>(OptimizerState<T> state, Parameters<T> parameters, Evaluation<T> evaluation)
            where T : unmanaged, IBinaryFloatingPointIeee754<T> => new(Parameters<T>.Filled(Layout.Vector(1), T.Zero), new(Name, state.Step + 1, [], []));
    }
}
