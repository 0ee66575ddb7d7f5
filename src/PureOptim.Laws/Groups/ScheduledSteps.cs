using System.Collections.Immutable;
using PureOptim.Numerics;
using static PureOptim.Laws.LawKind;
using static PureOptim.Laws.Promises;

namespace PureOptim.Laws.Groups;

/// <summary>Group H, second part: what optimizers make of schedules.</summary>
internal static class ScheduledSteps
{
    /// <summary>The laws of the group.</summary>
    internal static ImmutableArray<Law> Laws { get; } =
    [
        new("H8", Bitwise,
            "The first step uses the value of every schedule at 0.",
            @"\theta_1 = \theta_1(s(0))",
            optimizer => When(!Hyperparameter.Of(optimizer).IsEmpty),
            FirstStep),
        new("H10", Real,
            "Descent whose rate falls on a line to zero, and AdaGrad, whose rate falls by itself, go known ways on gradients of constant size.",
            @"\mathrm{SGD}\!:\; \eta_t = \eta\left(1 - \tfrac{t-1}{T}\right) \Rightarrow \sum |\Delta_t| = \eta\,|g|\,\tfrac{T+1}{2}; \quad "
            + @"\mathrm{AdaGrad}\!:\; |g_t| = |g_1| \Rightarrow \Delta_t = -\frac{\eta}{\sqrt t}\,\mathrm{sign}(g_t)",
            optimizer => When(optimizer is Sgd or AdaGrad { InitialAccumulator: 0 }),
            c => c.Steps == 0 ? Finding.Vacuous : c.Optimizer is AdaGrad ? SignDescent(c) : LineToZero(c))
        {
            Magnitudes = Magnitudes.Intervals,
            Prepare = optimizer => optimizer is AdaGrad ? AdaptiveEquivalences.WithoutEpsilon(optimizer) : optimizer,
        },
    ];

    private static Finding FirstStep(LawCase c)
    {
        var scheduled = Hyperparameter.Of(c.Optimizer).Aggregate(c.Optimizer, (soFar, hyperparameter) =>
            hyperparameter.TrySet(soFar, Hyperparameter.Get(soFar, hyperparameter.Name) is var now ? Schedule.PiecewiseConstant(now, (1, now / 2)) : now));
        return Compare.Bits(c.Run(scheduled, c.Start, c.Gradients.Take(1)), c.Run(c.Start, c.Gradients.Take(1)));
    }

    /// <summary>Gradients of the size of the first, with signs that the case draws for every step.</summary>
    private static Finding SignDescent(LawCase c)
    {
        Interval rate = Hyperparameter.Get(c.Optimizer, "LearningRate");
        double Sign(int step, int i) => ((c.Marks[i] >> step) & 1) == 0 ? 1 : -1;
        var first = c.NonzeroGradients[0];
        var changes = Certified.Changes(c.Optimizer, Enumerable.Range(1, c.Steps).Select(step => first.Map((g, i) => Sign(step, i) * double.Abs(g)))).Points;
        var certificate = new Certificate();
        for (var step = 1; step <= c.Steps; step++)
        {
            for (var i = 0; i < first.Length; i++)
            {
                var (at, place) = (step, i);
                certificate.Equal(changes[step][i], -Sign(step, i) * rate / Interval.Sqrt(step), () => Invariant($"change of [{place}] in step {at}"));
            }
        }

        return certificate.Finding;
    }

    /// <summary>Each rate of the line has at most three roundings, of numbers no larger than the first: T of them are off by 3T of those at most.</summary>
    private static Finding LineToZero(LawCase c)
    {
        var rate = Hyperparameter.Get(c.Optimizer, "LearningRate");
        var gradient = c.NonzeroGradients[0];
        var line = Hyperparameter.Set(c.Optimizer, "LearningRate", new LinearSchedule(rate, 0, c.Steps));
        var changes = Certified.Changes(line, Enumerable.Repeat(gradient, c.Steps)).Points;
        var certificate = new Certificate();
        for (var i = 0; i < gradient.Length; i++)
        {
            var place = i;
            var (way, most) = (changes.Skip(1).Select(change => Interval.Abs(change[place])).Sum(), rate * Interval.Abs(gradient[i]));
            certificate.Equal(way + Certified.PlusMinus(3 * c.Steps * Certified.Roundoff * most), most * (c.Steps + 1) / 2, () => Invariant($"way of [{place}]"));
        }

        return certificate.Finding;
    }
}
