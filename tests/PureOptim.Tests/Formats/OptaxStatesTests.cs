using PureOptim.Dialects;
using PureOptim.Experiments.Parity;
using PureOptim.Networks.Formats;
using PureOptim.Tests.Parity;

namespace PureOptim.Tests.Formats;

/// <summary>The states of Optax's optimizers as Optax itself kept them in the middle of runs: <c>Golden/states/optax.safetensors</c>.</summary>
public sealed class OptaxStatesTests
{
    private const int Middle = 7, End = 12;

    private static readonly Safetensors _recorded = Recorded();
    private static readonly Layout _layout = Layout.Of(("w", [3, 4]), ("v", [4, 2]), ("b", [4]));

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

    public static TheoryData<string> Cases => [.. _recorded.Metadata.Keys];

    [Fact]
    public void Every_case_is_of_an_optimizer_here_and_every_optimizer_in_a_case() =>
        Assert.Equal(_optimizers.Keys.Order(StringComparer.Ordinal), _recorded.Metadata.Values.Distinct().Order(StringComparer.Ordinal));

    [Theory, MemberData(nameof(Cases))]
    public void A_run_of_Optax_goes_on_here_to_where_it_went_there(string @case)
    {
        if (IsSingle(@case)) GoesOn<float>(@case);
        else GoesOn<double>(@case);
    }

    [Theory, MemberData(nameof(Cases))]
    public void A_state_that_is_read_is_written_with_the_same_bits(string @case)
    {
        if (IsSingle(@case)) IsWrittenAgain<float>(@case);
        else IsWrittenAgain<double>(@case);
    }

    [Theory, MemberData(nameof(Cases))]
    public void The_state_of_a_run_here_is_that_of_the_run_there(string @case)
    {
        if (IsSingle(@case)) IsTheSame<float>(@case);
        else IsTheSame<double>(@case);
    }

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

    private static void GoesOn<T>(string @case)
        where T : unmanaged, System.Numerics.IBinaryFloatingPointIeee754<T>
    {
        var optimizer = _optimizers[_recorded.Metadata[@case]];
        var state = Read<T>(@case, optimizer);
        Assert.Equal(Middle, state.Step);
        var end = optimizer.Fold(new(_recorded.ToParameters<T>(_layout, $"{@case}/parameters/"), state), Gradients<T>(Middle, End));
        InUlp(@case, _recorded.ToParameters<T>(_layout, $"{@case}/end/"), end.Parameters, Bound(@case));
    }

    private static void IsWrittenAgain<T>(string @case)
        where T : unmanaged, System.Numerics.IBinaryFloatingPointIeee754<T>
    {
        var optimizer = _optimizers[_recorded.Metadata[@case]];
        var written = Written(optimizer, new Iterate<T>(_recorded.ToParameters<T>(_layout, $"{@case}/parameters/"), Read<T>(@case, optimizer)));
        foreach (var tensor in StateOf(@case))
        {
            // A truth value is written as a number.
            var expected = tensor.Type == ElementType.BOOL ? SafetensorsTensor.Of<double>(tensor.Name, [], [tensor.Bytes.Span[0]]) : tensor;
            Assert.Equal($"{expected}", $"{written[tensor.Name]}");
            Assert.Equal(expected.Bytes.ToArray(), written[tensor.Name].Bytes.ToArray());
        }

        Assert.Equal(StateOf(@case).Select(tensor => tensor.Name).Append("count").Distinct().Order(StringComparer.Ordinal), written.Tensors.Select(tensor => tensor.Name));
    }

    private static void IsTheSame<T>(string @case)
        where T : unmanaged, System.Numerics.IBinaryFloatingPointIeee754<T>
    {
        var optimizer = _optimizers[_recorded.Metadata[@case]];
        var at = optimizer.Fold(optimizer.Start(Points.In<T, double>(_recorded.ToParameters<double>(_layout, "start/"))), Gradients<T>(0, Middle));
        var (there, here) = (Optax.States.Of(optimizer, new Iterate<T>(at.Parameters, Read<T>(@case, optimizer))), Optax.States.Of(optimizer, at));
        Assert.Equal(there.Counts, here.Counts);
        Assert.Equal(there.Numbers.Keys, here.Numbers.Keys);

        // At worst every rounding of either program is half a unit and all go one way: three in a step, and where a step has an inner product of all 24 numbers, as many more.
        var hasProduct = _productsOfAll.Any(name => _recorded.Metadata[@case].StartsWith($"contrib.{name}(", StringComparison.Ordinal));
        var bound = double.Max(Bound(@case), Middle * (hasProduct ? 3 + _layout.Length : 3));
        InUlp(@case, there.Tensors, here.Tensors, bound);
        InUlp(@case, Numbers(there), Numbers(here), bound);
    }

    private static Parameters<double> Numbers<T>(DialectState<T> state)
        where T : unmanaged, System.Numerics.IBinaryFloatingPointIeee754<T> =>
        Parameters<double>.Of(Layout.Of(state.Numbers.Keys.Select(name => (name, System.Collections.Immutable.ImmutableArray<int>.Empty))), [.. state.Numbers.Values]);

    /// <summary>Of 12 steps at most 4 units are left, as of recorded paths; and what the comparison of paths says of those that Optax computes partly in float32, and of RAdam's correction, which cancels.</summary>
    private static double Bound(string @case)
    {
        foreach (var (python, name) in _partly)
        {
            if (_recorded.Metadata[@case].StartsWith(python, StringComparison.Ordinal)) return ParityTolerances.Of(typeof(Optax), name, []).Limit;
        }

        return ParityTolerances.Near.Limit;
    }

    /// <summary>Sums may cancel, so that the unit is that of the largest number of a tensor.</summary>
    private static void InUlp<T>(string @case, Parameters<T> recorded, Parameters<T> computed, double bound)
        where T : unmanaged, System.Numerics.IBinaryFloatingPointIeee754<T>
    {
        var comparer = new Comparer(DistanceUnit.Ulp, typeof(T) == typeof(float));
        Assert.Equal(recorded.Layout, computed.Layout);
        foreach (var entry in recorded.Layout.Entries)
        {
            double[] there = [.. recorded[entry.Name].ToArray().Select(double.CreateChecked)], here = [.. computed[entry.Name].ToArray().Select(double.CreateChecked)];
            var largest = there.Max(double.Abs);
            foreach (var (i, number) in there.Index()) comparer.Add(number, here[i], ref largest, () => $"{entry.Name}[{i}]");
        }

        Assert.True((comparer.Worst?.Distance ?? 0) <= bound, $"{_recorded.Metadata[@case]}: {comparer.Worst}");
    }

    /// <summary>The state of a case through a file of its own, as Optax would have written it.</summary>
    private static OptimizerState<T> Read<T>(string @case, IOptimizer optimizer)
        where T : unmanaged, System.Numerics.IBinaryFloatingPointIeee754<T>
    {
        using var stream = new MemoryStream();
        var tensors = StateOf(@case);
        new Safetensors(tensors).Write(stream);
        stream.Position = 0;
        return Optax.States.Load<T>(stream, $"{@case}.safetensors", optimizer, _layout, tensors.Any(tensor => tensor.Name is "count" or "t") ? null : Middle);
    }

    private static SafetensorsTensor[] StateOf(string @case)
    {
        var prefix = $"{@case}/state/";
        return [.. _recorded.Tensors.Where(tensor => tensor.Name.StartsWith(prefix, StringComparison.Ordinal)).Select(tensor => new SafetensorsTensor(tensor.Name[prefix.Length..], tensor.Type, tensor.Shape, tensor.Bytes))];
    }

    private static Safetensors Written<T>(IOptimizer optimizer, Iterate<T> at)
        where T : unmanaged, System.Numerics.IBinaryFloatingPointIeee754<T>
    {
        using var stream = new MemoryStream();
        Optax.States.Save(stream, optimizer, at);
        stream.Position = 0;
        return Safetensors.Read(stream, "written");
    }

    private static IEnumerable<Parameters<T>> Gradients<T>(int from, int to)
        where T : unmanaged, System.Numerics.IBinaryFloatingPointIeee754<T> =>
        Enumerable.Range(from, to - from).Select(step => Points.In<T, double>(_recorded.ToParameters<double>(_layout, $"gradients/{step}/")));

    private static bool IsSingle(string @case) => _recorded[$"{@case}/end/w"].Type == ElementType.F32;

    private static Safetensors Recorded()
    {
        using var stream = File.OpenRead(Golden.Path("states/optax.safetensors"));
        return Safetensors.Read(stream, "optax.safetensors");
    }
}
