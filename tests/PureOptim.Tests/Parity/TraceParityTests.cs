using System.Text.Json.Nodes;
using PureOptim.Experiments.Parity;
using PureOptim.Runs;

namespace PureOptim.Tests.Parity;

public sealed class TraceParityTests
{
    private static readonly ParityReport _fromScratch = ParityFile.Compare(Golden.Path(Golden.DeepLearningFromScratch));
    private static readonly ParityReport _dive = ParityFile.Compare(Golden.Path(Golden.DiveIntoDeepLearning));

    // Two problems, default and drawn hyperparameters, 30 steps each.
    [Theory]
    [InlineData("SGD")]
    [InlineData("Momentum")]
    [InlineData("Nesterov")]
    [InlineData("AdaGrad")]
    [InlineData("RMSprop")]
    public void Deep_Learning_from_Scratch_agrees_bit_for_bit(string optimizer) =>
        Assert.All(Cases(_fromScratch, $"dlfs/{optimizer}/", 4), outcome => Assert.Null(outcome.Worst));

    [Fact]
    public void Deep_Learning_from_Scratchs_Adam_agrees_to_4_ulp() =>
        Assert.All(Cases(_fromScratch, "dlfs/Adam/", 4), outcome =>
        {
            Assert.Equal(Tolerance.Ulps(4), outcome.Tolerance);
            Assert.True(outcome.Agrees, outcome.ToString());
        });

    [Theory]
    [InlineData("sgd", 2)]
    [InlineData("momentum", 2)]
    [InlineData("adagrad", 2)]
    public void Dive_into_Deep_Learning_agrees_bit_for_bit(string optimizer, int cases) =>
        Assert.All(Cases(_dive, $"d2l/{optimizer}/", cases), outcome => Assert.Null(outcome.Worst));

    // The book writes the averages in another order of operations: a few roundings, 4 ulp at most.
    [Theory]
    [InlineData("rmsprop", 4)]
    [InlineData("adam", 4)]
    public void Dive_into_Deep_Learning_agrees_to_4_ulp(string optimizer, int cases) =>
        Assert.All(Cases(_dive, $"d2l/{optimizer}/", cases), outcome => Assert.True(outcome.Agrees, outcome.ToString()));

    [Theory]
    [InlineData("0.1 x1^2 + 2 x2^2")]
    [InlineData("0.1 (x1 + x2)^2 + 2 (x1 - x2)^2")]
    public void Dive_into_Deep_Learnings_paths_agree_bit_for_bit(string function)
    {
        ParityOutcome.Compared[] paths = [.. _dive.Outcomes.OfType<ParityOutcome.Compared>()
            .Where(outcome => outcome.Id.EndsWith($" on {function}", StringComparison.Ordinal))];
        Assert.Equal(7, paths.Length);
        Assert.All(paths, outcome => Assert.Null(outcome.Worst));
    }

    // A misprint's function, which carries roundings further than the others: how far is measured, and the paths are nearer.
    [Fact]
    public void Dive_into_Deep_Learnings_paths_on_the_product_agree_to_4_ulp()
    {
        ParityOutcome.Compared[] paths = [.. _dive.Outcomes.OfType<ParityOutcome.Compared>()
            .Where(outcome => outcome.Id.EndsWith(" on 0.1 (x1 + x2)^2 + 2 (x1 x2)^2", StringComparison.Ordinal))];
        Assert.Equal(7, paths.Length);
        Assert.All(paths, outcome => Assert.True(outcome.Agrees && outcome.Worst is not { Distance: > 4 }, outcome.ToString()));
    }

    [Fact]
    public void Every_case_of_the_books_is_compared()
    {
        Assert.Equal((24, 24), (_fromScratch.Outcomes.Length, _fromScratch.Outcomes.OfType<ParityOutcome.Compared>().Count()));
        Assert.Equal((41, 41), (_dive.Outcomes.Length, _dive.Outcomes.OfType<ParityOutcome.Compared>().Count()));
    }

    [Fact]
    public void Float32_cases_are_run_in_float32()
    {
        // 1 - 0.1 * 1 in float32 is 0.9f, whose decimal in float64 would be another number.
        var report = Run("""{"lr":0.1}""", "float32", "[[0.9]]");
        Assert.Null(Assert.IsType<ParityOutcome.Compared>(Assert.Single(report.Outcomes)).Worst);
        var worst = Assert.IsType<ParityOutcome.Compared>(Assert.Single(Run("""{"lr":0.1}""", "float32", "[[0.90000004]]").Outcomes)).Worst!;

        // The next float32 after 0.9f; the unit is that of the start, 1, twice as large as at 0.9.
        Assert.Equal((0.5, "step 1, w[0]"), (worst.Distance, worst.Place));
    }

    [Theory]
    [InlineData("""{"learning_rate":0.1}""", "cases[0].arguments.learning_rate: \"learning_rate\" is no argument of SGD; the nearest is \"lr\" (of lr).")]
    [InlineData("""{"lr":[0.1,0.2]}""", "cases[0].arguments.lr: expected a number that float64 can hold")]
    [InlineData("""{"lr":"fast"}""", "cases[0].arguments.lr: expected a number that float64 can hold")]
    [InlineData("""{"lr":-1}""", "cases[0].arguments is {\"lr\":-1}; LearningRate must be ")]
    public void An_argument_that_the_framework_does_not_have_is_a_mistake(string arguments, string complaint) =>
        Assert.Contains(complaint, Mistake(Run(arguments, "float64", "[[0.9]]")), StringComparison.Ordinal);

    [Theory]
    [InlineData("[[0.9],[0.8]]", "cases[0].expected: expected 1 steps, as many as the problem has gradients, found 2.")]
    [InlineData("[[0.9,1]]", "cases[0].expected[0].w: expected 1 number for w [1], found 2.")]
    [InlineData("[[true]]", "cases[0].expected[0].w[0]: expected a number that float64 can hold")]
    [InlineData("[[1e999]]", "cases[0].expected[0].w[0]: expected a number that float64 can hold")]
    [InlineData("[0.9]", "cases[0].expected[0].w: expected an array, found 0.9.")]
    public void Numbers_that_do_not_fit_are_named(string expected, string complaint)
    {
        var report = Run("{}", "float64", expected);
        Assert.Contains(complaint, Mistake(report), StringComparison.Ordinal);
        Assert.Equal(2, report.Code);
    }

    [Fact]
    public void Wrong_fields_are_named()
    {
        Mistakes("cases[5].dtype: \"float16\" is no precision that is compared; the nearest is \"float32\"", json => json["cases"]![5]!["dtype"] = "float16");
        Mistakes("cases[5].problem: \"easy\" is none of the problems; the nearest is ", json => json["cases"]![5]!["problem"] = "easy");
        Mistakes("cases[5]: expected a field 'id', found none", json => json["cases"]![5]!.AsObject().Remove("id"));
        Mistakes("cases[5]: expected an object, found 7", json => json["cases"]![5] = 7);
        Mistakes("cases[5].optimizer: \"Nestorov\" is no optimizer of Deep Learning from Scratch; the nearest is \"Nesterov\"", json => json["cases"]![5]!["optimizer"] = "Nestorov");
        Mistakes("cases[5].optimiser: \"optimiser\" is no field here; the nearest is \"optimizer\"", json => json["cases"]![5]!["optimiser"] = "SGD");
        Complains(": pats: \"pats\" is no field here; the nearest is \"paths\"", json => json["pats"] = new JsonArray());
        Complains("problems.normal.gradient: \"gradient\" is no field here; the nearest is \"gradients\"", json => json["problems"]!["normal"]!["gradient"] = 1);
        Complains(": expected a field 'problems', found none", json => json.AsObject().Remove("problems"));
        Complains("format: \"pureoptim-trace/9\" is not a known format; the nearest is \"pureoptim-trace/1\"", json => json["format"] = "pureoptim-trace/9");
        Complains(
            "problems.normal.parameters.bias.values: expected 3 numbers for the shape [3], found 2",
            json => json["problems"]!["normal"]!["parameters"]!["bias"]!["values"]!.AsArray().RemoveAt(0));
        Complains(
            "problems.normal.gradients[3].more: expected one of the parameters",
            json => json["problems"]!["normal"]!["gradients"]![3]!["more"] = new JsonArray());
    }

    [Fact]
    public void Coordinates_are_written_as_in_a_program()
    {
        var layout = Layout.Of(("none", [0, 2]), ("weight", [2, 3]), ("scale", []), ("bias", [2]));
        Assert.Equal(
            ["weight[0, 0]", "weight[0, 1]", "weight[0, 2]", "weight[1, 0]", "weight[1, 1]", "weight[1, 2]", "scale", "bias[0]", "bias[1]"],
            Enumerable.Range(0, layout.Length).Select(index => Points.Coordinate(layout, index)));
    }

    private static ParityOutcome.Compared[] Cases(ParityReport report, string start, int count)
    {
        ParityOutcome.Compared[] cases = [.. report.Outcomes.OfType<ParityOutcome.Compared>()
            .Where(outcome => outcome.Id.StartsWith(start, StringComparison.Ordinal))];
        Assert.Equal(count, cases.Length);
        return cases;
    }

    /// <summary>The only complaint about a file.</summary>
    private static string Mistake(ParityReport report) => Assert.Single(report.Outcomes.OfType<ParityOutcome.Mistaken>()).Complaint;

    /// <summary>One case is mistaken, and all the others are compared.</summary>
    private static void Mistakes(string complaint, Action<JsonNode> change)
    {
        var report = Golden.WithChanged(Golden.DeepLearningFromScratch, change, path => ParityFile.Compare(path));
        Assert.Contains(complaint, Mistake(report), StringComparison.Ordinal);
        Assert.Equal(23, report.Outcomes.OfType<ParityOutcome.Compared>().Count());
        Assert.Equal(2, report.Code);
    }

    private static void Complains(string complaint, Action<JsonNode> change)
    {
        var error = Golden.WithChanged(
            Golden.DeepLearningFromScratch, change, path => Assert.Throws<RunException>(() => ParityFile.Compare(path)));
        Assert.Contains(complaint, error.Message, StringComparison.Ordinal);
    }

    /// <summary>One step of SGD from w = [1] with the gradient [1].</summary>
    private static ParityReport Run(string arguments, string precision, string expected)
    {
        var steps = JsonNode.Parse(expected)!.AsArray().Select(values => "{\"w\":" + values!.ToJsonString() + "}");
        return Golden.WithFile(
            $$$"""
            {"format":"pureoptim-trace/1","framework":"Deep Learning from Scratch",
             "problems":{"p":{"parameters":{"w":{"shape":[1],"values":[1]}},"gradients":[{"w":[1]}]}},
             "cases":[{"id":"c","optimizer":"SGD","arguments":{{{arguments}}},"problem":"p","dtype":"{{{precision}}}",
                       "expected":[{{{string.Join(",", steps)}}}]}]}
            """,
            path => ParityFile.Compare(path));
    }
}
