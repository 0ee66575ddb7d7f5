using PureOptim.Experiments.Catalogue;
using PureOptim.Figures.Reports;
using PureOptim.Runs.Descriptions;
using PureOptim.Runs.Wording;

namespace PureOptim.Experiments.Reference;

/// <summary>A program that takes the steps of the first picture, with what it prints. A test compiles and runs what stands on the pages.</summary>
internal static class OptimizerSample
{
    /// <summary>The program, what it prints, and the same from the command line.</summary>
    /// <param name="entry">The optimizer.</param>
    /// <param name="path">Its path on a function.</param>
    internal static IEnumerable<ReportBlock> Of(CatalogueEntry entry, PicturePath path)
    {
        var type = entry.Optimizer.GetType().Name;
        var rate = Hyperparameter.Find(path.Optimizer, nameof(Sgd.LearningRate)) is { } found ? SettingsText.Text(found.Get(path.Optimizer)) : null;
        yield return new ReportBlock.Heading("In code", 2);
        yield return new ReportBlock.Listing(
            $$"""
            var optimizer = new {{type}}{{(rate is null ? "()" : $" {{ LearningRate = {rate} }}")}};
            var last = optimizer.Scan({{nameof(Objective)}}.{{path.Code}}, {{path.StartInCode}}).ElementAt({{PicturePaths.Steps}});
            Console.WriteLine(last);
            """, "csharp");
        yield return new ReportBlock.Listing($"{path.Last}");
        if (!path.IsVector) yield break;
        yield return new ReportBlock.Listing($"pureoptim try {entry.Name}{(rate is null ? "" : $" --learningRate {rate}")} --on {path.Function.Name} --steps {PicturePaths.Steps}", "console");
        yield return new ReportBlock.Paragraph(ReportText.Of(ReportSpan.Link("The same in the playground", PlaygroundLink.To(entry, path)), ", to change it."));
    }
}
