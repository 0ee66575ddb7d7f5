using System.Collections.Immutable;
using PureOptim.Article.Statistics;
using Xunit.Abstractions;

namespace PureOptim.Tests.Statistics;

/// <summary>Groups of planted losses: what is known of them beforehand has to come out. Fixed keys, so that the same numbers come each time.</summary>
public sealed class BestGroupTests(ITestOutputHelper output)
{
    private const int Simulations = 2000;

    /// <summary>Four standard deviations of a share that should be 5 % in that many simulations, by the binomial distribution: 1.9 %.</summary>
    private static readonly double _noise = 4 * double.Sqrt(0.05 * 0.95 / Simulations);

    // A seed changes the losses of all by a factor of about e, which falls out seed by seed; noise of 5 % is left of each. Against it 1 % is nothing, and 30 % is 13 standard errors.
    [Fact]
    public void Those_that_are_alike_are_found_together_and_those_that_are_worse_are_told_apart()
    {
        var group = BestGroup.Of(Planted(RandomKey.FromSeed(1), 10, 1, 1.01, 1.3, 2, 1));
        Assert.Equal([true, true, false, false, true], Enumerable.Range(0, 5).Select(group.Holds));
        Assert.Contains(group.Best, new[] { 0, 1, 4 });
        Assert.All(Enumerable.Range(0, 5), i => Assert.True(group.IsDecided(i)));
    }

    [Fact]
    public void Where_there_is_nothing_to_tell_nothing_is_told() =>
        Assert.Equal(Enumerable.Range(0, 8), Enumerable.Range(0, 8).Where(BestGroup.Of(Planted(RandomKey.FromSeed(5), 10, 1, 1, 1, 1, 1, 1, 1, 1)).Holds));

    // With what is known beforehand, Holm's theorem: at most 5 % of studies tell anything apart where all are alike. Chosen on the same seeds, the best has one of
    // the n(n - 1)/2 differences between two of them; each is beyond the level of 5 % / (n - 1) so often, so that at most 5 % n/2 of studies do: 7.5 % of three.
    [Theory]
    [InlineData(3)]
    [InlineData(10)]
    public void Studies_with_nothing_to_tell_tell_something_no_more_often_than_a_theorem_says(int count)
    {
        double[] alike = [.. Enumerable.Repeat(1.0, count)];
        var (known, chosen) = (Share(0), Share(null));
        output.WriteLine($"{count} alike, 10 seeds: some told apart from one that is known beforehand in {100 * known:0.0} % of {Simulations}, from the best of them in {100 * chosen:0.0} %");
        Assert.InRange(known, 0.001, 0.05 + _noise);
        Assert.InRange(chosen, known, 0.025 * count + _noise);

        double Share(int? reference) => (double)Enumerable.Range(0, Simulations).Count(number =>
            BestGroup.Of(Planted(RandomKey.FromSeed(7).FoldIn((uint)count).FoldIn((uint)number), 10, alike), reference) is var group && !Enumerable.Range(0, count).All(group.Holds)) / Simulations;
    }

    // Student's theorem, for what is left of each pair is normal on the logarithm, whatever the seed does to both.
    [Theory]
    [InlineData(5)]
    [InlineData(10)]
    public void The_interval_of_a_ratio_holds_what_was_planted_as_often_as_is_said(int seeds)
    {
        const double planted = 1.3;
        var held = (double)Enumerable.Range(0, Simulations).Count(number =>
            BestGroup.Of(Planted(RandomKey.FromSeed(11).FoldIn((uint)seeds).FoldIn((uint)number), seeds, 1, planted), reference: 0).Ratios[1] is var ratio && ratio.Low <= planted && planted <= ratio.High) / Simulations;
        output.WriteLine($"{seeds} seeds: covered in {100 * held:0.0} % of {Simulations}");
        Assert.InRange(held, 0.95 - _noise, 0.95 + _noise);
    }

    [Fact]
    public void Fewer_seeds_are_compared_with_those_of_the_same_number()
    {
        // The first two of three seeds: twice as large there, and the third does not count.
        var group = BestGroup.Of([[1.0, 3, 100], [2.0, 6.1]]);
        Assert.Equal(0, group.Best);
        Assert.Equal(2, group.Ratios[1].Count);
        Assert.False(group.IsDecided(1));
    }

    [Fact]
    public void What_is_equal_for_every_seed_is_not_told_apart_and_what_is_no_loss_is_refused()
    {
        Assert.Equal([1.0, 1], BestGroup.Of([[1.0, 2, 3], [1.0, 2, 3]]).Adjusted.ToArray());
        Assert.Throws<ArgumentException>(() => BestGroup.Of([]));
        Assert.Throws<ArgumentException>(() => BestGroup.Of([[1.0]]));
        Assert.Throws<ArgumentException>(() => BestGroup.Of([[1.0, 0]]));
        Assert.Throws<ArgumentException>(() => BestGroup.Of([[1.0, double.NaN]]));
    }

    private static ImmutableArray<ImmutableArray<double>> Planted(RandomKey key, int seeds, params ReadOnlySpan<double> factors)
    {
        var samples = ImmutableArray.CreateBuilder<ImmutableArray<double>>();
        foreach (var factor in factors)
        {
            var noise = key.FoldIn((uint)samples.Count + 1);
            samples.Add([.. Enumerable.Range(0, seeds).Select(seed => factor * double.Exp(key.Normal<double>((ulong)seed) + 0.05 * noise.Normal<double>((ulong)seed)))]);
        }

        return samples.ToImmutable();
    }
}
