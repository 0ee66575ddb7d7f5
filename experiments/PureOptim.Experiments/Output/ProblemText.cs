using PureOptim.Experiments.Descriptions;
using PureOptim.Parameters;

namespace PureOptim.Experiments.Output;

/// <summary>A problem in a few words: an objective with its numbers and a start that is not the usual one, or the data with the widths of the layers.</summary>
internal static class ProblemText
{
    internal static string Of(Problem problem) => problem switch
    {
        Minimize minimize => $"{Name(minimize)}{Start(minimize)}",
        Classify classify => $"{Family.NameOf(classify.Data.GetType(), typeof(DataSource))} {string.Join("-", classify.Layers)}, batches of {classify.BatchSize}",
        _ => Family.NameOf(problem.GetType(), typeof(Problem)),
    };

    private static string Name(Minimize minimize)
    {
        var numbers = Shape.Of(minimize.Objective.GetType()).Fields
            .Select(field => (field.Name, Value: field.Property.GetValue(minimize.Objective)))
            .Where(field => field.Value is double)
            .Select(field => $"{field.Name} {NumberText.Shortest((double)field.Value!)}")
            .ToArray();
        return numbers.Length == 0 ? minimize.Objective.Name : $"{minimize.Objective.Name} ({string.Join(", ", numbers)})";
    }

    private static string Start(Minimize minimize) => minimize.Start.SequenceEqual([.. minimize.Objective.Start])
        ? ""
        : $" from ({string.Join(", ", minimize.Start.Select(NumberText.Shortest))})";
}
