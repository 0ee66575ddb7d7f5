using System.Collections.Immutable;
using PureOptim.Article.Statistics;
using PureOptim.Article.Studies;
using PureOptim.Runs.Descriptions;
using PureOptim.Runs.Sweeps;
using PureOptim.Runs.Trials;

namespace PureOptim.Article.Claims;

/// <summary>The claims of the article about RMSProp and its rivals.</summary>
internal static class NetworkClaims
{
    /// <summary>The number of cases that "in some cases" chooses from: their intervals hold together.</summary>
    private const int Some = 5;

    private const long Steps = 30;

    internal static ImmutableArray<Claim> Of(Budget budget)
    {
        var (article, best) = (AtTheArticlesRates(budget), AtTheBestRates(budget));
        var (rmsProp, sgd, rivals) = (article[0], article[1], article[2..]);
        var (tuned, tunedSgd, tunedRivals) = (best[0], best[1], best[2..]);
        return
        [
            new(
                "better-than-sgd-on-mnist",
                ClaimKind.Claim,
                "On MNIST, RMSProp is better than plain gradient descent.",
                "how the learning rates are chosen",
                Quantifier.Every,
                [
                    Case("loss at the article's rates", Loss(rmsProp, [sgd])),
                    Case("loss at the best rates", Loss(tuned, [tunedSgd])),
                    Case("accuracy at the article's rates", Accuracy(rmsProp, sgd)),
                    Case("accuracy at the best rates", Accuracy(tuned, tunedSgd)),
                ]),
            new(
                "sometimes-better-than-adagrad-and-adam",
                ClaimKind.Claim,
                "In some cases RMSProp is more stable or more effective than AdaGrad and Adam.",
                "the case",
                Quantifier.Some,
                [
                    Case("loss on MNIST at the article's rates", Loss(rmsProp, rivals, Some)),
                    Case("loss on MNIST at the best rates", Loss(tuned, tunedRivals, Some)),
                    Case("fluctuation on MNIST at the article's rates", Fluctuation(rmsProp, rivals)),
                    Case("the article's valley", Value(budget, Objective.Valley, _valley)),
                    Case("the book's ellipse", Value(budget, Objective.Ellipse, _ellipse)),
                ]),
        ];

        static ClaimCase Case(string name, ContestMeasure contest) => new(name, contest, contest.Scale.Better);
    }

    /// <summary>RMSProp, SGD, AdaGrad and Adam as the article trains with them.</summary>
    internal static ImmutableArray<Candidate> AtTheArticlesRates(Budget budget) =>
        [Article<RmsProp>(budget), Article<Sgd>(budget), Article<AdaGrad>(budget), Article<Adam>(budget)];

    /// <summary>The same, each with several learning rates to choose the best of.</summary>
    internal static ImmutableArray<Candidate> AtTheBestRates(Budget budget) =>
    [
        Tuned(budget, rate => new RmsProp { LearningRate = rate, Decay = 0.99 }),
        Tuned(budget, rate => new Sgd { LearningRate = rate }),
        Tuned(budget, rate => new AdaGrad { LearningRate = rate }),
        Tuned(budget, rate => new Adam { LearningRate = rate }),
    ];

    /// <summary>RMSProp and its rivals as the article runs them down the valley.</summary>
    private static readonly ImmutableArray<IOptimizer> _valley =
        [new RmsProp { LearningRate = 0.1, Decay = 0.99 }, new AdaGrad { LearningRate = 1.5 }, new Adam { LearningRate = 0.3 }];

    private static readonly ImmutableArray<IOptimizer> _ellipse =
        [RotationClaims.RmsProp, new AdaGrad { LearningRate = RotationClaims.Rate }, new Adam { LearningRate = RotationClaims.Rate }];

    private static ContestMeasure Loss(Candidate own, ImmutableArray<Candidate> rivals, int together = 1) => new(
        "mean loss over the last 100 iterations on MNIST", "seed", ContestScale.LowerRatio, own, rivals, result => result.MeanOfLast, together);

    private static ContestMeasure Accuracy(Candidate own, Candidate rival) => new(
        "test images classified correctly, in per cent", "seed", ContestScale.HigherDifference, own, [rival], result => 100 * result.TestAccuracy!.Value)
    {
        Unit = "percentage point",
    };

    private static ContestMeasure Fluctuation(Candidate own, ImmutableArray<Candidate> rivals) => new(
        "share of the hundreds of iterations with a higher mean loss than the hundred before",
        "seed",
        ContestScale.LowerDifference,
        own,
        rivals,
        result => result.Losses.Values.Zip(result.Losses.Values.Skip(1)).Select(pair => pair.Second > pair.First ? 1.0 : 0).DefaultIfEmpty(0).Average(),
        Some);

    private static ContestMeasure Value(Budget budget, Objective objective, ImmutableArray<IOptimizer> optimizers)
    {
        var starts = SamplePoints.Starts(objective, budget.Starts);
        var candidates = optimizers.Select(optimizer => new Candidate([[.. starts.Select(start => new Trial(
            new(Trial.Name, new Minimize(objective, start), [new(optimizer)]) { Steps = Steps }, optimizer.Name))]])).ToImmutableArray();
        return new(
            $"value of {objective.Name} after {Steps} steps, where less than {NumberText.Shortest(RateCell.Solved)} of that at the start counts as that",
            "start",
            ContestScale.LowerRatio,
            candidates[0],
            candidates[1..],
            result => double.Max(result.FinalLoss, RateCell.Solved * result.Losses.Values[0]),
            Some);
    }

    private static Candidate Article<T>(Budget budget)
        where T : IOptimizer => new([Seeds(Networks.OfArticle<T>(), budget)]);

    private static Candidate Tuned(Budget budget, Func<double, IOptimizer> at) => new([.. budget.Rates.Select(rate => Seeds(at(rate), budget))]);

    private static ImmutableArray<Trial> Seeds(IOptimizer optimizer, Budget budget) =>
        [.. Enumerable.Range(0, budget.Seeds).Select(seed => Networks.Trial(optimizer, (ulong)seed, budget))];
}
