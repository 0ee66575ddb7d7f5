using System.Reflection;
using PureOptim.Core;

namespace PureOptim.Tests;

public sealed class CatalogTests
{
    [Fact]
    public void Every_optimizer_of_the_library_is_there_once_with_its_defaults()
    {
        // What wraps others has no defaults, and what is made of others is shown by them.
        var types = typeof(IOptimizer).Assembly.GetTypes().Where(type =>
            type.IsAssignableTo(typeof(IOptimizer)) && !type.IsAbstract && !type.IsNestedPrivate && type.GetConstructor(Type.EmptyTypes) is not null && !type.IsAssignableTo(typeof(Composition)));
        Assert.Equal(types.OrderBy(type => type.Name, StringComparer.Ordinal), Catalog.Optimizers.Select(optimizer => optimizer.GetType()).OrderBy(type => type.Name, StringComparer.Ordinal));
        Assert.All(Catalog.Optimizers, optimizer => Assert.Equal(Activator.CreateInstance(optimizer.GetType()), optimizer));
    }

    [Fact]
    public void The_display_name_of_an_optimizer_differs_from_its_name_in_capitals_only() =>
        Assert.All(Catalog.Optimizers, optimizer => Assert.Equal(optimizer.Name, optimizer.DisplayName, ignoreCase: true));

    [Fact]
    public void Every_combination_of_the_options_of_every_optimizer_is_there_once() =>
        Assert.Equal(
            Catalog.Optimizers.SelectMany(Combinations).Order(StringComparer.Ordinal),
            Catalog.Variants.Select(variant => $"{variant}").Order(StringComparer.Ordinal));

    /// <summary>The texts of an optimizer with each combination of those properties that are enumerations, and with each that is a number at 0.1.</summary>
    private static IEnumerable<string> Combinations(IOptimizer optimizer)
    {
        IEnumerable<IOptimizer> all = [optimizer];
        foreach (var option in optimizer.GetType().GetProperties().Where(property => property.CanWrite && property.PropertyType.IsEnum))
            all = [.. from one in all from value in Enum.GetValues(option.PropertyType).Cast<object>() select With(one, option, value)];
        var numbers = optimizer.GetType().GetProperties().Where(property => property.CanWrite && property.PropertyType == typeof(double));
        return all.Concat(numbers.Select(option => With(optimizer, option, 0.1))).Select(one => $"{one}");
    }

    private static IOptimizer With(IOptimizer optimizer, PropertyInfo option, object value)
    {
        var copy = (IOptimizer)optimizer.GetType().GetMethod("<Clone>$")!.Invoke(optimizer, null)!;
        option.SetValue(copy, value);
        return copy;
    }
}
