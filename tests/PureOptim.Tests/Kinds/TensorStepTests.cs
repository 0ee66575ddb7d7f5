using PureOptim.Core;
using PureOptim.Numerics;

namespace PureOptim.Tests.Kinds;

public sealed class TensorStepTests
{
    private static readonly Layout _layout = Layout.Of(("w", [3, 2]), ("b", [4]), ("s", []));

    /// <summary>v' = v/2 + g and n' = n + ‖g‖² a tensor, rows and columns of matrices, and the count of steps as a number of the run.</summary>
    private static readonly Probe _probe = new((tensor, t) =>
    {
        var velocity = tensor.Keep("Velocity", 0.5 * tensor["Velocity"] + tensor.Gradient);
        var squares = tensor.Keep("Squares", tensor.Number("Squares") + tensor.Gradient.Dot(tensor.Gradient));
        if (tensor.Has("Rows"))
        {
            tensor.Keep("Rows", tensor["Rows"] + tensor.Gradient.RowMeans());
            tensor.Keep("Columns", tensor.Gradient.ColumnMeans());
        }

        t.Keep("Count", t.Kept("Count") + 1);
        return velocity / Scalar.Sqrt(squares);
    })
    {
        Remembers =
        [
            Slot.Copy("Start"), Slot.Zero("Velocity"), Slot.Filled("Squares", 0.25) with { Shape = SlotShape.Number }, Slot.Zero("Rows") with { Shape = SlotShape.Rows },
            Slot.Zero("Columns") with { Shape = SlotShape.Columns }, Slot.Run("Count", 3),
        ],
    };

    private static Parameters<double> Gradient => Parameters<double>.Of(_layout, 1, 2, 3, 4, 5, 6, 1, -1, 1, -1, 0.5);

    [Fact]
    public void A_state_has_a_slot_of_each_shape()
    {
        var state = _probe.Init(Parameters<double>.Filled(_layout, 7));
        Assert.Equal(["Start", "Velocity", "Squares", "Rows", "Columns"], state.SlotNames.AsEnumerable());
        Assert.Equal(Parameters<double>.Filled(_layout, 7), state["Start"]);
        Assert.Equal(Parameters<double>.Filled(_layout, 0), state["Velocity"]);
        Assert.Equal(Parameters<double>.Of(Layout.Of(("w", []), ("b", []), ("s", [])), 0.25, 0.25, 0.25), state["Squares"]);
        Assert.Equal(Parameters<double>.Of(Layout.Of(("w", [3])), 0, 0, 0), state["Rows"]);
        Assert.Equal(Parameters<double>.Of(Layout.Of(("w", [2])), 0, 0), state["Columns"]);
        Assert.Equal("Count", Assert.Single(state.ScalarNames));
        Assert.Equal(3, Assert.Single(state.Scalars));
    }

    [Fact]
    public void A_step_keeps_what_the_formula_says()
    {
        var at = _probe.Start(Parameters<double>.Filled(_layout, 0));
        for (var i = 0; i < 2; i++) at = _probe.Step(at.State, at.Parameters, Gradient);
        Assert.Equal(Gradient.Values.ToArray().Select(g => 1.5 * g), at.State["Velocity"].Values.ToArray());
        Assert.Equal([0.25 + 2 * 91, 0.25 + 2 * 4, 0.25 + 2 * 0.25], at.State["Squares"].Values.ToArray());
        Assert.Equal([3.0, 7, 11], at.State["Rows"].Values.ToArray());
        Assert.Equal([3.0, 4], at.State["Columns"].Values.ToArray());
        Assert.Equal([5.0], at.State.Scalars.ToArray());
        Assert.Equal(-(0.5 / double.Sqrt(0.5) + 0.75 / double.Sqrt(0.75)), at.Parameters[10], precision: 15);
    }

    [Theory, InlineData(1), InlineData(2), InlineData(3), InlineData(4)]
    public void Any_number_of_threads_has_the_bits_of_one(int threads)
    {
        var layout = Layout.Of(("a", [70, 50]), ("b", [3001]), ("c", [1]));
        var probe = new Probe((tensor, _) => tensor.Keep("Velocity", 0.9 * tensor["Velocity"] + tensor.Gradient / (tensor.Gradient.Norm() + tensor.Parameter.Norm())))
        {
            Remembers = [Slot.Zero("Velocity")],
        };
        foreach (var scope in new[] { Scope.Tensor, Scope.Model })
        {
            var optimizer = probe with { LooksAt = scope };
            var start = optimizer.Start(Parameters<float>.Create(layout, RandomKey.FromSeed(1).FillNormal));
            var gradients = Enumerable.Range(2, 5).Select(seed => Parameters<float>.Create(layout, RandomKey.FromSeed((ulong)seed).FillNormal)).ToArray();
            var expected = gradients.Aggregate(start, (at, gradient) => optimizer.Step(at.State, at.Parameters, gradient));
            var team = new Team(threads);
            var run = new InPlaceRun<float>(optimizer, start, team);
            var helpers = Enumerable.Range(1, threads - 1).Select(thread => new Thread(() => team.Serve(thread))).ToArray();
            foreach (var helper in helpers) helper.Start();
            foreach (var gradient in gradients) run.Step(gradient.Memory);
            team.Dismiss();
            foreach (var helper in helpers) helper.Join();
            Assert.Equal(expected, run.Freeze());
            Assert.Equal(expected, optimizer.Fold(start, gradients));
        }
    }

    [Fact]
    public void What_a_tensor_does_not_have_is_refused_by_name()
    {
        Assert.StartsWith("Probe has no slot 'Other'; it has: Start, Velocity, Squares, Rows, Columns.", Refusal((t, _) => t["Other"]), StringComparison.Ordinal);
        Assert.StartsWith("'b' has no slot 'Rows' of Probe.", Refusal((t, _) => t.Has("Rows") ? t.Gradient : t["Rows"]), StringComparison.Ordinal);
        Assert.StartsWith("Slot 'Velocity' of Probe has no single number for 'w'.", Refusal((t, _) => t.Number("Velocity") * t.Gradient), StringComparison.Ordinal);
        Assert.StartsWith("Slot 'Velocity' of 'w' has shape [3, 2], not [3].", Refusal((t, _) => t.Keep("Velocity", t.Gradient.RowMeans())), StringComparison.Ordinal);
        Assert.StartsWith("Probe has no number of the run called 'Steps'.", Refusal((t, at) => at.Kept("Steps") * t.Gradient), StringComparison.Ordinal);

        static string Refusal(Func<TensorStep, StepContext, Vector> formula)
        {
            var probe = _probe with { Formula = formula };
            var at = probe.Start(Parameters<double>.Filled(_layout, 0));
            return Assert.Throws<ArgumentException>(() => probe.Step(at.State, at.Parameters, Gradient)).Message;
        }
    }

    [Fact]
    public void A_loss_is_known_to_those_who_need_it_only()
    {
        var probe = new Probe((tensor, t) => t.Loss * tensor.Gradient);
        var at = probe.Start<double>([1.0]);
        Assert.Throws<InvalidOperationException>(() => probe.Step(at.State, at.Parameters, [1.0]));
        Assert.Equal(-1, probe.Step(at.State, at.Parameters, new Evaluation<double>([1.0], Loss: 2)).Parameters[0]);
    }

    [Fact]
    public void Who_looks_at_one_coordinate_cannot_look_at_a_norm()
    {
        var probe = new Probe((tensor, _) => tensor.Gradient.Norm() * tensor.Gradient) { LooksAt = Scope.Coordinate };
        var at = probe.Start<double>([1.0]);
        Assert.StartsWith("Probe looks at one coordinate at a time;", Assert.Throws<InvalidOperationException>(() => probe.Step(at.State, at.Parameters, [1.0])).Message, StringComparison.Ordinal);
    }

    public static TheoryData<string> Reductions => ["Norm", "Sum", "Dot", "Mean", "LargestMagnitude", "SumOfMagnitudes"];

    [Theory, MemberData(nameof(Reductions))]
    public void Who_looks_at_one_coordinate_cannot_reduce_at_all(string reduction)
    {
        var probe = new Probe((tensor, _) => (reduction switch
        {
            "Norm" => tensor.Gradient.Norm(),
            "Sum" => tensor.Gradient.Sum(),
            "Dot" => tensor.Gradient.Dot(tensor.Parameter),
            "Mean" => tensor.Gradient.Mean(),
            "LargestMagnitude" => tensor.Gradient.LargestMagnitude(),
            _ => tensor.Gradient.SumOfMagnitudes(),
        }) * tensor.Gradient)
        { LooksAt = Scope.Coordinate };
        var at = probe.Start<double>([1.0]);
        Assert.Contains("needs Scope.Tensor", Assert.Throws<InvalidOperationException>(() => probe.Step(at.State, at.Parameters, [1.0])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_result_of_another_length_than_the_model_is_refused()
    {
        Assert.StartsWith("A formula returned a vector of 1 elements for the model, which has 2.", Message(new Probe((tensor, _) => tensor["Count"])
        {
            LooksAt = Scope.Model,
            Remembers = [Slot.Zero("Count") with { Shape = SlotShape.Number }],
        }), StringComparison.Ordinal);

        static string Message(IOptimizer optimizer)
        {
            var at = optimizer.Start<double>([1.0, 2.0]);
            return Assert.ThrowsAny<Exception>(() => optimizer.Step(at.State, at.Parameters, [1.0, 2.0])).Message;
        }
    }

    [Fact]
    public void In_intervals_a_run_holds_that_of_doubles_and_in_fractions_it_is_exact()
    {
        var layout = Layout.Vector(3);
        var probe = new Probe((tensor, t) => tensor.Keep("Velocity", 0.5 * tensor["Velocity"] + (1 - Scalar.Power(0.5, t.Number)) * tensor.Gradient / (1 + tensor.Gradient.Dot(tensor.Gradient))))
        {
            Remembers = [Slot.Zero("Velocity")],
        };
        double[] start = [1, -2, 3];
        double[][] gradients = [[1, 2, 3], [0.1, -0.7, 0.3], [-1, 0, 5]];
        var doubles = gradients.Aggregate(probe.Start(Parameters<double>.Of(layout, start)), (at, g) => probe.Step(at.State, at.Parameters, Parameters<double>.Of(layout, g)));
        var intervals = Run<Interval>();
        var fractions = Run<Rational>();
        for (var i = 0; i < start.Length; i++)
        {
            Assert.True(intervals.Parameters[i].Contains(doubles.Parameters[i]));
            Assert.True((Rational)intervals.Parameters[i].Lower <= fractions.Parameters[i] && fractions.Parameters[i] <= (Rational)intervals.Parameters[i].Upper);
            Assert.True(intervals.Parameters[i].Width < 1e-14);
            Assert.True(intervals.Slot(0)[i].Contains(doubles.State["Velocity"][i]));
        }

        AlgebraRun<R> Run<R>()
            where R : struct, IReal<R>
        {
            var run = new AlgebraRun<R>(probe, layout, [.. start.Select(value => (R)value)]);
            foreach (var gradient in gradients) run.Take([.. gradient.Select(value => (R)value)]);
            Assert.Equal(3, run.Step);
            return run;
        }
    }
}
