using System.Numerics;
using PureOptim.Dialects;
using PureOptim.Networks.Formats;

namespace PureOptim.Tests.Formats;

/// <summary>The states of PyTorch's optimizers: the numbers of its formulas by hand, and runs that go on from a file.</summary>
public sealed class PyTorchStatesTests
{
    private static readonly Layout _layout = Layout.Of(("w", [3, 2]), ("b", [2]));
    private static readonly Parameters<double> _start = Parameters<double>.Of(_layout, 0.3, -0.7, 1.1, 0.05, -1.3, 0.9, 0.25, -0.5);

    /// <summary>Every optimizer of the dialect with a state there, and the tensors that PyTorch keeps of one parameter.</summary>
    private static readonly (IOptimizer Optimizer, string[] Slots)[] _all =
    [
        (PyTorch.SGD(0.1), []),
        (PyTorch.SGD(0.1, momentum: 0.9), ["momentum_buffer"]),
        (PyTorch.SGD(0.1, momentum: 0.9, dampening: 0.5, weightDecay: 0.01), ["momentum_buffer"]),
        (PyTorch.SGD(0.1, momentum: 0.9, nesterov: true, maximize: true), ["momentum_buffer"]),
        (PyTorch.ASGD(0.1, t0: 3), ["ax", "eta", "mu", "step"]),
        (PyTorch.Rprop(0.1), ["prev", "step", "step_size"]),
        (PyTorch.SparseAdam(0.1), ["exp_avg", "exp_avg_sq", "step"]),
        (PyTorch.Adagrad(0.1, lrDecay: 0.1), ["step", "sum"]),
        (PyTorch.Adadelta(0.1), ["acc_delta", "square_avg", "step"]),
        (PyTorch.RMSprop(0.1), ["square_avg", "step"]),
        (PyTorch.RMSprop(0.1, momentum: 0.9), ["momentum_buffer", "square_avg", "step"]),
        (PyTorch.RMSprop(0.1, momentum: 0.9, centered: true, weightDecay: 0.01), ["grad_avg", "momentum_buffer", "square_avg", "step"]),
        (PyTorch.Adam(0.1), ["exp_avg", "exp_avg_sq", "step"]),
        (PyTorch.Adam(0.1, amsgrad: true, weightDecay: 0.01, maximize: true), ["exp_avg", "exp_avg_sq", "max_exp_avg_sq", "step"]),
        (PyTorch.AdamW(0.1), ["exp_avg", "exp_avg_sq", "step"]),
        (PyTorch.AdamW(PyTorch.StepLR(0.1, 3), amsgrad: true), ["exp_avg", "exp_avg_sq", "max_exp_avg_sq", "step"]),
        (PyTorch.Adamax(0.1), ["exp_avg", "exp_inf", "step"]),
        (PyTorch.NAdam(0.1, decoupledWeightDecay: true, weightDecay: 0.01), ["exp_avg", "exp_avg_sq", "mu_product", "step"]),
        (PyTorch.RAdam(0.1), ["exp_avg", "exp_avg_sq", "step"]),
        (PyTorch.AdamW(0.1).ClippedTo(1), ["exp_avg", "exp_avg_sq", "step"]),
    ];

    public static TheoryData<int> Cases => [.. Enumerable.Range(0, _all.Length)];

    [Theory, MemberData(nameof(Cases))]
    public void A_run_goes_on_from_a_file_with_the_bits_of_one_that_never_stopped(int @case)
    {
        GoesOn(_all[@case].Optimizer, _start);
        GoesOn(_all[@case].Optimizer, Parameters<float>.Of(_layout, [.. _start.Values.ToArray().Select(float.CreateChecked)]));
    }

    [Theory, MemberData(nameof(Cases))]
    public void The_names_are_those_of_PyTorch(int @case)
    {
        var (optimizer, slots) = _all[@case];
        var written = Written(optimizer, optimizer.Fold(optimizer.Start(_start), Gradients(_start, 0, 2)));
        Assert.Equal(slots.SelectMany(slot => new[] { $"b.{slot}", $"w.{slot}" }).Order(StringComparer.Ordinal), written.Tensors.Select(tensor => tensor.Name));
        foreach (var step in written.Tensors.Where(tensor => tensor.Name.EndsWith(".step", StringComparison.Ordinal))) Assert.Equal((ElementType.F32, 2f), (step.Type, step.Values<float>()[0]));
    }

    // torch.optim.SGD: buf = g1, then buf = μ buf + (1 - τ) g. Of gradients 2 and 3 with μ = 0.5: 0.5 · 2 + 3 = 4; with τ = 0.5 it is 0.5 · 2 + 0.5 · 3 = 2.5; Nesterov's is the first.
    [Fact]
    public void The_buffer_of_SGD_is_the_one_by_hand()
    {
        Assert.Equal([4], After(PyTorch.SGD(0.25, momentum: 0.5), "momentum_buffer"));
        Assert.Equal([2.5], After(PyTorch.SGD(0.25, momentum: 0.5, dampening: 0.5), "momentum_buffer"));
        Assert.Equal([4], After(PyTorch.SGD(0.25, momentum: 0.5, nesterov: true), "momentum_buffer"));
        Assert.Equal([-4], After(PyTorch.SGD(0.25, momentum: 0.5, maximize: true), "momentum_buffer"));
    }

    // torch.optim.Adam: exp_avg.lerp_(g, 1 - β1), exp_avg_sq = β2 exp_avg_sq + (1 - β2) g², uncorrected. With β1 = 0.5, β2 = 0.75 and gradients 2 and 3: 1, then 2; and 1, then 0.75 + 2.25 = 3.
    // The largest exp_avg_sq is the last; of gradients 4 and 0 it is the first: 0.25 · 16 = 4, where exp_avg_sq is 3.
    [Fact]
    public void The_moments_of_Adam_are_those_by_hand()
    {
        foreach (var optimizer in new[] { PyTorch.Adam(0.25, (0.5, 0.75)), PyTorch.AdamW(0.25, (0.5, 0.75)), PyTorch.RAdam(0.25, (0.5, 0.75)), PyTorch.NAdam(0.25, (0.5, 0.75)), PyTorch.SparseAdam(0.25, (0.5, 0.75)) })
        {
            Assert.Equal([2], After(optimizer, "exp_avg"));
            Assert.Equal([3], After(optimizer, "exp_avg_sq"));
        }

        var amsgrad = PyTorch.Adam(0.25, (0.5, 0.75), amsgrad: true);
        Assert.Equal([3], After(amsgrad, "exp_avg_sq", 4, 0));
        Assert.Equal([4], After(amsgrad, "max_exp_avg_sq", 4, 0));
    }

    // torch.optim.RMSprop: square_avg as above, of α = 0.75: 3. grad_avg.lerp_(g, 1 - α): 0.5, then 0.5 + 0.25 · 2.5 = 1.125. The buffer is μ buf + g / (√square_avg + ε), without the rate:
    // of one gradient 2 with ε = 1 it is 2 / (1 + 1) = 1, and of a 0 after it half of that with μ = 0.5.
    [Fact]
    public void The_averages_of_RMSprop_are_those_by_hand()
    {
        var centered = PyTorch.RMSprop(0.25, alpha: 0.75, centered: true);
        Assert.Equal([3], After(centered, "square_avg"));
        Assert.Equal([1.125], After(centered, "grad_avg"));
        Assert.Equal([0.5], After(PyTorch.RMSprop(0.25, alpha: 0.75, eps: 1, momentum: 0.5), "momentum_buffer", 2, 0));
    }

    // torch.optim.Adagrad: sum += g², 4 + 9. Adamax: exp_inf = max(β2 exp_inf, |g| + ε) = max(0.75 · 2.5, 3.5). Adadelta: square_avg as RMSprop's; of a first gradient 2 with ε = 1 and ρ = 0.75
    // square_avg is 1, the step √(0 + 1) / √(1 + 1) · 2 = √2, and acc_delta 0.25 · 2 = 0.5; of a 0 after it 0.75 of that.
    [Fact]
    public void The_sums_of_Adagrad_Adamax_and_Adadelta_are_those_by_hand()
    {
        Assert.Equal([13], After(PyTorch.Adagrad(0.25), "sum"));
        Assert.Equal([3.5], After(PyTorch.Adamax(0.25, (0.5, 0.75), eps: 0.5), "exp_inf"));
        Assert.Equal([3], After(PyTorch.Adadelta(0.25, rho: 0.75), "square_avg"));
        Assert.Equal(0.375, After(PyTorch.Adadelta(0.25, rho: 0.75, eps: 1), "acc_delta", 2, 0)[0], 1e-15);
    }

    // torch.optim.Rprop: step_size is 0.25, then 1.5 · 0.25 where the sign stays; where it turns 0.5 · 0.25, and prev is 0.
    [Fact]
    public void The_lengths_of_Rprop_are_those_by_hand()
    {
        var rprop = PyTorch.Rprop(0.25, (0.5, 1.5));
        Assert.Equal([0.375], After(rprop, "step_size"));
        Assert.Equal(1, double.Sign(After(rprop, "prev")[0]));
        Assert.Equal([0.125], After(rprop, "step_size", 2, -3));
        Assert.Equal([0], After(rprop, "prev", 2, -3));
    }

    // Of PyTorch's prev only the sign counts: after a gradient of -3 at a length of 0.375 the last step here was -0.375.
    [Fact]
    public void The_last_step_of_Rprop_has_its_length_and_the_sign_of_prev()
    {
        var kept = new DialectState<double>(Of(("x.step_size", [0.375, 0.5, 1]), ("x.prev", [-3, 0, 1e-9])), [new("x.step", 4)]);
        Assert.Equal([-0.375, 0, 1], PyTorch.States.ToState(PyTorch.Rprop(), Layout.Vector(3), kept)["LastStep"]);
    }

    // torch.optim.ASGD after step 2: eta = lr / (1 + λ lr 2)^α = 0.5 / (1 + 0.25 · 2)^1 = 1/3, mu = 1 / max(1, 2 - t0) = 1 with t0 = 1, and after step 3 it is 1/2. ax is the last point until mu is below 1.
    [Fact]
    public void The_rate_and_the_weight_of_ASGD_are_those_by_hand()
    {
        var asgd = PyTorch.ASGD(0.5, lambd: 0.5, alpha: 1, t0: 1);
        var at = asgd.Fold(asgd.Start<double>([1.0]), [2.0], [3.0]);
        var kept = PyTorch.States.Of(asgd, at);
        Assert.Equal((0.5 / 1.5, 1), (kept.Numbers["x.eta"], kept.Numbers["x.mu"]));
        Assert.Equal(at.Parameters.Values.ToArray(), kept.Tensors["x.ax"].ToArray());
        Assert.Equal(0.5, PyTorch.States.Of(asgd, asgd.Fold(at, [4.0])).Numbers["x.mu"]);
    }

    // torch.optim.NAdam: mu_product times β1 (1 - 0.96^(t ψ) / 2); with ψ = 0 that is 0.25 for β1 = 0.5, and its square 0.0625.
    [Fact]
    public void The_product_of_NAdam_is_the_one_by_hand()
    {
        var nadam = PyTorch.NAdam(0.1, (0.5, 0.75), momentumDecay: 0);
        Assert.Equal(0.0625, PyTorch.States.Of(nadam, nadam.Fold(nadam.Start<double>([1.0]), [2.0], [3.0])).Numbers["x.mu_product"]);
    }

    // torch.optim.Adafactor's first row_var and col_var, of w = 1: the means of squares of [[1, 2], [3, 4]], 2.5 and 12.5, 5 and 10. torch.optim.Muon: momentum_buffer.lerp_(g, 1 - μ).
    [Fact]
    public void Factors_have_the_shapes_of_PyTorch()
    {
        var (adafactor, layout) = (PyTorch.Adafactor(), Layout.Of(("w", [2, 2]), ("b", [2])));
        var at = adafactor.Fold(adafactor.Start(Parameters<double>.Filled(layout, 1)), Parameters<double>.Of(layout, 1, 2, 3, 4, 5, 6));
        var kept = PyTorch.States.Of(adafactor, at);
        Assert.Equal("w.row_var [2, 1], w.col_var [1, 2], b.variance [2], b.step 1, w.step 1", kept.ToString());
        Assert.Equal([2.5, 12.5, 5, 10, 25, 36], kept.Tensors.Values.ToArray());
        Assert.Equal(at.State, PyTorch.States.ToState(adafactor, layout, kept));

        var muon = PyTorch.Muon(momentum: 0.75);
        var matrix = Layout.Of(("w", [1, 2]));
        var moved = muon.Fold(muon.Start(Parameters<double>.Filled(matrix, 1)), Parameters<double>.Of(matrix, 4, 8));
        Assert.Equal([1, 2], PyTorch.States.Of(muon, moved).Tensors["w.momentum_buffer"].ToArray());
        Assert.Equal(moved.State, PyTorch.States.ToState(muon, matrix, PyTorch.States.Of(muon, moved), steps: 1));
    }

    [Fact]
    public void Groups_are_the_states_of_their_optimizers()
    {
        var groups = new Groups(("w", PyTorch.AdamW(0.1)), ("*", PyTorch.SGD(0.1, momentum: 0.9)));
        GoesOn(groups, _start);
        Assert.Equal("w.exp_avg [3, 2], w.exp_avg_sq [3, 2], b.momentum_buffer [2], w.step 2", PyTorch.States.Of(groups, groups.Fold(groups.Start(_start), Gradients(_start, 0, 2))).ToString());
        GoesOn(new Groups(("w", new Sgd().Frozen()), ("*", PyTorch.Adam(0.1))), _start);
    }

    private static void GoesOn<T>(IOptimizer optimizer, Parameters<T> start)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var half = optimizer.Fold(optimizer.Start(start), Gradients(start, 0, 5));
        using var stream = new MemoryStream();
        PyTorch.States.Save(stream, optimizer, half);
        stream.Position = 0;
        var state = PyTorch.States.Load<T>(stream, "state.safetensors", optimizer, _layout, steps: 5);
        Assert.Equal(half.State, state);
        Assert.Equal(optimizer.Fold(half, Gradients(start, 5, 10)), optimizer.Fold(new Iterate<T>(half.Parameters, state), Gradients(start, 5, 10)));
    }

    private static Safetensors Written<T>(IOptimizer optimizer, Iterate<T> at)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        using var stream = new MemoryStream();
        PyTorch.States.Save(stream, optimizer, at);
        stream.Position = 0;
        return Safetensors.Read(stream, "written");
    }

    /// <summary>What PyTorch keeps of one parameter, which is 1 at the start, after two gradients.</summary>
    private static double[] After(IOptimizer optimizer, string slot, double first = 2, double second = 3) =>
        PyTorch.States.Of(optimizer, optimizer.Fold(optimizer.Start<double>([1.0]), [first], [second])).Tensors[$"x.{slot}"].ToArray();

    /// <summary>Gradients of both signs, some of them 0.</summary>
    private static IEnumerable<Parameters<T>> Gradients<T>(Parameters<T> like, int from, int to)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        Enumerable.Range(from, to - from).Select(step => Parameters<T>.Of(like.Layout, [.. Enumerable.Range(0, like.Length).Select(i => T.CreateChecked((7 * step + 3 * i) % 11 - 5) / T.CreateChecked(4))]));

    private static Parameters<double> Of(params (string Name, double[] Values)[] tensors) =>
        Parameters<double>.Of(Layout.Of(tensors.Select(tensor => (tensor.Name, System.Collections.Immutable.ImmutableArray.Create(tensor.Values.Length)))), [.. tensors.SelectMany(tensor => tensor.Values)]);
}
