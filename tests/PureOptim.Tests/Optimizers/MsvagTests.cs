using static PureOptim.OptimizerTraits;

namespace PureOptim.Tests.Optimizers;

public sealed class MsvagTests
{
    internal static IEnumerable<OptimizerCard> Cards =>
    [
        new(
            new Msvag(), OptimizerTraits.ElementWise | Odd | RestsWithoutGradient,
            Descending | RotationEquivariant | RotationEquivariantPerTensor,
            [
                "m' = β m + (1 - β) g", "v' = β v + (1 - β) g²", "ρ_t = min((1 - β) (1 + β^t) / ((1 + β) (1 - β^t)), 0.9999)", "c_t = 1 - β^t",
                "θ' = θ - η (m' / c_t) (0 < (m' / c_t)² ? (m' / c_t)² / ((m' / c_t)² + ρ_t (max(v' / c_t - (m' / c_t)², 0) / (1 - ρ_t))) : 0)",
            ],
            [
                @"m' = \beta m + \left(1 - \beta\right) g", @"v' = \beta v + \left(1 - \beta\right) g^2",
                @"\rho_t = \min(\frac{\left(1 - \beta\right) \left(1 + \beta^{t}\right)}{\left(1 + \beta\right) \left(1 - \beta^{t}\right)}, 0.9999)",
                @"c_t = 1 - \beta^{t}",
                @"\theta' = \theta - \eta \frac{m'}{c_t} \begin{cases} \frac{\frac{m'}{c_t}^2}{\frac{m'}{c_t}^2 + \rho_t \frac{\max(\frac{v'}{c_t} - \frac{m'}{c_t}^2, 0)}{1 - \rho_t}} & 0 < \frac{m'}{c_t}^2 \\ 0 & \text{otherwise} \end{cases}",
            ]),
    ];

    // One gradient has no variance. Of 4 and 1 the averages are (1 + 1/2) / (3/4) = 2 and (4 + 1/2) / (3/4) = 6, and ρ is (1/2 · 5/4) / (3/2 · 3/4) = 5/9: s = (6 - 4) / (4/9) = 9/2, the factor 4 / (4 + 5/2).
    [Fact]
    public void A_coordinate_goes_by_as_much_as_its_mean_is_above_the_variance_in_it()
    {
        var path = Trial.From1(new Msvag { LearningRate = 0.1, Beta = 0.5 }, 4, 1);
        Assert.Equal(0.6, path[0], 1e-12);
        Assert.Equal(path[0] - 0.1 * 2 * 4 / 6.5, path[1], 1e-15);
    }

    [Fact]
    public void Gradients_of_0_move_nothing() => Assert.Equal([1, 1], Trial.From1(new Msvag(), 0, 0));
}
