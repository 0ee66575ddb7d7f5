using PureOptim.Experiments.Parity;
using PureOptim.Networks.Formats;
using PureOptim.Tests.Tool;

namespace PureOptim.Tests.Parity;

public sealed class NetworkParityTests
{
    private const string Network = "mnist-mlp.safetensors";

    [Fact]
    public void The_first_gradient_and_a_hundred_losses_of_seven_settings_are_as_near_as_rounding_alone_leaves_them()
    {
        var report = ParityFile.Compare(Golden.Path(Network));
        Assert.Equal(
            ["loss0 and gradient0", "AdaGrad", "Adam", "Momentum", "Nesterov", "RMSprop", "RMSprop(decay_rate=0.9)", "SGD"],
            report.Outcomes.Select(outcome => outcome.Id));
        Assert.All(report.Outcomes, outcome =>
        {
            var compared = Assert.IsType<ParityOutcome.Compared>(outcome);
            Assert.Equal(Sensitivity.Runs + 2, compared.Tolerance.Runs);
            Assert.True(compared.Agrees, compared.ToString());
        });

        // SGD carries a rounding along as it is; RMSprop divides by squares that are nearly zero, and makes a hundred thousand of it.
        var limits = report.Outcomes.OfType<ParityOutcome.Compared>().ToDictionary(outcome => outcome.Id, outcome => outcome.Tolerance.Limit);
        Assert.InRange(limits["SGD"], 1e-16, 1e-14);
        Assert.InRange(limits["RMSprop"], 1e-12, 1e-8);
    }

    [Fact]
    public void A_falsified_loss_is_found_at_its_step()
    {
        var run = WithChanged("loss.Momentum", losses => losses[41] *= 1 + 1e-12);
        Assert.Equal(1, run.ExitCode);
        var line = Assert.Single(run.Output.Split('\n'), line => line.Contains("OUTSIDE", StringComparison.Ordinal));
        Assert.StartsWith("  Momentum: OUTSIDE ", line, StringComparison.Ordinal);
        Assert.Contains(" of 18 runs with other roundings: worst 1E-12 relative at loss after step 42: ", line, StringComparison.Ordinal);
    }

    [Fact]
    public void A_loss_that_is_no_number_is_outside()
    {
        var run = WithChanged("loss.SGD", losses => losses[7] = double.NaN);
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("worst Infinity relative at loss after step 8: recorded NaN, computed ", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_truncated_file_is_one_line_of_complaint()
    {
        using var folder = new TemporaryFolder();
        var path = Path.Combine(folder.Path, Network);
        File.WriteAllBytes(path, File.ReadAllBytes(Golden.Path(Network))[..5]);
        var run = ToolRun.InProcess("parity", path);
        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        const string expected = "offset 0: expected the length of the header (8 bytes), found the end after 5 bytes.";
        Assert.Equal($"pureoptim: {path}, {expected}", Assert.Single(run.ErrorLines));
    }

    [Fact]
    public void Losses_of_another_number_than_batches_are_an_error()
    {
        var run = WithChanged("loss.Adam", losses => losses.RemoveAt(0));
        Assert.Equal(2, run.ExitCode);
        const string expected = "expected a loss for each of 100 batches, found loss.Adam F64 [99].";
        Assert.EndsWith(expected, Assert.Single(run.ErrorLines), StringComparison.Ordinal);
    }

    /// <summary>Compares a copy of the recorded network with other numbers in one of its vectors.</summary>
    private static ToolRun WithChanged(string name, Action<List<double>> change)
    {
        using var stream = File.OpenRead(Golden.Path(Network));
        var recorded = Safetensors.Read(stream, Network);
        var values = recorded[name].Values<double>().ToList();
        change(values);
        var changed = SafetensorsTensor.Of<double>(name, [values.Count], values.ToArray());
        using var folder = new TemporaryFolder();
        var path = Path.Combine(folder.Path, Network);
        using (var copy = File.Create(path))
        {
            // Only the setting that is looked at, so that the others are not trained again.
            var kept = recorded.Tensors.Where(tensor => !tensor.Name.StartsWith("loss.", StringComparison.Ordinal));
            new Safetensors([.. kept, changed], recorded.Metadata).Write(copy);
        }

        return ToolRun.InProcess("parity", path);
    }
}
