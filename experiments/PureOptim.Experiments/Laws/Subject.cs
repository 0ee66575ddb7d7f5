using System.Collections.Immutable;
using PureOptim.Core;
using PureOptim.Experiments.Descriptions;
using PureOptim.Experiments.Output;

namespace PureOptim.Experiments.Laws;

/// <summary>An optimizer that is put through the laws, as it stands by default or with one of its options chosen otherwise.</summary>
/// <param name="Optimizer">The optimizer.</param>
/// <param name="Option">The option that is not as by default, in words; empty where all are.</param>
internal sealed record Subject(IOptimizer Optimizer, string Option = "")
{
    /// <summary>What tables call it.</summary>
    internal string Label => Option.Length == 0 ? Optimizer.Name : $"{Optimizer.Name}, {Option}";

    /// <summary>What the command line and descriptions call the optimizer.</summary>
    internal string Name => Family.NameOf(Optimizer.GetType(), typeof(IOptimizer));

    /// <summary>Every optimizer of the library that can be made from nothing, or the one of that name, with each of its options.</summary>
    internal static ImmutableArray<Subject> Of(string? name)
    {
        var family = Family.Of(typeof(IOptimizer));
        string[] known = [.. family.Names.Where(member => Shape.Of(family.Find(member)!).Fields.All(field => !field.IsRequired))];
        string[] chosen = name is null ? known : [.. known.Where(member => string.Equals(member, name, StringComparison.OrdinalIgnoreCase))];
        return chosen.Length > 0
            ? [.. chosen.SelectMany(member => Variants(Shape.Of(family.Find(member)!)))]
            : throw new ToolException($"--optimizer is {name}; that is no optimizer that is known; {Nearest.Hint(name!, known)}");
    }

    private static IEnumerable<Subject> Variants(Shape shape)
    {
        yield return new(Fresh(shape));
        foreach (var field in shape.Fields.Where(field => field.Property.SetMethod is { IsPublic: true }))
        {
            foreach (var value in Choices(field.Property.GetValue(Fresh(shape))!))
            {
                var optimizer = Fresh(shape);
                field.Property.SetValue(optimizer, value);
                yield return new(optimizer, $"{SettingsText.Words(field.Name)} {SettingsText.Text(value)}");
            }
        }
    }

    /// <summary>The other values of an option. Schedules are no options: the laws draw them for each case.</summary>
    private static IEnumerable<object> Choices(object standard) => standard switch
    {
        Enum choice => Enum.GetValues(choice.GetType()).Cast<object>().Where(other => !other.Equals(choice)),
        bool truth => [!truth],
        0.0 => [0.1], // The accumulator that TensorFlow and Keras start from.
        _ => [],
    };

    private static IOptimizer Fresh(Shape shape) => (IOptimizer)shape.Constructor.Invoke(
        [.. shape.Fields.Where(field => field.Position >= 0).OrderBy(field => field.Position).Select(field => field.Default)]);
}
