using System.Collections.Immutable;
using System.Numerics;
using PureOptim.Core;
using PureOptim.Laws;
using PureOptim.Numerics;

namespace PureOptim.PropertyTests.Laws;

/// <summary>A law applies only to optimizers whose promises imply it and that have the parts it is about.</summary>
public sealed class PromiseTests
{
    [Fact]
    public void Without_a_rate_or_an_epsilon_to_set_no_law_speaks_of_them_or_their_units()
    {
        var verdicts = OptimizerLaws.Examine(new FixedStep(), 100);
        Assert.Empty(verdicts.Select(verdict => verdict.Law.Id).Intersect(["B11", "B14", "B15", "C22"]));
        Assert.All(verdicts.Where(verdict => verdict.Expected == Applicability.Holds), verdict => Assert.True(verdict.IsAsExpected, $"{verdict}"));
        Assert.Contains(verdicts, verdict => verdict.Law.Id == "B12");
    }

    [Fact]
    public void Without_a_rule_there_are_no_intervals_to_ask_laws_of_real_numbers_in()
    {
        var verdicts = OptimizerLaws.Examine(new Wrapped(), 100);
        Assert.Empty(verdicts.Select(verdict => verdict.Law.Id).Intersect(["B2b", "B5", "B7", "B8", "B14", "B16"]));
        Assert.All(verdicts.Where(verdict => verdict.Expected == Applicability.Holds), verdict => Assert.True(verdict.IsAsExpected, $"{verdict}"));
    }

    [Theory]
    [InlineData(OptimizerTraits.Odd, false)]
    [InlineData(OptimizerTraits.TranslationInvariant, false)]
    [InlineData(OptimizerTraits.Odd | OptimizerTraits.TranslationInvariant, true)]
    [InlineData(OptimizerTraits.RestsWithoutGradient, true)]
    public void Rest_is_asked_of_those_who_promise_it_or_are_odd_and_do_not_look_where_they_stand(OptimizerTraits traits, bool isAsked) =>
        Assert.Equal(isAsked, OptimizerLaws.All.Single(law => law.Id == "D1").Applies(new Wrapped { Traits = traits }) == Applicability.Holds);

    [Fact]
    public void An_epsilon_under_another_name_is_none_that_may_be_zero() =>
        Assert.All(
            OptimizerLaws.Examine(new Guarded(), 300).Where(verdict => verdict.Expected == Applicability.Holds),
            verdict => Assert.True(verdict.IsAsExpected, $"{verdict}"));

    /// <summary>AdaGrad with the name that PyTorch has for epsilon.</summary>
    private sealed record Guarded : ElementWise
    {
        public Schedule LearningRate { get; init; } = 0.01;

        public Schedule Eps { get; init; } = 1e-10;

        public override ImmutableArray<Slot> Slots => [Slot.Zero("SumOfSquares")];

        public override OptimizerTraits Traits =>
            OptimizerTraits.ElementWise | OptimizerTraits.Odd | OptimizerTraits.TranslationInvariant | OptimizerTraits.ProportionalToRate;

        public override void Sweep<R>(Coordinates<R> coordinates, StepContext t) =>
            coordinates.Apply<AdaGrad.Rule<R>, R>(new(t.Of(LearningRate), 0, Positive<R>(t.Of(Eps))));
    }

    /// <summary>A hundredth against the sign of the gradient.</summary>
    private sealed record FixedStep : ElementWise
    {
        public override ImmutableArray<Slot> Slots => [];

        public override OptimizerTraits Traits => OptimizerTraits.ElementWise | OptimizerTraits.Odd | OptimizerTraits.TranslationInvariant | OptimizerTraits.ProportionalToRate | OptimizerTraits.ScaleInvariant | OptimizerTraits.Descending;

        public override void Sweep<R>(Coordinates<R> coordinates, StepContext t) => coordinates.Place<Rule<R>, ValueTuple>(default);

        private readonly struct Rule<R> : IPlacingRule<R, ValueTuple>
            where R : struct, IReal<R>
        {
            public (R Parameter, ValueTuple Memory) Place(R parameter, R gradient, ValueTuple slots) =>
                (parameter - 0.01 * R.IfLess(0, gradient, 1, R.IfLess(gradient, 0, -1, 0)), slots);
        }
    }

    /// <summary>Gradient descent behind the interface alone.</summary>
    private sealed record Wrapped : IOptimizer
    {
        public string Name => nameof(Sgd);

        public Schedule LearningRate { get; init; } = 0.01;

        public OptimizerTraits Traits { get; init; } = new Sgd().Traits;

        public OptimizerState<T> Init<T>(Parameters<T> parameters)
            where T : unmanaged, IBinaryFloatingPointIeee754<T> => new Sgd().Init(parameters);

        public Iterate<T> Step<T>(OptimizerState<T> state, Parameters<T> parameters, Evaluation<T> evaluation)
            where T : unmanaged, IBinaryFloatingPointIeee754<T> => new Sgd { LearningRate = LearningRate }.Step(state, parameters, evaluation.Gradient);
    }
}
