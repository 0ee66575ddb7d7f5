namespace PureOptim.Tests.Transforms;

public sealed class ByShapeTests
{
    private static readonly Layout _layout = Layout.Of(("W", [2, 2]), ("b", [2]), ("s", []), ("t", [1, 2, 1]));

    private static readonly ByShape _both = new Adam().WithOthers(new Momentum());

    private static Parameters<double> Numbers(Layout layout, uint seed) => Parameters<double>.Create(layout, RandomKey.FromSeed(seed).FillNormal);

    [Fact]
    public void Matrices_move_by_one_optimizer_and_all_others_by_the_other_as_in_groups_by_name()
    {
        var groups = new Groups(("W", new Adam()), ("*", new Momentum()));
        var (here, there) = (_both.Start(Numbers(_layout, 1)), groups.Start(Numbers(_layout, 1)));
        for (var t = 2u; t < 6; t++)
        {
            here = _both.Step(here.State, here.Parameters, Numbers(_layout, t));
            there = groups.Step(there.State, there.Parameters, Numbers(_layout, t));
            Assert.Equal(there.Parameters, here.Parameters);
        }
    }

    [Fact]
    public void Without_matrices_or_without_others_it_is_the_one_optimizer()
    {
        AssertSame(new Adam(), Layout.Of(("a", [2, 3]), ("b", [3, 1])));
        AssertSame(new Momentum(), Layout.Of(("a", [2]), ("b", [3])));

        static void AssertSame(IOptimizer optimizer, Layout layout)
        {
            var (here, there) = (_both.Start(Numbers(layout, 1)), optimizer.Start(Numbers(layout, 1)));
            for (var t = 2u; t < 4; t++)
            {
                here = _both.Step(here.State, here.Parameters, Numbers(layout, t));
                there = optimizer.Step(there.State, there.Parameters, Numbers(layout, t));
                Assert.Equal(there.Parameters, here.Parameters);
            }
        }
    }

    [Fact]
    public void Hyperparameters_are_those_of_both()
    {
        var rate = Hyperparameter.Of(_both).Single(one => one.Path == "Others.LearningRate");
        Assert.Equal(new Adam().WithOthers(new Momentum { LearningRate = 0.5 }), rate.With(_both, 0.5));
    }

    [Fact]
    public void Gradients_elsewhere_are_not_for_a_part_of_the_model() => Assert.StartsWith(
        "Sam takes gradients elsewhere, which is done for the whole model; it stands in the group of matrices. Put it around the groups.",
        Assert.Throws<ArgumentException>(() => new Adam().SharpnessAware(0.1).WithOthers(new Adam()).Init(Numbers(_layout, 1))).Message, StringComparison.Ordinal);
}
