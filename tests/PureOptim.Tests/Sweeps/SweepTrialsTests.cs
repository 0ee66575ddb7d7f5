using PureOptim.Runs.Sweeps;
using PureOptim.Runs.Trials;

namespace PureOptim.Tests.Sweeps;

public sealed class SweepTrialsTests
{
    private const string Valley = """{"minimize": {"objective": "valley"}}""";

    [Theory]
    [InlineData(Valley, """{"sgd": {"learningRate": {"each": [0.1, 0.25, 1e-7, 3]}}}""")]
    [InlineData(Valley, """{"adam": {"learningRate": {"each": {"logarithmic": {"from": 1e-5, "to": 1, "count": 700}}}, "beta1": {"each": [0, 0.9]}}}""")] // More numbers than are tried.
    [InlineData("""{"minimize": {"objective": {"each": ["valley", "rotatedEllipse", {"rotatedQuadratic": {"a": 0.1, "b": 2, "degrees": {"each": {"linear": {"from": 0, "to": 90, "count": 7}}}}}]}}}""", """{"rmsProp": {"decay": {"each": [0.5, 0.9]}}}""")] // Starts follow from the objective.
    [InlineData("""{"minimize": {"objective": "valley", "start": [{"each": [-1, 2, 3]}, {"each": {"linear": {"from": -1, "to": 1, "count": 11}}}]}}""", "\"sgd\"")]
    [InlineData("""{"minimize": {"objective": {"each": ["valley", "valley", "rosenbrock"]}}}""", "{\"each\": [\"sgd\", \"adam\", {\"momentum\": {\"learningRate\": {\"each\": [0.1, 0.2]}}}]}")] // The optimizers have different fields and labels.
    [InlineData(Valley, """{"adam": {"learningRate": {"each": [0.1, {"cosine": {"start": {"each": [0.1, 0.2]}, "steps": 50}}]}}}""")]
    public void Ids_from_templates_are_those_of_the_trials(string problem, string optimizer)
    {
        var sweep = Sweep.Parse("s.json", $$"""
            { "name": "x", "problem": {{problem}}, "precision": {"each": ["float32", "float64"]}, "steps": {"each": [1, 10, 100]}, "optimizers": [{"optimizer": {{optimizer}}}, {"optimizer": "adaGrad"}] }
            """);
        var trials = SweepTrials.Of(sweep, new(), few: 0, CancellationToken.None);
        var expected = sweep.Expand().ToArray();
        Assert.Equal(expected.Select(trial => trial.Key), Enumerable.Range(0, trials.Count).Select(trials.IdOf));
        Assert.Equal(expected.Select(trial => (trial.Id, trial.Label)), Enumerable.Range(0, trials.Count).Select(i => (trials.At(i).Id, trials.At(i).Label)));
    }

    [Fact]
    public void A_template_finds_them_and_the_trials_are_not_made()
    {
        var sweep = Sweep.Parse("s.json", $$"""
            { "name": "x", "problem": {{Valley}}, "steps": {"each": {"integer": {"from": 1, "to": 1000} } }, "optimizers": [{"optimizer": {"sgd": {"learningRate": {"each": {"linear": {"from": 0.001, "to": 1, "count": 1000} } } } } }] }
            """);
        var made = 0;
        var ids = new TrialId[1_000_000];
        Assert.True(TemplateIds.TryFill(sweep.LeavesOf(0), index =>
        {
            Interlocked.Increment(ref made);
            return sweep.At(sweep.Place(index));
        }, ids, CancellationToken.None));
        Assert.InRange(made, 1, 100);
        Assert.All(new[] { 0, 1, 999, 1000, 123_456, 999_999 }, i => Assert.Equal(sweep.At(sweep.Place(i)).Key, ids[i]));
    }

    [Fact]
    public void A_value_that_the_optimizer_refuses_is_refused()
    {
        var sweep = Sweep.Parse("s.json", $$"""
            { "name": "x", "problem": {{Valley}}, "optimizers": [{"optimizer": {"sgd": {"learningRate": {"each": {"linear": {"from": 1, "to": -1, "count": 1000} } } } } }] }
            """);
        Assert.Contains("learningRate", Assert.Throws<PureOptim.Runs.RunException>(() => SweepTrials.Of(sweep, new(), few: 0, CancellationToken.None)).Message, StringComparison.OrdinalIgnoreCase);
    }
}
