using System.Reflection;

namespace PureOptim.Tests.Objectives;

public sealed class CatalogTests
{
    [Fact]
    public void Every_objective_is_found_by_the_name_of_its_property()
    {
        var properties = typeof(Objective).GetProperties(BindingFlags.Public | BindingFlags.Static)
            .Where(property => property.PropertyType.IsAssignableTo(typeof(Objective))).ToArray();
        Assert.Equal(properties.Length, Objective.All.Length);
        foreach (var property in properties)
        {
            var name = char.ToLowerInvariant(property.Name[0]) + property.Name[1..];
            Assert.Same(property.GetValue(null), Objective.ByName(name));
        }
    }

    [Fact]
    public void Every_sealed_objective_of_the_library_is_in_the_catalogue()
    {
        var types = typeof(Objective).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(Objective)) && !type.IsAbstract && type != typeof(FunctionObjective));
        Assert.Equal(types.Select(type => type.Name).Order(), Objective.All.Select(objective => objective.GetType().Name).Order());
    }

    [Fact]
    public void The_order_is_that_of_the_names()
    {
        var names = Objective.All.Select(objective => objective.Name).ToArray();
        Assert.Equal(names.Distinct().Order(StringComparer.Ordinal), names);
    }

    [Fact]
    public void An_unknown_name_is_refused_with_the_names_there_are()
    {
        var error = Assert.Throws<ArgumentException>(() => Objective.ByName("rosenbrok"));
        Assert.Contains("'rosenbrok'", error.Message, StringComparison.Ordinal);
        Assert.Contains("rosenbrock, rotatedEllipse", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Families_have_other_dimensions_and_others_say_that_they_have_not()
    {
        Assert.Equal(new Rastrigin(7), Objective.ByName("rastrigin").WithDimension(7));
        Assert.Same(Objective.Beale, Objective.Beale.WithDimension(2));
        var error = Assert.Throws<ArgumentException>(() => Objective.Beale.WithDimension(3));
        Assert.StartsWith("beale has 2 coordinates, not 3.", error.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => Objective.Rosenbrock.WithDimension(1));
    }

    [Fact]
    public void Every_start_is_inside_the_window()
    {
        foreach (var objective in Objective.All.Where(objective => objective.Dimension >= 2))
        {
            Assert.InRange(objective.Start[0], objective.Window.Left, objective.Window.Right);
            Assert.InRange(objective.Start[1], objective.Window.Bottom, objective.Window.Top);
        }
    }
}
