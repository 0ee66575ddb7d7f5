using PureOptim.Core;
using PureOptim.Dialects;
using PureOptim.Networks.Formats;

namespace PureOptim.Tests.Formats;

/// <summary>States of other programs that are none, or have no counterpart: one message that names what is wrong.</summary>
public sealed class SavedDialectStatesTests
{
    private static readonly Layout _layout = Layout.Of(("w", [2]));

    private static readonly SafetensorsTensor[] _adam =
        [Tensor("w.exp_avg", 1, 2), Tensor("w.exp_avg_sq", 3, 4), SafetensorsTensor.Of<float>("w.step", [], [5])];

    [Fact]
    public void A_state_is_read_with_its_count()
    {
        var state = Load(PyTorch.Adam(), _adam);
        Assert.Equal("Adam after 5 steps: FirstMoment [1, 2], SecondMoment [3, 4]", state.ToString());
        foreach (var count in new[] { SafetensorsTensor.Of<long>("w.step", [], [5]), SafetensorsTensor.Of<int>("w.step", [], [5]), SafetensorsTensor.Of<double>("w.step", [], [5]) })
            Assert.Equal(state, Load(PyTorch.Adam(), [.. _adam[..2], count], steps: 5));
    }

    [Fact]
    public void What_is_missing_or_not_known_is_named()
    {
        Refused("PyTorch's state of Adam has 'w.exp_avg_sq', which is missing.", PyTorch.Adam(), _adam[0], _adam[2]);
        Refused("PyTorch's state of Adam has 'w.step', which is missing.", PyTorch.Adam(), _adam[..2]);
        Refused("'w.sum' is not in PyTorch's state of Adam.", PyTorch.Adam(), [.. _adam, Tensor("w.sum", 1, 2)]);
        Refused("'v.exp_avg' is not in PyTorch's state of Adam.", PyTorch.Adam(), [.. _adam, Tensor("v.exp_avg", 1, 2)]);
        Refused("PyTorch's state of NAdam has 'w.mu_product', which is missing.", PyTorch.NAdam(), _adam);
    }

    [Fact]
    public void Another_shape_or_element_type_is_named()
    {
        Refused("'w.exp_avg' has shape [3] where [2] is expected.", PyTorch.Adam(), [Tensor("w.exp_avg", 1, 2, 3), .. _adam[1..]]);
        Refused("The file has 'w.exp_avg F32 [2]' where 'w.exp_avg [2]' of type F64 is expected.", PyTorch.Adam(), [SafetensorsTensor.Of<float>("w.exp_avg", [2], [1, 2]), .. _adam[1..]]);
        Refused("The file has 'w.step F32 [1]' where one number is expected.", PyTorch.Adam(), [.. _adam[..2], SafetensorsTensor.Of<float>("w.step", [1], [5])]);
        foreach (var steps in new[] { 2.5, -1, double.NaN, double.PositiveInfinity, 1e300 })
            Refused(FormattableString.Invariant($"'w.step' is {steps:R} where a number of steps is expected."), PyTorch.Adam(), [.. _adam[..2], SafetensorsTensor.Of<double>("w.step", [], [steps])]);
    }

    [Fact]
    public void Numbers_of_steps_must_be_there_and_agree()
    {
        SafetensorsTensor[] buffer = [Tensor("w.momentum_buffer", 1, 2)];
        Assert.Equal(7, Load(PyTorch.SGD(momentum: 0.9), buffer, steps: 7).Step);
        Refused("PyTorch does not count the steps of Momentum: their number must be given.", PyTorch.SGD(momentum: 0.9), buffer);
        Refused("The numbers of steps differ: 'w.step' is 5, the number that is given is 6.", PyTorch.Adam(), 6, _adam);
        Refused("The number of steps of PyTorch's state of Adam must be at least 1; it is 0.", PyTorch.Adam(), [.. _adam[..2], SafetensorsTensor.Of<float>("w.step", [], [0])]);

        var two = Layout.Of(("v", [1]), ("w", [1]));
        var kept = new DialectState<double>(Parameters<double>.Of(Layout.Of(("v.sum", [1]), ("w.sum", [1])), 1, 2), [new("v.step", 3), new("w.step", 4)]);
        var differ = Assert.Throws<ArgumentException>(() => PyTorch.States.ToState(PyTorch.Adagrad(), two, kept));
        Assert.StartsWith("The numbers of steps differ: 'v.step' is 3, 'w.step' is 4.", differ.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_number_of_the_run_must_be_the_same_for_all_tensors()
    {
        var nadam = PyTorch.NAdam();
        var layout = Layout.Of(("v", [1]), ("w", [1]));
        var kept = PyTorch.States.Of(nadam, nadam.Fold(nadam.Start(Parameters<double>.Filled(layout, 1)), Parameters<double>.Filled(layout, 2)));
        var changed = new DialectState<double>(kept.Tensors, kept.Counts, kept.Numbers.SetItem("w.mu_product", 0.5));
        var refusal = Assert.Throws<ArgumentException>(() => PyTorch.States.ToState(nadam, layout, changed));
        Assert.StartsWith("Here all tensors have the same mu_product: 'v.mu_product' is ", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_state_without_a_counterpart_is_refused_with_the_reason()
    {
        NoTranslation(PyTorch.States, new Momentum(), "Momentum has no translation to PyTorch: its velocity has the learning rate inside, PyTorch's outside.");
        NoTranslation(PyTorch.States, new AdaBelief(), "AdaBelief has no translation to PyTorch: FirstMoment, Variance have no known counterpart there.");
        NoTranslation(PyTorch.States, PyTorch.Adam().WithLookahead(5, 0.5), "Lookahead has no translation to PyTorch: Slow has no known counterpart there.");
        NoTranslation(PyTorch.States, PyTorch.LBFGS(), "Lbfgs has no translation to PyTorch: PyTorch keeps lists of vectors, and counts the iterations of a step.");
        NoTranslation(PyTorch.States, new Adam { BiasCorrection = BiasCorrection.ProductOfBetas }, "Adam has no translation to PyTorch: it corrects its moments by products of betas, PyTorch by powers.");
        NoTranslation(PyTorch.States, Optax.Rprop(0.1), "Rprop has no translation to PyTorch: its steps are a step late, PyTorch's are not.");
        NoTranslation(PyTorch.States, Optax.Rmsprop(0.1, momentum: 0.9), "UpdateMomentum has no translation to PyTorch: Velocity has no known counterpart there.");
        NoTranslation(PyTorch.States, PyTorch.Adam().Frozen(), "Frozen has no translation to PyTorch: Adam waits in it with a memory.");
        NoTranslation(PyTorch.States, Optax.NAdam(0.1), "NAdam has no translation to PyTorch: its momentum is constant, PyTorch's grows.");
        NoTranslation(PyTorch.States, Optax.AmsGrad(0.1), "AmsGrad has no translation to PyTorch: its largest second moments are corrected otherwise; PyTorch's are corrected after the maximum.");
        NoTranslation(Optax.States, new Nesterov(), "Nesterov has no translation to Optax: its velocity has the learning rate inside, Optax's outside.");
        NoTranslation(Optax.States, PyTorch.NAdam(), "NAdam has no translation to Optax: its momentum grows, Optax's is constant.");
        NoTranslation(Optax.States, Optax.Adam(0.1, epsRoot: 1e-8), "AdEmaMix has no translation to Optax: without its slow moment it stands for Optax's Adam or RMSProp, which have no such moment.");
        NoTranslation(Optax.States, PyTorchOptimizer.SimplifiedAdEMAMix(), "SimplifiedAdEmaMix has no translation to Optax: its first moment is an average, Optax's a sum.");
        NoTranslation(Optax.States, PyTorch.Rprop(), "Rprop has no translation to Optax: its steps are those of their gradients, Optax's are a step late.");
        NoTranslation(Optax.States, Optax.Chain(Optax.ScaleByAdam()), "Maximize has no translation to Optax: Optax's chain that climbs remembers gradients whose sign is not turned.");
        NoTranslation(Optax.States, Optax.Chain(Optax.ScaleByRms(), Optax.Trace(0.9), Optax.ScaleByLearningRate(0.1)), "UpdateMomentum has no translation to Optax: the sign of Optax's velocity depends on where its chain turns signs.");
        NoTranslation(Optax.States, Optax.NoisySgd(0.1), "GradientNoise has no translation to Optax: Optax draws other numbers.");
        NoTranslation(Optax.States, Optax.MultiSteps(Optax.Adam(0.1), 2), "MultiSteps has no translation to Optax: Accumulated has no known counterpart there.");
        NoTranslation(Optax.States, Optax.Sm3(0.1), "Sm3 has no translation to Optax: Optax keeps largest squares along each dimension; here vectors and matrices have the same; 'k' has shape [2, 2, 2].", ("k", [2, 2, 2]));
        NoTranslation(PyTorch.States, PyTorch.Adafactor(), "Adafactor has no translation to PyTorch: PyTorch factors every tensor of two or more dimensions, and it does not; 'k' has shape [2, 2, 2].", ("k", [2, 2, 2]));
    }

    [Fact]
    public void The_state_of_every_optimizer_is_the_same_after_there_and_back_or_is_refused()
    {
        var layout = Layout.Of(("w", [2, 3]), ("v", [3, 2]));
        foreach (var (states, least) in new[] { (PyTorch.States, 20), (Optax.States, 40) })
        {
            var translated = 0;
            foreach (var optimizer in Catalog.Variants.Where(optimizer => !optimizer.Needs.HasFlag(Needs.OtherPoints)))
            {
                var at = optimizer.Start(Parameters<double>.Filled(layout, 0.5));
                for (var step = 0; step < 3; step++)
                    at = optimizer.Step(at.State, at.Parameters, new Evaluation<double>(Parameters<double>.Create(layout, values => { for (var i = 0; i < values.Length; i++) values[i] = (7 * step + 3 * i) % 11 - 5; }), 0.25, Curvature: Parameters<double>.Filled(layout, 2)));
                DialectState<double> kept;
                try
                {
                    kept = states.Of(optimizer, at);
                }
                catch (ArgumentException refused)
                {
                    Assert.Contains($"has no translation to {states}: ", refused.Message, StringComparison.Ordinal);
                    continue;
                }

                Assert.Equal(at.State, states.ToState(optimizer, layout, kept, steps: 3));
                translated++;
            }

            Assert.InRange(translated, least, int.MaxValue);
        }
    }

    [Fact]
    public void Two_things_of_one_name_are_refused()
    {
        var optimizer = Optax.Chain([Optax.Ema(0.9)], Optax.Signum(0.1));
        var refusal = Assert.Throws<ArgumentException>(() => Optax.States.Of(optimizer, optimizer.Start(Parameters<double>.Filled(_layout, 1))));
        Assert.StartsWith("Optax's state would have two tensors 'ema.w'.", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void PyTorch_has_no_state_before_the_first_step_and_Optax_has()
    {
        var start = PyTorch.Adam().Start(Parameters<double>.Filled(_layout, 1));
        var refusal = Assert.Throws<ArgumentException>(() => PyTorch.States.Of(PyTorch.Adam(), start));
        Assert.StartsWith("PyTorch has no state of Adam before its first step.", refusal.Message, StringComparison.Ordinal);
        Assert.Equal("mu.w [2], nu.w [2], count 0", Optax.States.Of(Optax.Adam(0.1), Optax.Adam(0.1).Start(Parameters<double>.Filled(_layout, 1))).ToString());
    }

    // 2^24 is the last whole number up to which a float has all, 2^31 - 1 the last of 32 bits.
    [Theory]
    [InlineData(1L << 24, ElementType.F32, ElementType.I32)]
    [InlineData((1L << 24) + 1, ElementType.F64, ElementType.I32)]
    [InlineData((1L << 31) - 1, ElementType.F64, ElementType.I32)]
    [InlineData(1L << 31, ElementType.F64, ElementType.I64)]
    public void A_count_is_written_in_the_programs_type_where_that_holds_it(long steps, ElementType inPyTorch, ElementType inOptax)
    {
        var zeros = Parameters<double>.Filled(_layout, 0);
        var at = new Iterate<double>(zeros, new(nameof(Adam), steps, ["FirstMoment", "SecondMoment"], [zeros, zeros]));
        foreach (var (states, name, type) in new[] { (PyTorch.States, "w.step", inPyTorch), (Optax.States, "count", inOptax) })
        {
            using var stream = new MemoryStream();
            states.Save(stream, new Adam(), at);
            stream.Position = 0;
            Assert.Equal(type, Safetensors.Read(stream, "x")[name].Type);
            stream.Position = 0;
            Assert.Equal(at.State, states.Load<double>(stream, "x", new Adam(), _layout));
        }
    }

    private static void NoTranslation(DialectStates states, IOptimizer optimizer, string message, params (string Name, System.Collections.Immutable.ImmutableArray<int> Shape)[] tensors)
    {
        var layout = tensors.Length == 0 ? _layout : Layout.Of(tensors);
        var empty = new DialectState<double>(Parameters<double>.Filled(Layout.Of(), 0));
        var (read, written) = (Assert.Throws<ArgumentException>(() => states.ToState(optimizer, layout, empty)), Assert.Throws<ArgumentException>(() =>
        {
            var parameters = Parameters<double>.Filled(layout, 1);
            var at = optimizer.Start(parameters);
            states.Of(optimizer, at with { State = new(at.State.Optimizer, 1, at.State.SlotNames, at.State.Slots, at.State.Inner, at.State.ScalarNames, at.State.Scalars) });
        }));
        Assert.StartsWith($"The state of {message}", read.Message, StringComparison.Ordinal);
        Assert.StartsWith($"The state of {message}", written.Message, StringComparison.Ordinal);
    }

    private static void Refused(string message, IOptimizer optimizer, params SafetensorsTensor[] tensors) => Refused(message, optimizer, null, tensors);

    private static void Refused(string message, IOptimizer optimizer, long? steps, params SafetensorsTensor[] tensors) =>
        Assert.StartsWith(message, Assert.Throws<ArgumentException>(() => Load(optimizer, tensors, steps)).Message, StringComparison.Ordinal);

    private static OptimizerState<double> Load(IOptimizer optimizer, SafetensorsTensor[] tensors, long? steps = null)
    {
        using var stream = new MemoryStream();
        new Safetensors(tensors).Write(stream);
        stream.Position = 0;
        return PyTorch.States.Load<double>(stream, "state.safetensors", optimizer, _layout, steps);
    }

    private static SafetensorsTensor Tensor(string name, params double[] values) => SafetensorsTensor.Of<double>(name, [values.Length], values);
}
