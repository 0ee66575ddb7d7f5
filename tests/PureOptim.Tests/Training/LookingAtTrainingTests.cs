namespace PureOptim.Tests.Training;

/// <summary>The arguments that diagnostics, checks, stops and epochs refuse, by name; and their bounds in numbers.</summary>
public sealed class LookingAtTrainingTests
{
    private static readonly int[] _batches = [0, 0, 0];
    private static readonly Parameters<double> _start = [1.0];
    private static readonly IModel<int, double> _blind = Model.Of<int, double>((parameters, _) => parameters);
    private static readonly IModel<int, double> _model = Model.Of<int, double>((x, _) => [2 * x[0]], (x, _) => x[0] * x[0]);

    private static readonly (string Name, Func<object?> Call)[] _nulls =
    [
        ("batches", () => Diagnostics.ScanDiagnostics(null!, new Sgd(), _start, _blind)),
        ("optimizer", () => _batches.ScanDiagnostics(null!, new Sgd().Start(_start), _blind)),
        ("model", () => _batches.ScanDiagnostics(new Sgd(), _start, (IModel<int, double>)null!)),
        ("batches", () => Diagnostics.RangeTest(null!, _ => new Sgd(), _start, _model, [1])),
        ("optimizer", () => _batches.RangeTest(null!, _start, _model, [1])),
        ("rates", () => _batches.RangeTest(_ => new Sgd(), _start, _model, null!)),
        ("model", () => _batches.RangeTest(_ => new Sgd(), _start, (IModel<int, double>)null!, [1])),
        ("points", () => EarlyStopping.UntilNoBetter<int>(null!, _ => 0, 1)),
        ("loss", () => _batches.UntilNoBetter(null!, 1)),
        ("points", () => EarlyStopping.Best<int>(null!, _ => 0)),
        ("loss", () => _batches.Best(null!)),
        ("model", () => GradientCheck.Of((IModel<int, double>)null!, _start, 0)),
        ("parameters", () => GradientCheck.Of(_model, null!, 0)),
        ("parameters", () => GradientCheck.Of<double>(Objective.Valley, null!)),
    ];

    public static TheoryData<int> Numbers => [.. Enumerable.Range(0, _nulls.Length)];

    [Theory, MemberData(nameof(Numbers))]
    public void Nothing_is_refused_by_name(int number) =>
        Assert.Equal(_nulls[number].Name, Assert.Throws<ArgumentNullException>(() => _nulls[number].Call()).ParamName);

    [Fact]
    public void Numbers_out_of_range_are_refused_by_name_and_at_once()
    {
        Assert.Equal("batchSize", Out(() => Epochs.Shuffled(RandomKey.FromSeed(1), 0, 3, 0)));
        Assert.Equal("epoch", Out(() => Epochs.Shuffled(RandomKey.FromSeed(1), -1, 3, 1)));
        Assert.Equal("examples", Out(() => Epochs.Of(RandomKey.FromSeed(1), 1, 0, 1)));
        Assert.Equal("epochs", Out(() => Epochs.Of(RandomKey.FromSeed(1), -1, 3, 1)));
        Assert.Equal("batchSize", Out(() => Epochs.Of(RandomKey.FromSeed(1), 1, 3, 0)));
        Assert.Equal("to", Out(() => Diagnostics.Rates(1, 0, 3)));
        Assert.Equal("patience", Out(() => _batches.UntilNoBetter(_ => 0, 0)));

        static string? Out(Func<object?> call) => Assert.ThrowsAny<ArgumentException>(() => call()).ParamName;
    }

    [Fact]
    public void What_a_model_does_not_give_is_said()
    {
        Assert.StartsWith("A range test looks at losses, and the model gives none.", Message(() => _batches.RangeTest(_ => new Sgd(), _start, _blind, [1])), StringComparison.Ordinal);
        Assert.StartsWith("A gradient is checked against losses, and the model gives none.", Message(() => GradientCheck.Of(_blind, _start, 0)), StringComparison.Ordinal);
        Assert.Contains("gives no loss", Assert.Throws<NotSupportedException>(() => _blind.Loss(_start, 0)).Message, StringComparison.Ordinal);
        Assert.Contains("gradients", Message(() => GradientCheck.Of(Model.Of<int, double>((_, _) => [1.0, 2.0], (x, _) => x[0]), _start, 0)), StringComparison.Ordinal);
        Assert.Equal("The model's gradient is null.", Assert.Throws<InvalidOperationException>(() => _batches.Fold(new Sgd(), _start, Model.Of<int, double>((_, _) => null!))).Message);
        Assert.Contains("gradients", Message(() => _batches.Fold(new Sgd(), _start, Model.Of<int, double>((_, _) => [1.0, 2.0]))), StringComparison.Ordinal);
        Assert.Contains("gives a gradient and no loss", Assert.Throws<NotSupportedException>(() => ((IModel<int, double>)new Bare()).Loss(_start, 0)).Message, StringComparison.Ordinal);

        static string Message(Func<object?> call) => Assert.ThrowsAny<ArgumentException>(() => call()).Message;
    }

    // In binary64 h = 2^-17 max(1, |x|), so for f = x² at x = 3 the losses are near 9: the bound is 32 · 2^-52 · 18 / (6 · 2^-17) + (3 · 2^-17)² · 6.
    [Theory, InlineData(3.0), InlineData(0.5), InlineData(-3.0)]
    public void The_bound_is_that_of_rounding_and_of_the_curve(double x)
    {
        var check = Assert.Single(GradientCheck.Of(_model, [x], 0));
        double h = double.Max(1, double.Abs(x)) / (1 << 17), loss = (x + h) * (x + h) + (x - h) * (x - h);
        Assert.Equal(32 / (double)(1L << 52) * loss / (2 * h) + h * h * double.Max(1, double.Abs(2 * x)), check.Bound, check.Bound * 1e-9); // The losses are rounded.
        Assert.True(check.Holds);
        var narrow = Assert.Single(GradientCheck.Of(Model.Of<int, float>((y, _) => [2 * y[0]], (y, _) => y[0] * y[0]), [(float)x], 0));
        h = double.Max(1, double.Abs(x)) / (1 << 7);
        loss = (x + h) * (x + h) + (x - h) * (x - h);
        Assert.Equal(32 / (double)(1 << 23) * loss / (2 * h) + h * h * double.Max(1, double.Abs(2 * x)), narrow.Bound, narrow.Bound * 1e-5);
    }

    [Fact]
    public void A_check_says_whether_it_holds()
    {
        TensorGradientCheck at = new("w", 2, 1.5, 1, 0.5), beyond = new("w", 2, 1.5, 1, 0.25);
        Assert.Equal("w[2]: gradient 1.5, difference 1, bound 0.5, holds", $"{at}");
        Assert.Equal("w[2]: gradient 1.5, difference 1, bound 0.25, does not hold", $"{beyond}");
    }

    // Of two coordinates the one that is farther in units of its bound is shown, though the other is farther in itself.
    [Fact]
    public void The_worst_coordinate_is_that_in_units_of_the_bound()
    {
        // f = x + 1000 y near (1, 0). The losses are near 1, so that rounding bounds both by about 1e-9; the curve bounds y by h² 1000, about 6e-8, too.
        var model = Model.Of<int, double>((_, _) => [1 + 1e-8, 1000 + 3e-8], (p, _) => p[0] + 1000 * p[1]);
        var check = Assert.Single(GradientCheck.Of(model, [1.0, 0.0], 0));
        Assert.Equal(0, check.Index);
        Assert.False(check.Holds);
    }

    [Fact]
    public void Of_equal_losses_none_is_better_and_the_first_loss_counts_from_infinity()
    {
        double[] losses = [3, 3, 2, 2, 2, 1];
        Assert.Equal([0, 1, 2, 3, 4], Enumerable.Range(0, 6).UntilNoBetter(i => losses[i], patience: 2));
        Assert.Equal([0, 1], Enumerable.Range(0, 6).UntilNoBetter(i => losses[i], patience: 1));
        // Nothing can gain infinitely much, but the first finite loss is better than none.
        Assert.Equal([0, 1], Enumerable.Range(0, 6).UntilNoBetter(i => losses[i], patience: 1, leastGain: double.MaxValue));
    }

    [Fact]
    public void Diagnostics_give_an_optimizer_what_it_needs_and_no_more()
    {
        Assert.Equal(0.5, _batches.ScanDiagnostics(new PolyakSgd { LargestRate = 0.25 }, _start, _model).First().At.Parameters[0]);
        Assert.NotEqual(0.5, _batches.ScanDiagnostics(new Sgd { LearningRate = 0.25 }.SharpnessAware(0.5), _start, _model).First().At.Parameters[0]);
        var single = _batches.ScanDiagnostics(new Sgd { LearningRate = 0.25f }, Parameters<float>.Of(Layout.Vector(2), 3, 4), Model.Of<int, float>((x, _) => x)).First();
        Assert.Equal((5.0, 1.25), (single.GradientNorm, single.UpdateNorm));
    }

    /// <summary>A gradient and nothing else.</summary>
    private sealed class Bare : IModel<int, double>
    {
        public Parameters<double> Gradient(Parameters<double> parameters, int batch) => parameters;
    }
}
