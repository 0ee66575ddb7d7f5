using PureOptim.Experiments.Catalogue;
using PureOptim.Experiments.Laws;
using PureOptim.Experiments.Reference;
using PureOptim.Figures.Reports;
using PureOptim.Laws;

namespace PureOptim.Tests.Reference;

public sealed class ChoiceTests
{
    // Of 512 × 256 weights and 256 biases, 131328 numbers: a velocity or two moments have as many each; Adafactor keeps a number for each row and column of the weights, and one for each bias; COCOB the start and C, L, G and R.
    [Theory]
    [InlineData("sgd", 0, "to tune")]
    [InlineData("momentum", 1, "to tune")]
    [InlineData("adam", 2, "to tune")]
    [InlineData("adafactor", (512 + 256 + 256) / 131328.0, "to tune")]
    [InlineData("cocob", 5, "found")]
    public void Memory_is_counted_and_a_rate_is_named(string name, double kept, string rate)
    {
        var facts = Facts(name);

        Assert.Equal((kept, rate), (facts.Kept, facts.Rate));
    }

    // A step of descent multiplies the distance to the minimum by 1 - η/10 in x, 1 - 2η in y. A hundredth of the first loss needs x within ±1.14 of it from 7.018, so η of at least 0.45 in 40 steps, and y no farther off
    // than at first, so η of at most 1: of the roots of ten neither 0.32 does, nor 1, where y stays as far off as it was.
    [Fact]
    public void Rates_that_do_are_counted() => Assert.Equal((0, 13), (Facts("sgd").Working, Facts("sgd").Rates));

    // With a rate of 100 a decay of 0.01 multiplies parameters by 0: on a valley around the origin that would be its minimum, whatever the noise.
    [Fact]
    public void Decay_is_not_taken_for_a_way_to_the_minimum() => Assert.All([ChoiceRuns.LowestLoss(new Soap()), ChoiceRuns.Noisy(new Soap()).Mean], loss => Assert.True(loss > 1e-6));

    [Fact]
    public void Laws_are_those_that_hold()
    {
        Assert.Contains("B12", Facts("adam").Laws);
        Assert.DoesNotContain("B5", Facts("adam").Laws);
        Assert.Contains("B5", Facts("sgd").Laws);
    }

    // The same by a loop of its own over the draws that the documentation of the noise names: the rate by the first eight seeds, the mean of the next 32.
    [Fact]
    public void The_loss_that_noise_leaves_is_that_of_the_best_rate()
    {
        double[] rates = [1e-4, 3.2e-4, 1e-3, 3.2e-3, 1e-2, 3.2e-2, 0.1, 0.32, 1, 3.2, 10, 32, 100];
        var rate = rates.MinBy(one => Enumerable.Range(0, 8).Average(seed => Loss(one, (ulong)seed)));

        Assert.Equal(Enumerable.Range(8, 32).Average(seed => Loss(rate, (ulong)seed)), ChoiceRuns.Noisy(new Sgd()).Mean);
    }

    [Fact]
    public void The_study_that_is_shown_is_the_full_one_and_its_optimizers_lead_to_their_pages()
    {
        var shown = TrainedSideBySide.Recorded;
        var text = MarkdownReport.Of(shown.Blocks(CatalogueEntry.All));

        Assert.DoesNotContain("quick", text, StringComparison.Ordinal);
        Assert.Contains("What this study cannot say", text, StringComparison.Ordinal);
        Assert.All(shown.WithTheBest, name => Assert.Contains($"[{name}](", text, StringComparison.Ordinal));
    }

    private static double Loss(double rate, ulong seed)
    {
        var losses = new List<double>();
        var x = ChoiceRuns.Function.Start;
        for (var step = 0u; step < 100; step++)
        {
            var noise = new double[2];
            RandomKey.FromSeed(seed).FoldIn(step).FillNormal<double>(noise);
            var gradient = ChoiceRuns.Function.Gradient(x);
            x = [x[0] - rate * (gradient[0] + noise[0]), x[1] - rate * (gradient[1] + noise[1])];
            if (step >= 75) losses.Add(ChoiceRuns.Function.Loss(x));
        }

        return losses.Average();
    }

    private static ChoiceFacts Facts(string name)
    {
        var entry = CatalogueEntry.Find(name);
        var laws = new LawFacts(LawTopics.Optimizers(OptimizerLaws.All.Where(law => law.Id is "B5" or "B12").ToArray(), Subjects.Optimizers(name)).Check(new(100), _ => { }, default));
        return ChoiceFacts.Of(new OptimizerPage(entry, laws), laws);
    }
}
