using PureOptim.Laws;
using PureOptim.Laws.Theorems;
using static PureOptim.Laws.LawKind;

namespace PureOptim.PropertyTests.Specimens;

/// <summary>Laws about optimizers that the library does not have.</summary>
internal static class SpecimenLaws
{
    /// <summary>The first step, and the steps on signs that stay, turn, and stay: each number is one rounding from the one before.</summary>
    internal static Law FirstStepOfRprop { get; } = new(
        "C20", Bitwise,
        "Rprop's first step is its initial step size against the sign; on signs +, +, +, -, + its steps are 1, 1.2, 1.44, 0 and 0.72 of that.",
        @"\Delta_1 = \eta_0\,\mathrm{sign}(g), \quad g = (1, 1, 1, -1, 1) \Rightarrow |\Delta| = \eta_0 (1, 1.2, 1.44, 0, 0.72)",
        Everyone,
        c => FirstStep(c).And(() => Trace(c.Optimizer)));

    /// <summary>Without its differences Adan is Adam.</summary>
    internal static Law AdanIsAdam { get; } = new(
        "C12b", Real,
        "Adan that gives differences of gradients no weight is Adam.",
        @"\beta_2 = 0 \Rightarrow \mathrm{Adan}(\beta_1, \beta_2, \beta_3) = \mathrm{Adam}(\beta_1, \beta_3)",
        Everyone,
        IsAdam)
    {
        Magnitudes = Magnitudes.Intervals,
        ConstantBecause = "Adam's averages are those of its paper only where the betas stay",
        Prepare = optimizer => Hyperparameter.Set(optimizer, "Beta2", 0),
    };

    /// <summary>Up one function is down the other.</summary>
    internal static Law MaximizingIsMinimizing { get; } = new(
        "B9b", Bitwise,
        "An option that maximizes is minimizing with the signs of the gradients turned.",
        @"\mathrm{maximize}(g) = \mathrm{minimize}(-g)",
        Everyone,
        c => Compare.Bits(
            c.Run(((IDirected)c.Optimizer).Directed(maximize: true), c.Start, c.Gradients).End,
            c.Run(((IDirected)c.Optimizer).Directed(maximize: false), c.Start, c.Gradients.Select(g => g.Map((value, _) => -value))).End));

    private static Applicability Everyone(IOptimizer optimizer) => Applicability.Holds;

    private static Finding FirstStep(LawCase c)
    {
        const double initial = 0.1;
        if (c.Steps == 0) return Finding.Vacuous;
        var first = c.Changes(c.Optimizer, [c.Gradients[0]])[0];
        return Compare.Bits(first, c.Gradients[0].Map((value, _) => value == 0 ? 0 : -double.Sign(value) * c.Round(initial)), "first change");
    }

    private static Finding Trace(IOptimizer optimizer)
    {
        const double initial = 0.1, second = initial * 1.2, third = second * 1.2;
        Parameters<double>[] gradients = [[1.0], [1.0], [1.0], [-1.0], [1.0]];
        var changes = Trajectory.Changes<double>(optimizer, Layout.Vector(1), gradients);
        double[] expected = [-initial, -second, -third, 0, -third / 2];
        return changes.Select((change, step) => Finding.That(
                change[0] == expected[step], () => $"step {step + 1} changes by {change[0]} instead of {expected[step]}"))
            .FirstOrDefault(finding => finding.IsBroken, Finding.Exact);
    }

    private static Finding IsAdam(LawCase c)
    {
        var adam = new Adam
        {
            LearningRate = Hyperparameter.Get(c.Optimizer, "LearningRate"),
            Beta1 = Hyperparameter.Get(c.Optimizer, "Beta1"),
            Beta2 = Hyperparameter.Get(c.Optimizer, "Beta3"),
            Epsilon = Hyperparameter.Get(c.Optimizer, "Epsilon"),
            EpsilonPlacement = AdamEpsilonPlacement.AfterCorrection,
        };
        // The paper's algorithm in intervals that hold every rounding of the scalars in either program.
        var paper = AdamTheorems.PathOfAlgorithmOne(c, adam);
        var certificate = new Certificate();
        certificate.SamePath(Certified.Run(adam, c).Points, paper, "Adam");
        certificate.SamePath(Certified.Run(c.Optimizer, c).Points, paper, "Adan");
        return certificate.Finding;
    }
}
