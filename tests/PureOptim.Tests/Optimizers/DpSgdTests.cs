using PureOptim.Dialects;
using PureOptim.Tests.Transforms;
using static PureOptim.OptimizerTraits;

namespace PureOptim.Tests.Optimizers;

public sealed class DpSgdTests
{
    internal static IEnumerable<OptimizerCard> Cards =>
    [
        new(new DpSgd(), TranslationInvariant, None, [], []),
        new(new DpSgd { MaximumNorm = 0.1 }, TranslationInvariant, None, [], []),
        new(new DpSgd { NoiseMultiplier = 0.1 }, TranslationInvariant, None, [], []),
    ];

    // (3, 4) is five times as long as 1 and becomes (0.6, 0.8); (0, 0.5) stays. Their mean is (0.3, 0.65). Each number is rounded a few times.
    [Fact]
    public void Each_example_is_clipped_by_itself_and_the_mean_is_gone()
    {
        var path = Paths.Along(new DpSgd { LearningRate = 1, MaximumNorm = 1, NoiseMultiplier = 0, Examples = 2 }, [0.0, 0.0], [[3.0, 4.0], [0.0, 0.5]]).ToArray();
        Assert.Equal([0.0, 0.0], path[0].Parameters);
        Assert.Equal(-0.3, path[1].Parameters[0], 1e-15);
        Assert.Equal(-0.65, path[1].Parameters[1], 1e-15);
    }

    // σ C / k = 3 · 2 / 4: the noise of a step is one and a half times the draw of its key, of which there is one for every fourth example.
    [Fact]
    public void The_noise_has_the_spread_of_the_paper()
    {
        var dpSgd = new DpSgd { LearningRate = 1, MaximumNorm = 2, NoiseMultiplier = 3, Examples = 4, Seed = 9 };
        double[] path = [.. Paths.Along(dpSgd, [0.0], Enumerable.Repeat<Parameters<double>>([0.0], 8)).Select(at => at.Parameters[0])];
        double Draw(uint step) => RandomKey.FromSeed(9).FoldIn(step).Normal<double>(0);
        Assert.Equal(-1.5 * Draw(0), path[3], 1e-15);
        Assert.Equal(-1.5 * (Draw(0) + Draw(1)), path[7], 1e-15);
        Assert.Equal(path[3], path[6]);
    }

    [Fact]
    public void Under_Optaxs_name_it_is_the_same() => Assert.Equal(
        Paths.Along(new DpSgd { LearningRate = 0.1, MaximumNorm = 2, NoiseMultiplier = 3, Examples = 2, Seed = 7 }, [0.0], Enumerable.Repeat<Parameters<double>>([5.0], 6)).Select(at => at.Parameters),
        Paths.Along(Optax.Dpsgd(0.1, 2, 3, 7, examples: 2), [0.0], Enumerable.Repeat<Parameters<double>>([5.0], 6)).Select(at => at.Parameters));
}
