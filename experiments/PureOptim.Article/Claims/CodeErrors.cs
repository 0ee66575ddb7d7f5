using System.Collections.Immutable;
using PureOptim.Article.Statistics;
using PureOptim.Runs.Descriptions;
using PureOptim.Runs.Sweeps;
using PureOptim.Runs.Trials;

namespace PureOptim.Article.Claims;

/// <summary>The errors in the article's code, each as a statement that is put to the test like any other.</summary>
internal static class CodeErrors
{
    /// <summary>Half a unit of the last of the two places that are quoted.</summary>
    private const double HalfAHundredth = 0.005;

    private const long Steps = 30;

    /// <summary>The article's program updates once more after the last point that it draws: so old is the state that the second path begins with.</summary>
    private const long WarmUp = Steps + 1;

    private static readonly AdaGrad _adaGrad = new() { LearningRate = 1.5 };
    private static readonly RmsProp _rmsProp = new() { LearningRate = 0.1, Decay = 0.99 };

    internal static ImmutableArray<Claim> Of(Budget budget) =>
        [Nesterov, WarmPaths, ThreadsMatter(budget), TwiceAsSteep, Product, PrintsOnce, ImportsWhatIsNotThere];

    /// <summary>The path of the article's plot, on its function from its start.</summary>
    internal static PathExperiment Naive(IOptimizer optimizer, bool isWarm = false) =>
        new(optimizer, Objective.Valley, [-7, 2], Steps) { WarmUp = isWarm ? WarmUp : 0 };

    internal static NesterovAsPrinted Printed { get; } = new() { LearningRate = 0.1, MomentumFactor = 0.9 };

    internal static Nesterov Correct { get; } = new() { LearningRate = 0.1, MomentumFactor = 0.9 };

    /// <summary>The optimizers whose warm paths the report shows, by the article's names.</summary>
    internal static ImmutableArray<(string Name, IOptimizer Optimizer)> Warmed { get; } = [("AdaGrad", _adaGrad), ("RMSProp", _rmsProp)];

    private static Claim Nesterov => new(
        "nesterov-is-not-nesterov",
        ClaimKind.Erratum,
        "What the article prints as Nesterov's method is another: its velocity is updated before it is used.",
        "how it is looked at",
        Quantifier.Every,
        [
            new("the rule as it is printed", new LawMeasure("C5", Printed), Condition.AtLeast(1)),
            new("its distance from the rule as it should be", Distance(Correct), Condition.Above(0)),
            new(
                "its path and the recorded one",
                new PathMeasure("distance of the path's end from the recorded one", [Naive(Printed)], paths =>
                    Estimate.Exactly(Apart(paths[0].End, CitedFacts.NesterovEnd))),
                Condition.AtMost(0)),
        ]);

    private static Claim WarmPaths => new(
        "paths-start-warm",
        ClaimKind.Erratum,
        "The article's plot runs every optimizer twice with the same object, so that its paths begin with the state that the first run left.",
        "the path",
        Quantifier.Every,
        [
            .. CitedFacts.Ends.Select(end => new ClaimCase(
                $"{end.Optimizer} {(end.IsWarm ? "warm" : "cold")} to {NumberText.Shortest(end.X)}",
                new PathMeasure(
                    "distance in x between the path's end and the quoted number",
                    [Naive(Warmed.Single(each => each.Name == end.Optimizer).Optimizer, end.IsWarm)],
                    paths => Estimate.Exactly(double.Abs(paths[0].End[0] - end.X))),
                Condition.AtMost(HalfAHundredth))),
        ]);

    /// <summary>The training whose bits must not depend on the threads.</summary>
    internal static Trial Threaded(Budget budget) => Networks.Trial(Networks.RmsProp, seed: 0, budget);

    /// <summary>On how many threads it is run.</summary>
    internal static ImmutableArray<int> Threads { get; } = [1, 2];

    private static Claim ThreadsMatter(Budget budget) => new(
        "numbers-depend-on-threads",
        ClaimKind.Erratum,
        "The numbers of the article's program depend on how many threads multiply its matrices; they need not.",
        "the program",
        Quantifier.Every,
        [
            new(
                "the article's program (quoted)",
                new ReadingMeasure("difference between the mean last losses on two threads and on one", CitedFacts.TwoThreads - CitedFacts.OneThread,
                [
                    CitedFacts.Measured($"RMSprop's mean loss over the last 100 iterations is {NumberText.Shortest(CitedFacts.OneThread)} on one thread"),
                    CitedFacts.Measured($"... and {NumberText.Shortest(CitedFacts.TwoThreads)} on two, from the same seed on the same machine"),
                ]),
                Condition.Above(0)),
            new("this tool (run)", new ThreadsMeasure(Threaded(budget), Threads), Condition.AtMost(1)),
        ]);

    private static Claim TwiceAsSteep => new(
        "turned-function-is-steeper",
        ClaimKind.Erratum,
        "The function that the book calls turned is also twice as steep, so that what it shows is not what turning does.",
        "how it is looked at",
        Quantifier.Every,
        [
            new("turning does nothing to SGD", new LawMeasure("B5", new Sgd()), Condition.AtMost(0)),
            new(
                "value at the start",
                new PathMeasure(
                    "value as a multiple of that of the function that is only turned",
                    [Standing(Objective.DoubledRotatedEllipse), Standing(Objective.RotatedEllipse)],
                    paths => Estimate.Exactly(paths[0].Losses[0] / paths[1].Losses[0])),
                Condition.Above(1)),
            new(
                "SGD at the book's rate",
                RotationClaims.Arrivals(
                    "steps to 1 % of the start's value, on the book's function minus on the function that is only turned, where never counts as 1001",
                    Descent,
                    new("twice as steep", [new(Objective.RotatedEllipse)], [new(Objective.DoubledRotatedEllipse)])),
                Condition.Above(0)),
        ]);

    private static Claim Product => new(
        "turned-function-is-a-product",
        ClaimKind.Erratum,
        "The article prints the turned function with a product where the book has a difference.",
        "how it is looked at",
        Quantifier.Every,
        [
            new(
                "value at the start",
                new PathMeasure(
                    "value as a multiple of that of the book's function",
                    [Standing(Objective.ProductEllipse), Standing(Objective.DoubledRotatedEllipse)],
                    paths => Estimate.Exactly(paths[0].Losses[0] / paths[1].Losses[0])),
                Condition.Above(1)),
            new(
                "SGD at the book's rate",
                new PathMeasure(
                    "steps until the value is no finite number",
                    [new(Descent, Objective.ProductEllipse, [.. Objective.ProductEllipse.Start], Steps)],
                    paths => Estimate.Exactly(paths[0].Losses.TakeWhile(double.IsFinite).Count())) { Unit = "step" },
                Condition.AtMost(Steps)),
        ]);

    private static Claim PrintsOnce => new(
        "prints-once",
        ClaimKind.Erratum,
        "The article's last listing prints its losses only once, by an indentation slip.",
        "the listing",
        Quantifier.Every,
        [
            new(
                "the listing",
                new ReadingMeasure($"how often the losses are printed, where {CitedFacts.Meant} times are meant", CitedFacts.Printed,
                    [CitedFacts.Article("the lines that print the losses are indented less than the loop that trains, and so stand after it")]) { Unit = "time" },
                Condition.Below(CitedFacts.Meant)),
        ]);

    private static Claim ImportsWhatIsNotThere => new(
        "imports-what-is-not-there",
        ClaimKind.Erratum,
        $"The article's listing imports {CitedFacts.Imported}, which is called {CitedFacts.Declared}.",
        "the listing",
        Quantifier.Every,
        [
            new(
                "the listing",
                new ReadingMeasure("letters in which the two names differ", CitedFacts.Imported.Zip(CitedFacts.Declared).Count(pair => pair.First != pair.Second),
                    [CitedFacts.Article($"it imports {CitedFacts.Imported}"), CitedFacts.Book($"class {CitedFacts.Declared}():")]) { Unit = "letter" },
                Condition.Above(0)),
        ]);

    private static Sgd Descent => new() { LearningRate = RotationClaims.Rate };

    /// <summary>A function at its start, and one step that is not used: a run has at least one.</summary>
    private static PathExperiment Standing(Objective objective) => new(Descent, objective, [.. objective.Start], 1);

    private static PathMeasure Distance(IOptimizer other) => new("largest distance between the paths", [Naive(Printed), Naive(other)], paths =>
        Estimate.Exactly(paths[0].Points.Zip(paths[1].Points, Apart).Max()));

    private static double Apart(ImmutableArray<double> one, ImmutableArray<double> other) =>
        double.Sqrt(one.Zip(other, (a, b) => (a - b) * (a - b)).Sum());
}
