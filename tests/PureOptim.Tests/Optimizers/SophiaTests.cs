using PureOptim.Dialects;
using static PureOptim.OptimizerTraits;

namespace PureOptim.Tests.Optimizers;

public sealed class SophiaTests
{
    internal static IEnumerable<OptimizerCard> Cards =>
    [
        Card(new()), Card(new() { CorrectsBias = true }), Card(new() { DividesByLast = true }), Card(new() { CorrectsBias = true, DividesByLast = true }),
    ];

    private static readonly Sophia _halves = new() { LearningRate = 0.5, Beta1 = 0.5, Beta2 = 0.5, Gamma = 1, Epsilon = 0.25, Bound = 2, Interval = 2 };

    // By algorithm 3: m = 2, h = 2: a step of 1/2. Then m = 1, and the curvature is not asked for. Then m = 1/2 - 17/4, h = 2 - 4 = -2, below ε: -15 is below -2.
    [Fact]
    public void Steps_are_those_of_the_curvature_or_of_the_bound() => Assert.Equal([0.5, 0.25, 1.25], Path(_halves, (4, 4), (0, 100), (-8, -6)));

    // The first average is 0: 2 / (1/2) over ε is above the bound. Then 1 / (3/4) over 2.
    [Fact]
    public void The_average_before_the_step_may_divide_and_momentum_be_corrected()
    {
        var path = Path(_halves with { CorrectsBias = true, DividesByLast = true }, (4, 4), (0, 100));
        Assert.Equal(0, path[0]);
        Assert.Equal(-1.0 / 3, path[1], 1e-16);
    }

    // Recorded with Optax 0.2.8 and JAX 0.10.2 in float64, of contrib.sophia(0.0321, b1=0.9, b2=0.7, eps=1e-3, weight_decay=0.11, gamma=0.05, clip_threshold=0.8, update_interval=2,
    // hessian_diagonal_fn=h), where h is a transformation that returns the diagonal given with each step.
    [Fact]
    public void Optaxs_path_is_this_one_to_4_ulp()
    {
        double[][] gradients = [[1.5, -2, 0.25], [0.5, 1, -4], [-1, 0, 3], [2, -0.5, 0.125], [0.75, -3, 1]];
        double[][] diagonals = [[30, -4, 80], [500, 9, 2], [60, 0.5, 700], [7, 8, -9], [25, 900, 5]];
        double[][] expected =
        [
            [0.970789, -1.967258, 0.4725545], [0.941681144041, -1.934631612002, 0.4965659100605], [0.9208517628783408, -1.902120427780021, 0.49873619819369996],
            [0.8976375344036285, -1.8697240405495297, 0.4971667403791262], [0.8745413883058949, -1.8374420449623492, 0.49486480387323584],
        ];
        var optimizer = Dialects.Optax.Sophia(0.0321, b1: 0.9, b2: 0.7, eps: 1e-3, weightDecay: 0.11, gamma: 0.05, clipThreshold: 0.8, updateInterval: 2);
        var at = optimizer.Start<double>([1.0, -2.0, 0.5]);
        for (var step = 0; step < gradients.Length; step++)
        {
            at = optimizer.Step(at.State, at.Parameters, new Evaluation<double>([.. gradients[step]], Curvature: [.. diagonals[step]]));
            // An ulp of 2 is 4.4e-16.
            Trial.AssertNear(expected[step], at.Parameters, 4 * 4.5e-16);
        }
    }

    // (1 - 0.1 · 0.5) 1 less 0.1 times the bound: m = 3/2 over h = 1 is above it.
    [Fact]
    public void Pytorch_optimizer_bounds_by_p_and_decays_before_the_step() =>
        Assert.Equal(0.9, Path(PyTorchOptimizer.SophiaH(0.1, (0.5, 0.5), weightDecay: 0.5, p: 0.5), (3, 2))[0], 1e-15);

    [Fact]
    public void A_step_without_the_curvature_is_refused()
    {
        var at = new Sophia().Start<double>([1.0]);
        var refusal = Assert.Throws<ArgumentException>(() => new Sophia().WithDecay(0.1).Step(new Sophia().WithDecay(0.1).Init(at.Parameters), at.Parameters, at.Parameters));
        Assert.StartsWith("Sophia needs the curvature: give it new Evaluation<T>(gradient, Curvature: diagonal).", refusal.Message, StringComparison.Ordinal);
        refusal = Assert.Throws<ArgumentException>(() => new Sophia().Step(at.State, at.Parameters, new Evaluation<double>([1.0], Curvature: [1.0, 2.0])));
        Assert.StartsWith("The numbers of the curvature", refusal.Message, StringComparison.OrdinalIgnoreCase);
    }

    internal static double[] Path(IOptimizer optimizer, params (double Gradient, double Curvature)[] steps)
    {
        var at = optimizer.Start<double>([1.0]);
        return [.. steps.Select(step =>
        {
            at = optimizer.Step(at.State, at.Parameters, new Evaluation<double>([step.Gradient], Curvature: [step.Curvature]));
            return at.Parameters[0];
        })];
    }

    private static OptimizerCard Card(Sophia optimizer) => new(
        optimizer, OptimizerTraits.ElementWise | Odd | TranslationInvariant | ProportionalToRate | RestsWithoutGradient, Linear | Descending, [], []);
}
