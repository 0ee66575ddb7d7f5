using PureOptim.Dialects;
using PureOptim.Experiments.Parity;
using PureOptim.Networks.Formats;

namespace PureOptim.Tests.Formats;

/// <summary>The states of Optax's optimizers as Optax itself kept them in the middle of runs: <c>Golden/states/optax.safetensors</c>.</summary>
public sealed class OptaxStatesTests
{
    /// <summary>The optimizers under their expressions.</summary>
    private static readonly Dictionary<string, IOptimizer> _optimizers = new(StringComparer.Ordinal)
    {
        ["optax.sgd(0.1, momentum=0.9)"] = Optax.Sgd(0.1, momentum: 0.9),
        ["optax.sgd(0.1, momentum=0.8, nesterov=True)"] = Optax.Sgd(0.1, momentum: 0.8, nesterov: true),
        ["optax.adagrad(0.1)"] = Optax.Adagrad(0.1),
        ["optax.rmsprop(0.01)"] = Optax.Rmsprop(0.01),
        ["optax.rmsprop(0.01, centered=True)"] = Optax.Rmsprop(0.01, centered: true),
        ["optax.rmsprop(0.01, momentum=0.9)"] = Optax.Rmsprop(0.01, momentum: 0.9),
        ["optax.adam(0.01)"] = Optax.Adam(0.01),
        ["optax.adam(0.01, nesterov=True)"] = Optax.Adam(0.01, nesterov: true),
        ["optax.adamw(0.01, weight_decay=0.1)"] = Optax.AdamW(0.01, weightDecay: 0.1),
        ["optax.adadelta(0.5, weight_decay=0.01)"] = Optax.Adadelta(0.5, weightDecay: 0.01),
        ["optax.adamax(0.01)"] = Optax.Adamax(0.01),
        ["optax.amsgrad(0.01)"] = Optax.AmsGrad(0.01),
        ["optax.radam(0.01)"] = Optax.RAdam(0.01),
        ["optax.rprop(0.01)"] = Optax.Rprop(0.01),
        ["optax.lion(0.01)"] = Optax.Lion(0.01),
        ["optax.signum(0.01)"] = Optax.Signum(0.01),
        ["optax.adabelief(0.01)"] = Optax.Adabelief(0.01),
        ["optax.yogi(0.01)"] = Optax.Yogi(0.01),
        ["optax.adan(0.01)"] = Optax.Adan(0.01),
        ["optax.lamb(0.01, weight_decay=0.01)"] = Optax.Lamb(0.01, weightDecay: 0.01),
        ["optax.lars(0.1)"] = Optax.Lars(0.1),
        ["optax.novograd(0.01)"] = Optax.Novograd(0.01),
        ["optax.adafactor(0.01, min_dim_size_to_factor=2)"] = Optax.Adafactor(0.01, minDimSizeToFactor: 2),
        ["optax.sm3(0.1)"] = Optax.Sm3(0.1),
        ["contrib.muon(0.01)"] = Optax.Muon(0.01),
        ["contrib.acprop(0.01)"] = Optax.Acprop(0.01),
        ["contrib.adopt(0.01)"] = Optax.Adopt(0.01),
        ["contrib.ademamix(0.01)"] = Optax.AdEmaMix(0.01),
        ["contrib.simplified_ademamix(0.001)"] = Optax.SimplifiedAdEmaMix(0.001),
        ["contrib.madgrad(0.01)"] = Optax.Madgrad(0.01),
        ["contrib.cocob()"] = Optax.Cocob(),
        ["contrib.prodigy(1.0)"] = Optax.Prodigy(),
        ["contrib.dadapt_adamw(1.0)"] = Optax.DadaptAdamW(),
        ["contrib.dowg(1.0)"] = Optax.Dowg(),
        ["contrib.dog(1.0)"] = Optax.Dog(),
        ["optax.optimistic_gradient_descent(0.1)"] = Optax.OptimisticGradientDescent(0.1),
        ["optax.optimistic_adam_v2(0.01)"] = Optax.OptimisticAdamV2(0.01),
        ["optax.sgd(optax.cosine_decay_schedule(0.1, 20), momentum=0.9)"] = Optax.Sgd(Optax.CosineDecaySchedule(0.1, 20), momentum: 0.9),
        ["optax.chain(optax.clip_by_global_norm(1.0), optax.adam(0.01))"] = Optax.Chain([Optax.ClipByGlobalNorm(1)], Optax.Adam(0.01)),
        ["optax.chain(optax.ema(0.9), optax.adam(0.01))"] = Optax.Chain([Optax.Ema(0.9)], Optax.Adam(0.01)),
        ["optax.partition({'matrix': optax.adam(0.01), 'vector': optax.lion(0.01)}, {'w': 'matrix', 'v': 'matrix', 'b': 'vector'})"] =
            Optax.Partition(("b", Optax.Lion(0.01)), ("*", Optax.Adam(0.01))),
    };

    private static readonly (string Python, string Name)[] _partly =
        [("optax.adafactor(", nameof(Optax.Adafactor)), ("optax.radam(", nameof(Optax.RAdam)), ("contrib.madgrad(", nameof(Optax.Madgrad))];

    private static readonly string[] _productsOfAll = ["prodigy", "dadapt_adamw", "dog", "dowg"];

    private static readonly RecordedStates _recorded = new("optax.safetensors", Optax.States, _optimizers)
    {
        Always = ["count"],
        // A truth value is written as a number.
        NumbersIn = [ElementType.BOOL],
        Bound = python => _partly.Where(one => python.StartsWith(one.Python, StringComparison.Ordinal)).Select(one => ParityTolerances.Of(typeof(Optax), one.Name, []).Limit).FirstOrDefault(ParityTolerances.Near.Limit),
        // Where a step has an inner product of all 24 numbers, as many roundings more than three.
        RoundingsOfAStep = python => _productsOfAll.Any(name => python.StartsWith($"contrib.{name}(", StringComparison.Ordinal)) ? 3 + RecordedStates.Layout.Length : 3,
    };

    public static TheoryData<string> Cases => [.. _recorded.Cases];

    [Fact]
    public void Every_case_is_of_an_optimizer_here_and_every_optimizer_in_a_case() =>
        Assert.Equal(_optimizers.Keys.Order(StringComparer.Ordinal), _recorded.Expressions.Order(StringComparer.Ordinal));

    [Theory, MemberData(nameof(Cases))]
    public void A_run_of_Optax_goes_on_here_to_where_it_went_there(string @case) => _recorded.GoesOn(@case);

    [Theory, MemberData(nameof(Cases))]
    public void A_state_that_is_read_is_written_with_the_same_bits(string @case) => _recorded.IsWrittenAgain(@case);

    [Theory, MemberData(nameof(Cases))]
    public void The_state_of_a_run_here_is_that_of_the_run_there(string @case) => _recorded.IsTheSame(@case);

    // By hand: v' = μ v - g outside the velocity, and Optax's trace is t' = μ t + g = -v'. With μ = 0.5 and gradients 2 and 3: 2, then 0.5 · 2 + 3 = 4.
    [Fact]
    public void A_trace_is_a_velocity_with_its_sign_turned()
    {
        var sgd = Optax.Sgd(1, momentum: 0.5);
        var at = sgd.Fold(sgd.Start<double>([0.0]), [2.0], [3.0]);
        Assert.Equal([-4.0], at.State["Velocity"]);
        Assert.Equal("trace.x [1], count 2", Optax.States.Of(sgd, at).ToString());
        Assert.Equal([4.0], Optax.States.Of(sgd, at).Tensors["trace.x"].ToArray());
    }
}
