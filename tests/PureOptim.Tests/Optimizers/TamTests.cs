using static PureOptim.OptimizerTraits;

namespace PureOptim.Tests.Optimizers;

public sealed class TamTests
{
    private const OptimizerTraits Kept = Odd | TranslationInvariant | ProportionalToRate | RestsWithoutGradient;

    private static readonly Tam _tam = new() { LearningRate = 1, MomentumFactor = 0.5, Decay = 0.5, SmallestShare = 0, SmallestNorm = 0 };

    internal static IEnumerable<OptimizerCard> Cards { get; } =
    [
        .. from starts in new[] { false, true }
           from columns in new[] { false, true }
           select new OptimizerCard(
               new Tam { StartsAtGradient = starts, NormalizesColumns = columns }, Kept, Linear | RotationEquivariant | RotationEquivariantPerTensor | Descending, [], []),
    ];

    // From m = 0 nothing agrees: s = 0, m = (3, 4)/2. Then m̂ = (0.6, 0.8), ĝ = (0.6, -0.8): s = 0.5 (0.36, -0.64) = (0.18, -0.32), shares 0.59 and 0.34: m = (0.75 + 0.59 · 3, 1 - 0.34 · 4).
    [Fact]
    public void Less_of_a_gradient_gets_in_where_it_has_pointed_against_the_momentum()
    {
        var at = _tam.Start((Parameters<double>)[0.0, 0.0]);
        at = _tam.Step(at.State, at.Parameters, (Parameters<double>)[3.0, 4.0]);
        Trial.AssertNear([-1.5, -2], at.Parameters);
        at = _tam.Step(at.State, at.Parameters, (Parameters<double>)[3.0, -4.0]);
        Trial.AssertNear([-1.5 - (0.75 + 0.59 * 3), -2 - (1 - 0.34 * 4)], at.Parameters);
    }

    // m = g = 2: s = 0.5, the share 0.75, m = 1 + 1.5.
    [Fact]
    public void The_momentum_may_begin_with_the_first_gradient() => Assert.Equal([-1.5], Trial.From1(_tam with { StartsAtGradient = true }, 2));

    // Columns (3, 4) and (0, 2) have norms of 5 and 2, and m = g: s = 0.5 (0.36 0; 0.64 1).
    [Fact]
    public void Columns_of_a_matrix_may_be_divided_by_norms_of_their_own()
    {
        var layout = Layout.Of(("w", [2, 2]));
        var tam = _tam with { StartsAtGradient = true, NormalizesColumns = true };
        var at = tam.Start(Parameters<double>.Filled(layout, 0));
        at = tam.Step(at.State, at.Parameters, Parameters<double>.Of(layout, 3, 0, 4, 2));
        Trial.AssertNear([0.18, 0, 0.32, 0.5], at.State["Agreement"]);
    }

    // The share of an agreement of 0 is a half.
    [Fact]
    public void Without_agreement_it_is_momentum_at_half_the_rate()
    {
        var momentum = new Momentum { LearningRate = 0.05, LearningRatePlacement = LearningRatePlacement.OutsideVelocity };
        // The lower bound of norms makes the agreement vanish.
        var tam = new Tam { LearningRate = 0.1, SmallestShare = 0, SmallestNorm = 1e200 };
        foreach (var (expected, actual) in Trial.From1(momentum, 4, 3, -2, 1).Zip(Trial.From1(tam, 4, 3, -2, 1))) Assert.Equal(expected, actual, 4e-16);
    }
}
