using System.Diagnostics;
using PureOptim.Article;
using PureOptim.Experiments.Parity;
using PureOptim.Runs.Descriptions;
using PureOptim.Runs.Execution;
using PureOptim.Tests.Tool;

namespace PureOptim.Tests.Determinism.Independent;

/// <summary>A program in another language, written from the documented order of operations alone, walks the same paths.</summary>
public sealed class IndependentProgramTests
{
    [CompilerTheory]
    [InlineData("float64")]
    [InlineData("float32")]
    public void A_program_in_another_language_finds_the_digests_and_every_point_of_the_six_paths(string name) =>
        AssertSamePaths(BuiltInDescriptions.Load("naive"), name);

    [CompilerTheory]
    [InlineData("float64")]
    [InlineData("float32")]
    public void A_program_in_another_language_finds_the_paths_with_an_epsilon_that_rounds_to_zero(string name) =>
        AssertSamePaths(Description.Parse("vanishing.json", Vanishing), name, "vanishing");

    /// <summary>5e-324 is 2^-1074: alone it is 0 in binary32; in binary64 its product with Adam's correction is.</summary>
    private const string Vanishing = """
        {
          "name": "vanishing", "problem": { "minimize": { "objective": "valley", "start": [0, 2] } }, "steps": 30, "precision": "float64",
          "optimizers": [
            { "label": "AdaGrad", "optimizer": { "adaGrad": { "learningRate": 1.5, "epsilon": 5e-324 } } },
            { "label": "AdaGrad-inside", "optimizer": { "adaGrad": { "learningRate": 1.5, "epsilon": 5e-324, "epsilonPlacement": "insideRoot" } } },
            { "label": "RMSProp", "optimizer": { "rmsProp": { "learningRate": 0.1, "decay": 0.99, "epsilon": 5e-324 } } },
            { "label": "RMSProp-inside", "optimizer": { "rmsProp": { "learningRate": 0.1, "decay": 0.99, "epsilon": 5e-324, "epsilonPlacement": "insideRoot" } } },
            { "label": "Adam", "optimizer": { "adam": { "learningRate": 0.3, "epsilon": 5e-324 } } },
            { "label": "Adam-after", "optimizer": { "adam": { "learningRate": 0.3, "epsilon": 5e-324, "epsilonPlacement": "afterCorrection" } } }
          ]
        }
        """;

    private static void AssertSamePaths(Description description, string name, params string[] arguments)
    {
        using var folder = new TemporaryFolder();
        Run(CompilerTheoryAttribute.Compiler, "-std=c++17", "-O2", "-ffp-contract=off", Source, "-o", folder["naive"]);
        var lines = Run(folder["naive"], [name, .. arguments]).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(' ')).ToArray();

        var precision = name == "float32" ? FloatType.Float32 : FloatType.Float64;
        var traces = Plan.For(description with { Precision = precision }, null, 1).Run(_ => { }).Traces;
        Assert.Equal(traces.Select(trace => $"{trace.Optimizer} {trace.Digest}"), lines.Select(line => $"{line[0]} {line[1]}"));
        foreach (var (trace, line) in traces.Cast<PathTrace>().Zip(lines))
            Assert.Equal(trace.Points.SelectMany(point => point).Select(BitConverter.DoubleToUInt64Bits), line.Skip(2).Select(Bits));
    }

    private static string Source => Path.Combine(AppContext.BaseDirectory, "Determinism", "Independent", "naive.cpp");

    private static ulong Bits(string text) => HexadecimalDouble.TryParse(text, out var number)
        ? BitConverter.DoubleToUInt64Bits(number)
        : throw new FormatException($"\"{text}\" is no hexadecimal number.");

    private static string Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, error.Result);
        return output.Result;
    }
}
