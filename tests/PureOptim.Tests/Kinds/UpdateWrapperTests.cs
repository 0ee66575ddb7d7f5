using PureOptim.Core;

namespace PureOptim.Tests.Kinds;

/// <summary>The vectors that a wrapper may look at, and when: the update, the parameters and the gradient, after the wrapped optimizer and before the parameters move.</summary>
public sealed class UpdateWrapperTests
{
    /// <summary>More than a block, and no multiple of one.</summary>
    private static readonly Layout _layout = Layout.Of(("w", [1500]), ("b", [9]));

    private static readonly Parameters<double> _start = Parameters<double>.Create(_layout, RandomKey.FromSeed(1).FillNormal);

    private static readonly Parameters<double>[] _gradients = [.. Enumerable.Range(2, 3).Select(seed => Parameters<double>.Create(_layout, RandomKey.FromSeed((ulong)seed).FillNormal))];

    /// <summary>Optimizers that move by gradients that are handed over, and ones that do not, or take them elsewhere.</summary>
    public static TheoryData<IOptimizer> Inner => [new Momentum(), new Lamb(), new Momentum().ClippedTo(0.5), new Training.Wrapped(new Momentum())];

    [Theory, MemberData(nameof(Inner))]
    public void An_update_may_depend_on_the_gradient(IOptimizer inner)
    {
        var (state, at) = (inner.Init(_start), _start);
        foreach (var gradient in _gradients)
        {
            // The update of the wrapped optimizer, kept where it goes down the gradient.
            var moved = inner.Step(state, at, gradient);
            var before = at;
            at = Parameters<double>.Of(_layout, [.. Enumerable.Range(0, _layout.Length).Select(i => (before[i] - moved.Parameters[i]) * gradient[i] > 0 ? moved.Parameters[i] : before[i])]);
            state = moved.State;
        }

        var expected = at;
        foreach (var scope in new[] { Scope.Coordinate, Scope.Tensor, Scope.Model })
        {
            var cautious = new Cautious(inner) { Looks = scope };
            var end = _gradients.Aggregate(cautious.Start(_start), (point, gradient) => cautious.Step(point.State, point.Parameters, gradient));
            Assert.All(Enumerable.Range(0, _layout.Length), i => Assert.Equal(expected[i], end.Parameters[i], 1e-12)); // A difference of parameters is rounded, an update is not.
            Assert.Equal(end, cautious.Fold(cautious.Start(_start), _gradients));
        }
    }

    [Fact]
    public void The_gradient_of_a_wrapper_that_looks_elsewhere_is_that_from_there()
    {
        var optimizer = new Cautious(new Sgd { LearningRate = 1 }.SharpnessAware(0.5));
        var at = optimizer.Start<double>([2.0]);
        Evaluation<double> Here(Parameters<double> point) => new([2 * point[0]], At: Here);
        Assert.Equal(2 - 2 * 2.5, optimizer.Step(at.State, at.Parameters, Here(at.Parameters)).Parameters[0]);
    }

    [Fact]
    public void What_is_not_known_yet_or_any_more_is_refused()
    {
        Assert.Equal("The update is known only after the wrapped optimizer's step.", Message(new Misplaced(new Sgd()) { InBefore = tensor => tensor.Update }));
        Assert.Equal("The update is known only after the wrapped optimizer's step.", Message(new Probe((tensor, _) => tensor.Update * tensor.Gradient)));
        Assert.StartsWith("The gradient is not known any more", Message(new Misplaced(new Sgd()) { InFinish = tensor => tensor.Parameter - tensor.Gradient }), StringComparison.Ordinal);
        Assert.Equal("The update is known only after the wrapped optimizer's step.", Message(new Misplaced(new Sgd()) { InFinish = tensor => tensor.Update }));

        static string Message(IOptimizer optimizer)
        {
            var at = optimizer.Start<double>([1.0, 2.0]);
            return Assert.Throws<InvalidOperationException>(() => optimizer.Step(at.State, at.Parameters, [1.0, 2.0])).Message;
        }
    }

    /// <summary>Takes nothing off where the update would go up the gradient.</summary>
    private sealed record Cautious(IOptimizer Wrapped) : UpdateWrapper(Wrapped)
    {
        internal Scope Looks { get; init; } = Scope.Coordinate;

        protected internal override Scope Scope => Looks;

        protected internal override Vector After(TensorStep tensor, StepContext t) =>
            Vector.IfLess(tensor.Update - tensor.Update, tensor.Update * tensor.Gradient, tensor.Update, tensor.Update - tensor.Update);
    }

    /// <summary>Looks at what a test tells it to.</summary>
    private sealed record Misplaced(IOptimizer Wrapped) : Wrapper(Wrapped)
    {
        internal Func<TensorStep, Vector> InBefore { get; init; } = tensor => tensor.Gradient;

        internal Func<TensorStep, Vector> InFinish { get; init; } = tensor => tensor.Parameter;

        protected internal override Vector Before(TensorStep tensor, StepContext t) => InBefore(tensor);

        protected internal override Vector Finish(TensorStep tensor, StepContext t) => InFinish(tensor);
    }
}
