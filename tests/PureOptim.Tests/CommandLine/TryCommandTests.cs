using System.CommandLine;
using PureOptim.Experiments.Catalogue;
using PureOptim.Experiments.CommandLine;
using PureOptim.Tests.Tool;

namespace PureOptim.Tests.CommandLine;

public sealed class TryCommandTests
{
    public static TheoryData<string> Names => [.. Tree().Subcommands.Select(command => command.Name)];

    [Fact]
    public void Every_optimizer_of_the_catalogue_is_a_subcommand() => Assert.Equal(Catalog.Optimizers.Length, Tree().Subcommands.Count);

    /// <summary>Two options of one name would hide one another.</summary>
    [Theory, MemberData(nameof(Names))]
    public void An_option_has_a_name_of_its_own(string name)
    {
        string[] options = [.. Tree().Subcommands.Single(command => command.Name == name).Options.Select(option => option.Name)];
        Assert.Equal(options.Distinct(), options);
    }

    /// <summary>Functions take vectors, and some optimizers work on matrices only.</summary>
    public static TheoryData<string> OfVectors => [.. Tree().Subcommands.Select(command => command.Name).Where(name => Works(CatalogueEntry.Find(name).Optimizer))];

    [Theory, MemberData(nameof(OfVectors))]
    public void With_its_defaults_it_takes_a_step(string name) => Assert.Contains("\"steps\": 1", Run(name, "--steps", "1", "--json", "--on", "rosenbrock"), StringComparison.Ordinal);

    [Fact]
    public void Options_are_those_of_a_description()
    {
        var output = Run("adamw", "--learningRate", "0.01", "--epsilonPlacement", "beforeCorrection", "--on", "rosenbrock", "--from", "-1.2,1", "--steps", "1", "--json");
        var expected = new AdamW { LearningRate = 0.01, EpsilonPlacement = AdamEpsilonPlacement.BeforeCorrection }.Scan(new Rosenbrock(), [-1.2, 1.0]).ElementAt(1).Parameters;
        Assert.Contains($"{expected[0]:R}", output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_schedule_and_a_function_with_parameters_are_written_as_in_a_description() =>
        Assert.Contains("0.001", Run("sgd", "--learningRate", """{"cosine": {"start": 1e-3, "steps": 2}}""", "--on", """{"rosenbrock": {"dimension": 3}}""", "--steps", "2", "--json"), StringComparison.Ordinal);

    [Fact]
    public void A_function_may_be_typed()
    {
        var expected = new Adam().Scan(Objective.Valley, [-3.0, 1.0]).ElementAt(5).Parameters;
        Assert.Contains(Digest.Of(expected), Run("adam", "--on", "x^2/20 + y^2", "--from", "-3,1", "--steps", "5", "--json"), StringComparison.Ordinal);
        Assert.Contains(Digest.Of(new Sgd().Scan(Objective.Of("f", 1, x => x), [1.0]).ElementAt(1).Parameters), Run("sgd", "--on", "x", "--steps", "1", "--json"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("the command line: problem.minimize.objective.formula.text is \"x^2 + * y\"; The formula has a fault in column 7: ", "adam", "--on", "x^2 + * y")]
    [InlineData("name an optimizer, as in \"pureoptim try adam\"; \"pureoptim optimizers\" lists them")]
    [InlineData("try-muon: Muon: Muon works on matrices ", "muon", "--store", "nowhere")]
    [InlineData("\"adma\" is not known to try; the nearest is \"adam\" (then ", "adma")]
    [InlineData("the command line: optimizers[0].optimizer.adam.learningRate is -1; LearningRate must be finite and at least 0. The nearest valid value is 0.", "adam", "--learningRate", "-1")]
    [InlineData("\"--lerningRate\" is not known to adam; the nearest is \"--learningRate\" (of ", "adam", "--lerningRate", "1")]
    [InlineData("the command line: problem.minimize.objective is {\"rosenbrok\":{}}; \"rosenbrok\" is not a known objective; the nearest is \"rosenbrock\" (of ", "adam", "--on", "rosenbrok")]
    [InlineData("the command line: problem.minimize.start is [1,2,3]; Start has 3 coordinates; valley has 2.", "adam", "--from", "1,2,3")]
    [InlineData("the command line: problem.minimize.start[1] is \"x\"; it must be a number", "adam", "--from", "1,x")]
    [InlineData("the command line: optimizers[0].optimizer.rmsProp.epsilonPlacement is \"inside\"; that is unknown; the nearest is \"insideRoot\" (of insideRoot, outsideRoot)", "rmsProp", "--epsilonPlacement", "inside")]
    public void What_is_wrong_is_one_line(string complaint, params string[] arguments)
    {
        var (exit, output, error) = ToolRun.InProcess(["try", .. arguments]);
        Assert.Equal((2, ""), (exit, output));
        Assert.StartsWith($"pureoptim: {complaint}", Assert.Single(error.TrimEnd().Split('\n')), StringComparison.Ordinal);
    }

    private static Command Tree() =>
        CommandTree.Of(new(TextWriter.Null, TextWriter.Null, false, false, CancellationToken.None)).Subcommands.Single(command => command.Name == "try");

    private static string Run(params string[] arguments)
    {
        using var folder = new TemporaryFolder();
        var run = ToolRun.InProcess(["try", .. arguments, "--store", folder["runs"]]);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        return run.Output;
    }

    private static bool Works(IOptimizer optimizer)
    {
        try
        {
            return optimizer.Init<double>([1, 2]).Step == 0;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}
