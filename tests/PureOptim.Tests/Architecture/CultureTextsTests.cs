using System.Globalization;
using System.Reflection;
using PureOptim.Core;
using PureOptim.Laws;
using PureOptim.Networks;
using PureOptim.Networks.Formats;
using PureOptim.Numerics;

namespace PureOptim.Tests.Architecture;

/// <summary>
/// The texts of the libraries under a culture that writes every number otherwise, as German, Swedish, Persian and Arabic do between them: with a
/// comma, a minus sign that is no hyphen, and words for infinities and NaN. It is made here, because the tests run without the data of cultures.
/// </summary>
public sealed class CultureTextsTests
{
    [Fact]
    public void Every_public_type_that_has_a_text_has_the_same_in_every_culture()
    {
        var (here, there) = (In(CultureInfo.InvariantCulture, Texts), In(Otherwise(), Texts));
        Assert.Equal(here, there);
        Assert.Equal(["−1,5", "−3", "unendlich"], In(Otherwise(), () => new[] { $"{-1.5}", $"{-3}", $"{double.PositiveInfinity}" }));
    }

    [Fact]
    public void No_public_type_with_a_text_is_left_out()
    {
        var shown = Specimens().Select(specimen => Definition(specimen.GetType())).ToHashSet();
        Assembly[] libraries = [typeof(IOptimizer).Assembly, typeof(OptimizerLaws).Assembly, typeof(Network).Assembly];
        string[] missing =
        [
            .. from assembly in libraries
               from type in assembly.GetExportedTypes()
               where !type.IsAbstract && !type.IsEnum && !type.IsAssignableTo(typeof(Exception)) && !shown.Contains(type)
               where type.GetMethod(nameof(ToString), [])!.DeclaringType!.Assembly == assembly
               select type.FullName!,
        ];
        Assert.True(missing.Length == 0, "Specimens needs one of each: " + string.Join(", ", missing));
    }

    [Fact]
    public void Every_message_is_the_same_in_every_culture()
    {
        var (here, there) = (In(CultureInfo.InvariantCulture, Messages), In(Otherwise(), Messages));
        Assert.Equal(here, there);
        Assert.All(here, message => Assert.Matches(@"\d|Infinity", message));
    }

    [Fact]
    public void The_cases_of_a_schedule_of_the_users_are_the_same_in_every_culture()
    {
        static string?[] Replays() => [.. ScheduleLaws.Examine(new Falling(0.5), 30).Select(verdict => verdict.Replay)];
        Assert.Equal("Falling { Half = 0,5 }", In(Otherwise(), () => $"{new Falling(0.5)}"));
        Assert.Contains(Replays(), replay => replay is not null);
        Assert.Equal(In(CultureInfo.InvariantCulture, Replays), In(Otherwise(), Replays));
    }

    private static string[] Texts() => [.. Specimens().Select(specimen => $"{specimen.GetType().Name} {specimen}")];

    private static Type Definition(Type type) => type.IsGenericType ? type.GetGenericTypeDefinition() : type;

    /// <summary>A rule or what it remembers, with -0.5, 0.5, 1.5, ... in its fields.</summary>
    private static object Counting(Type type)
    {
        var constructor = type.GetConstructors().MaxBy(one => one.GetParameters().Length)!;
        return constructor.Invoke([.. constructor.GetParameters().Select((parameter, index) => parameter.ParameterType switch
        {
            var real when real == typeof(Real64) => new Real64(index - 0.5),
            { IsGenericType: true } part => Counting(part),
            var option => Activator.CreateInstance(option),
        })]);
    }

    private static T In<T>(CultureInfo culture, Func<T> read)
    {
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = culture;
        try
        {
            return read();
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    private static CultureInfo Otherwise()
    {
        var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        var numbers = culture.NumberFormat;
        (numbers.NumberDecimalSeparator, numbers.NumberGroupSeparator, numbers.NegativeSign, numbers.PositiveSign) = (",", ".", "−", "＋");
        (numbers.NaNSymbol, numbers.PositiveInfinitySymbol, numbers.NegativeInfinitySymbol) = ("keine Zahl", "unendlich", "−unendlich");
        return culture;
    }

    private static IEnumerable<object> Specimens()
    {
        Parameters<double> point = [-7.5, 2.25, double.NaN, double.NegativeInfinity];
        OptimizerState<double> state = new("Wrapper", 3, ["Average"], [point], [new("Sgd", 3, [], [])]);
        var layout = Layout.Of(("a", [2, 1]), ("b", []));
        foreach (var optimizer in Catalog.Variants) yield return optimizer;
        yield return new AdaGrad { InitialAccumulator = 0.5, LearningRate = Schedule.Exponential(0.5, 1e-3) };
        yield return new RmsProp { InitialAccumulator = 0.5, Decay = Schedule.InverseTime(0.5, 0.25).Complement() };
        foreach (var wrapper in (IOptimizer[])
        [
            new Sgd().ClippedTo(0.5), new Sgd().WithDecay(0.5, 0.25), new Sgd().WithCoupledDecay(0.5), new Sgd().WithTrustRatio(0.5), new Sgd().WithLookahead(7, 0.25), new Sgd().Averaged(0.5), new Sgd().WithoutSchedule(0.5, 0.25), new Optimism(new Sgd()) { Alpha = 0.5 }, new Sgd().Accumulating(7),
            new Sgd().SharpnessAware(0.5), new Sgd().WithNoise(0.5, seed: 7), new Sgd().Maximizing(), new Sgd().WithUpdateMomentum(0.5), new Sgd().WithUpdateScale(0.5), new NoisySgd { Seed = 7, Variance = 0.5 }, new Lamb { WeightDecay = 0.5 }, new Groups(("*", new Lamb())), new Lamb().WithOthers(new Adam()),
            new Sgd().ClippedByValue(0.5), new Sgd().ClippedByRms(0.5), new Sgd().ClippedAdaptively(0.5), new Sgd().Centralized(), new Sgd().Normalized(0.5), new Sgd().WithGradientAverage(0.5),
            new Sgd().ScaledByParameters(), new Sgd().WithDelayedUpdates(7), new Sgd().KeptWithin(-0.5, 1.5), new Sgd().KeptInBall(0.5), new Sgd().Frozen(7), new Sgd().SkippingNotFinite(7),
            new Sgd().WithoutNaNs(), new Sgd().Mechanized(), new Sgd().WithSlowGradients(0.5), new Sgd().Cautiously(),
            new Sgd().WithBacktracking(), new Sgd().WithZoom(), new Sgd().WithStrongWolfe(), new Sgd().KeptOnSimplex(0.5), new Sgd().KeptInL1Ball(0.5), new Sgd().KeptInHalfspace([-0.5, 1.5], 0.5), new Sgd().Stepping(0.5), new Sgd().ClippedTo(0.5).Changing(0.5),
        ]) yield return wrapper;
        foreach (var objective in Objective.All) yield return objective;
        object[] all =
        [
            new RotatedQuadratic(0.5, 1.5, -22.5), new LogisticRegression([-0.5, 1.5], [0.0, 1.0]) { Penalty = 0.5 }, new DiagonalQuadratic([0.5]),
            new Minimum(point, -0.5), new PictureWindow(-1.5, 1.5, -2.5, 2.5),
            (Schedule)(-0.5), Schedule.Linear(-1.5, 0.5, 10), Schedule.Cosine(-1.5, 10, 0.25), Schedule.Exponential(0.5, 1.5, 2, staircase: true, end: 7.5),
            Schedule.PiecewiseConstant(-0.5, (3, -1.5)), Schedule.Custom(step => -0.5, -1.5, 0.5), Schedule.Cosine(0.5, 90).WithWarmUp(10, -0.5),
            Schedule.InverseTime(0.5, 0.25), Schedule.Linear(-0.5, 0.5, 3).Complement(),
            .. ScheduleLaws.Kinds, new ReduceOnPlateau(), new PlateauState(0.5, -1.5, 3, 2), new Dialects.WarmupCosineDecay(-0.5, 0.5, 3, 7, 0.25, 1.5), Dialects.Optax.Clip(0.5), Dialects.Optax.States,
            new Dialects.DialectState<double>(point, [new("a", -7)], [new("b", -0.5)]),
            point, (Parameters<float>)[-0.5f], layout, layout.Entries[0], state, new Iterate<double>(point, state),
            Objective.Of("half", 1, x => x * 0.5), Objective.Of("half", 1, x => x * -0.5).ToFormula(),
            new StepDiagnostics<double>(new(point, state), 0.5, 1.5, []), new TensorDiagnostics("a", 0.5, 1.5), new TensorGradientCheck("a", 3, -0.5, 1.5, 2.5),
            new TracePoint<double>(3, point, -0.5, state), new TrainingStep<float>(3, -0.5f),
            new Real32(-0.5f), new Real64(-0.5), new Dual<Real64>(-0.5, -1.5), new Rational(-7, 2), (Interval)(-0.5), (Symbol)(-0.5), new RandomKey(1, 2), new PowerTable(-0.5),
            Network.Of(Activation.Relu, 3, 2), new DenseLayer(3, 2, Activation.Relu), Initializer.Normal(0.5), SafetensorsTensor.Of<float>("a", [1], [-0.5f]),
            new Moments<Real64, LargestSecondMoment<Real64>>(new(-0.5), new(new(0.5), new(1.5))), new LargestSecondMoment<Real64>(new(0.5), new(1.5)), new SecondMoment<Real64>(new(0.5)),
            new HyperparameterUnit(-1.5, 0.5), Hyperparameter.Of(new Sgd())[0], new PureOptim.Laws.Claims.ClaimSubject(new Sm3(), [2, 2]),
            (Scalar)(-0.5), Slot.Filled("a", -0.5), SlotShape.Rows, new Evaluation<double>(point, -0.5), new LinePoint(0.5, -0.5, -1.5),
            new LawCase
            {
                Optimizer = new Sgd(), Precision = Precision.Binary64, Start = point, Gradients = [point], OtherGradients = [point],
                Split = 1, Exponent = -3, Marks = [-1, 2, 3, 4],
            },
            new NumericCase(Precision.Binary32, -0.5, 1.5, 2.5, -3), new ScheduleCase(-0.5, -1, 2), new ExponentRange(-3, 2), Magnitudes.All, Finding.Within(-0.5), Finding.Broken("a difference"),
            new PnmAverages<Real64>(-0.5, 1.5), Counting(typeof(LaPropScalars<Real64>)), Trajectory.Of<double>(new Sgd(), [-0.5], [[1.5]]), OptimizerLaws.All[0], ScheduleLaws.All[0], NumericLaws.All[0],
        ];
        foreach (var one in all) yield return one;
        foreach (var part in typeof(Catalog).Assembly.GetExportedTypes().Where(type => type is { IsNested: true, IsInterface: false } && (Named(type, "Rule") || Named(type, "Memory"))))
            yield return Counting(part.MakeGenericType([.. part.GetGenericArguments().Select((_, i) => i == 0 ? typeof(Real64) : typeof(SecondMoment<Real64>))]));
        foreach (var line in Formula.Of(new Adam())) yield return line;
        foreach (var verdict in OptimizerLaws.Examine(new Nesterov { LearningRate = 0.25 }, cases: 20)) yield return verdict;
        foreach (var law in NumericLaws.All) yield return LawChecker.Check(law, Precision.Binary32, 20);
    }

    /// <summary>Whether the name of a type is a word, or ends with it: LargestRule beside Rule.</summary>
    private static bool Named(Type type, string word) => type.Name.Split('`')[0].EndsWith(word, StringComparison.Ordinal);

    private static string[] Messages()
    {
        Parameters<double> point = [-7.5, 2.25];
        Action[] refused =
        [
            () => _ = new Sgd { LearningRate = -0.5 }, () => _ = new Adam { Beta1 = Schedule.Linear(-0.5, 1.5, 3) }, () => _ = new RmsProp { InitialAccumulator = -0.5 },
            () => Schedule.Linear(0, 1, -3), () => Schedule.Cosine(1, 3, -0.5), () => Schedule.Exponential(0.5, 0.5, end: -1.5), () => Schedule.InverseTime(-0.5, 1),
            () => Schedule.PiecewiseConstant(0.5, (-3, 0.5)), () => Schedule.Custom(_ => 0.5, 1.5, -1.5), () => Schedule.Custom(_ => -7.5, 0, 1.5).At(-3),
            () => Layout.Of(("a", [-3])), () => Layout.Of(("a", [1 << 20, 1 << 20])), () => Parameters<double>.Of(Layout.Vector(3), -0.5),
            () => _ = new OptimizerState<double>("Sgd", -3, [], []), () => new Booth().Loss([-0.5]), () => _ = new Rosenbrock(-3), () => _ = new RotatedQuadratic(-0.5, 1, 1),
            () => _ = new LogisticRegression([1.0], [-0.5]), () => _ = Interval.Between(1.5, -0.5), () => _ = (Rational)double.NegativeInfinity * (Rational)0.5,
            () => new RandomKey(1, 2).Split(-3), () => _ = new DenseLayer(-3, 1, Activation.Relu), () => Initializer.Normal(-0.5), () => _ = new Batch<float>([0.5f], [-3]),
            () => LawChecker.Check(NumericLaws.All[0], Precision.Binary32, -3), () => Argument.Finite(double.NegativeInfinity + point[0] * 0, "x1"),
        ];
        return [.. refused.Select(action => Record.Exception(action)?.Message ?? throw new InvalidOperationException($"{action.Method} refuses nothing."))];
    }

    /// <summary>Half of the number before, as a user writes it: its range is wrong.</summary>
    private sealed record Falling(double Half) : Schedule
    {
        public override double Minimum => Half;

        public override double Maximum => 1;

        public override double At(long step) => step > 60 ? 0 : 1 / (double)(1L << (int)step);
    }
}
