using System.Text.Json.Nodes;
using PureOptim.Article;
using PureOptim.Runs;
using PureOptim.Runs.Descriptions;
using PureOptim.Runs.Wording;

namespace PureOptim.Tests.Descriptions;

public sealed class DescriptionTests
{
    private const string Valley = """ "problem": {"minimize": {"objective": "valley"}} """;

    [Theory]
    [InlineData("naive")]
    [InlineData("mnist")]
    public void The_canonical_text_reads_back_as_the_same_description(string name)
    {
        var description = BuiltInDescriptions.Load(name);
        var again = Description.Parse("again", description.Canonical);
        Assert.Equal(description.Canonical, again.Canonical);
        Assert.Equal(description.Id, again.Id);
    }

    [Fact]
    public void The_canonical_text_has_its_fields_sorted_and_its_defaults_written_out()
    {
        var root = JsonNode.Parse(Parse($$"""{ "optimizers": [{"optimizer": "adam"}], "name": "x", {{Valley}} }""").Canonical)!.AsObject();
        Assert.Equal(["name", "optimizers", "precision", "problem", "schema", "seed", "steps"], root.Select(field => field.Key));
        Assert.Equal("""{"beta1":0.9,"beta2":0.999,"epsilon":1e-7,"epsilonPlacement":"beforeCorrection","learningRate":0.001}""", root["optimizers"]![0]!["optimizer"]!["adam"]!.ToJsonString());
        Assert.Equal("[-7,2]", root["problem"]!["minimize"]!["start"]!.ToJsonString());
    }

    [Fact]
    public void Descriptions_that_mean_the_same_have_the_same_identity()
    {
        var terse = Parse($$"""{ "name": "x", {{Valley}}, "optimizers": [{"optimizer": "sgd"}] }""");
        var wordy = Parse("""
            {
              "seed": 0, "steps": 100, "precision": "float64", "schema": 1,
              "optimizers": [{"label": "Sgd", "optimizer": {"sgd": {"learningRate": 1e-2}}}],
              "problem": {"minimize": {"start": [-7.0, 2], "objective": {"valley": {}}}},
              "name": "x"
            }
            """);
        Assert.Equal(terse.Id, wordy.Id);
    }

    [Theory]
    [InlineData("\"name\": \"y\"", "\"name\": \"x\"")]
    [InlineData("\"seed\": 1", "\"seed\": 0")]
    [InlineData("\"steps\": 101", "\"steps\": 100")]
    [InlineData("\"precision\": \"float32\"", "\"precision\": \"float64\"")]
    [InlineData("\"objective\": \"ellipse\"", "\"objective\": \"valley\"")]
    [InlineData("\"learningRate\": 0.010000000000000002", "\"learningRate\": 0.01")]
    public void Any_changed_field_changes_the_identity(string changed, string original)
    {
        const string Text = """
            { "name": "x", "seed": 0, "steps": 100, "precision": "float64", "problem": {"minimize": {"objective": "valley", "start": [-7, 2]}},
              "optimizers": [{"optimizer": {"sgd": {"learningRate": 0.01}}}] }
            """;
        Assert.Contains(original, Text, StringComparison.Ordinal);
        Assert.NotEqual(Parse(Text).Id, Parse(Text.Replace(original, changed, StringComparison.Ordinal)).Id);
    }

    [Fact]
    public void A_hyperparameter_may_be_a_schedule()
    {
        var description = Parse($$"""
            { "name": "x", {{Valley}}, "optimizers": [{"optimizer": {"rmsProp": {"decay": {"linear": {"start": 0.9, "end": 0.999, "steps": 10} } } } }] }
            """);
        var decay = Assert.IsType<RmsProp>(description.Optimizers[0].Optimizer).Decay;
        Assert.Equal(0.9, decay.At(0));
        Assert.Equal(0.999, decay.At(10));
        Assert.Equal(description.Id, Parse(description.Canonical).Id);
    }

    [Fact]
    public void Every_objective_of_the_catalogue_is_known_by_name()
    {
        foreach (var objective in Objective.All)
        {
            var name = TypeCatalog.NameOf(objective.GetType(), typeof(Objective));
            var description = Parse($$$"""{ "name": "x", "problem": {"minimize": {"objective": "{{{name}}}"} }, "optimizers": [{"optimizer": "sgd"}] }""");
            Assert.Equal(objective, Assert.IsType<Minimize>(description.Problem).Objective);
            Assert.Equal(description.Id, Parse(description.Canonical).Id);
        }
    }

    [Theory]
    [InlineData("[]", "d.json: it must be an object")]
    [InlineData("{", "d.json, line 1, column 2: this is not JSON: Expected depth to be zero*")]
    [InlineData("""{"name": "x", "name": "x"}""", "d.json, line 1: the field \"name\" stands twice in one object")]
    [InlineData("", "d.json: it is empty: there is no JSON in it")]
    [InlineData("{\n\n // no\n}", "d.json, line 3, column 2: this is not JSON: JSON has no comments")]
    [InlineData("{\"ä\": 1,}", "d.json, line 1, column 9: this is not JSON: The JSON object contains a trailing comma at the end.")]
    [InlineData("{\n\"name\": \"\\ud800\"}", "d.json, line 2: a text or a field's name has half of a surrogate pair (\\ud800 to \\udfff), which is no character")]
    [InlineData("{\"x\\uDC00\": 1}", "d.json, line 1: a text or a field's name has half of a surrogate pair (\\ud800 to \\udfff), which is no character")]
    [InlineData("""{"name": "\ud83d\ude00", $VALLEY, "optimizers": [{"optimizer": "sgd"}]}""", "d.json: name is *; Name must be 1 to 64 letters, digits, '.', '_' or '-', and begin with a letter or digit.")]
    [InlineData("""{"name": "x", $VALLEY, "optimizers": [{"optimizer": "sgd", "label": "a\u202eb"}]}""", "d.json: optimizers[0].label is *; Label must be 1 to 64 characters without line breaks, control characters and marks of direction.")]
    [InlineData("""{"name": "x", $VALLEY, "optimizers": [{"optimizer": "sgd", "label": "a\u2028b"}]}""", "d.json: optimizers[0].label is *; Label must be 1 to 64 characters without line breaks, control characters and marks of direction.")]
    [InlineData("""{"name": "x", "problem": {"minimize": {"objective": {"styblinskiTang": {"dimension": 2000000000}}}}, "optimizers": [{"optimizer": "sgd"}]}""", "d.json: problem.minimize.objective is *; Objective must have at most 100000 coordinates; styblinskiTang has 2000000000.")]
    [InlineData("""{"name": "x", $VALLEY, "optimizers": [{"optimizer": {"sgd": {"learningRate": {"exponential": {"start": 0.001, "factor": 1.1}}}}}]}""", "d.json: optimizers[0].optimizer.sgd.learningRate is *; LearningRate must be finite and at least 0. It grows without bound: a schedule that grows needs an end (\"end\" of an exponential).")]
    [InlineData("""{"nmae": "x"}""", "d.json: nmae is an unknown field of description; the nearest is \"name\" (of *")]
    [InlineData("""{"name": "x"}""", "d.json: it lacks the field \"problem\" (it has *")]
    [InlineData("""{"name": "../x", $VALLEY, "optimizers": [{"optimizer": "sgd"}]}""", "d.json: name is \"../x\"; Name must be 1 to 64 letters, digits, '.', '_' or '-', and begin with a letter or digit.")]
    [InlineData("""{"name": "x", $VALLEY, "optimizers": []}""", "d.json: optimizers is []; Optimizers must have 1 to 100 entries; there are 0.")]
    [InlineData("""{"name": "x", $VALLEY, "optimizers": [{"optimizer": "sgd"}, {"optimizer": "sgd"}]}""", "d.json: optimizers is *; Optimizers must have different labels; \"Sgd\" stands twice.")]
    [InlineData("""{"name": "x", $VALLEY, "optimizers": [{"optimizer": "rmsporp"}]}""", "d.json: optimizers[0].optimizer is \"rmsporp\"; \"rmsporp\" is not a known optimizer; the nearest is \"rmsProp\" (*")]
    [InlineData("""{"name": "x", $VALLEY, "optimizers": [{"optimizer": "sgd", "lable": "a"}]}""", "d.json: optimizers[0].lable is an unknown field of optimizer entry; the nearest is \"label\" (of *")]
    [InlineData("""{"name": "x", $VALLEY, "optimizers": [{"optimizer": {"adam": {"beta": 0}}}]}""", "d.json: optimizers[0].optimizer.adam.beta is an unknown field of adam; the nearest is \"beta1\" (of *")]
    [InlineData("""{"name": "x", $VALLEY, "optimizers": [{"optimizer": {"adam": {"beta1": 1}}}]}""", "d.json: optimizers[0].optimizer.adam.beta1 is 1; Beta1 must be at least 0 and below 1. The nearest valid value is 0.9999999999999999.")]
    [InlineData("""{"name": "x", $VALLEY, "optimizers": [{"optimizer": {"adam": {"beta1": "a"}}}]}""", "d.json: optimizers[0].optimizer.adam.beta1 is \"a\"; it must be a number, or an object with the name of a known schedule as its only field")]
    [InlineData("""{"name": "x", $VALLEY, "optimizers": [{"optimizer": {"sgd": {"learningRate": -1}}}]}""", "d.json: optimizers[0].optimizer.sgd.learningRate is -1; LearningRate must be finite and at least 0. The nearest valid value is 0.")]
    [InlineData("""{"name": "x", $VALLEY, "optimizers": [{"optimizer": {"sgd": {"learningRate": 1e999}}}]}""", "d.json: optimizers[0].optimizer.sgd.learningRate is 1e999; it must be a number that a double can hold")]
    [InlineData("""{"name": "x", $VALLEY, "optimizers": [{"optimizer": {"rmsProp": {"epsilonPlacement": "inside"}}}]}""", "d.json: optimizers[0].optimizer.rmsProp.epsilonPlacement is \"inside\"; that is unknown; the nearest is \"insideRoot\" (of insideRoot, outsideRoot)")]
    [InlineData("""{"name": "x", $VALLEY, "optimizers": [{"optimizer": "sgd"}], "steps": 0}""", "d.json: steps is 0; Steps must be between 1 and 1000000. The nearest valid value is 1.")]
    [InlineData("""{"name": "x", $VALLEY, "optimizers": [{"optimizer": "sgd"}], "steps": 1.5}""", "d.json: steps is 1.5; it must be a whole number *")]
    [InlineData("""{"name": "x", $VALLEY, "optimizers": [{"optimizer": "sgd"}], "seed": -1}""", "d.json: seed is -1; it must be a whole number between 0 and 18446744073709551615")]
    [InlineData("""{"name": "x", $VALLEY, "optimizers": [{"optimizer": "sgd"}], "precision": "double"}""", "d.json: precision is \"double\"; that is unknown; the nearest is *")]
    [InlineData("""{"name": "x", $VALLEY, "optimizers": [{"optimizer": "sgd"}], "schema": 2}""", "d.json: schema is 2; Schema must be between 1 and 1. The nearest valid value is 1.")]
    [InlineData("""{"name": "x", "problem": {"minimise": {}}, "optimizers": []}""", "d.json: problem is {\"minimise\": {}}; \"minimise\" is not a known problem; the nearest is \"minimize\" (of classify, minimize)")]
    [InlineData("""{"name": "x", "problem": {"minimize": {"objective": "vallley"}}, "optimizers": []}""", "d.json: problem.minimize.objective is \"vallley\"; \"vallley\" is not a known objective; the nearest is \"valley\" (of *")]
    [InlineData("""{"name": "x", "problem": {"minimize": {"objective": "valley", "start": [1]}}, "optimizers": []}""", "d.json: problem.minimize.start is [1]; Start has 1 coordinates; valley has 2.")]
    [InlineData("""{"name": "x", "problem": {"classify": {"data": "mnist", "layers": [784]}}, "optimizers": []}""", "d.json: problem.classify.layers is [784]; Layers must be 2 to 1000 widths, each between 1 and 65536.")]
    [InlineData("""{"name": "x", "problem": {"classify": {"data": "mnist", "layers": [784, 10], "batchSize": 0}}, "optimizers": []}""", "d.json: problem.classify.batchSize is 0; BatchSize must be between 1 and 65536. The nearest valid value is 1.")]
    [InlineData("""{"name": "x", "problem": {"classify": {"data": {"idxFiles": {"testLabels": "12"}}, "layers": [784, 10]}}, "optimizers": []}""", "d.json: problem.classify.data.idxFiles.testLabels is \"12\"; TestLabels must be a SHA-256: 64 hexadecimal digits, lower case.")]
    public void What_is_wrong_is_named_with_its_value_and_the_rule(string text, string pattern)
    {
        var complaint = Assert.Throws<RunException>(() => Parse(text.Replace("$VALLEY", Valley, StringComparison.Ordinal))).Message;
        var parts = pattern.Split('*');
        Assert.StartsWith(parts[0], complaint, StringComparison.Ordinal);
        Assert.EndsWith(parts[^1], complaint, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', complaint);
        if (parts.Length == 1) Assert.Equal(pattern, complaint);
    }

    [Fact]
    public void A_list_of_optimizers_has_an_end()
    {
        var many = string.Join(", ", Enumerable.Range(0, 101).Select(i => $$"""{"optimizer": "sgd", "label": "{{i}}"}"""));
        var complaint = Assert.Throws<RunException>(() => Parse($$"""{"name": "x", {{Valley}}, "optimizers": [{{many}}]}""")).Message;
        Assert.EndsWith("; Optimizers must have 1 to 100 entries; there are 101.", complaint, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"piecewiseConstant": {"start": 0.1, "changes": [[50, 0.2], [99, 0.3]]}}""", null)]
    [InlineData("""{"piecewiseConstant": {"start": 0.1, "changes": [[50, 0.2], [100, 0.3]]}}""", "piecewiseConstant schedule that takes 101 steps")]
    [InlineData("""{"cosine": {"start": 0.1, "steps": 100}}""", null)]
    [InlineData("""{"linear": {"start": 0.1, "end": 0.2, "steps": 101}}""", "linear schedule that takes 101 steps")]
    [InlineData("""{"joined": {"first": 0.1, "boundary": 99, "second": {"inverseTime": {"start": 0.1, "rate": 1}}}}""", null)]
    [InlineData("""{"joined": {"first": 0.1, "boundary": 100, "second": {"inverseTime": {"start": 0.1, "rate": 1}}}}""", "joined schedule that takes 101 steps")]
    [InlineData("""{"joined": {"first": 0.1, "boundary": 50, "second": {"complement": {"part": {"linear": {"start": 0.1, "end": 0.2, "steps": 51}}}}}}""", "joined schedule that takes 101 steps")]
    [InlineData("""{"joined": {"first": {"cosine": {"start": 0.1, "steps": 500}}, "boundary": 50, "second": 0.1}}""", null)] // Cut on purpose.
    [InlineData("0.1", null)]
    public void Schedules_that_the_run_is_too_short_for_are_named(string rate, string? schedule)
    {
        var description = Parse($$$"""{"name": "x", {{{Valley}}}, "optimizers": [{"optimizer": {"sgd": {"learningRate": {{{rate}}} } } }] }""");
        Assert.Equal(schedule is null ? [] : [$"Sgd: learningRate has a {schedule}; the run has 100"], LateSchedules.Of(description));
    }

    private static Description Parse(string json) => Description.Parse("d.json", json);
}
