using PureOptim.Laws;
using Xunit.Abstractions;

namespace PureOptim.PropertyTests.Specimens;

/// <summary>Bugs that were found in released optimizers, each rebuilt as small as it goes: a law must break, and the test names which.</summary>
public sealed class SpecimenTests(ITestOutputHelper output)
{
    private const int Cases = 300;

    private const OptimizerTraits Everything =
        OptimizerTraits.ElementWise | OptimizerTraits.Odd | OptimizerTraits.TranslationInvariant | OptimizerTraits.ProportionalToRate;

    internal static Dictionary<string, IOptimizer> Wrong { get; } = ByName(
        new ArticleNesterov(), new LateRprop(), new WrongWeightAdan(), new UnturnedDifferenceAdan(), new AscendingAdaDelta(), new DriftingYogi(),
        new SquaredRateRAdam(), new EpsilonOnParameter(), new ZeroedBuffer(), new GradientOverwriter(), new UnguardedDistance(),
        new RoundedCounter(), new ClockReader(), new SharedVelocity(), new FoldedDescent(), new TinyGradientDescent(), new BoundedDescent(),
        new ForgetfulMomentum(), new AdamW { Claims = Everything });

    private static readonly Dictionary<string, IOptimizer> _right = ByName(
        new Rprop(), new Adan(), new AdaDelta(), new Yogi(), new RAdam(), new DistanceOverGradients(), new AdamW());

    internal static Dictionary<string, Law> Laws { get; } =
        OptimizerLaws.All.Concat([SpecimenLaws.AdanIsAdam, SpecimenLaws.FirstStepOfRprop, SpecimenLaws.MaximizingIsMinimizing])
            .ToDictionary(law => law.Id);

    [Theory]
    [InlineData(nameof(ArticleNesterov), "C5")]
    [InlineData(nameof(LateRprop), "C20")]
    [InlineData(nameof(LateRprop), "B17")]
    [InlineData(nameof(WrongWeightAdan), "C12b")]
    [InlineData(nameof(UnturnedDifferenceAdan), "B9b")]
    [InlineData(nameof(AscendingAdaDelta), "B17")]
    [InlineData(nameof(DriftingYogi), "B4")]
    [InlineData(nameof(DriftingYogi), "D1")]
    [InlineData(nameof(SquaredRateRAdam), "B14")]
    [InlineData(nameof(EpsilonOnParameter), "B4")]
    [InlineData(nameof(EpsilonOnParameter), "D1")]
    [InlineData(nameof(ZeroedBuffer), "E8")]
    [InlineData(nameof(GradientOverwriter), "A1")]
    [InlineData(nameof(UnguardedDistance), "D1")]
    [InlineData(nameof(RoundedCounter), "A3")]
    [InlineData(nameof(ClockReader), "A1")]
    [InlineData(nameof(SharedVelocity), "A2")]
    [InlineData(nameof(FoldedDescent), "B4")]
    [InlineData(nameof(FoldedDescent), "B17")]
    [InlineData(nameof(FoldedDescent), "B16")]
    [InlineData(nameof(TinyGradientDescent), "B4")]
    [InlineData(nameof(TinyGradientDescent), "B17")]
    [InlineData(nameof(BoundedDescent), "B4")]
    [InlineData(nameof(BoundedDescent), "B8")]
    [InlineData(nameof(BoundedDescent), "D1")]
    [InlineData(nameof(ForgetfulMomentum), "B16")]
    [InlineData(nameof(AdamW), "D1")]
    [InlineData(nameof(AdamW), "B8")]
    [InlineData(nameof(AdamW), "B14")]
    public void A_specimen_breaks_the_law(string specimen, string id)
    {
        var verdict = LawChecker.Check(Claimed(Laws[id], Wrong[specimen]), Wrong[specimen], Cases);
        output.WriteLine($"{verdict}");
        Assert.True(verdict.IsBroken, $"{verdict}");
    }

    [Theory]
    [InlineData(false, 1)]
    [InlineData(true, 1)]
    [InlineData(false, 0.01)] // In binary64 too: the smallest numbers times a hundredth.
    [InlineData(true, 0.01)]
    public void An_epsilon_that_vanishes_breaks_the_law_of_rest(bool isInside, double correction)
    {
        var verdict = LawChecker.Check(Laws["D1"], new RoundedEpsilon { IsInside = isInside, Correction = correction }, Cases);
        Assert.Contains("NaN", verdict.Counterexample, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(nameof(Rprop), "C20")]
    [InlineData(nameof(Rprop), "B17")]
    [InlineData(nameof(Adan), "C12b")]
    [InlineData(nameof(Adan), "B9b")]
    [InlineData(nameof(AdaDelta), "B17")]
    [InlineData(nameof(Yogi), "B4")]
    [InlineData(nameof(Yogi), "D1")]
    [InlineData(nameof(RAdam), "B14")]
    [InlineData(nameof(DistanceOverGradients), "D1")]
    [InlineData(nameof(Momentum), "E8")]
    [InlineData(nameof(Nesterov), "C5")]
    [InlineData(nameof(Adam), "D1")]
    public void The_right_form_keeps_the_law_that_the_specimen_breaks(string name, string id)
    {
        var optimizer = _right.GetValueOrDefault(name) ?? name switch
        {
            nameof(Momentum) => new Momentum(),
            nameof(Nesterov) => new Nesterov(),
            _ => new Adam(),
        };
        var verdict = LawChecker.Check(Claimed(Laws[id], optimizer), optimizer, Cases);
        output.WriteLine($"{verdict}");
        Assert.True(verdict.IsAsExpected, $"{verdict}");
    }

    [Theory]
    [InlineData(nameof(Rprop))]
    [InlineData(nameof(Adan))]
    [InlineData(nameof(AdaDelta))]
    [InlineData(nameof(Yogi))]
    [InlineData(nameof(RAdam))]
    [InlineData(nameof(DistanceOverGradients))]
    [InlineData(nameof(AdamW))]
    public void The_right_form_keeps_every_law_that_its_promises_admit_it_to(string name)
    {
        var verdicts = OptimizerLaws.Examine(_right[name], Cases).Where(verdict => verdict.Expected == Applicability.Holds).ToList();
        foreach (var verdict in verdicts)
            output.WriteLine($"{verdict.Law.Id}: {verdict.Summary}, {verdict.VacuousCases} of {verdict.Cases} say nothing");
        Assert.NotEmpty(verdicts);
        Assert.All(verdicts, verdict => Assert.True(verdict.IsAsExpected, $"{verdict}"));
    }

    /// <summary>The law as it holds for an optimizer that claims to be what the law speaks of.</summary>
    private static Law Claimed(Law law, IOptimizer optimizer) =>
        law.Applies(optimizer) == Applicability.Holds ? law : law with { Applies = _ => Applicability.Holds };

    private static Dictionary<string, IOptimizer> ByName(params IEnumerable<IOptimizer> optimizers) =>
        optimizers.ToDictionary(optimizer => optimizer.GetType().Name);
}
