using System.Collections.Immutable;
using PureOptim.Laws;

namespace PureOptim.Peers.Laws;

/// <summary>
/// The theorems about optimizers whose peers take another form than the paper's: what holds of the paper's form is tried on the form that this library has in the peer's dialect, whose steps are the
/// peer's (P4).
/// </summary>
internal static class PeerTheorems
{
    /// <summary>The theorems that hold of the paper's forms.</summary>
    /// <param name="forms">The peers' forms in their dialect, each with the form of its paper.</param>
    internal static ImmutableArray<Law> Of(IReadOnlyCollection<(IOptimizer Dialect, IOptimizer Paper)> forms) =>
    [
        .. from law in OptimizerLaws.All
           where law.SaidOf is not null && forms.Any(form => law.Applies(form.Paper) == Applicability.Holds)
           select Held(law, forms),
    ];

    /// <summary>The law, which must hold of a dialect's form where it holds of the paper's.</summary>
    private static Law Held(Law law, IReadOnlyCollection<(IOptimizer Dialect, IOptimizer Paper)> forms)
    {
        return law with
        {
            Applies = optimizer => PaperOf(optimizer) is { } paper && law.Applies(paper) == Applicability.Holds ? Applicability.Holds : Applicability.DoesNotApply,
            Prepare = optimizer => PaperOf(optimizer) is { } paper ? law.SaidOf!(paper).Prepare(optimizer) : optimizer,
            Examine = c => PaperOf(c.Optimizer) is { } paper ? law.SaidOf!(paper).Examine(c) : Finding.Vacuous,
        };

        IOptimizer? PaperOf(IOptimizer optimizer) => forms.FirstOrDefault(form => form.Dialect.GetType() == optimizer.GetType()).Paper;
    }
}
