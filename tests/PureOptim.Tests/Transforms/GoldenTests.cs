using System.Collections.Immutable;
using PureOptim.Experiments.Parity;
using PureOptim.Tests.Parity;

namespace PureOptim.Tests.Transforms;

/// <summary>Wrappers and compositions on recorded runs of Optax, Keras and pytorch-optimizer, within 4 ulp of the largest magnitude or with the reason why not.</summary>
public sealed class GoldenTests
{
    public static TheoryData<string, IOptimizer> All => new()
    {
        { "optax-transform/22", Adam(0.00104).ClippedTo(0.621) },
        { "optax-transform/28", new Groups(("weight", Adam(0.00111).WithDecay(0.00461, 0.00111)), ("*", Adam(0.00111))) },
        { "optax-transform/29", new Groups(("weight", Adam(0.0625)), ("*", Sgd(0.00941))) },
        { "optax-transform/36", Sgd(0.00777).WithLookahead(4, 0.474) },
        { "optax-wrapper/0", Adam(0.0144).Accumulating(3) },
        { "optax-wrapper/1", new MultiSteps(Momentum(0.0144, 0.9), 4) { Accumulation = Accumulation.Sum } },
        { "optax-wrapper/2", Sgd(new LinearSchedule(0.1, 0, 7)).Accumulating(4) },
        { "optax-wrapper/3", Momentum(0.0646, 0.9).Averaged(0.9) },
        { "optax-wrapper/5", Adam(0.0517).WithLookahead(5, 0.5) },
        { "optax-wrapper/7", new Groups(("bias", Adam(0.0214).WithDecay(0.037, 0.0214)), ("*", Momentum(0.13, 0.8).ClippedTo(0.9))) },
        { "optax-wrapper/10", new NoisySgd { LearningRate = 0.1 } },
        { "optax-wrapper/11", new NoisySgd { LearningRate = 0.0317, Variance = 0.3, Seed = 2026 } },
        { "optax/lamb/127", new Lamb { LearningRate = 0.00315 } },
        { "keras/Lamb/70", new Lamb { LearningRate = 0.001, Epsilon = 1e-7 } },
    };

    [Theory, MemberData(nameof(All))]
    public void Parameters_are_those_of_the_framework(string id, IOptimizer optimizer) => Assert.InRange(Paths.Distance(id, optimizer), 0, 4);

    // Each of the 30 steps moves a tensor by its length times the rate, whatever the gradient: every rounding of a norm, of their quotient or of Adam's
    // scalars moves all its coordinates the same way, 30 times. Four such roundings of half a unit make 30 · 0.0143 · 2 = 0.9 units of the length, and
    // 30 · 0.212 · 2 = 13; a coordinate's own units are smaller than those of the length, up to several times at the lower rate.
    [Theory]
    [InlineData("optax/lamb/129", 0.0143, 0.738, 0.957, 1e-6, 0.00201, 8)]
    [InlineData("keras/Lamb/71", 0.212, 0.9, 0.999, 1e-7, 0, 13)]
    public void Lamb_at_a_high_rate_adds_its_roundings_up(string id, double learningRate, double beta1, double beta2, double epsilon, double weightDecay, double bound)
    {
        var lamb = new Lamb { LearningRate = learningRate, Beta1 = beta1, Beta2 = beta2, Epsilon = epsilon, WeightDecay = weightDecay };
        Assert.InRange(Paths.Distance(id, lamb), 0, bound);
    }

    [Fact]
    public void Lamb_in_single_precision()
    {
        var @case = RecordedTraces.Case("optax/lamb/128");
        var points = Paths.Along(new Lamb { LearningRate = 0.00315 }, @case.StartIn<float>(), @case.GradientsIn<float>()).Select(at => at.Parameters);
        Assert.InRange(@case.Worst(points)?.Distance ?? 0, 0, 4);
    }

    // Recorded is θ + clipped, without a rate. Clipping is odd, so that plain descent with a rate of 1 on the gradients' negations adds them up.
    [Fact]
    public void The_clipped_gradient_itself_is_that_of_the_framework()
    {
        var @case = RecordedTraces.Case("optax-transform/5");
        var negated = @case.Gradients.Select(gradient => Parameters<double>.Of(gradient.Layout, [.. gradient.Values.ToArray().Select(value => -value)]));
        var points = Paths.Along(Sgd(1).ClippedTo(1.77), @case.Start, negated).Select(at => at.Parameters);
        Assert.InRange(@case.Worst(points)?.Distance ?? 0, 0, 4);
    }

    // Optax hands on the gradients of tensors outside the mask as they are, so that they climb; nobody wants that, and only the tensor inside is compared.
    [Fact]
    public void An_optimizer_for_one_tensor_is_that_of_the_framework()
    {
        var @case = RecordedTraces.Case("optax-transform/27");
        var points = Paths.Of(@case, new Groups(("weight", Adam(0.00263).WithDecay(1e-4, 0.00263)), ("*", Sgd(0))));
        Assert.InRange(@case.Worst(points, tensors: "weight")?.Distance ?? 0, 0, 4);
    }

    [Theory]
    [InlineData("optax-transform/36", 4, 0.474)]
    [InlineData("optax-wrapper/5", 5, 0.5)]
    public void Slow_parameters_are_the_result_of_lookahead(string id, int period, double slowRate)
    {
        IOptimizer inner = id == "optax-wrapper/5" ? Adam(0.0517) : Sgd(0.00777);
        Assert.InRange(Paths.DistanceOfResults(id, "expected_slow", inner.WithLookahead(period, slowRate)), 0, 4);
    }

    [Theory]
    [InlineData("optax-wrapper/3", AverageStart.Parameters)]
    [InlineData("optax-wrapper/4", AverageStart.Corrected)]
    public void The_average_is_the_result_of_averaging(string id, AverageStart start) =>
        Assert.InRange(Paths.DistanceOfResults(id, "expected_average", Momentum(0.0646, 0.9).Averaged(0.9, start)), 0, 4);

    [Theory]
    [InlineData("optax-wrapper/12", 0.05)]
    [InlineData("optax-wrapper/13", 0.5)]
    [InlineData("optax-wrapper/14", 0.1)]
    public void Sams_paths_are_those_of_the_framework(string id, double radius)
    {
        IOptimizer inner = id switch
        {
            "optax-wrapper/12" => Sgd(0.4),
            "optax-wrapper/13" => Momentum(0.05, 0.9),
            _ => Adam(0.3),
        };
        var path = RecordedTraces.Paths.Single(path => path.Id == id);
        ImmutableArray<Parameters<double>> ours =
            [.. inner.SharpnessAware(radius).Scan(path.Objective, path.Points[0]).Take(path.Points.Length).Select(point => point.Parameters)];
        Assert.InRange(Points.Worst(path.Points, ours, DistanceUnit.Ulp, single: false)?.Distance ?? 0, 0, 4);
    }

    private static Adam Adam(double learningRate) =>
        new() { LearningRate = learningRate, Epsilon = 1e-8, EpsilonPlacement = AdamEpsilonPlacement.AfterCorrection };

    private static Sgd Sgd(Schedule learningRate) => new() { LearningRate = learningRate };

    private static Momentum Momentum(double learningRate, double momentumFactor) =>
        new() { LearningRate = learningRate, MomentumFactor = momentumFactor, LearningRatePlacement = LearningRatePlacement.OutsideVelocity };
}
