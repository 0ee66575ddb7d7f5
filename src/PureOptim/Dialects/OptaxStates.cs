using System.Collections.Immutable;
using PureOptim.Core;

namespace PureOptim.Dialects;

/// <summary>What Optax keeps of its optimizers. Its tuples are left aside: a name is that of a field, with the path of a parameter behind it.</summary>
internal static class OptaxStates
{
    internal static StateForm? FormOf(IOptimizer optimizer) => optimizer switch
    {
        Momentum { LearningRatePlacement: LearningRatePlacement.OutsideVelocity } or Nesterov { LearningRatePlacement: LearningRatePlacement.OutsideVelocity } => Trace(),
        Momentum or Nesterov => StateForm.None("its velocity has the learning rate inside, Optax's outside"),
        Lars { LearningRatePlacement: LearningRatePlacement.InsideVelocity } => Trace(),
        Lars => StateForm.None("its velocity has the learning rate outside, Optax's inside"),
        UpdateMomentum { Wrapped: RmsProp { LearningRate: not Schedule.Constant { Value: 1 } } or CenteredRmsProp { LearningRate: not Schedule.Constant { Value: 1 } } } => Trace(),
        UpdateMomentum => StateForm.None("the sign of Optax's velocity depends on where its chain turns signs"),
        Adam { BiasCorrection: BiasCorrection.PowerOfBeta } or AdamW or RAdam or Yogi or NovoGrad { Averages: false } => Moments(),
        Adam => StateForm.None("it corrects its moments by products of betas, Optax by powers"),
        NovoGrad => StateForm.None("its first moment is an average, Optax's a sum"),
        AmsGrad { Correction: AmsGradCorrection.BeforeMaximum } => Moments(("nu_max", "LargestSecondMoment")),
        AmsGrad => StateForm.None("its largest second moments are corrected otherwise; Optax's are corrected before the maximum"),
        Adamax => Counted(("mu", "FirstMoment"), ("nu", "LargestGradient")),
        NAdam { Grows: false } nadam => Moments() with { Numbers = [new(null, "MomentumProduct", steps => Product(nadam.Beta1, steps))] },
        NAdam => StateForm.None("its momentum grows, Optax's is constant"),
        AdaBelief => Counted(("mu", "FirstMoment"), ("nu", "Variance")),
        Adan => new(("m", "FirstMoment"), ("v", "Differences"), ("n", "SecondMoment"), ("g", "Previous")) { Counts = ["t"] },
        AcProp => Counted(("mu", "FirstMoment"), ("nu", "Variance")),
        Adopt => Counted(("mu", "Momentum"), ("nu", "SecondMoment")),
        AdEmaMix { Alpha: Schedule.Constant { Value: 0 } } => StateForm.None("without its slow moment it stands for Optax's Adam or RMSProp, which have no such moment"),
        AdEmaMix => new(("m1", "FastMoment"), ("m2", "SlowMoment"), ("nu", "SecondMoment")) { Counts = ["count", "count_m2"] },
        SimplifiedAdEmaMix { Averages: false } => new(("m", "FirstMoment"), ("n", "SecondMoment")) { Counts = ["t"] },
        SimplifiedAdEmaMix => StateForm.None("its first moment is an average, Optax's a sum"),
        Madgrad => Counted(("grad_sum_sq", "SumOfSquares"), ("s", "Sum"), ("x0", "Start")),
        Cocob => new(("init_particles", "Start"), ("cumulative_gradients", "Sum"), ("scale", "Scale"), ("subgradients", "Magnitudes"), ("reward", "Reward")),
        Prodigy { GrowthRate: > 0 } => StateForm.None("the growth of its distance is bounded, that of Optax's is not"),
        Prodigy => Estimated(("params0", "Start")),
        DAdaptAdamW => Estimated(),
        Dowg => new(("init_params", "Start")) { Numbers = [new("weighted_sq_norm_grads", "Squares"), new("estim_sq_dist", "Distance")] },
        Dog { PerTensor: false } => new(("init_params", "Start")) { Numbers = [new("sum_sq_norm_grads", "Squares"), new("max_dist", "Distance"), new("is_init_step", null, IsFirst)] },
        Optimism => new(("previous_gradient", "Previous")) { Numbers = [new("is_initial_step", null, IsFirst)] },
        Lion => Counted(("mu", "Momentum")),
        Signum => Counted(("ema", "FirstMoment")),
        GradientAverage { Stage: WrapperStage.Gradient } => Counted(("ema", "Average")),
        GradientAverage => StateForm.None("the sign of Optax's average depends on where its chain turns signs"),
        RmsProp => new(("nu", "MeanOfSquares")),
        CenteredRmsProp => new(("mu", "Mean"), ("nu", "MeanOfSquares")),
        AdaGrad => new(("sum_of_squares", "SumOfSquares")),
        Adadelta => new(("e_g", "MeanOfSquares"), ("e_x", "MeanOfSquaredUpdates")),
        Rprop { IsDelayed: true } => new(("step_sizes", "Length"), ("prev_updates", "LastStep")),
        Rprop => StateForm.None("its steps are those of their gradients, Optax's are a step late"),
        Muon { HasOwnCoefficients: false, Coefficients: MuonCoefficients.Dion } => StateForm.None("its coefficients differ from iteration to iteration"),
        Muon { CorrectsBias: true } muon => Counted(("mu", "Momentum")) with { Constants = [("ns_coeffs", Coefficients(muon))] },
        Muon => StateForm.None("its momentum is not corrected, Optax's is"),
        Adafactor adafactor => Counted([.. Factors(adafactor)]),
        Sm3 { HasMomentum: true } => new(
            new StateSlot("mu", "Rows") { Suffix = ".0", Has = IsMatrix },
            new StateSlot("mu", "Columns") { Suffix = ".1", Has = IsMatrix },
            new StateSlot("mu", "SumOfSquares") { Suffix = ".0", Has = shape => shape.Length == 1 },
            ("nu", "FirstMoment"))
        {
            FaultOf = shape => shape.Length is 1 or 2 ? null : "Optax keeps largest squares along each dimension; here vectors and matrices have the same",
        },
        GradientNoise => StateForm.None("Optax draws other numbers"),
        Maximize { Wrapped: var wrapped } when StateForm.Remembers(wrapped) => StateForm.None("Optax's chain that climbs remembers gradients whose sign is not turned"),
        _ => null,
    };

    private static StateForm Counted(params ReadOnlySpan<StateSlot> slots) => new([.. slots]) { Counts = ["count"] };

    private static StateForm Moments(params ReadOnlySpan<StateSlot> more) => Counted([("mu", "FirstMoment"), ("nu", "SecondMoment"), .. more]);

    /// <summary>Moments, a sum of gradients, and the estimate of a distance.</summary>
    private static StateForm Estimated(params ReadOnlySpan<StateSlot> more) => Counted([("exp_avg", "FirstMoment"), ("exp_avg_sq", "SecondMoment"), ("grad_sum", "Sum"), .. more]) with
    {
        Numbers = [new("estim_lr", "Distance"), new("numerator_weighted", "Numerator")],
    };

    private static double IsFirst(long steps) => steps == 0 ? 1 : 0;

    /// <summary>A velocity that is added, where that of this library is taken off, or the other way round.</summary>
    private static StateForm Trace() => new(new StateSlot("trace", "Velocity") { IsNegated = true });

    /// <summary>Optax's rows are those of the shorter side, and a tensor has all three, of which zeros stand for what is not kept.</summary>
    private static IEnumerable<StateSlot> Factors(Adafactor adafactor)
    {
        bool Tall(ImmutableArray<int> shape) => adafactor.IsFactored(shape) && shape[0] > shape[1];
        bool Wide(ImmutableArray<int> shape) => adafactor.IsFactored(shape) && shape[0] <= shape[1];
        bool Whole(ImmutableArray<int> shape) => !adafactor.IsFactored(shape);
        foreach (var (name, ofWide, ofTall) in new[] { ("v_row", "Rows", "Columns"), ("v_col", "Columns", "Rows") })
        {
            yield return new(name, ofWide) { Has = Wide };
            yield return new(name, ofTall) { Has = Tall };
            yield return new(name, null) { Has = Whole, Shape = _ => [1] };
        }

        yield return new("v", "SecondMoment") { Has = Whole };
        yield return new("v", null) { Has = adafactor.IsFactored, Shape = _ => [1] };
        if (adafactor.HasMomentum) yield return ("ema", "FirstMoment");
    }

    private static ImmutableArray<double> Coefficients(Muon muon)
    {
        var (a, b, c) = muon.CoefficientsOf(0);
        return [a.Value, b.Value, c.Value];
    }

    private static bool IsMatrix(ImmutableArray<int> shape) => shape.Length == 2;

    private static double Product(Schedule factor, long steps)
    {
        var product = 1.0;
        for (var step = 0L; step < steps && product != 0; step++) product *= factor.At(step);
        return product;
    }
}
