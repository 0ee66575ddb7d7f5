using PureOptim.Figures.Charts;

namespace PureOptim.Tests.Figures.Charts;

public class KaiserWindowTests
{
    // I0(x) is the mean of e^(x cos t) over a circle. Over 64 points of it the mean differs by 2 I64(x) and less, which for x to 10 is
    // below 1e-40; what remains is the roundings of 64 terms and of the series, all relative to positive numbers.
    [Theory]
    [InlineData(0.0)]
    [InlineData(0.5)]
    [InlineData(2.0)]
    [InlineData(10.0)]
    public void The_Bessel_function_is_the_mean_of_exponentials_around_a_circle(double x)
    {
        var mean = Enumerable.Range(0, 64).Average(i => double.Exp(x * double.CosPi(i / 32.0)));
        Assert.Equal(1, KaiserWindow.BesselI0(x) / mean, 1e-14);
    }

    // numpy 1.24: w = np.kaiser(11, 2); w / w.sum(). Its I0 is a polynomial with errors of a few ulp, and the sums add some more.
    [Fact]
    public void Eleven_weights_with_beta_2_are_those_of_numpy() => Assert.All(
        KaiserWindow.Weights(11, 2).Zip(
        [
            0.052445173948605796, 0.07309418069653321, 0.09177803905779956, 0.10666079690040728, 0.11624518554080403, 0.11955324771170016,
            0.11624518554080403, 0.10666079690040728, 0.09177803905779956, 0.07309418069653321, 0.052445173948605796,
        ]),
        pair => Assert.Equal(pair.Second, pair.First, 1e-15));

    // The article's smooth_curve in numpy: s = np.r_[x[10:0:-1], x, x[-1:-11:-1]]; np.convolve(w/w.sum(), s, mode='valid')[5:-5]. The
    // tolerance is 11 products of numbers up to 4, each rounded.
    [Fact]
    public void Smoothing_is_that_of_the_article() => Assert.All(
        KaiserWindow.Smooth([2.5, 1, 3, 0.5, 2, 0.25, 4, 1.5, 0.125, 3.5, 2.25, 0.75], KaiserWindow.Weights(11, 2)).Zip(
        [
            1.581715620581537, 1.747274838039766, 1.744273269093333, 1.7175124218918028, 1.730236567623479, 1.8055257804194644,
            1.7509319182546308, 1.7369130444734802, 1.6998113286274599, 1.8416350696594894, 1.7684059851090734, 1.7916219665172504,
        ]),
        pair => Assert.Equal(pair.Second, pair.First, 1e-14));

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    public void A_constant_stays_what_it_is_however_short(int count) => Assert.All(
        KaiserWindow.Smooth([.. Enumerable.Repeat(3.0, count)], KaiserWindow.Weights(11, 2)),
        value => Assert.Equal(3, value, 1e-14)); // the weights sum to 1 but for 11 roundings

    [Fact]
    public void A_window_of_one_changes_nothing()
    {
        double[] values = [1, 5, 2];
        Assert.Equal(values, KaiserWindow.Smooth([.. values], KaiserWindow.Weights(1, 2)).AsEnumerable());
    }

    [Fact]
    public void A_window_without_a_middle_is_refused() =>
        Assert.Contains("10", Assert.Throws<ArgumentException>(() => KaiserWindow.Weights(10, 2)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData(-1)]
    [InlineData(double.NaN)]
    public void A_beta_out_of_range_is_refused(double beta) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => KaiserWindow.Weights(11, beta));
}
