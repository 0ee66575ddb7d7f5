using System.Collections.Immutable;
using PureOptim.Core;
using PureOptim.Numerics;

namespace PureOptim.Tests.Kinds;

/// <summary>An element-wise optimizer that keeps a number of the run, as adaptive step counts do.</summary>
public sealed class ElementWiseStepperTests
{
    private static readonly Parameters<double> _one = [1.0];

    public static TheoryData<int> Lengths => [0, 1, 3, 5000];

    [Theory, MemberData(nameof(Lengths))]
    public void A_number_of_the_run_is_kept_once_a_step_however_many_coordinates_there_are(int length)
    {
        var layout = Layout.Vector(length);
        var (optimizer, gradient) = (new Counting(), Parameters<double>.Filled(layout, 1));
        var at = optimizer.Start(Parameters<double>.Filled(layout, 0));
        for (var i = 0; i < 3; i++) at = optimizer.Step(at.State, at.Parameters, gradient);
        Assert.Equal([8.0], at.State.Scalars.ToArray());
        // The updates are the numbers before each step: 1, 2 and 4.
        Assert.All(at.Parameters.Values.ToArray(), value => Assert.Equal(-7, value));
        Assert.Equal(at, optimizer.Fold(optimizer.Start(Parameters<double>.Filled(layout, 0)), [gradient, gradient, gradient]));
        Assert.Equal(at.Parameters, optimizer.ClippedTo(double.MaxValue).Fold(optimizer.ClippedTo(double.MaxValue).Start(Parameters<double>.Filled(layout, 0)), [gradient, gradient, gradient]).Parameters);
    }

    [Fact]
    public void A_number_of_the_run_is_kept_in_a_group_too()
    {
        Groups groups = new(("a", new Counting()), ("*", new Sgd { LearningRate = 1 }));
        var layout = Layout.Of(("a", [2]), ("b", [1]));
        var gradient = Parameters<double>.Filled(layout, 1);
        var at = groups.Start(Parameters<double>.Filled(layout, 0));
        for (var i = 0; i < 3; i++) at = groups.Step(at.State, at.Parameters, gradient);
        Assert.Equal(Parameters<double>.Of(layout, -7, -7, -3), at.Parameters);
        Assert.Equal([8.0], at.State.Inner[0].Scalars.ToArray());
        Assert.Equal(3, at.State.Inner[1].Step);
    }

    [Fact]
    public void The_loss_reaches_a_rule_that_needs_it()
    {
        var optimizer = new LossScaled();
        var at = optimizer.Start(_one);
        Assert.Equal(1 - 3, optimizer.Step(at.State, at.Parameters, new Evaluation<double>(_one, Loss: 3)).Parameters[0]);
        Assert.Equal("evaluation", Assert.Throws<ArgumentException>(() => optimizer.Step(at.State, at.Parameters, _one)).ParamName);
    }

    /// <summary>Takes c times the gradient off, where c is a number of the run that doubles with each step.</summary>
    private sealed record Counting : ElementWise
    {
        public override ImmutableArray<Slot> Slots => [Slot.Run("Count", 1)];

        public override void Sweep<R>(Coordinates<R> coordinates, StepContext t)
        {
            var count = t.Kept("Count");
            t.Keep("Count", 2 * count);
            coordinates.Apply<Rule<R>, ValueTuple>(new(count));
        }
    }

    /// <summary>Takes the loss times the gradient off.</summary>
    private sealed record LossScaled : ElementWise
    {
        public override Needs Needs => Needs.Loss;

        public override void Sweep<R>(Coordinates<R> coordinates, StepContext t) => coordinates.Apply<Rule<R>, ValueTuple>(new(t.Loss));
    }

    private readonly record struct Rule<R>(R Factor) : IRule<R, ValueTuple>
        where R : struct, IReal<R>
    {
        public (R Update, ValueTuple Memory) Step(R parameter, R gradient, ValueTuple memory) => (Factor * gradient, memory);
    }
}
