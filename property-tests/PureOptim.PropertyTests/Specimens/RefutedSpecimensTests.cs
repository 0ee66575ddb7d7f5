using System.Reflection;
using PureOptim.Laws;
using PureOptim.Proofs;
using PureOptim.Proofs.Solvers;
using Xunit.Abstractions;

namespace PureOptim.PropertyTests.Specimens;

/// <summary>The specimens that break a law of real numbers are refuted by solvers as they are by cases, with numbers that intervals certify.</summary>
public sealed class RefutedSpecimensTests(ITestOutputHelper output)
{
    [TheoryWithSolver]
    [InlineData(nameof(LateRprop), "B17")]
    [InlineData(nameof(AscendingAdaDelta), "B17")]
    [InlineData(nameof(DriftingYogi), "B4")]
    [InlineData(nameof(DriftingYogi), "D1")]
    [InlineData(nameof(EpsilonOnParameter), "B4")]
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
    public void A_specimen_is_refuted_with_its_run(string specimen, string id)
    {
        var proof = Prove(specimen, id);
        output.WriteLine($"{proof.Outcome} {proof.NoSentence} {string.Join(" ", proof.Claims.Select(claim => claim.Reason))}");
        Assert.Equal(ProofOutcome.Refuted, proof.Outcome);
        Assert.Contains(proof.Claims, claim => claim.Outcome == ProofOutcome.Refuted && claim.Reason!.StartsWith("With ", StringComparison.Ordinal));
    }

    /// <summary>Without a gradient it is 0/0: there is no real number to refute it with, and no proof.</summary>
    [FactWithSolver]
    public void A_specimen_that_divides_nothing_by_nothing_is_not_proved() =>
        Assert.Equal(ProofOutcome.Undecided, Prove(nameof(EpsilonOnParameter), "D1").Outcome);

    [TheoryWithSolver]
    [InlineData(nameof(ArticleNesterov), "C5")] // The theorem is about the library's own type.
    [InlineData(nameof(LateRprop), "C20")] // The laws of the specimens speak of cases only.
    [InlineData(nameof(WrongWeightAdan), "C12b")]
    [InlineData(nameof(UnturnedDifferenceAdan), "B9b")]
    [InlineData(nameof(ZeroedBuffer), "E8")] // Wrappers, memory, threads and clocks are no numbers of a coordinate.
    [InlineData(nameof(GradientOverwriter), "A1")]
    [InlineData(nameof(RoundedCounter), "A3")]
    [InlineData(nameof(ClockReader), "A1")]
    [InlineData(nameof(SharedVelocity), "A2")]
    [InlineData(nameof(SquaredRateRAdam), "B14")] // Whether it rectifies is decided by a number that is read out of β2.
    [InlineData(nameof(UnguardedDistance), "D1")] // It reads whole tensors.
    public void A_law_that_is_no_sentence_about_a_coordinate_is_left_to_cases(string specimen, string id) =>
        Assert.Equal(ProofOutcome.NoSentence, Prove(specimen, id).Outcome);

    /// <summary>An ε that vanishes does so by rounding: of real numbers the law holds.</summary>
    [FactWithSolver]
    public void A_specimen_that_only_rounding_spoils_is_proved() =>
        Assert.Equal(ProofOutcome.Proved, new LawProver(Solver.Installed(), effort: 1, new AnswerStore()).Prove(SpecimenTests.Laws["D1"], new RoundedEpsilon()).Outcome);

    [Fact]
    public void Every_specimen_is_refuted_or_left_to_cases()
    {
        string[] proved = [.. Rows(typeof(RefutedSpecimensTests)), $"{nameof(EpsilonOnParameter)} D1"];
        Assert.Equal(Rows(typeof(SpecimenTests), nameof(SpecimenTests.A_specimen_breaks_the_law)), proved.Order(StringComparer.Ordinal));
    }

    /// <summary>The specimens and laws of the theories of a type, in order.</summary>
    private static IEnumerable<string> Rows(Type type, string? theory = null) => type.GetMethods().Where(method => theory is null || method.Name == theory)
        .SelectMany(method => method.GetCustomAttributes<InlineDataAttribute>().SelectMany(data => data.GetData(method)))
        .Select(row => $"{row[0]} {row[1]}").Order(StringComparer.Ordinal);

    private static LawProof Prove(string specimen, string id)
    {
        var optimizer = SpecimenTests.Wrong[specimen];
        var prover = new LawProver(Solver.Installed(), effort: 1, new AnswerStore());
        return prover.Prove(SpecimenTests.Laws[id], optimizer);
    }

    /// <summary>A test for machines on which a solver is installed.</summary>
    [AttributeUsage(AttributeTargets.Method)]
    private sealed class FactWithSolverAttribute : FactAttribute
    {
        public FactWithSolverAttribute()
        {
            if (Solver.Installed().IsEmpty) Skip = "Neither z3 nor cvc5 is installed.";
        }
    }

    /// <summary>A theory for machines on which a solver is installed.</summary>
    [AttributeUsage(AttributeTargets.Method)]
    private sealed class TheoryWithSolverAttribute : TheoryAttribute
    {
        public TheoryWithSolverAttribute()
        {
            if (Solver.Installed().IsEmpty) Skip = "Neither z3 nor cvc5 is installed.";
        }
    }
}
