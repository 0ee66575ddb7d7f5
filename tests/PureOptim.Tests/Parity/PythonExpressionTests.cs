using System.Collections.Immutable;
using PureOptim.Dialects;
using PureOptim.Experiments.Parity;

namespace PureOptim.Tests.Parity;

public sealed class PythonExpressionTests
{
    [Fact]
    public void Calls_have_arguments_by_place_and_by_name()
    {
        var call = Assert.IsType<PythonExpression.Call>(PythonExpression.Parse(" optax.adam( .1, b1 = 1e-3, nesterov=True ,)"));
        Assert.Equal(new PythonExpression.Name("optax.adam"), call.Callee);
        Assert.Equal([new PythonExpression.Literal(0.1)], call.Positional.AsEnumerable());
        Assert.Equal([("b1", new PythonExpression.Literal(1e-3)), ("nesterov", (PythonExpression)new PythonExpression.Literal(true))], call.Named.AsEnumerable());
    }

    [Fact]
    public void Dictionaries_lists_and_numbers_are_read()
    {
        var dictionary = Assert.IsType<PythonExpression.Dictionary>(PythonExpression.Parse("{'a': None, 3: [-1, (2.5, \"b\")]}"));
        Assert.Equal((new PythonExpression.Literal("a"), new PythonExpression.Literal(null)), dictionary.Entries[0]);
        Assert.Equal(new PythonExpression.Literal(3L), dictionary.Entries[1].Key);
        var list = Assert.IsType<PythonExpression.Sequence>(dictionary.Entries[1].Value);
        Assert.Equal(new PythonExpression.Literal(-1L), list.Items[0]);
        Assert.Equal([new PythonExpression.Literal(2.5), new PythonExpression.Literal("b")], Assert.IsType<PythonExpression.Sequence>(list.Items[1]).Items.AsEnumerable());
    }

    [Theory]
    [InlineData("", "at character 1 there is the end instead of an expression")]
    [InlineData("f(1", "at character 4 there is the end instead of ',' or ')'")]
    [InlineData("f(1) g", "at character 6 there is 'g' instead of the end")]
    [InlineData("{1 2}", "at character 4 there is '2' instead of ':'")]
    [InlineData("'a", "a text has no end")]
    [InlineData("1e", "1e is no number")]
    [InlineData("lambda x: x", "it has a function of its own")]
    public void What_is_no_expression_is_told(string text, string message) =>
        Assert.Equal(message, Assert.Throws<FormatException>(() => PythonExpression.Parse(text)).Message);

    // The wrappers that the expressions name, written out.
    public static TheoryData<string, IOptimizer> Expressions => new()
    {
        { "optax.chain(optax.clip(0.5), optax.sgd(0.1))", new Sgd { LearningRate = 0.1 }.ClippedByValue(0.5) },
        { "optax.chain(optax.sgd(0.1), optax.clip(0.5))", new Sgd { LearningRate = 0.1 }.ClippedByValue(0.5) with { Stage = WrapperStage.Update } },
        { "optax.clip_by_global_norm(2)", new Sgd { LearningRate = 1 }.Maximizing().ClippedTo(2) },
        { "optax.chain(optax.identity(), optax.scale(-0.5))", new Sgd { LearningRate = 1 }.WithUpdateScale(0.5) },
        { "optax.sgd(optax.linear_schedule(1, 0, 5))", new Sgd { LearningRate = Schedule.Linear(1, 0, 5) } },
        { "optax.inject_hyperparams(optax.sgd)(learning_rate=0.25)", new Sgd { LearningRate = 0.25 } },
        { "optax.masked(optax.sgd(0.1), {'a': True, 'b': False, 'c': False})", new Groups(("a", new Sgd { LearningRate = 0.1 }), ("*", new Sgd { LearningRate = 1 }.Maximizing())) },
        { "optax.lion(0.1, mask={'a': False, 'b': True, 'c': True})", new Groups(("a", Optax.Lion(0.1, weightDecay: 0)), ("*", Optax.Lion(0.1))) },
    };

    [Theory, MemberData(nameof(Expressions))]
    public void An_expression_is_the_wrappers_that_it_names(string python, IOptimizer expected) => Assert.Equal($"{expected}", $"{Evaluated(python)}");

    [Theory]
    [InlineData("optax.adamw2(0.1)", "where there is no counterpart of optax.adamw2")]
    [InlineData("optax.sgd()", "where optax.sgd lacks its argument learningRate")]
    [InlineData("optax.sgd(0.1, mu=0.5)", "where optax.sgd has no argument mu here")]
    [InlineData("optax.clip(0.1, 0.2)", "where optax.clip has 1 arguments, not 2")]
    [InlineData("optax.clip('a')", "where a is no Double")]
    [InlineData("optax.chain(3)", "where a chain or a group has a part that is no optimizer")]
    public void What_has_no_counterpart_is_not_had(string python, string reason) =>
        Assert.Contains(reason, Assert.IsType<ParityOutcome.NotHad>(Assert.Single(Outcomes(python))).Reason, StringComparison.Ordinal);

    [Theory]
    [InlineData("optax.sgd(-0.1)", "LearningRate must be finite and at least 0")]
    [InlineData("optax.chain(optax.sgd(0.1), optax.adam(0.1))", "A chain has one rule here")]
    [InlineData("optax.chain(optax.sgd(0.1), optax.clip_by_global_norm(1))", "ClipByGlobalNorm has no counterpart after a rule")]
    [InlineData("optax.chain(optax.trace(0.5), optax.sgd(0.1))", "Trace has no counterpart before a rule")]
    [InlineData("optax.chain(optax.scale_by_adam(), optax.add_decayed_weights(0.1))", "A chain that climbs has no counterpart of AddDecayedWeights")]
    public void What_is_out_of_range_is_a_mistake(string python, string complaint) =>
        Assert.Contains(complaint, Assert.IsType<ParityOutcome.Mistaken>(Assert.Single(Outcomes(python))).Complaint, StringComparison.Ordinal);

    private static IOptimizer Evaluated(string python) =>
        Golden.WithFile($$"""{"python": {{System.Text.Json.JsonSerializer.Serialize(python)}}}""", path => PureOptim.Runs.Files.StrictJson.Read(
            path, File.ReadAllText(path), root => (IOptimizer)PythonCall.Evaluate(new RecordedValue(root)["python"], Dialect.All.Single(dialect => dialect.Methods == typeof(Optax)))!));

    private static ImmutableArray<ParityOutcome> Outcomes(string python) => Golden.WithFile(
        $$$"""{"format": "pureoptim-trace/1", "framework": "optax 0", "problems": {"p": {"parameters": {"a": {"shape": [], "values": [1]}}, "gradients": [{"a": [1]}]}}, "cases": [], "transforms": [{"id": "x", "python": {{{System.Text.Json.JsonSerializer.Serialize(python)}}}, "problem": "p", "dtype": "float64", "expected": [{"a": [1]}]}]}""",
        path => ParityFile.Compare(path)).Outcomes;
}
