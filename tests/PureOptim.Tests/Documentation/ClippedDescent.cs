using PureOptim;
using PureOptim.Core;
using PureOptim.Laws;
using PureOptim.Numerics;

namespace PureOptim.Tests.Documentation;

/// <summary>Gradient descent with every gradient clipped to a limit.</summary>
public sealed record ClippedDescent : ElementWise
{
    [Hyperparameter("η", @"\eta", Bounds.NonNegative, Parameter = 1, Gradient = -1)] // The exponents of its unit: parameters over gradients.
    public Schedule LearningRate { get; init => field = Checked(value); } = 0.01;

    [Hyperparameter("c", "c", Bounds.Positive, Gradient = 1)]
    public Schedule Limit { get; init => field = Checked(value); } = 1;

    public override void Sweep<R>(Coordinates<R> coordinates, StepContext t) =>
        coordinates.Apply<Rule<R>, ValueTuple>(new(t.Of(LearningRate), t.Of(Limit)));

    public readonly record struct Rule<R>(R LearningRate, R Limit) : IRule<R, ValueTuple>
        where R : struct, IReal<R>
    {
        public (R Update, ValueTuple Memory) Step(R parameter, R gradient, ValueTuple memory) =>
            (LearningRate * R.Max(-Limit, R.Min(Limit, gradient)), memory); // It remembers nothing.
    }
}

public sealed class ClippedDescentTests
{
    [Fact]
    public void Keeps_every_law_that_it_must() => OptimizerLaws.Check(new ClippedDescent());

    [Fact]
    public void Prints_its_formula() => Assert.Equal("θ' = θ - η max(-c, min(c, g))", Formula.Of(new ClippedDescent())[0]);
}
