using PureOptim.Article;
using PureOptim.Runs.Descriptions;
using PureOptim.Runs.Execution;
using PureOptim.Runs.Sweeps;
using PureOptim.Runs.Trials;

namespace PureOptim.Tests.Sweeps;

public sealed class TrialRunnerTests
{
    [Theory]
    [InlineData("float64")]
    [InlineData("float32")]
    public void A_trial_on_an_objective_ends_as_the_run_of_its_description(string precision)
    {
        var description = Description.Parse("d.json", BuiltInDescriptions.Load("naive").Canonical.Replace("float64", precision, StringComparison.Ordinal));
        var traces = new MinimizePlan(description, (Minimize)description.Problem).Run(_ => { }).Traces;
        foreach (var (trial, trace) in Trial.Of(description).Zip(traces.Cast<PathTrace>()))
        {
            var result = Run(trial);
            Assert.Equal(trace.Digest, result.Digest);
            Assert.Equal(trace.Losses.ToArray(), result.Losses.Values.ToArray());
            Assert.Equal((0, 1), (result.Losses.First, result.Losses.Every));
            Assert.Equal(trace.FinalLoss, result.FinalLoss);
            Assert.Equal(trace.Losses.Min(), result.BestLoss);
            Assert.Equal(trace.Losses.IndexOf(trace.Losses.Min()), result.BestStep);
            Assert.Equal(trace.Losses.Average(), result.MeanOfLast, 1e-14 * trace.Losses.Max()); // The order of 31 terms is free.
            Assert.Equal(trace.Points[^1].ToArray(), result.FinalPoint.ToArray());
            Assert.Null(result.DivergedAt);
            Assert.Null(result.TestAccuracy);
        }
    }

    [Fact]
    public void A_network_ends_as_the_run_of_its_description_on_several_threads()
    {
        var description = Description.Parse("d.json", """
            { "name": "net", "precision": "float32", "steps": 250, "seed": 3, "optimizers": [{"optimizer": "adam"}],
              "problem": {"classify": {"data": "mnist", "layers": [784, 8, 10], "batchSize": 16}} }
            """);
        var (problem, data) = ((Classify)description.Problem, new DataSets());
        var trace = (CurveTrace)new ClassifyPlan(description, problem, data.Read(problem), Threads: 3).Run(_ => { }).Traces[0];
        var result = TrialRunner.Run(Trial.Of(description).Single(), data, CancellationToken.None);
        Assert.Equal(trace.Digest, result.Digest);
        Assert.Equal(trace.TestAccuracy, result.TestAccuracy);
        Assert.Equal(trace.FinalLoss, result.FinalLoss);

        // Means of the same hundred numbers, whose order of addition is free.
        Assert.Equal((100, 100, 2), (result.Losses.First, result.Losses.Every, result.Losses.Values.Length));
        Assert.Equal(trace.Losses.Take(100).Average(), result.Losses.At(100)!.Value, 1e-12);
        Assert.Equal(trace.Losses.Skip(150).Average(), result.MeanOfLast, 1e-12);
        Assert.Null(result.Losses.At(250));
        Assert.Same(data.Read(problem), data.Read(problem));
    }

    [Fact]
    public void A_trial_that_diverges_says_when()
    {
        // y grows by 1 - 2 · 10 = -19 a step from 2, its square beyond 1.8e308 when 19^2n > 0.45e308: from step 121 on.
        var result = Run("""{"sgd": {"learningRate": 10}}""", 500);
        Assert.Equal(121, result.DivergedAt);
        Assert.True(double.IsNaN(result.FinalLoss));
        Assert.True(double.IsNaN(result.MeanOfLast));
        Assert.Equal((0, 6.45), (result.BestStep, result.BestLoss));
        Assert.All(result.StepsToDecade, Assert.Null);
    }

    [Fact]
    public void Steps_to_a_decade_are_those_of_the_first_loss_below_it()
    {
        // On c·x² each step multiplies x by 1 - 2·c·lr = 0.5, the loss by 1/4: below 10^-k from the first n with 4^n >= 10^k on.
        var result = Run("""{"sgd": {"learningRate": 0.25}}""", 40, """{"diagonalQuadratic": {"coefficients": [1]}}""");
        Assert.Equal([2L, 4, 5, 7, 9, 10, 12, 14, 15, 17, 19, 20, 22, 24, 25, 27], result.StepsToDecade.Select(step => step!.Value));
    }

    [Fact]
    public void Steps_to_a_decade_count_from_the_known_minimum()
    {
        // Halfway from start to minimum in parameters is a quarter in what the loss is above it, whatever the minimum's value.
        var result = Run("""{"sgd": {"learningRate": 1}}""", 100, "\"logisticRegression\"");
        var above = result.Losses.Values.Select(loss => loss - 0.4014939232172337).ToArray();
        Assert.Equal(Array.FindIndex(above, value => value <= above[0] / 10), result.StepsToDecade[0]);
    }

    [Fact]
    public void A_long_trial_keeps_every_tenth_loss()
    {
        var (whole, thin) = (Run("\"adam\"", 1000), Run("\"adam\"", 1001));
        Assert.Equal((1, 1001), (whole.Losses.Every, whole.Losses.Values.Length));
        Assert.Equal((10, 101), (thin.Losses.Every, thin.Losses.Values.Length));
        Assert.All(Enumerable.Range(0, 101), i => Assert.Equal(whole.Losses.Values[10 * i], thin.Losses.At(10 * i)));
        Assert.Null(thin.Losses.At(5));
    }

    private static TrialResult Run(string optimizer, int steps, string objective = "\"valley\"") => Run(Trial.Of(Description.Parse("d.json", $$"""
        { "name": "x", "steps": {{steps}}, "problem": {"minimize": {"objective": {{objective}} } }, "optimizers": [{"optimizer": {{optimizer}} }] }
        """)).Single());

    private static TrialResult Run(Trial trial) => TrialRunner.Run(trial, new(), CancellationToken.None);
}
