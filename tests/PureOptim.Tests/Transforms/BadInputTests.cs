namespace PureOptim.Tests.Transforms;

/// <summary>One message for each thing that cannot be, before anything is computed.</summary>
public sealed class BadInputTests
{
    private static readonly Parameters<double> _point = [1.0, 2.0];

    [Fact]
    public void What_a_list_of_gradients_cannot_give_is_refused_before_the_first_step()
    {
        var sam = new Adam().SharpnessAware(0.1).WithLookahead();
        var fold = Assert.Throws<ArgumentException>(() => sam.Fold(sam.Start(_point), Never()));
        Assert.StartsWith("Sam needs gradients at other points, which a list of gradients does not give.", fold.Message, StringComparison.Ordinal);
        var loss = new Nests.LossDescent().ClippedTo(1);
        Assert.StartsWith("LossDescent needs the loss", Assert.Throws<ArgumentException>(() => loss.Fold(loss.Start(_point), Never())).Message, StringComparison.Ordinal);
        Assert.StartsWith("Sam needs gradients at other points", Assert.Throws<ArgumentException>(() => sam.Step(sam.Init(_point), _point, _point)).Message, StringComparison.Ordinal);
        Assert.StartsWith("LossDescent needs the loss", Assert.Throws<ArgumentException>(() => loss.Step(loss.Init(_point), _point, _point)).Message, StringComparison.Ordinal);

        static IEnumerable<Parameters<double>> Never()
        {
            Assert.Fail("A gradient was asked for.");
            yield break;
        }
    }

    [Fact]
    public void What_a_gradient_function_cannot_give_is_refused_before_the_first_step()
    {
        var loss = new Nests.LossDescent().Accumulating(2);
        var model = Model.Of<int, double>((_, _) => throw new InvalidOperationException("A gradient was asked for."));
        Assert.StartsWith(
            "LossDescent needs the loss, which the gradient function does not give.", Assert.Throws<ArgumentException>(() => new[] { 1 }.Fold(loss, _point, model)).Message, StringComparison.Ordinal);
    }

    // It knows gradients everywhere, so that it can train with what looks elsewhere.
    [Fact]
    public void A_gradient_function_gives_gradients_at_other_points()
    {
        var sam = new Sgd { LearningRate = 0.1 }.SharpnessAware(0.05);
        var end = Enumerable.Repeat(0, 3).Fold(sam, (Parameters<double>)[1.0], Model.Of<int, double>((point, _) => point));
        Assert.Equal(0.71545, end.Parameters[0], 1e-15);
    }

    [Fact]
    public void Wrappers_a_thousand_deep_are_refused()
    {
        IOptimizer nest = new Sgd();
        for (var i = 0; i < 1000; i++) nest = i % 2 == 0 ? nest.ClippedTo(1) : nest.WithDecay(0.1);
        const string Message = "DecoupledDecay wraps optimizers more than 64 deep.";
        Assert.StartsWith(Message, Assert.Throws<ArgumentException>(() => nest.Init(_point)).Message, StringComparison.Ordinal);
        Assert.StartsWith(Message, Assert.Throws<ArgumentException>(() => nest.Step(new("DecoupledDecay", 0, [], []), _point, _point)).Message, StringComparison.Ordinal);
        Assert.StartsWith(Message, Assert.Throws<ArgumentException>(() => nest.Fold(new(_point, new("DecoupledDecay", 0, [], [])), _point)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Sixty_four_wrappers_are_not_too_many()
    {
        IOptimizer nest = new Sgd { LearningRate = 0.5 };
        for (var i = 0; i < 64; i++) nest = nest.ClippedTo(100);
        Assert.Equal([0.5, 1.0], Paths.Along(nest, _point, [[1.0, 2.0]]).Single().Parameters);
    }

    [Fact]
    public void A_state_of_another_nesting_is_refused()
    {
        var one = new Adam().ClippedTo(1).WithLookahead();
        AssertRefused(new Adam().WithLookahead().Init(_point), "The state was made by Adam; this is ClipByGlobalNorm.");
        AssertRefused(new Adam().WithLookahead().ClippedTo(1).Init(_point), "The state was made by ClipByGlobalNorm; this is Lookahead.");
        AssertRefused(new Momentum().ClippedTo(1).WithLookahead().Init(_point), "The state was made by Momentum; this is Adam.");
        AssertRefused(new("Lookahead", 0, ["Slow"], [_point]), "The state of Lookahead holds 0 inner states; the optimizer consists of 1: ClipByGlobalNorm.");
        AssertRefused(new("Lookahead", 0, [], [], one.Init(_point).Inner), "The state of Lookahead has the slots none; expected are Slow.");
        var average = new Adam().Averaged(0.9, AverageStart.Corrected);
        var other = new Adam().Averaged(0.9).Init(_point);
        Assert.StartsWith(
            "The state of ParameterAverage has the slots Average; expected are Average, Weight.", Assert.Throws<ArgumentException>(() => average.Step(other, _point, _point)).Message, StringComparison.Ordinal);

        void AssertRefused(OptimizerState<double> state, string message)
        {
            Assert.StartsWith(message, Assert.Throws<ArgumentException>(() => one.Step(state, _point, _point)).Message, StringComparison.Ordinal);
            Assert.StartsWith(message, Assert.Throws<ArgumentException>(() => one.Fold(new(_point, state), _point)).Message, StringComparison.Ordinal);
        }
    }
}
