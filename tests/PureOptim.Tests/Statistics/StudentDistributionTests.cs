using PureOptim.Article.Statistics;

namespace PureOptim.Tests.Statistics;

public sealed class StudentDistributionTests
{
    // The same distribution from its other end.
    [Theory]
    [InlineData(1, 0.05)]
    [InlineData(4, 0.001)]
    [InlineData(9, 0.05)]
    [InlineData(100, 0.2)]
    public void Beyond_a_quantile_lies_what_it_was_asked_for(int degrees, double outside)
    {
        Assert.Equal(outside, StudentDistribution.Beyond(degrees, StudentDistribution.Quantile(degrees, outside)), 1e-11);
        Assert.Equal(outside, StudentDistribution.Beyond(degrees, -StudentDistribution.Quantile(degrees, outside)), 1e-11);
        Assert.Equal((1.0, 0.0), (double.Round(StudentDistribution.Beyond(degrees, 0), 12), StudentDistribution.Beyond(degrees, double.PositiveInfinity)));
    }

    /// <summary>The accuracy that the documentation promises: 2^-40 of the quantile.</summary>
    private const double Promised = 9.1e-13;

    // Roots of the regularized incomplete beta function I_x(ν/2, 1/2), x = ν/(ν + t²), by 140 bisections in 40 digits with mpmath 1.3.0.
    [Theory]
    [InlineData(1, 12.706204736174704646, 63.656741162871580995, 636.61924876871961621)]
    [InlineData(2, 4.3026527297494638523, 9.9248432009182931147, 31.599054576443620733)]
    [InlineData(3, 3.1824463052837095927, 5.8409093097333572607, 12.923978636687483065)]
    [InlineData(4, 2.7764451051977943578, 4.6040948713499932254, 8.6103015813792750967)]
    [InlineData(5, 2.5705818356363155147, 4.0321429835552280784, 6.8688266258811102474)]
    [InlineData(6, 2.4469118511449699711, 3.7074280213247798242, 5.9588161788187595855)]
    [InlineData(9, 2.2621571627982055426, 3.2498355415921262756, 4.7809125859311390663)]
    [InlineData(19, 2.0930240544083097692, 2.8609346064649791921, 3.8834058525920829199)]
    [InlineData(20, 2.0859634472658648427, 2.8453397097861084687, 3.8495162749308272071)]
    [InlineData(39, 2.0226909200367611356, 2.7079131835176620992, 3.5581200813327323062)]
    [InlineData(59, 2.000995378088267706, 2.6617587521629675338, 3.4632103049519419103)]
    [InlineData(99, 1.9842169515864174951, 2.6264054572808275065, 3.3915288333636505634)]
    [InlineData(200, 1.9718962236339093822, 2.6006344361915579582, 3.3398354062756783235)]
    [InlineData(999, 1.9623414611334499787, 2.5807596372676368372, 3.3002924403987354773)]
    public void The_quantiles_are_those_of_the_incomplete_beta_function(int degrees, double twentieth, double hundredth, double thousandth)
    {
        foreach (var (outside, expected) in new[] { (0.05, twentieth), (0.01, hundredth), (0.001, thousandth) })
            Assert.InRange(StudentDistribution.Quantile(degrees, outside) / expected, 1 - Promised, 1 + Promised);
    }

    // With one degree of freedom it is Cauchy's distribution, whose quantile is a tangent; with two and four the distribution function is algebraic.
    [Theory]
    [InlineData(0.3)]
    [InlineData(0.05)]
    [InlineData(0.01)]
    public void One_two_and_four_degrees_of_freedom_have_closed_forms(double outside)
    {
        var inside = 1 - outside;
        Expect(double.Tan(double.Pi / 2 * inside), 1);
        Expect(inside * double.Sqrt(2 / (1 - inside * inside)), 2);
        var root = double.Sqrt(outside * (2 - outside));
        Expect(2 * double.Sqrt(double.Cos(double.Acos(root) / 3) / root - 1), 4);

        void Expect(double expected, int degrees) => Assert.InRange(StudentDistribution.Quantile(degrees, outside) / expected, 1 - Promised, 1 + Promised);
    }

    [Fact]
    public void What_is_no_probability_or_no_degree_of_freedom_is_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => StudentDistribution.Quantile(0, 0.05));
        foreach (var outside in new[] { 0, 1, -0.1, double.NaN })
            Assert.Throws<ArgumentOutOfRangeException>(() => StudentDistribution.Quantile(3, outside));
    }
}
