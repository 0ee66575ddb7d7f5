using PureOptim.Dialects;
using static PureOptim.OptimizerTraits;

namespace PureOptim.Tests.Optimizers;

public sealed class AdaHessianTests
{
    internal static IEnumerable<OptimizerCard> Cards =>
    [
        new(
            new AdaHessian(), OptimizerTraits.ElementWise | Odd | TranslationInvariant | ProportionalToRate | RestsWithoutGradient,
            Linear | Descending, [], []),
    ];

    private static readonly AdaHessian _halves = new() { LearningRate = 1, Beta1 = 0.5, Beta2 = 0.5, Epsilon = 0 };

    // By algorithm 1. 3 over |-2|. Then m = 3/4 + 1/2 over 3/4, and v = 1 + 8 over 3/4. Then m = 5/8 and v = 9/2, both over 7/8.
    [Fact]
    public void Three_steps_follow_the_papers_formula()
    {
        var path = SophiaTests.Path(_halves, (3, -2), (1, 4), (0, 0));
        Assert.Equal(-0.5, path[0], 1e-15);
        Assert.Equal(-0.5 - 5 / 3.0 / double.Sqrt(12), path[1], 1e-15);
        Assert.Equal(path[1] - 5 / 7.0 / double.Sqrt(36 / 7.0), path[2], 1e-15);
    }

    // 3 over 2 + 2.
    [Fact]
    public void There_is_an_epsilon() => Assert.Equal(0.25, SophiaTests.Path(_halves with { Epsilon = 2 }, (3, 2))[0], 1e-15);

    // (1 - 0.1 · 0.5) 1 less 0.1 · 3 over 2 + 1.
    [Fact]
    public void Pytorch_optimizer_decays_before_the_step() =>
        Assert.Equal(0.85, SophiaTests.Path(PyTorchOptimizer.AdaHessian(0.1, weightDecay: 0.5, eps: 1), (3, 2))[0], 1e-15);

    // Without memory it is Newton's step along each coordinate, which ends at the lowest point of x² + 10 y². The numbers are exact.
    [Theory, InlineData(1), InlineData(3)]
    public void A_fold_over_an_objective_gives_its_curvature(int threads)
    {
        var newton = new AdaHessian { LearningRate = 1, Beta1 = 0, Beta2 = 0, Epsilon = 0 };
        Assert.Equal([0.0, 0.0], new ValueTuple[1].Fold(newton, [2.0, 1.0], Model.Of<double>(Objective.DiagonalQuadratic), threads).Parameters);
        Assert.Equal([0.0f, 0.0f], newton.Scan<float>(Objective.DiagonalQuadratic, [2.0f, 1.0f]).ElementAt(1).Parameters);
        var model = Model.Of<double, double>((at, _) => [2 * at[0], 20 * at[1]], curvature: (_, _) => [2.0, 20.0]);
        Assert.Equal([0.0, 0.0], new double[1].Fold(newton, [2.0, 1.0], model, threads).Parameters);
        Assert.Equal([0.0, 0.0], new double[1].ScanDiagnostics(newton, [2.0, 1.0], model).Single().At.Parameters);
    }

    // Of each group the curvature of its tensors; turned, one that is bent up leads up by as much.
    [Fact]
    public void Groups_and_wrappers_hand_the_curvature_on()
    {
        var newton = new AdaHessian { LearningRate = 1, Beta1 = 0, Beta2 = 0, Epsilon = 0 };
        var (layout, groups) = (Layout.Of(("a", [1]), ("b", [1]), ("c", [1])), new Groups(("b", newton), ("*", newton.Maximizing())));
        var start = Parameters<double>.Of(layout, 1, 1, 1);
        var moved = groups.Step(groups.Init(start), start, new(Parameters<double>.Of(layout, 1, 2, 3), Curvature: Parameters<double>.Of(layout, 4, 8, 6))).Parameters;
        Assert.Equal(Parameters<double>.Of(layout, 1.25, 0.75, 1.5), moved);
    }

    [Fact]
    public void A_model_without_a_curvature_is_refused()
    {
        var model = Model.Of<double, double>((at, _) => at);
        var refusal = Assert.Throws<ArgumentException>(() => new double[1].Fold(new AdaHessian(), [1.0], model));
        Assert.StartsWith("AdaHessian needs the curvature, which the gradient function does not give.", refusal.Message, StringComparison.Ordinal);
        Assert.Throws<NotSupportedException>(() => model.Curvature([1.0], 0));
        Assert.Throws<NotSupportedException>(() => ((IModel<double, double>)new Plain()).Curvature([1.0], 0));
    }

    private sealed record Plain : IModel<double, double>
    {
        public Parameters<double> Gradient(Parameters<double> parameters, double batch) => parameters;
    }
}
