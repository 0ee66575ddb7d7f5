using System.Numerics;
using System.Runtime.InteropServices;
using PureOptim.Laws;

namespace PureOptim.PropertyTests.Laws;

/// <summary>Misbehaviour that no law allows is a counterexample, and the next law goes on.</summary>
public sealed class MisbehaviourTests
{
    public static TheoryData<IOptimizer, string> All => new()
    {
        { new ThrowsInStep(), "threw InvalidOperationException: out of order" },
        { new ThrowsInInit(), "threw NotSupportedException: no start" },
        { new ReturnsNothing(), "Step returned no parameters" },
        { new StartsWithNothing(), "Init returned null" },
        { new ReturnsAnotherLayout(), "Step returned the layout" },
        { new ChangesItsArguments(), "changed its arguments" },
        { new HasNoName(), "threw InvalidOperationException: nameless" },
    };

    [Theory, MemberData(nameof(All))]
    public void Misbehaviour_is_the_counterexample_and_the_run_goes_on(IOptimizer optimizer, string difference)
    {
        var verdicts = OptimizerLaws.Examine(optimizer, 50);
        var always = OptimizerLaws.All.Where(law => law.Applies(new Plain()) == Applicability.Holds).Select(law => law.Id).ToArray();
        Assert.Equal(always, verdicts.Select(verdict => verdict.Law.Id).Intersect(always));
        Assert.Contains(difference, verdicts.Single(verdict => verdict.Law.Id == "A1").Counterexample, StringComparison.Ordinal);
        Assert.Contains(difference, Assert.Throws<LawBrokenException>(() => OptimizerLaws.Check(optimizer, 50)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Promises_that_throw_are_a_counterexample_to_every_law_that_asks_for_them()
    {
        var verdicts = OptimizerLaws.Examine(new ThrowsAtPromises(), 50);
        Assert.Contains("threw InvalidOperationException: no promises", verdicts.Single(verdict => verdict.Law.Id == "B4").Counterexample, StringComparison.Ordinal);
        Assert.False(verdicts.Single(verdict => verdict.Law.Id == "A1").IsBroken);
    }

    [Fact]
    public void A_well_behaved_optimizer_that_promises_nothing_keeps_what_applies()
    {
        Assert.All(OptimizerLaws.Examine(new Plain(), 50), verdict => Assert.False(verdict.IsBroken, $"{verdict}"));
        OptimizerLaws.Check(new Plain(), 50);
    }

    /// <summary>Gradient descent that is nobody's child; the others spoil one thing each.</summary>
    private class Plain : IOptimizer
    {
        public virtual OptimizerTraits Traits => OptimizerTraits.None;

        private static readonly Sgd _right = new();

        public virtual string Name => _right.Name;

        public virtual OptimizerState<T> Init<T>(Parameters<T> parameters)
            where T : unmanaged, IBinaryFloatingPointIeee754<T> => _right.Init(parameters);

        public virtual Iterate<T> Step<T>(OptimizerState<T> state, Parameters<T> parameters, Evaluation<T> evaluation)
            where T : unmanaged, IBinaryFloatingPointIeee754<T> => _right.Step(state, parameters, evaluation.Gradient);
    }

    private sealed class ThrowsInStep : Plain
    {
        public override Iterate<T> Step<T>(OptimizerState<T> state, Parameters<T> parameters, Evaluation<T> evaluation) =>
            throw new InvalidOperationException("out of order");
    }

    private sealed class ThrowsInInit : Plain
    {
        public override OptimizerState<T> Init<T>(Parameters<T> parameters) => throw new NotSupportedException("no start");
    }

    private sealed class ReturnsNothing : Plain
    {
        public override Iterate<T> Step<T>(OptimizerState<T> state, Parameters<T> parameters, Evaluation<T> evaluation) => default;
    }

    private sealed class StartsWithNothing : Plain
    {
        public override OptimizerState<T> Init<T>(Parameters<T> parameters) => null!;
    }

    private sealed class ReturnsAnotherLayout : Plain
    {
        public override Iterate<T> Step<T>(OptimizerState<T> state, Parameters<T> parameters, Evaluation<T> evaluation) =>
            new(Parameters<T>.Filled(Layout.Vector(parameters.Length + 1), T.Zero), state);
    }

    private sealed class ChangesItsArguments : Plain
    {
        public override Iterate<T> Step<T>(OptimizerState<T> state, Parameters<T> parameters, Evaluation<T> evaluation)
        {
            var values = MemoryMarshal.CreateSpan(ref MemoryMarshal.GetReference(evaluation.Gradient.Values), evaluation.Gradient.Length);
            foreach (ref var value in values) value += T.One;
            return base.Step(state, parameters, evaluation.Gradient);
        }
    }

    private sealed class HasNoName : Plain
    {
        public override string Name => throw new InvalidOperationException("nameless");
    }

    private sealed class ThrowsAtPromises : Plain
    {
        public override OptimizerTraits Traits => throw new InvalidOperationException("no promises");
    }
}
