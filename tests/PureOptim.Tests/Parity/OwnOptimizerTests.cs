using PureOptim.Experiments.Parity;
using PureOptim.Runs;
using PureOptim.Runs.Descriptions;

namespace PureOptim.Tests.Parity;

/// <summary>Traces of any program, whose cases name this library's optimizer with its options.</summary>
public sealed class OwnOptimizerTests
{
    // By hand, from w = 1 with gradients 1, 0.5 and -2, which are exact, as are the rates: 1 - 0.25, then 0.75 - 0.125, then 0.625 + 0.5.
    private const string Sgd = """{"sgd": {"learningRate": 0.25}}""";
    private const string SgdSteps = "[0.75], [0.625], [1.125]";

    [Theory]
    [InlineData("my program")]
    [InlineData("PyTorch 2.3")]
    [InlineData("Deep Learning from Scratch")]
    public void A_case_may_name_an_optimizer_of_this_library_whatever_the_program(string framework)
    {
        var report = Compare(Case(Sgd, SgdSteps), framework);
        Assert.Null(Assert.IsType<ParityOutcome.Compared>(Assert.Single(report.Outcomes)).Worst);
        Assert.Equal(0, report.Code);
    }

    // A rate of 1/4 that halves after two steps: 0.75, 0.625, and then 0.625 + 2/8. With momentum 1/2: v = 1, 1, -1.5.
    [Theory]
    [InlineData("""{"sgd": {"learningRate": {"piecewiseConstant": {"start": 0.25, "changes": [[2, 0.125]]}}}}""", "[0.75], [0.625], [0.875]")]
    [InlineData("""{"momentum": {"learningRate": 0.25, "momentumFactor": 0.5, "learningRatePlacement": "outsideVelocity"}}""", "[0.75], [0.5], [0.875]")]
    public void Its_options_and_schedules_are_those_of_descriptions(string optimizer, string steps) =>
        Assert.Null(Assert.IsType<ParityOutcome.Compared>(Assert.Single(Compare(Case(optimizer, steps)).Outcomes)).Worst);

    [Theory]
    [InlineData("""{"tigress": {}}""", "cases[0].optimizer is {\"tigress\": {}}; \"tigress\" is not a known optimizer; the nearest is ")]
    [InlineData("""{"adam": {"lr": 0.1}}""", "cases[0].optimizer.adam.lr is an unknown field of adam; the nearest is ")]
    [InlineData("""{"rmsProp": {"decay": 1.5}}""", "cases[0].optimizer.rmsProp.decay is 1.5; Decay must be between 0 and 1.")]
    [InlineData("""{"adam": {}, "sgd": {}}""", "cases[0].optimizer is ")]
    [InlineData("7", "cases[0].optimizer: expected the framework's name of an optimizer, or an object such as {\"adam\": {\"learningRate\": 0.1}}, found 7.")]
    [InlineData("\"Adam\"", "framework: \"my program\" is no framework whose optimizers are known by its own names; name this library's instead, as in \"optimizer\": {\"adam\":")]
    [InlineData("""{"sgd": {}}, "arguments": {"lr": 1}""", "cases[0].arguments: expected no such field beside an optimizer that says its options itself")]
    [InlineData("""{"sgd": {}}, "tolerance": {"ulps": 4}""", "cases[0].tolerance.ulps: \"ulps\" is no field here; the nearest is \"ulp\"")]
    [InlineData("""{"sgd": {}}, "tolerance": {"ulp": -1}""", "cases[0].tolerance.ulp: expected a finite number from 0, found -1.")]
    [InlineData("""{"sgd": {}}, "tolerance": {}""", "cases[0].tolerance: expected either \"ulp\" or \"relative\"")]
    [InlineData("""{"sgd": {}}, "tolerance": "bit" """, "cases[0].tolerance: \"bit\" is no tolerance; the nearest is \"bits\"")]
    public void A_mistake_is_named_with_its_place_and_is_never_passed(string optimizer, string complaint)
    {
        // The second case has no mistake, and is compared all the same.
        var report = Compare($"{Case(optimizer, SgdSteps)}, {Case(Sgd, SgdSteps)}");
        Assert.Contains(complaint, Assert.Single(report.Outcomes.OfType<ParityOutcome.Mistaken>()).Complaint, StringComparison.Ordinal);
        Assert.Single(report.Outcomes.OfType<ParityOutcome.Compared>());
        Assert.Equal(2, report.Code);
    }

    // By hand, on x²/20 + y²: the gradient at (-10, 2) is (-1, 4).
    [Theory]
    [InlineData("[-9.75, 1]", 0)]
    [InlineData("[-9.75, 1.5]", 1)]
    public void A_file_may_have_paths_alone(string end, int code)
    {
        var json = $$"""{"format": "pureoptim-trace/1", "framework": "my program", "paths": [{"id": "west", "optimizer": {{Sgd}}, "function": {"valley": {} }, "path": [[-10, 2], {{end}}]} ]}""";
        var report = Golden.WithFile(json, file => ParityFile.Compare(file));
        var outcome = Assert.IsType<ParityOutcome.Compared>(Assert.Single(report.Outcomes));
        Assert.Equal(("west", code == 0), (outcome.Id, outcome.Worst is null));
        Assert.Equal(code, report.Code);
    }

    [Fact]
    public void A_file_without_cases_has_nothing_compared()
    {
        var report = Compare("");
        Assert.Equal(2, report.Code);
        Assert.EndsWith(": nothing in it was compared; it has no cases", Assert.Single(report.Complaints()), StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_mistake_in_many_cases_is_one_line()
    {
        var report = Compare($"{Case("\"Adam\"", SgdSteps)}, {Case("\"SGD\"", SgdSteps)}");
        Assert.EndsWith(" (2 cases)", Assert.Single(report.Complaints()), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"w": {"shape": [1], "values": [1]} }""", "", "problems.p.gradients: expected a gradient for each of one or more steps, found none.")]
    [InlineData("""{"w": {"shape": [0], "values": []} }""", """{"w": []}""", "problems.p.parameters: expected at least one number")]
    [InlineData("{}", "{}", "problems.p.parameters: expected at least one number")]
    [InlineData("""{"w": {"shape": [2147483647, 2147483647, 9], "values": [1]} }""", """{"w": [1]}""", "expected 41505174127191785481 numbers for the shape [2147483647, 2147483647, 9], found 1.")]
    [InlineData("""{"w": {"shape": [-1], "values": [1]} }""", """{"w": [1]}""", "expected a size from 0, found -1.")]
    [InlineData("""{"w": {"shape": [1], "values": [1]} }""", """{"v": [1]}""", "problems.p.gradients[0].v: expected one of the parameters w [1], found 'v'.")]
    public void A_problem_in_which_nothing_can_be_compared_is_refused(string parameters, string gradients, string complaint)
    {
        var json = $$"""
            {"format": "pureoptim-trace/1", "framework": "x", "cases": [], "problems": {"p": {"parameters": {{parameters}}, "gradients": [{{gradients}}]} } }
            """;
        var error = Golden.WithFile(json, path => Assert.Throws<RunException>(() => ParityFile.Compare(path)));
        Assert.Contains(complaint, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[[-7, 2]]", "paths[0].path: expected a path of its start and one step at least, found 1 points.")]
    [InlineData("[[1], [1]]", "paths[0].path: expected points of 2 coordinates for valley, found 1.")]
    [InlineData("[[1, 2], [1]]", "paths[0].path[1]: expected 2 coordinates, found 1.")]
    public void A_path_that_goes_nowhere_is_refused(string path, string complaint)
    {
        var entry = $$"""{"optimizer": {"sgd": {} }, "function": {"valley": {} }, "path": {{path}} }""";
        Assert.Contains(complaint, Assert.Single(Compare("", paths: entry).Complaints()), StringComparison.Ordinal);
    }

    [Fact]
    public void A_case_outside_outweighs_a_mistake_in_another() =>
        Assert.Equal(1, Compare($"{Case(Sgd, "[0.75], [0.625], [2]")}, {Case("7", SgdSteps)}").Code);

    [Theory]
    [InlineData(null, "[0.75], [0.625], [1.1250000000000002]", true)] // Its neighbour: one rounding of a program that computes in another order.
    [InlineData(null, "[0.75], [0.625], [1.1250000001]", false)]
    [InlineData("\"bits\"", "[0.75], [0.625], [1.1250000000000002]", false)]
    [InlineData("""{"ulp": 1}""", "[0.75], [0.625], [1.1250000000000002]", true)]
    [InlineData("""{"ulp": 1}""", "[0.75], [0.625], [1.1250000000000004]", false)]
    [InlineData("""{"relative": 1e-9}""", "[0.75], [0.625], [1.1250000001]", true)]
    public void The_tolerance_is_the_cases_own_or_measured(string? tolerance, string steps, bool agrees)
    {
        var outcome = Assert.IsType<ParityOutcome.Compared>(Assert.Single(
            Compare(Case(tolerance is null ? Sgd : $"{Sgd}, \"tolerance\": {tolerance}", steps)).Outcomes));
        Assert.Equal((agrees, tolerance is null ? Sensitivity.Runs : 0), (outcome.Agrees, outcome.Tolerance.Runs));
    }

    [Fact]
    public void A_case_in_which_rounding_alone_makes_more_than_a_hundredth_is_not_passed()
    {
        // With this rate descent on a polynomial of degree four is a chaotic map: what differs in the last bit is elsewhere after 120 steps.
        const string optimizer = """{"sgd": {"learningRate": 0.105}}""";
        Parameters<double> start = [0.3, 0.7];
        var function = new StyblinskiTang();
        var (path, _) = Points.Run(new Sgd { LearningRate = 0.105 }, new Sgd { LearningRate = 0.105 }.Start(start), 120, (_, at) => function.Gradient(at));
        Assert.Equal(0, Compare("", paths: Entry(0)).Code);
        var sensitive = Compare("", paths: Entry(1e-6));
        Assert.Equal(1, sensitive.Code);
        Assert.Contains("TOO SENSITIVE TO COMPARE", string.Join('\n', sensitive.Lines()), StringComparison.Ordinal);
        Assert.EndsWith(", 0 outside, 0 not had, 1 too sensitive to compare", sensitive.Lines().Last(), StringComparison.Ordinal);

        string Entry(double moved)
        {
            var points = path.Select((point, step) => $"[{NumberText.RoundTrip(point[0] + (step == 120 ? moved : 0))}, {NumberText.RoundTrip(point[1])}]");
            return $$"""{"optimizer": {{optimizer}}, "function": {"styblinskiTang": {} }, "path": [{{string.Join(", ", points)}}] }""";
        }
    }

    [Fact]
    public void A_stated_tolerance_of_more_than_a_hundredth_is_not_passed_either() =>
        Assert.Equal(1, Compare(Case(Sgd + """, "tolerance": {"relative": 0.02}""", "[0.75], [0.625], [1.126]")).Code);

    private static string Case(string optimizer, string steps)
    {
        var expected = string.Join(", ", steps.Split(", ").Select(step => $$"""{"w": {{step}}}"""));
        return $$"""{"id": "c", "problem": "p", "dtype": "float64", "expected": [{{expected}}], "optimizer": {{optimizer}} }""";
    }

    private static ParityReport Compare(string cases, string framework = "my program", string paths = "") => Golden.WithFile(
        $$"""
        {"format": "pureoptim-trace/1", "framework": "{{framework}}",
         "problems": {"p": {"parameters": {"w": {"shape": [1], "values": [1]} }, "gradients": [{"w": [1]}, {"w": [0.5]}, {"w": [-2]}]} },
         "cases": [{{cases}}], "paths": [{{paths}}] }
        """,
        path => ParityFile.Compare(path));
}
