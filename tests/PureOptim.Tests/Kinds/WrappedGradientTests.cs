using PureOptim.Core;

namespace PureOptim.Tests.Kinds;

/// <summary>
/// A gradient that a wrapper changes is computed where it is read, in blocks that end neither with tensors nor with groups. An optimizer
/// gets the same numbers as by hand.
/// </summary>
public sealed class WrappedGradientTests
{
    /// <summary>Tensors of two groups in turn, shorter and longer than a block.</summary>
    private static readonly Layout _layout = Layout.Of(("x1", [3]), ("y1", [700]), ("x2", [5, 7]), ("y2", [1500]), ("x3", [2100]), ("y3", []));

    private static readonly Parameters<double> _parameters = Parameters<double>.Create(_layout, RandomKey.FromSeed(1).FillNormal);

    private static readonly Parameters<double> _gradients = Parameters<double>.Create(_layout, RandomKey.FromSeed(2).FillNormal);

    /// <summary>Takes off the gradient over its norm, times the largest parameter: of each tensor, or of the whole group.</summary>
    private static readonly Probe _directed = new((tensor, _) => tensor.Parameter.LargestMagnitude() / tensor.Gradient.Norm() * tensor.Gradient);

    [Fact]
    public void A_group_is_a_model_of_its_own()
    {
        Groups groups = new(("x*", _directed with { LooksAt = Scope.Model }), ("*", _directed));
        AssertGroup("x", Step(groups, _gradients), Step(_directed with { LooksAt = Scope.Model }, Only("x", _gradients), Only("x", _parameters)));
        AssertGroup("y", Step(groups, _gradients), Step(_directed, Only("y", _gradients), Only("y", _parameters)));
    }

    [Fact]
    public void What_a_wrapper_makes_of_a_gradient_is_what_groups_inside_it_get()
    {
        Groups groups = new(("x*", _directed with { LooksAt = Scope.Model }), ("*", _directed));
        var changed = Parameters<double>.Of(_layout, [.. _gradients.Values.ToArray().Zip(_parameters.Values.ToArray(), (g, p) => 0.5 * g - p)]);
        Assert.Equal(Step(groups, changed), Step(new Pulled(groups), _gradients));
        Assert.Equal(Step(new Pulled(groups), changed), Step(new Pulled(new Pulled(groups)), _gradients));
    }

    [Fact]
    public void What_a_wrapper_makes_of_a_gradient_by_tensor_is_what_its_formula_says()
    {
        var norms = _layout.Entries.ToDictionary(entry => entry.Name, entry => PureOptim.Numerics.Reduction.Norm(_gradients.Values.Slice(entry.Offset, entry.Length)));
        var scaled = Parameters<double>.Of(_layout, [.. _layout.Entries.SelectMany(entry => Enumerable.Range(entry.Offset, entry.Length).Select(i => norms[entry.Name] * _gradients[i]))]);
        foreach (var inner in new IOptimizer[] { new Sgd { LearningRate = 1 }, _directed, _directed with { LooksAt = Scope.Model } })
            Assert.Equal(Step(inner, scaled), Step(new Lengthened(inner), _gradients));
    }

    private static Parameters<double> Step(IOptimizer optimizer, Parameters<double> gradients, Parameters<double>? parameters = null)
    {
        var at = optimizer.Start(parameters ?? _parameters);
        return optimizer.Step(at.State, at.Parameters, gradients).Parameters;
    }

    /// <summary>The tensors whose names begin so.</summary>
    private static Parameters<double> Only(string prefix, Parameters<double> vector)
    {
        var entries = _layout.Entries.Where(entry => entry.Name.StartsWith(prefix, StringComparison.Ordinal)).ToArray();
        return Parameters<double>.Of(
            Layout.Of([.. entries.Select(entry => (entry.Name, entry.Shape))]),
            [.. entries.SelectMany(entry => vector.Values.Slice(entry.Offset, entry.Length).ToArray())]);
    }

    private static void AssertGroup(string prefix, Parameters<double> all, Parameters<double> expected) => Assert.Equal(expected, Only(prefix, all));

    /// <summary>Half the gradient, less the parameter.</summary>
    private sealed record Pulled(IOptimizer Wrapped) : Wrapper(Wrapped)
    {
        protected internal override Vector Before(TensorStep tensor, StepContext t) => 0.5 * tensor.Gradient - tensor.Parameter;
    }

    /// <summary>The gradient of each tensor times its norm.</summary>
    private sealed record Lengthened(IOptimizer Wrapped) : Wrapper(Wrapped)
    {
        protected internal override Scope Scope => Scope.Tensor;

        protected internal override Vector Before(TensorStep tensor, StepContext t) => tensor.Gradient.Norm() * tensor.Gradient;
    }
}
