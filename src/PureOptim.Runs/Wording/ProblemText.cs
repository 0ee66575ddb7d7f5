using PureOptim.Formulas;
using PureOptim.Runs.Descriptions;

namespace PureOptim.Runs.Wording;

/// <summary>A problem in a few words: an objective with its numbers and a start that is not the usual one, or the data with the widths of the layers.</summary>
internal static class ProblemText
{
    internal static string Of(Problem problem) => problem switch
    {
        Minimize minimize => Invariant($"{Name(minimize)}{Start(minimize)}"),
        Classify classify => Invariant($"{Data(classify.Data)} {string.Join("-", classify.Layers)}, batches of {classify.BatchSize}"),
        _ => TypeCatalog.NameOf(problem.GetType(), typeof(Problem)),
    };

    /// <summary>
    /// A data set: <c>mnist</c>, or <c>data 1a2b3c4d</c> with the first digits of the SHA-256 of its training images, unpacked. Its place is not
    /// part of a run. Points are drawn, and have no digest.
    /// </summary>
    internal static string Data(DataSource data) => data switch
    {
        Mnist => "mnist",
        ImageFiles files => Data(files.TrainImages),
        PointsDataSource points => Invariant($"{points.Count} points of {Pattern(points.Pattern)}"),
        _ => TypeCatalog.NameOf(data.GetType(), typeof(DataSource)),
    };

    /// <summary>The figure that points make.</summary>
    private static string Pattern(PointPattern pattern) => pattern switch
    {
        PointPattern.ExclusiveOr => "an exclusive or",
        PointPattern.Moons => "two moons",
        _ => "two spirals",
    };

    /// <summary>SHA-256 of the images that a problem trains on; null for a problem without images.</summary>
    internal static string? TrainImages(Problem problem) => ((problem as Classify)?.Data as ImageFiles)?.TrainImages;

    /// <summary>The name of a run, with its data unless they are MNIST.</summary>
    /// <param name="name">The run's name.</param>
    /// <param name="trainImages">SHA-256 of the training images; null for a run without images.</param>
    internal static string NameWithData(string name, string? trainImages) =>
        trainImages is null || trainImages == new Mnist().TrainImages ? name : $"{name} ({Data(trainImages)})";

    private static string Data(string trainImages) => trainImages.Length == 0 ? "data" : $"data {trainImages[..8]}";

    /// <summary>The name of an objective; of a typed formula its text, as far as there is room.</summary>
    internal static string Name(Objective objective)
    {
        const int longest = 40;
        return objective is not FormulaObjective { Text: var text } ? objective.Name : text.Length <= longest ? text : text[..longest] + "...";
    }

    private static string Name(Minimize minimize)
    {
        var numbers = RecordSchema.Of(minimize.Objective.GetType()).Fields
            .Select(field => (field.Name, Value: field.Property.GetValue(minimize.Objective)))
            .Where(field => field.Value is double)
            .Select(field => $"{field.Name} {NumberText.Shortest((double)field.Value!)}")
            .ToArray();
        return numbers.Length == 0 ? Name(minimize.Objective) : $"{minimize.Objective.Name} ({string.Join(", ", numbers)})";
    }

    private static string Start(Minimize minimize) => minimize.Start.SequenceEqual([.. minimize.Objective.Start])
        ? ""
        : $" from ({string.Join(", ", minimize.Start.Select(NumberText.Shortest))})";
}
