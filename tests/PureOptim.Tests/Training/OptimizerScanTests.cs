namespace PureOptim.Tests.Training;

public sealed class OptimizerScanTests
{
    private static readonly IOptimizer[] _optimizers =
    [
        new Sgd(), new Momentum(), new Nesterov(), new AdaGrad(), new RmsProp(), new Adam(),
    ];

    [Fact]
    public void A_path_is_as_many_single_steps()
    {
        foreach (var optimizer in _optimizers)
        {
            var (parameters, state) = optimizer.Start<double>([-7.0, 2.0]);
            var steps = 0;
            foreach (var point in optimizer.Scan(Objective.Valley, [-7.0, 2.0]).Take(31))
            {
                Assert.Equal((steps, parameters, state), (point.Step, point.Parameters, point.State));
                Assert.Equal(Objective.Valley.Loss(parameters), point.Loss);
                (parameters, state) = optimizer.Step(state, parameters, Objective.Valley.Gradient(parameters));
                steps++;
            }

            Assert.Equal(31, steps);
        }
    }

    [Fact]
    public void A_path_in_binary32_is_one_of_binary32()
    {
        var last = new RmsProp().Scan(Objective.Valley, [-7.0f, 2.0f]).ElementAt(5);
        var (parameters, state) = new RmsProp().Start<float>([-7.0f, 2.0f]);
        for (var step = 0; step < 5; step++)
            (parameters, state) = new RmsProp().Step(state, parameters, Objective.Valley.Gradient(parameters));
        Assert.Equal((parameters, Objective.Valley.Loss(parameters)), (last.Parameters, last.Loss));
    }

    [Fact]
    public void A_path_can_be_walked_again()
    {
        foreach (var optimizer in _optimizers)
        {
            var path = optimizer.Scan(Objective.Rosenbrock, Objective.Rosenbrock.Start);
            Assert.Equal(path.Take(20), path.Take(20));
        }
    }

    [Fact]
    public void A_path_goes_on_from_any_of_its_points()
    {
        foreach (var optimizer in _optimizers)
        {
            var path = optimizer.Scan(Objective.Himmelblau, [1.0, 1.0]).Take(20).ToArray();
            var rest = optimizer.Scan(Objective.Himmelblau, path[12].Iterate).Take(8);
            Assert.Equal(path[12..].Select(point => point with { Step = point.Step - 12 }), rest);
        }
    }

    [Fact]
    public void A_path_that_diverges_goes_on_to_infinity_and_to_what_is_no_number()
    {
        // On x² a rate of 2 multiplies x by -3: 3^1000 is infinite, and infinity minus infinity is NaN.
        var path = new Sgd { LearningRate = 2 }.Scan(new DiagonalQuadratic([1.0]), [1.0]).Take(1000).ToArray();
        Assert.Equal(9, path[2].Parameters[0]);
        Assert.Equal(double.PositiveInfinity, path[400].Loss);
        Assert.True(double.IsNaN(path[^1].Loss));
    }

    [Fact]
    public void A_wrong_start_is_refused_before_the_path_is_walked()
    {
        Assert.Throws<ArgumentException>(() => new Sgd().Scan(Objective.Valley, [1.0, 2.0, 3.0]));
        var foreign = new Iterate<double>([1.0, 2.0], new Adam().Init<double>([1.0, 2.0]));
        var error = Assert.Throws<ArgumentException>(() => new Sgd().Scan(Objective.Valley, foreign));
        Assert.StartsWith("The state was made by Adam; this is Sgd.", error.Message, StringComparison.Ordinal);
    }
}
