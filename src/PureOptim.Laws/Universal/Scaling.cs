using System.Collections.Immutable;
using PureOptim.Core;
using static PureOptim.Laws.LawKind;
using static PureOptim.Laws.Promises;
using static PureOptim.OptimizerTraits;

namespace PureOptim.Laws.Universal;

/// <summary>Group B, units: with gradients, parameters and hyperparameters multiplied by powers of two, so is the path.</summary>
internal static class Scaling
{
    /// <summary>The laws of units.</summary>
    internal static ImmutableArray<Law> Laws { get; } =
    [
        new("B11", Bitwise,
            "In other units nothing changes: with gradients and parameters multiplied by powers of two, and every hyperparameter by what follows "
            + "from its unit, the path is multiplied as the parameters are.",
            @"(\theta, g, h) \mapsto (2^j \theta, 2^k g, 2^{ja + kb} h), \; [h] = [\theta]^a [g]^b \Rightarrow \theta_t \mapsto 2^j \theta_t",
            WithUnits,
            OrNearer(InOtherUnits)) { Magnitudes = Magnitudes.Scalable, Claims = UniversalClaims.UnitsChanged },
        new("B12", Bitwise,
            "With epsilon zero, each coordinate's gradients may be multiplied by a power of two of its own.",
            @"\varepsilon = 0: \; g_i \mapsto 2^{k_i} g_i",
            HoldsFor(ScaleInvariant | OptimizerTraits.ElementWise),
            c => SameUnlessUnderflow(c, c.Run(), c.Run(c.Start, Scale(c.Gradients, i => c.Marks[i] % 9))))
        {
            Magnitudes = Magnitudes.Scalable,
            Prepare = Settings.WithoutEpsilon,
            Claims = UniversalClaims.GradientsScaled,
        },
    ];

    /// <summary>Holds for optimizers that state the unit of each of their hyperparameters, so that no number lacks one; does not apply to others.</summary>
    private static Applicability WithUnits(IOptimizer optimizer) =>
        When(Hyperparameter.Of(optimizer) is { IsEmpty: false } all && all.All(hyperparameter => hyperparameter.Unit is not null && hyperparameter.CanBeSetIn(optimizer)));

    /// <summary>The exponents are multiples of a number that makes a power of two of every factor, which a root in a unit asks for.</summary>
    private static Finding InOtherUnits(LawCase c)
    {
        var hyperparameters = Hyperparameter.Of(c.Optimizer);
        var multiple = Enumerable.Range(1, 12).FirstOrDefault(count => hyperparameters.All(hyperparameter =>
            double.IsInteger(count * hyperparameter.Unit!.Value.Parameter) && double.IsInteger(count * hyperparameter.Unit.Value.Gradient)));
        if (multiple == 0) return Finding.Vacuous;
        // The loss and the other points that laws provide are in the unit of the gradients, as if that of the parameters were 1.
        int gradients = c.Exponent / multiple * multiple, parameters = c.Optimizer.Needs == Needs.Gradient ? (c.Mark(0) % 17 - 8) / multiple * multiple : 0;
        var optimizer = c.Optimizer;
        foreach (var hyperparameter in hyperparameters)
        {
            var exponent = (int)(gradients * hyperparameter.Unit!.Value.Gradient + parameters * hyperparameter.Unit.Value.Parameter);
            var value = hyperparameter.Get(optimizer);
            if (exponent == 0) continue;
            if (!IsScaledExactly(c, value, exponent)) return Finding.Vacuous;
            optimizer = hyperparameter.With(optimizer, value.Changed(number => double.ScaleB(number, exponent)));
        }

        return SameUnlessUnderflow(
            c, c.Run(), c.Run(optimizer, Scale(c.Start, parameters), Scale(c.Gradients, _ => gradients), double.ScaleB(1, parameters)), parameters);
    }

    /// <summary>Tries a case that says nothing once more, with its numbers nearer to one another: those far apart underflow, or hide in one another's rounding.</summary>
    internal static Func<LawCase, Finding> OrNearer(Func<LawCase, Finding> examine) =>
        c => examine(c) is { IsVacuous: false } finding ? finding : examine(Nearer(c));

    /// <summary>The case with every gradient an eighth as far, in powers of two, from the largest.</summary>
    private static LawCase Nearer(LawCase c)
    {
        var largest = c.Gradients.SelectMany(gradient => gradient.Values.ToArray()).Where(value => value != 0).Select(double.ILogB).DefaultIfEmpty().Max();
        return c with
        {
            Gradients =
            [
                .. c.Gradients.Select(gradient => gradient.Map((value, _) =>
                    value == 0 ? 0 : double.ScaleB(value, (largest - double.ILogB(value)) * 7 / 8))),
            ],
        };
    }

    /// <summary>
    /// Whether a hyperparameter is a normal number before and after. An ε that is subnormal, or raised to the smallest positive number, is not
    /// multiplied exactly.
    /// </summary>
    private static bool IsScaledExactly(LawCase c, Schedule value, int exponent)
    {
        // Adam's correction of the first step is at least √(1 - 0.999), the betas being drawn up to there.
        var (smallest, largest) = c.Precision == Precision.Binary32 ? (-126 + 5, 127) : (-1022 + 5, 1023);
        return new[] { value.Minimum, value.Maximum }.All(end =>
            end == 0 || (int.Min(double.ILogB(end), double.ILogB(end) + exponent) >= smallest && int.Max(double.ILogB(end), double.ILogB(end) + exponent) <= largest));
    }

    /// <summary>The gradients with each coordinate multiplied by a power of two.</summary>
    internal static IEnumerable<Parameters<double>> Scale(IEnumerable<Parameters<double>> gradients, Func<int, int> exponent) =>
        gradients.Select(gradient => gradient.Map((value, i) => double.ScaleB(value, exponent(i))));

    /// <summary>
    /// The same parameters in the end, but for a power of two. Scaling by powers of two is exact only where nothing comes near the smallest numbers.
    /// </summary>
    internal static Finding SameUnlessUnderflow(LawCase c, Trajectory here, Trajectory there, int exponent = 0)
    {
        // Subnormal numbers begin at 2^-126 and 2^-1022; below these limits a number has lost digits in the course of a step, or soon will. Of parameters it may be the square: some rules divide by that of a norm.
        var smallest = c.Precision == Precision.Binary32 ? -100 : -980;
        bool Underflows(Trajectory path) => path.Points.Any(point =>
            (exponent != 0 && IsSmall(point.Parameters, smallest / 2)) || HasSmall(point.State));
        bool HasSmall(OptimizerState<double> state) => state.Slots.Any(slot => IsSmall(slot, smallest)) || state.Inner.Any(HasSmall);
        bool IsSmall(Parameters<double> vector, int limit) => vector.Values.ToArray().Any(value => value != 0 && double.ILogB(value) < limit);
        return Underflows(here) || Underflows(there) ? Finding.Vacuous : Compare.Bits(Scale(here.End, exponent), there.End);
    }

    private static Parameters<double> Scale(Parameters<double> vector, int exponent) => vector.Map((value, _) => double.ScaleB(value, exponent));
}
