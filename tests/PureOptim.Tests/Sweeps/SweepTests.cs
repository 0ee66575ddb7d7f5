using PureOptim.Article;
using PureOptim.Runs;
using PureOptim.Runs.Descriptions;
using PureOptim.Runs.Sweeps;
using PureOptim.Runs.Trials;

namespace PureOptim.Tests.Sweeps;

public sealed class SweepTests
{
    private const string Grid = """
        {
          "name": "grid",
          "problem": {"minimize": {"objective": {"each": ["valley", {"rotatedQuadratic": {"a": 0.1, "b": 2, "degrees": {"each": {"linear": {"from": 0, "to": 90, "count": 3}}}}}]}}},
          "precision": {"each": ["float32", "float64"]},
          "steps": {"each": {"integer": {"from": 20, "to": 28, "by": 4}}},
          "optimizers": [
            {"optimizer": {"rmsProp": {"decay": {"each": [0.9, 0.99]}, "learningRate": {"each": {"logarithmic": {"from": 0.001, "to": 1, "count": 4}}}}}},
            {"label": "others", "optimizer": {"each": ["sgd", {"adam": {"learningRate": {"each": [0.1, 0.2]}}}]}}
          ]
        }
        """;

    [Fact]
    public void It_has_a_trial_for_each_optimizer_with_each_combination()
    {
        // (2 decays · 4 rates + 1 sgd + 2 adams) · 4 problems · 2 precisions · 3 numbers of steps.
        var sweep = Parse(Grid);
        var trials = sweep.Expand().ToArray();
        Assert.Equal(11 * 4 * 2 * 3, (int)sweep.Count);
        Assert.Equal(11 * 4 * 2 * 3, trials.Length);
        Assert.Equal(trials.Length, trials.DistinctBy(trial => trial.Id).Count());
        Assert.Equal(trials.Select(trial => trial.Id), sweep.Expand().Select(trial => trial.Id));
        Assert.All(trials, trial => Assert.Equal(0UL, trial.Description.Seed));
    }

    [Fact]
    public void The_order_is_optimizers_precisions_problems_and_steps_the_last_the_fastest()
    {
        var trials = Parse(Grid).Expand().ToArray();
        Assert.Equal([20L, 24L, 28L, 20L], trials.Take(4).Select(trial => trial.Description.Steps));
        Assert.Equal(["valley", "rotatedQuadratic"], trials.Take(12).Select(trial => ((Minimize)trial.Description.Problem).Objective.Name).Distinct());
        Assert.Equal([FloatType.Float32, FloatType.Float64], trials.Take(24).Select(trial => trial.Description.Precision).Distinct());
        var settings = trials.Select(trial => trial.Entry.Optimizer).OfType<RmsProp>().Select(rmsProp => (rmsProp.Decay.At(0), rmsProp.LearningRate.At(0))).Distinct();
        Assert.Equal([(0.9, 0.001), (0.9, 0.01), (0.9, 0.1), (0.9, 1), (0.99, 0.001), (0.99, 0.01), (0.99, 0.1), (0.99, 1)], settings);
        Assert.Equal(["RmsProp", "others"], trials.Select(trial => trial.Label).Distinct());
    }

    [Fact]
    public void A_trial_is_a_plain_description_whose_identity_does_not_depend_on_the_sweep()
    {
        var trial = Parse(Grid).Expand().First();
        var again = Description.Parse("d.json", """
            { "name": "trial", "precision": "float32", "steps": 20, "problem": {"minimize": {"objective": "valley"}},
              "optimizers": [{"optimizer": {"rmsProp": {"decay": 0.9, "learningRate": 0.001}}}] }
            """);
        Assert.Equal(again.Id, trial.Id);
        Assert.Equal(trial.Id, Parse(Grid.Replace("\"grid\"", "\"other\"", StringComparison.Ordinal)).Expand().First().Id);
    }

    [Fact]
    public void Sweeps_that_mean_the_same_have_the_same_identity()
    {
        const string Terse = """{"name": "x", "problem": {"minimize": {"objective": {"each": ["valley", "booth"]}}}, "optimizers": [{"optimizer": {"sgd": {"learningRate": {"each": [0.1, 0.01]}}}}]}""";
        const string Wordy = """
            {
              "optimizers": [{"optimizer": {"sgd": {"learningRate": {"each": [1e-1, 0.010]}}}}], "schema": 1, "seed": 0, "precision": "float64",
              "problem": {"minimize": {"objective": {"each": [{"valley": {}}, "booth"]}}}, "steps": 100, "name": "x"
            }
            """;
        Assert.Equal(Parse(Terse).Canonical, Parse(Wordy).Canonical);
        Assert.NotEqual(Parse(Terse).Id, Parse(Terse.Replace("0.01", "0.02", StringComparison.Ordinal)).Id);
        Assert.Equal(Parse(Grid).Id, Parse(Parse(Grid).Canonical).Id);
        Assert.Equal(Parse(Grid).Expand().Select(trial => trial.Id), Parse(Parse(Grid).Canonical).Expand().Select(trial => trial.Id));
    }

    [Fact]
    public void Seeds_vary_where_something_is_drawn_from_them()
    {
        const string Network = """{"classify": {"data": "mnist", "layers": [784, 10]}}""";
        var trials = Parse($$"""{"name": "x", "seed": {"each": [3, 1]}, "problem": {{Network}}, "optimizers": [{"optimizer": "sgd"}] }""").Expand();
        Assert.Equal([3UL, 1UL], trials.Select(trial => trial.Description.Seed));

        var mixed = $$"""{"name": "x", "seed": {"each": [3, 1]}, "problem": {"each": [{{Network}}, {"minimize": {"objective": "booth"} }] }, "optimizers": [{"optimizer": "sgd"}]}""";
        Assert.Equal("s.json: seed is {\"each\": [3, 1]}; nothing is drawn at random on booth: every seed would give the same trial", Assert.Throws<RunException>(() => Parse(mixed)).Message);
    }

    [Fact]
    public void A_number_of_a_range_is_the_same_trial_as_the_number_written_out()
    {
        const string Rates = """{"linear": {"from": 0.1, "to": 1, "count": 10}}""";
        static string Sweep(string rates) =>
            $$$"""{"name": "x", "problem": {"minimize": {"objective": "valley"}}, "optimizers": [{"optimizer": {"sgd": {"learningRate": {"each": {{{rates}}} } } } }]}""";
        Assert.Equal(Parse(Sweep("[0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1]")).Expand().Select(trial => trial.Id), Parse(Sweep(Rates)).Expand().Select(trial => trial.Id));
    }

    [Fact]
    public void Schedules_that_the_shortest_trials_do_not_finish_are_named()
    {
        const string Late = """{"name": "x", "steps": {"each": [100, 250]}, "problem": {"minimize": {"objective": "valley"}}, "optimizers": [{"optimizer": {"sgd": {"learningRate": {"each": [0.1, {"cosine": {"start": 0.1, "steps": 200}}]}}}}]}""";
        Assert.Equal(["Sgd: learningRate has a cosine schedule that takes 200 steps; the run has 100"], Parse(Late).LateSchedules());
        Assert.Empty(Parse(Late.Replace("[100, 250]", "[200, 250]", StringComparison.Ordinal)).LateSchedules());
    }

    [Fact]
    public void Every_objective_starts_where_it_is_usually_started_from()
    {
        var trials = Parse("""{"name": "x", "problem": {"minimize": {"objective": {"each": ["valley", "rotatedEllipse"]}}}, "optimizers": [{"optimizer": "sgd"}]}""").Expand();
        Assert.Equal([[-7, 2], [-5, -2]], trials.Select(trial => ((Minimize)trial.Description.Problem).Start.ToArray()));
    }

    [Fact]
    public void A_plain_description_is_a_sweep_of_its_optimizers() =>
        Assert.Equal(
            Trial.Of(BuiltInDescriptions.Load("naive")).Select(trial => (trial.Id, trial.Label)),
            Parse(BuiltInDescriptions.Load("naive").Canonical).Expand().Select(trial => (trial.Id, trial.Label)));

    [Fact]
    public void A_grid_without_end_is_counted_without_being_listed()
    {
        const string All = """{"each": {"integer": {"from": 0, "to": 9007199254740991}}}""";
        var sweep = Parse($$$$"""{"name": "x", "seed": {{{{All}}}}, "steps": {"each": {"integer": {"from": 1, "to": 1000}}}, "problem": {"classify": {"data": "mnist", "layers": [784, 10]}}, "optimizers": [{"optimizer": "sgd"}]}""");
        Assert.Equal(new System.Numerics.BigInteger(9007199254740992) * 1000, sweep.Count);
        Assert.Equal([1L, 2L, 3L], sweep.Expand().Take(3).Select(trial => trial.Description.Steps));
    }

    [Theory]
    [InlineData("\"steps\": {\"each\": []}", "s.json: steps.each is []; a grid must have at least one value")]
    [InlineData("\"steps\": {\"each\": 3}", "s.json: steps.each is 3; it must be a list, or an object with a range: linear, logarithmic or integer")]
    [InlineData("\"steps\": {\"each\": [3], \"of\": 3}", "s.json: steps is {\"each\": [3], \"of\": 3}; \"each\" must be its only field")]
    [InlineData("\"steps\": {\"each\": {\"logaritmic\": {}}}", "s.json: steps.each is {\"logaritmic\": {}}; \"logaritmic\" is not a known progression; the nearest is \"logarithmic\" (of integer, linear, logarithmic)")]
    [InlineData("\"steps\": {\"each\": {\"integer\": {\"from\": 3, \"to\": 2}}}", "s.json: steps.each.integer.to is 2; To must be at least From, which is 3, or the grid is empty.")]
    [InlineData("\"steps\": {\"each\": {\"linear\": {\"from\": 3, \"to\": 2, \"count\": 1}}}", "s.json: steps.each.linear.count is 1; Count must be between 2 and 1000000.")]
    [InlineData("\"steps\": {\"each\": {\"logarithmic\": {\"from\": 0, \"to\": 2, \"count\": 2}}}", "s.json: steps.each.logarithmic.from is 0; From must be above 0.")]
    [InlineData("\"steps\": {\"each\": [10, 0]}", "s.json: steps is 0; Steps must be between 1 and 1000000.")]
    [InlineData("\"steps\": {\"each\": [10, 1.5]}", "s.json: steps.each[1] is 1.5; it must be a whole number that 63 bits and a sign can hold")]
    [InlineData("\"schema\": {\"each\": [1, 1]}", "s.json: schema is {\"each\": [1, 1]}; a sweep has one only")]
    [InlineData("\"optimizers\": {\"each\": [[{\"optimizer\": \"sgd\"}]]}", "s.json: optimizers is {\"each\": [[{\"optimizer\": \"sgd\"}]]}; it must be a list")]
    [InlineData("\"stesp\": {\"each\": [10]}", "s.json: stesp is an unknown field of description; the nearest is \"steps\" (of name, optimizers, precision, problem, schema, seed, steps)")]
    [InlineData("\"optimizers\": []", "s.json: optimizers is []; Optimizers must have 1 to 100 entries; there are 0.")]
    [InlineData("\"optimizers\": {\"each\": []}", "s.json: optimizers.each is []; a grid must have at least one value")]
    [InlineData("\"optimizers\": [{\"optimizer\": \"sgd\"}, {\"optimizer\": {\"rmsProp\": {\"decay\": {\"each\": [0.9, 1.5]}}}}]", "s.json: optimizers[1].optimizer.rmsProp.decay is 1.5; Decay must be between 0 and 1. The nearest valid value is 1.")]
    [InlineData("\"optimizers\": [{\"optimizer\": {\"rmsProp\": {\"dekay\": {\"each\": [0.9]}}}}]", "s.json: optimizers[0].optimizer.rmsProp.dekay is an unknown field of rmsProp; the nearest is \"decay\" (of decay, epsilon, epsilonPlacement, initialAccumulator, learningRate)")]
    [InlineData("\"optimizers\": [{\"optimizer\": {\"each\": [\"sgd\", \"adma\"]}}]", "s.json: optimizers[0].optimizer.each[1] is \"adma\"; \"adma\" is not a known optimizer; the nearest is \"adam\" (then ...")]
    public void What_is_wrong_is_named_with_its_value_and_the_rule(string field, string complaint)
    {
        var rest = field.Contains("\"optimizers\"", StringComparison.Ordinal) ? "" : """, "optimizers": [{"optimizer": "sgd"}]""";
        var text = $$$"""{"name": "x", "problem": {"minimize": {"objective": "valley"}}, {{{field}}}{{{rest}}} }""";
        var message = Assert.Throws<RunException>(() => Parse(text).Expand().Count()).Message;
        if (complaint.EndsWith("...", StringComparison.Ordinal)) Assert.StartsWith(complaint[..^3], message, StringComparison.Ordinal);
        else Assert.Equal(complaint, message);
    }

    private static Sweep Parse(string json) => Sweep.Parse("s.json", json);
}
