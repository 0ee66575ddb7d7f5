using System.Numerics;
using PureOptim.Core;
using PureOptim.Tests.Architecture;

namespace PureOptim.Tests.Core;

/// <summary>The hyperparameters of an optimizer as data: what they are, and copies with other values.</summary>
public sealed class HyperparameterTests
{
    private static readonly Adam _adam = new() { LearningRate = 0.5, Beta1 = Schedule.Linear(0, 0.5, 10) };

    [Fact]
    public void They_are_listed_with_what_the_optimizer_declares_of_them() => Assert.Equal(
        [
            @"Beta1 β1 \beta_1 BelowOne 1 0.9", @"Beta2 β2 \beta_2 BelowOne 1 0.999", @"Epsilon ε \epsilon NonNegative g 1E-07",
            @"LearningRate η \eta NonNegative θ 0.001",
        ],
        Hyperparameter.Of(_adam).Select(one => $"{one.Path} {one.Symbol} {one.Latex} {one.Bounds} {one.Unit} {one.Default}"));

    [Fact]
    public void Every_hyperparameter_of_the_library_says_what_it_is_and_where_its_default_is_from() => Assert.All(
        Catalog.Optimizers.SelectMany(optimizer => Hyperparameter.Of(optimizer).Select(one => (optimizer, one))),
        entry =>
        {
            Assert.NotNull(entry.one.Bounds);
            Assert.False(string.IsNullOrEmpty(entry.one.Source), $"{entry.optimizer.Name}.{entry.one.Path} has a default without a source.");
            Assert.Equal(entry.one.Get(entry.optimizer), entry.one.Default);
            Assert.Equal(entry.optimizer, entry.one.With(entry.optimizer, entry.one.Get(entry.optimizer)));
        });

    public static TheoryData<IOptimizer, string, string> Units => new()
    {
        // A length, where nothing else has its unit; capped by a number it holds in one unit only.
        { new Adafactor(), "LearningRate", "1" },
        { new Adafactor { IsRelative = false, IsCapped = false }, "LearningRate", "θ" },
        { new Adafactor { IsRelative = false, IsCapped = true }, "LearningRate", "none that holds" },
        { new Adafactor(), "WeightDecay", "1" },
        { new Adafactor { IsRelative = false, IsCapped = false }, "WeightDecay", "θ^-1" },
        { new Adafactor { IsRelative = false, IsCapped = false, DecayCoupling = DecayCoupling.None }, "WeightDecay", "1" },
        { new AdamW(), "WeightDecay", "θ^-1" },
        { new AdamW { DecayCoupling = DecayCoupling.None }, "WeightDecay", "1" },
        { new Muon(), "LearningRate", "θ" },
        { new Muon { IsAdaptive = true }, "LearningRate", "θ g^-1" },
        { new Muon(), "WeightDecay", "θ^-1" },
        { new Muon { IsAdaptive = true }, "WeightDecay", "θ^-1 g" },
        { new Muon(), "Epsilon", "g" },
        { new Muon { RoundsToBfloat16 = true }, "Epsilon", "none that holds" },
        { new Cocob(), "Alpha", "none that holds" },
        { new Lamb(), "LearningRate", "none that holds" },
        { new Lamb(), "WeightDecay", "θ^-1" },
    };

    [Theory, MemberData(nameof(Units))]
    public void A_unit_follows_from_the_options(IOptimizer optimizer, string name, string unit) =>
        Assert.Equal(unit, Hyperparameter.Find(optimizer, name)!.Unit?.ToString() ?? "none that holds");

    /// <summary>The pairs of L-BFGS are as many as its history is long; its equations name one of them.</summary>
    [Fact]
    public void What_is_remembered_has_the_symbols_of_the_documented_equations() => Assert.All(
        Catalog.Optimizers.OfType<Optimizer>().Where(optimizer => optimizer is not (Composition or Lbfgs)),
        optimizer =>
        {
            var source = Sources.Of("PureOptim").Single(file => file.Path == $"Optimizers/{optimizer.Name}.cs").Text;
            var equations = source[source.IndexOf("<code>", StringComparison.Ordinal)..source.IndexOf("</code>", StringComparison.Ordinal)];
            Assert.All(optimizer.Slots, slot => Assert.Contains(slot.IsCopy ? slot.Symbol : slot.Symbol + "' = ", equations, StringComparison.Ordinal));
        });

    [Fact]
    public void The_symbols_of_an_optimizer_differ() => Assert.All(
        Catalog.Optimizers,
        optimizer => Assert.Equal(Hyperparameter.Of(optimizer).Length, Hyperparameter.Of(optimizer).Select(one => one.Symbol).Distinct().Count()));

    [Fact]
    public void A_copy_has_the_value_and_the_optimizer_keeps_its_own()
    {
        var rate = Hyperparameter.Find(_adam, "LearningRate")!;
        Assert.Equal(_adam with { LearningRate = 0.25 }, rate.With(_adam, 0.25));
        Assert.Equal(0.5, rate.Get(_adam));
        Assert.Equal(Schedule.Linear(0, 0.5, 10), Hyperparameter.Find(_adam, "Beta1")!.Get(_adam));
    }

    [Fact]
    public void A_copy_is_checked_as_in_a_with_expression() => Assert.Contains(
        "Beta1 must be at least 0 and below 1",
        Assert.Throws<ArgumentOutOfRangeException>(() => Hyperparameter.Find(_adam, "Beta1")!.With(_adam, 1)).Message,
        StringComparison.Ordinal);

    [Fact]
    public void A_number_takes_numbers_only_and_a_whole_number_whole_ones()
    {
        var start = Hyperparameter.Find(new AdaGrad(), "InitialAccumulator")!;
        Assert.False(start.IsSchedule);
        Assert.Equal(new AdaGrad { InitialAccumulator = 0.5 }, start.With(new AdaGrad(), 0.5));
        Assert.Contains("does not differ from step to step", Assert.Throws<ArgumentException>(() => start.With(new AdaGrad(), Schedule.Linear(0, 1, 2))).Message, StringComparison.Ordinal);
        Around around = new(_adam) { Period = 3 };
        var period = Hyperparameter.Find(around, "Period")!;
        Assert.True(period.IsWhole);
        Assert.Equal(around with { Period = 4 }, period.With(around, 4));
        Assert.Contains("whole number, not 2.5", Assert.Throws<ArgumentException>(() => period.With(around, 2.5)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Those_of_a_wrapped_optimizer_have_the_way_to_it_in_their_path()
    {
        Around outer = new(new Around(_adam));
        Assert.Equal(
            ["Period", "Wrapped.Period", "Wrapped.Wrapped.Beta1", "Wrapped.Wrapped.Beta2", "Wrapped.Wrapped.Epsilon", "Wrapped.Wrapped.LearningRate"],
            Hyperparameter.Of(outer).Select(one => one.Path));
        var rate = Hyperparameter.Find(outer, "Wrapped.Wrapped.LearningRate")!;
        Assert.Equal(new Around(new Around(_adam with { LearningRate = 2 })), rate.With(outer, 2));
        Assert.Equal(0.001, rate.Default);
        Assert.Equal(6, Hyperparameter.Find(outer, "Period")!.Default);
        Assert.Contains("Sgd has no hyperparameter Wrapped.Wrapped.LearningRate", Assert.Throws<ArgumentException>(() => rate.Get(new Sgd())).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Those_of_groups_have_the_place_of_the_group_in_their_path()
    {
        Groups groups = new(("W*", new Sgd()), ("*", new Around(_adam)));
        Assert.Equal(
            ["Members[0].LearningRate", "Members[1].Period", "Members[1].Wrapped.Beta1", "Members[1].Wrapped.Beta2", "Members[1].Wrapped.Epsilon", "Members[1].Wrapped.LearningRate"],
            Hyperparameter.Of(groups).Select(one => one.Path));
        var beta = Hyperparameter.Find(groups, "Members[1].Wrapped.Beta2")!;
        Assert.Equal(new Groups(("W*", new Sgd()), ("*", new Around(_adam with { Beta2 = 0.5 }))), beta.With(groups, 0.5));
        Assert.Throws<ArgumentException>(() => beta.Get(new Groups(("*", new Sgd()))));
    }

    [Fact]
    public void A_schedule_that_declares_nothing_is_one_of_its_name_without_bounds_and_unit()
    {
        var bare = Assert.Single(Hyperparameter.Of(new Bare()));
        Assert.Equal(("Pull", "Pull", @"\mathrm{Pull}"), (bare.Path, bare.Symbol, bare.Latex));
        Assert.True(bare is { Bounds: null, Unit: null, Source: null });
        Assert.Equal(new Bare { Pull = -3 }, bare.With(new Bare(), -3));
    }

    [Fact]
    public void Those_of_an_optimizer_that_is_no_record_are_read_and_not_set()
    {
        var pull = Assert.Single(Hyperparameter.Of(new Unrecorded()));
        Assert.False(pull.CanBeSetIn(new Unrecorded()));
        Assert.Equal(0.5, pull.Get(new Unrecorded()));
        Assert.Contains("Sgd is no record", Assert.Throws<ArgumentException>(() => pull.With(new Unrecorded(), 1)).Message, StringComparison.Ordinal);
    }

    private sealed record Around(IOptimizer Wrapped) : Wrapper(Wrapped)
    {
        [Hyperparameter("k", "k", Bounds.AtLeastOne)]
        public int Period { get; init => field = Checked(value); } = 6;
    }

    private sealed record Bare : IOptimizer
    {
        public Schedule Pull { get; init; } = 1;

        public string Name => nameof(Sgd);

        public OptimizerState<T> Init<T>(Parameters<T> parameters)
            where T : unmanaged, IBinaryFloatingPointIeee754<T> => new Sgd().Init(parameters);

        public Iterate<T> Step<T>(OptimizerState<T> state, Parameters<T> parameters, Evaluation<T> evaluation)
            where T : unmanaged, IBinaryFloatingPointIeee754<T> => new Sgd().Step(state, parameters, evaluation);
    }

    private sealed class Unrecorded : IOptimizer
    {
        public Schedule Pull { get; init; } = 0.5;

        public string Name => nameof(Sgd);

        public OptimizerState<T> Init<T>(Parameters<T> parameters)
            where T : unmanaged, IBinaryFloatingPointIeee754<T> => new Sgd().Init(parameters);

        public Iterate<T> Step<T>(OptimizerState<T> state, Parameters<T> parameters, Evaluation<T> evaluation)
            where T : unmanaged, IBinaryFloatingPointIeee754<T> => new Sgd().Step(state, parameters, evaluation);
    }
}
