using System.Collections.Immutable;
using PureOptim.Core;
using PureOptim.Experiments.Descriptions;
using PureOptim.Experiments.Output;

namespace PureOptim.Experiments.Laws;

/// <summary>An optimizer that is put through the laws, as it stands by default or with options chosen otherwise.</summary>
/// <param name="Optimizer">The optimizer.</param>
/// <param name="Option">The options that are not as by default, in words; empty where all are.</param>
internal sealed record Subject(IOptimizer Optimizer, string Option = "")
{
    /// <summary>What tables call it.</summary>
    internal string Label => Option.Length == 0 ? Optimizer.Name : $"{Optimizer.Name}, {Option}";

    /// <summary>What the command line and descriptions call the optimizer.</summary>
    internal string Name => NameOf(Optimizer);

    /// <summary>Every optimizer of the catalog, or the one of that name, with each of its options.</summary>
    internal static ImmutableArray<Subject> Of(string? name)
    {
        string[] known = [.. Catalog.Optimizers.Select(NameOf)];
        string[] chosen = [.. known.Where(member => name is null || string.Equals(member, name, StringComparison.OrdinalIgnoreCase))];
        if (chosen.Length == 0)
            throw new ToolException($"--optimizer is {name}; that is no optimizer that is known; {Nearest.Hint(name!, known)}");
        return
        [
            .. from member in chosen
               let variants = Catalog.Variants.Where(variant => NameOf(variant) == member).ToArray()
               from optimizer in variants.Concat(WithNumbers(variants[0]))
               select new Subject(optimizer, OptionOf(optimizer)),
        ];
    }

    private static string NameOf(IOptimizer optimizer) => Family.NameOf(optimizer.GetType(), typeof(IOptimizer));

    /// <summary>
    /// The optimizer with each option that is a number at another one. Schedules are no options: the laws draw them for each case.
    /// </summary>
    private static IEnumerable<IOptimizer> WithNumbers(IOptimizer optimizer)
    {
        foreach (var option in Options(optimizer).Where(option => option.Type == typeof(double)))
        {
            // As the accumulators of TensorFlow and Keras start.
            const double other = 0.1;
            var variant = Fresh(optimizer);
            option.Property.SetValue(variant, other);
            yield return variant;
        }
    }

    /// <summary>What is not as by default, in words.</summary>
    private static string OptionOf(IOptimizer optimizer)
    {
        var standard = Fresh(optimizer);
        return string.Join(", ", Options(optimizer)
            .Select(option => (option.Name, Value: option.Property.GetValue(optimizer)!, Standard: option.Property.GetValue(standard)))
            .Where(option => !option.Value.Equals(option.Standard))
            .Select(option => $"{SettingsText.Words(option.Name)} {SettingsText.Text(option.Value)}"));
    }

    private static IEnumerable<Shape.Field> Options(IOptimizer optimizer) =>
        Shape.Of(optimizer.GetType()).Fields.Where(field => field.Type != typeof(Schedule));

    private static IOptimizer Fresh(IOptimizer optimizer) => (IOptimizer)Activator.CreateInstance(optimizer.GetType())!;
}
