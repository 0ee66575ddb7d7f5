namespace PureOptim.Tests.Core;

/// <summary>The messages of the library to arguments that do not fit: the thing, the value, and the rule.</summary>
public sealed class GuardTests
{
    private static readonly Layout _layout = Layout.Of(("weight", [2, 3]), ("bias", [3]));
    private static readonly Parameters<double> _parameters = Parameters<double>.Filled(_layout, 1);

    public static TheoryData<string, int[], string> OtherLayouts => new()
    {
        { "bias", [4], "'bias' has shape [4] where [3] is expected" },
        { "offset", [3], "'offset [3]' stands where 'bias [3]' is expected" },
    };

    [Theory, MemberData(nameof(OtherLayouts))]
    public void Gradients_of_another_layout_are_refused_with_the_parameter_and_both_shapes(string name, int[] shape, string expected)
    {
        var gradients = Parameters<double>.Filled(Layout.Of(("weight", [2, 3]), (name, [.. shape])), 1);
        var optimizer = new Adam();
        var state = optimizer.Init(_parameters);
        var step = Assert.Throws<ArgumentException>(() => optimizer.Step(state, _parameters, gradients));
        var fold = Assert.Throws<ArgumentException>(() => optimizer.Fold(new(_parameters, state), gradients));
        Assert.All([step, fold], exception => Assert.Contains(expected, exception.Message, StringComparison.Ordinal));
        Assert.Equal("gradients", step.ParamName);
    }

    [Fact]
    public void A_missing_or_surplus_parameter_is_named()
    {
        string Message(params (string, System.Collections.Immutable.ImmutableArray<int>)[] tensors) =>
            Assert.Throws<ArgumentException>(() => new Sgd().Step(new Sgd().Init(_parameters), _parameters, Parameters<double>.Filled(Layout.Of(tensors), 1))).Message;

        Assert.Contains("'bias [3]' is missing", Message(("weight", [2, 3])), StringComparison.Ordinal);
        Assert.Contains("'more [1]' is not expected", Message(("weight", [2, 3]), ("bias", [3]), ("more", [1])), StringComparison.Ordinal);
    }

    [Fact]
    public void A_state_of_another_optimizer_is_refused_with_both_names()
    {
        var state = new Adam().Init(_parameters);
        var step = Assert.Throws<ArgumentException>(() => new RmsProp().Step(state, _parameters, _parameters));
        var fold = Assert.Throws<ArgumentException>(() => new RmsProp().Fold(new(_parameters, state), _parameters));
        Assert.All([step, fold], exception => Assert.Contains("made by Adam; this is RmsProp", exception.Message, StringComparison.Ordinal));
    }

    [Fact]
    public void A_state_for_other_parameters_is_refused()
    {
        var state = new Adam().Init<double>([1.0]);
        Assert.Contains("slots of the state", Assert.Throws<ArgumentException>(() => new Adam().Step(state, _parameters, _parameters)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_schedule_that_grows_without_bound_is_told_what_it_needs()
    {
        const string Hint = ". It grows without bound: a schedule that grows needs an end (\"end\" of an exponential)";
        Assert.Contains(Hint, Refusal(() => _ = new Sgd { LearningRate = Schedule.Exponential(1, 2, 10) }), StringComparison.Ordinal);
        Assert.DoesNotContain(Hint, Refusal(() => _ = new Sgd { LearningRate = double.PositiveInfinity }), StringComparison.Ordinal);
        Assert.DoesNotContain(Hint, Refusal(() => _ = new Adam { Beta1 = Schedule.Linear(0, 2, 10) }), StringComparison.Ordinal);

        static string Refusal(Action action) => Assert.Throws<ArgumentOutOfRangeException>(action).Message;
    }

    [Fact]
    public void Hyperparameters_out_of_range_are_refused_in_constructor_and_with()
    {
        Assert.Contains("LearningRate must be finite and at least 0", Assert.Throws<ArgumentOutOfRangeException>(() => new Sgd { LearningRate = -1 }).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => new Sgd() with { LearningRate = double.NaN });
        Assert.Throws<ArgumentOutOfRangeException>(() => new Sgd() with { LearningRate = double.PositiveInfinity });
        Assert.Contains("Beta1 must be at least 0 and below 1", Assert.Throws<ArgumentOutOfRangeException>(() => new Adam { Beta1 = 1 }).Message, StringComparison.Ordinal);
        Assert.Contains("Decay must be between 0 and 1", Assert.Throws<ArgumentOutOfRangeException>(() => new RmsProp() with { Decay = 1.5 }).Message, StringComparison.Ordinal);
        Assert.Contains("EpsilonPlacement must be one of", Assert.Throws<ArgumentOutOfRangeException>(() => new RmsProp { EpsilonPlacement = (EpsilonPlacement)9 }).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentNullException>(() => new Sgd { LearningRate = null! });
        Assert.Equal(1, new RmsProp { Decay = 1 }.Decay.At(0));
    }

    [Theory, InlineData(-1e-300), InlineData(double.PositiveInfinity), InlineData(double.NaN)]
    public void An_option_that_is_a_number_out_of_range_is_refused(double value)
    {
        var refusal = Assert.Throws<ArgumentOutOfRangeException>(() => new AdaGrad { InitialAccumulator = value });
        Assert.StartsWith("InitialAccumulator must be finite and at least 0.", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(0, new AdaGrad { InitialAccumulator = 0 }.InitialAccumulator);
    }

    [Fact]
    public void A_choice_that_does_not_exist_is_answered_with_those_that_do() => Assert.StartsWith(
        "EpsilonPlacement must be one of OutsideRoot, InsideRoot.",
        Assert.Throws<ArgumentOutOfRangeException>(() => new AdaGrad { EpsilonPlacement = (EpsilonPlacement)9 }).Message,
        StringComparison.Ordinal);

    [Fact]
    public void A_schedule_that_is_not_finite_is_refused_in_words() => Assert.StartsWith(
        "start must be finite and above 0.", Assert.Throws<ArgumentOutOfRangeException>(() => Schedule.Exponential(double.PositiveInfinity, 0.5)).Message, StringComparison.Ordinal);

    [Fact]
    public void Null_is_refused_by_name()
    {
        var sgd = new Sgd();
        var state = sgd.Init(_parameters);
        Assert.Equal("state", Assert.Throws<ArgumentNullException>(() => sgd.Step<double>(null!, _parameters, _parameters)).ParamName);
        Assert.Equal("parameters", Assert.Throws<ArgumentNullException>(() => sgd.Step(state, null!, _parameters)).ParamName);
        Assert.Equal("gradients", Assert.Throws<ArgumentNullException>(() => sgd.Step(state, _parameters, null!)).ParamName);
    }
}
