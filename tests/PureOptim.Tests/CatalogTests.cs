using System.Reflection;

namespace PureOptim.Tests;

public sealed class CatalogTests
{
    [Fact]
    public void Every_optimizer_of_the_library_is_there_once_with_its_defaults()
    {
        // Wrappers have no defaults.
        var types = typeof(IOptimizer).Assembly.GetTypes().Where(type =>
            type.IsAssignableTo(typeof(IOptimizer)) && !type.IsAbstract && !type.IsNestedPrivate && type.GetConstructor(Type.EmptyTypes) is not null);
        Assert.Equal(types.OrderBy(type => type.Name, StringComparer.Ordinal), Catalog.Optimizers.Select(optimizer => optimizer.GetType()).OrderBy(type => type.Name, StringComparer.Ordinal));
        Assert.All(Catalog.Optimizers, optimizer => Assert.Equal(Activator.CreateInstance(optimizer.GetType()), optimizer));
    }

    [Fact]
    public void Every_optimizer_says_which_family_it_is_of_and_every_family_has_one() =>
        Assert.Equal(
            Enum.GetValues<OptimizerFamily>(),
            Catalog.Optimizers.Select(optimizer => FamilyAttribute.Of(optimizer) ?? throw new InvalidOperationException($"{optimizer.Name} has no [Family].")).Distinct().Order());

    [Fact]
    public void The_display_name_of_an_optimizer_differs_from_its_name_in_capitals_hyphens_and_blanks_only() =>
        Assert.All(Catalog.Optimizers, optimizer => Assert.Equal(optimizer.Name, string.Concat(optimizer.DisplayName.Where(char.IsLetterOrDigit)), ignoreCase: true));

    [Fact]
    public void Every_combination_of_the_options_of_every_optimizer_is_there_once() =>
        Assert.Equal(
            Catalog.Optimizers.SelectMany(Combinations).Order(StringComparer.Ordinal),
            Catalog.Variants.Select(variant => $"{variant}").Order(StringComparer.Ordinal));

    [Fact]
    public void Of_many_options_each_is_varied_by_itself()
    {
        // Muon: five truth values; three scales, two placements, two preconditionings and two sets of coefficients besides the defaults; and three coefficients.
        Assert.Equal(1 + 5 + 3 + 2 + 2 + 2 + 3, Catalog.Variants.Count(variant => variant is Muon));
        // AdamW: 2 places of ε, 3 of the decay, 2 couplings.
        Assert.Equal(2 * 3 * 2, Catalog.Variants.Count(variant => variant is AdamW));
    }

    /// <summary>
    /// The texts of an optimizer with each combination of those properties that are enumerations or truth values, or with each by itself where there are
    /// more than a dozen, and with each that is a number at 0.1.
    /// </summary>
    private static IEnumerable<string> Combinations(IOptimizer optimizer)
    {
        IEnumerable<IOptimizer> all = [optimizer];
        PropertyInfo[] options = [.. optimizer.GetType().GetProperties().Where(property => property.CanWrite && (property.PropertyType.IsEnum || property.PropertyType == typeof(bool)))];
        foreach (var option in options) all = [.. from one in all from value in Values(option) select With(one, option, value)];
        if (all.Count() > 12) all = new[] { optimizer }.Concat(from option in options from value in Values(option) select With(optimizer, option, value)).Distinct();
        var numbers = optimizer.GetType().GetProperties().Where(property => property.CanWrite && property.PropertyType == typeof(double));
        return all.Concat(numbers.Select(option => With(optimizer, option, 0.1))).Select(one => $"{one}");
    }

    private static IEnumerable<object> Values(PropertyInfo option) =>
        option.PropertyType == typeof(bool) ? [false, true] : Enum.GetValues(option.PropertyType).Cast<object>();

    private static IOptimizer With(IOptimizer optimizer, PropertyInfo option, object value)
    {
        var copy = (IOptimizer)optimizer.GetType().GetMethod("<Clone>$")!.Invoke(optimizer, null)!;
        option.SetValue(copy, value);
        return copy;
    }
}
