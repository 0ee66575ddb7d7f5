using System.Collections.Immutable;
using PureOptim.Article.Studies;
using PureOptim.Core;
using PureOptim.Experiments.Catalogue;
using PureOptim.Experiments.Laws;

namespace PureOptim.Experiments.Reference;

/// <summary>What is measured of an optimizer for those who choose, beside what its catalogue entry says.</summary>
/// <param name="Page">The optimizer with its paths.</param>
/// <param name="Kept">The numbers that it keeps between steps for each parameter of <see cref="Layer"/>.</param>
/// <param name="Loss">The lowest loss of <see cref="ChoiceRuns"/> after the steps of a picture.</param>
/// <param name="Noise">The loss that it keeps there where gradients are noisy, and its standard error.</param>
/// <param name="Working">How many of the rates bring it there to a hundredth of the first loss.</param>
/// <param name="Rates">The number of rates that are tried.</param>
/// <param name="Laws">The laws that hold for it with its default options, by identifier.</param>
internal sealed record ChoiceFacts(OptimizerPage Page, double Kept, double Loss, (double Mean, double Error) Noise, int Working, int Rates, ImmutableHashSet<string> Laws)
{
    /// <summary>The part of its first loss that the function must come to.</summary>
    internal const double Part = 0.01;

    /// <summary>The tensors whose memory is counted: a layer with its biases.</summary>
    internal static Layout Layer { get; } = Layout.Of(("weights", [512, 256]), ("biases", [256]));

    /// <summary>The optimizer.</summary>
    internal CatalogueEntry Entry => Page.Entry;

    /// <summary>The rate as a setting: found on the way, absent, or the default of one to tune.</summary>
    internal string Rate =>
        FamilyAttribute.Of(Entry.Optimizer) == OptimizerFamily.RateFree ? "found"
        : Hyperparameter.Find(Entry.Optimizer, nameof(Sgd.LearningRate)) is null ? "none"
        : "to tune";

    /// <summary>Measures an optimizer.</summary>
    internal static ChoiceFacts Of(OptimizerPage page, LawFacts laws)
    {
        var optimizer = page.Entry.Optimizer;
        return new(page, KeptBy(optimizer), ChoiceRuns.LowestLoss(optimizer), ChoiceRuns.Noisy(optimizer), ChoiceRuns.WorkingRates(optimizer, Part), RateLadder.AtEachRate(optimizer).Length,
            [.. from row in laws.Matrix.Rows
                from cell in row.Cells
                where cell.Subject.TypeCatalog == optimizer.DisplayName && cell.Subject.Option.Length == 0 && (cell.Mark == Mark.Exact || cell.Mark == Mark.Bounded)
                select row.Law.Id]);
    }

    /// <summary>The numbers kept for each parameter; of an optimizer of matrices alone, those of the weights.</summary>
    private static double KeptBy(IOptimizer optimizer)
    {
        try
        {
            return Numbers(optimizer.Init(Parameters<float>.Filled(Layer, 1))) / (double)Layer.Length;
        }
        catch (ArgumentException)
        {
            var weights = Layout.Of((Layer.Entries[0].Name, Layer.Entries[0].Shape));
            return Numbers(optimizer.Init(Parameters<float>.Filled(weights, 1))) / (double)weights.Length;
        }
    }

    private static long Numbers(OptimizerState<float> state) => state.Slots.Sum(slot => (long)slot.Length) + state.Scalars.Length + state.Inner.Sum(Numbers);
}
