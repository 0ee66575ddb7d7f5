using PureOptim.Dialects;

namespace PureOptim.Tests.Transforms;

public sealed class GateTests
{
    private static readonly Schedule _odd = Schedule.Custom(step => step % 2, 0, 1);

    // Velocities of 1 and 3/2, in the second step and the fourth.
    [Fact]
    public void Steps_that_are_left_out_move_nothing_and_are_not_remembered()
    {
        var momentum = new Momentum { LearningRate = 1, MomentumFactor = 0.5 };
        var at = Paths.Along(momentum.Stepping(_odd), [0.0], Enumerable.Repeat<Parameters<double>>([1.0], 4)).ToArray();
        Assert.Equal([0, -1, -1, -2.5], at.Select(point => point.Parameters[0]));
        Assert.Equal(2, at[^1].State.Inner[0].Step);
    }

    [Fact]
    public void Changes_that_are_left_out_let_the_gradient_and_the_update_pass()
    {
        var (clip, descent) = (new Sgd { LearningRate = 1 }.ClippedByValue(1), Enumerable.Repeat<Parameters<double>>([4.0], 4));
        Assert.Equal([-4.0, -5, -9, -10], Paths.Along(clip.Changing(_odd), [0.0], descent).Select(at => at.Parameters[0]));
        Assert.Equal([-4.0, -5, -9, -10], Paths.Along((clip with { Stage = WrapperStage.Update }).Changing(_odd), [0.0], descent).Select(at => at.Parameters[0]));
        Assert.Equal([-4.0, -5, -9, -10], Paths.Along(new Sgd { LearningRate = 1 }.ClippedTo(1).Changing(_odd), [0.0], descent).Select(at => at.Parameters[0]));
        Assert.Equal([-4.0, -5, -9, -10], Paths.Along(
            Optax.Chain(Optax.ConditionallyTransform(Optax.Clip(1), step => step % 2 == 1), Optax.ScaleByLearningRate(1)), [0.0], descent).Select(at => at.Parameters[0]));
    }

    // Of an average with a decay of a half, the two gradients that it sees are 4 and 8: 2 and 5.
    [Fact]
    public void A_change_remembers_its_own_steps_only()
    {
        var average = new Sgd { LearningRate = 1 }.WithGradientAverage(0.5) with { IsCorrected = false };
        Assert.Equal([-100.0, -102, -202, -207], Paths.Along(average.Changing(_odd), [0.0], [[100.0], [4.0], [100.0], [8.0]]).Select(at => at.Parameters[0]));
    }

    [Fact]
    public void The_sign_of_a_function_is_no_change_of_a_step()
    {
        Assert.StartsWith("Maximize turns the function", Assert.Throws<ArgumentException>(() => new Sgd().Maximizing().Changing(_odd)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => Optax.ConditionallyTransform(Optax.ScaleByAdam(), _ => true));
    }
}
