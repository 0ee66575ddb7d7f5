using System.Text.Json.Nodes;
using PureOptim.Tests.Tool;

namespace PureOptim.Tests.Parity;

public sealed class ParityCommandTests
{
    [Fact]
    public void A_file_that_agrees_is_reported_case_by_case_with_exit_code_0()
    {
        var file = Golden.Path(Golden.DeepLearningFromScratch);
        var (exit, output, error) = Run(file);
        Assert.Equal((0, ""), (exit, error));
        var lines = output.TrimEnd().ReplaceLineEndings("\n").Split('\n');
        Assert.Equal($"{file}: Deep Learning from Scratch, common/optimizer.py (with the 2021 Nesterov)", lines[0]);
        Assert.Equal("  dlfs/SGD/0: bit for bit", lines[1]);
        Assert.StartsWith("  24 cases: ", lines[^1], StringComparison.Ordinal);
        Assert.EndsWith(", 0 outside, 0 not had", lines[^1], StringComparison.Ordinal);
        Assert.Equal(26, lines.Length);
    }

    [Fact]
    public void A_falsified_number_is_found_at_its_step_tensor_and_coordinate_with_exit_code_1()
    {
        // The eighth element of a 4 x 3 matrix, after the thirteenth step, one unit in the last place off.
        var (exit, output, _) = Golden.WithChanged(
            Golden.DeepLearningFromScratch,
            json =>
            {
                var numbers = json["cases"]![6]!["expected"]![12]!["weight"]!;
                numbers[7] = double.BitIncrement(numbers[7]!.GetValue<double>());
            },
            path => Run(path));
        Assert.Equal(1, exit);
        var line = Assert.Single(output.Split('\n'), line => line.Contains("OUTSIDE", StringComparison.Ordinal));
        Assert.StartsWith("  dlfs/Momentum/6: OUTSIDE bit for bit: worst ", line, StringComparison.Ordinal);
        Assert.Contains(" ulp at step 13, weight[2, 1]: recorded ", line, StringComparison.Ordinal);
        Assert.Contains("23 bit for bit, 0 within tolerance, 1 outside", output, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_not_had_is_grouped_by_reason_and_is_no_failure()
    {
        var (exit, output, _) = Golden.WithChanged(
            Golden.DeepLearningFromScratch,
            json => json["functions"] = JsonNode.Parse("""
                [
                  {"id": "first", "python": "optax.snapshot(0.1)", "function": "rosenbrock", "start": [1, 2], "expected": []},
                  {"id": "second", "python": "optax.snapshot(0.2)", "function": "quadratic", "start": [1, 2], "expected": []}
                ]
                """),
            path => Run(path));
        Assert.Equal(0, exit);
        Assert.Contains("  not had, expressions where there is no counterpart of optax.snapshot (2): first, second", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{", ", line 1, column 2: this is not JSON: ")]
    [InlineData("""{"format":"pureoptim-trace/1","format":"pureoptim-trace/1"}""", "the field \"format\" stands twice in one object")]
    [InlineData("{}", "expected a field 'format'")]
    [InlineData("[]", "expected an object")]
    [InlineData("""{"format":"\ud800"}""", "has half of a surrogate pair")]
    [InlineData("""{"format":"other/1"}""", "format: \"other/1\" is not a known format; the nearest is ")]
    public void What_is_no_recorded_file_is_one_line_of_complaint_with_exit_code_2(string content, string complaint)
    {
        var (exit, output, error) = Golden.WithFile(content, path => Run(path));
        Assert.Equal((2, ""), (exit, output));
        Assert.Contains(complaint, error, StringComparison.Ordinal);
        Assert.StartsWith("pureoptim: ", Assert.Single(error.TrimEnd().Split('\n')), StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_file_does_not_keep_the_others_from_being_compared()
    {
        var (exit, output, error) = Run(Golden.Path("absent.json"), Golden.Path(Golden.Naive));
        Assert.Equal(2, exit);
        Assert.Contains("absent.json: there is no such file", Assert.Single(error.TrimEnd().Split('\n')), StringComparison.Ordinal);
        Assert.Contains("64 cases: ", output, StringComparison.Ordinal);
    }

    [Fact]
    public void Recorded_random_numbers_are_recognised_and_pointed_elsewhere_and_nothing_was_compared()
    {
        var (exit, output, error) = Run(Golden.Path("threefry.json"));
        Assert.Equal(2, exit);
        Assert.Contains("threefry.json: nothing in it was compared", error, StringComparison.Ordinal);
        Assert.Contains("not had, random numbers, not optimizers", output, StringComparison.Ordinal);
    }

    internal static (int Exit, string Output, string Error) Run(params string[] files)
    {
        var run = ToolRun.InProcess(["parity", .. files]);
        return (run.ExitCode, run.Output, run.Error);
    }
}
