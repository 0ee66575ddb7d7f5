using PureOptim;
using PureOptim.Core;
using PureOptim.Laws;
using PureOptim.Numerics;

namespace PureOptim.Tests.Documentation;

/// <summary>An optimizer of one's own: descent on gradients that are cut off at -1 and 1.</summary>
public sealed record ClippedDescent : ElementWise
{
    public Schedule LearningRate { get; init; } = 0.01;

    public override void Sweep<R>(Coordinates<R> coordinates, StepContext t) =>
        coordinates.Apply<Rule<R>, ValueTuple>(new(t.Of(LearningRate)));

    public readonly record struct Rule<R>(R LearningRate) : IRule<R, ValueTuple>
        where R : struct, IReal<R>
    {
        public (R Update, ValueTuple Memory) Step(R parameter, R gradient, ValueTuple memory) =>
            (LearningRate * R.Max(-1, R.Min(1, gradient)), memory); // It remembers nothing.
    }
}

public sealed class ClippedDescentTests
{
    [Fact]
    public void Keeps_every_law_that_it_must() => OptimizerLaws.Check(new ClippedDescent());

    [Fact]
    public void Prints_its_formula() => Assert.Equal("θ' = θ - η max(-1, min(1, g))", Formula.Of(new ClippedDescent())[0]);
}
