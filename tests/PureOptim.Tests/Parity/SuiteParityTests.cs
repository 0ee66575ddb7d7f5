using PureOptim.Experiments.Parity;

namespace PureOptim.Tests.Parity;

/// <summary>Optax's own tests of convergence.</summary>
public sealed class SuiteParityTests
{
    private static readonly Lazy<ParityReport> _report = new(() => ParityFile.Compare(Golden.Path("traces/optax-convergence.json.gz")));

    [Fact]
    public void Where_Optax_arrives_this_library_does()
    {
        Assert.Empty(_report.Value.Complaints());
        Assert.Equal(184, _report.Value.Outcomes.Length);
        Assert.All(_report.Value.Outcomes.OfType<ParityOutcome.Compared>(), outcome => Assert.True(outcome.Agrees, outcome.ToString()));
    }

    // COCOB arrives in float64, where Optax compiled does not; in float32 it is the other way round: rounding decides.
    [Fact]
    public void What_rounding_decides_is_reported_and_not_required()
    {
        Assert.Single(_report.Value.Outcomes.OfType<ParityOutcome.Compared>(), outcome => outcome.Id.StartsWith("contrib.cocob () on rosenbrock in float64, where optax 0.2.8 does not arrive", StringComparison.Ordinal));
        Assert.Single(_report.Value.Outcomes.OfType<ParityOutcome.NotHad>(), outcome => outcome.Reason == "where optax 0.2.8 arrives in one precision only");
    }

    /// <summary>A minimum that is moved is not reached.</summary>
    [Fact]
    public void Where_it_does_not_arrive_it_is_outside()
    {
        var (exit, output, _) = Golden.WithFile(
            """
            {"format": "pureoptim-suite/1", "framework": "optax", "steps": 10, "targets": {"parabola": {"start": [1], "minimum": [9], "formula": "(x - minimum)^2"}},
             "cases": [{"optimizer": "sgd", "arguments": {"learning_rate": 0.01}, "target": "parabola", "dtype": "float64", "within_tolerance": true}]}
            """,
            path => ParityCommandTests.Run(path));
        Assert.Equal(1, exit);
        Assert.Contains("sgd (learning_rate 0.01) on parabola in float64: OUTSIDE 0.03 of 1 + |minimum|: worst ", output, StringComparison.Ordinal);
    }
}
