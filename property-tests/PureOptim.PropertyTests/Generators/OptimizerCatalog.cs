using System.Reflection;
using PureOptim.Core;

namespace PureOptim.PropertyTests.Generators;

/// <summary>Every optimizer of the library, found by reflection: one that is added is put to the laws without being listed anywhere.</summary>
internal static class OptimizerCatalog
{
    /// <summary>Each optimizer with its defaults, in the order of their names.</summary>
    internal static IReadOnlyList<IOptimizer> Defaults { get; } =
    [
        .. typeof(IOptimizer).Assembly.GetExportedTypes()
            .Where(type => type.IsAssignableTo(typeof(IOptimizer)) && !type.IsAbstract && type.GetConstructor([]) is not null)
            .OrderBy(type => type.Name, StringComparer.Ordinal)
            .Select(type => (IOptimizer)Activator.CreateInstance(type)!),
    ];

    /// <summary>The hyperparameters and options of an optimizer that can be chosen.</summary>
    internal static IEnumerable<PropertyInfo> Options(IOptimizer optimizer) =>
        optimizer.GetType().GetProperties().Where(option =>
            option.CanWrite && (option.PropertyType == typeof(Schedule) || option.PropertyType == typeof(double) || option.PropertyType == typeof(bool) || option.PropertyType.IsEnum));

    /// <summary>The same optimizer with options chosen by numbers in [0, 1); one that refuses the value it would get keeps its default.</summary>
    internal static IOptimizer With(IOptimizer optimizer, IReadOnlyList<double> choices)
    {
        var chosen = (IOptimizer)Activator.CreateInstance(optimizer.GetType())!;
        foreach (var (option, choice) in Options(optimizer).Zip(choices))
        {
            object value = option.PropertyType switch
            {
                var type when type == typeof(Schedule) => (Schedule)choice,
                var type when type == typeof(bool) => choice < 0.5,
                { IsEnum: true } type => Enum.GetValues(type).GetValue((int)(choice * Enum.GetValues(type).Length))!,
                _ => choice,
            };
            try
            {
                option.SetValue(chosen, value);
            }
            catch (TargetInvocationException exception) when (exception.InnerException is ArgumentException)
            {
                // Out of this option's range.
            }
        }

        return chosen;
    }
}
