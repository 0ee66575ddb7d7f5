using PureOptim.Core;
using PureOptim.Numerics;

namespace PureOptim.Dialects;

/// <summary>What torch.optim keeps of its optimizers, as <c>state_dict()["state"]</c> has it.</summary>
internal static class PyTorchStates
{
    internal static StateForm? FormOf(IOptimizer optimizer) => optimizer switch
    {
        Momentum { LearningRatePlacement: LearningRatePlacement.OutsideVelocity } or Nesterov { LearningRatePlacement: LearningRatePlacement.OutsideVelocity } or DampenedMomentum =>
            new(new StateSlot("momentum_buffer", "Velocity") { IsNegated = true }),
        Momentum or Nesterov => StateForm.None("its velocity has the learning rate inside, PyTorch's outside"),
        Adam { BiasCorrection: BiasCorrection.PowerOfBeta } or AdamW or RAdam or SparseAdam => Moments(),
        Adam => StateForm.None("it corrects its moments by products of betas, PyTorch by powers"),
        AmsGrad { Correction: AmsGradCorrection.AfterMaximum } => Moments(("max_exp_avg_sq", "LargestSecondMoment")),
        AmsGrad => StateForm.None("its largest second moments are corrected otherwise; PyTorch's are corrected after the maximum"),
        Adamax => Counted(("exp_avg", "FirstMoment"), ("exp_inf", "LargestGradient")),
        NAdam { Grows: true } => Moments() with { Numbers = [new("mu_product", "MomentumProduct")] },
        NAdam => StateForm.None("its momentum is constant, PyTorch's grows"),
        RmsProp => Counted(("square_avg", "MeanOfSquares")),
        CenteredRmsProp => Counted(("square_avg", "MeanOfSquares"), ("grad_avg", "Mean")),
        UpdateMomentum { Wrapped: RmsProp { LearningRate: Schedule.Constant { Value: 1 } } or CenteredRmsProp { LearningRate: Schedule.Constant { Value: 1 } } } => new(("momentum_buffer", "Velocity")),
        AdaGrad => Counted(("sum", "SumOfSquares")),
        Adadelta => Counted(("square_avg", "MeanOfSquares"), ("acc_delta", "MeanOfSquaredUpdates")),
        Asgd asgd => Counted(("ax", "Average")) with { Numbers = [new("eta", null, step => RateOf(asgd, step)), new("mu", null, step => 1 / double.Max(1, step - asgd.AverageFrom.At(step)))] },
        Rprop { IsDelayed: false } => Counted(("step_size", "Length"), new StateSlot("prev", "LastStep") { Magnitude = "step_size" }),
        Rprop => StateForm.None("its steps are a step late, PyTorch's are not"),
        Muon { CorrectsBias: false } => new(("momentum_buffer", "Momentum")),
        Muon => StateForm.None("its momentum is corrected, PyTorch's is not, and PyTorch keeps no number of steps for it"),
        Adafactor { HasMomentum: false } adafactor => Counted(
            new StateSlot("row_var", "Rows") { Has = shape => shape.Length == 2, Shape = shape => [shape[0], 1] },
            new StateSlot("col_var", "Columns") { Has = shape => shape.Length == 2, Shape = shape => [1, shape[1]] },
            new StateSlot("variance", "SecondMoment") { Has = shape => shape.Length < 2 }) with
        {
            FaultOf = shape => shape.Length > 1 && !adafactor.IsFactored(shape) ? "PyTorch factors every tensor of two or more dimensions, and it does not" : null,
        },
        Lbfgs => StateForm.None("PyTorch keeps lists of vectors, and counts the iterations of a step"),
        _ => null,
    };

    private static StateForm Counted(params ReadOnlySpan<StateSlot> slots) => new([.. slots]) { Counts = ["step"] };

    private static StateForm Moments(params ReadOnlySpan<StateSlot> more) => Counted([("exp_avg", "FirstMoment"), ("exp_avg_sq", "SecondMoment"), .. more]);

    /// <summary>The rate of the step that follows so many: η / (1 + λ η t)^α.</summary>
    private static double RateOf(Asgd asgd, long step)
    {
        var rate = asgd.LearningRate.At(step);
        return rate / ElementaryFunctions.RealPower(1 + asgd.Decay.At(step) * rate * step, asgd.Exponent.At(step));
    }
}
