using System.Collections.Immutable;
using System.Reflection;

namespace PureOptim.Laws;

/// <summary>
/// The hyperparameters of any optimizer that is a record: its public <see cref="Schedule"/> properties with an <c>init</c> accessor, which
/// set and check them as a <c>with</c> expression does.
/// </summary>
internal sealed class Hyperparameter
{
    /// <summary>What makes the copy of a record, as the compiler calls it.</summary>
    private const string CloneMethod = "<Clone>$";

    private readonly PropertyInfo _property;

    private Hyperparameter(PropertyInfo property) => _property = property;

    /// <summary>The property's name.</summary>
    internal string Name => _property.Name;

    /// <summary>The hyperparameters of an optimizer, in alphabetical order.</summary>
    internal static ImmutableArray<Hyperparameter> Of(IOptimizer optimizer) =>
    [
        .. optimizer.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(property => property.PropertyType == typeof(Schedule) && property.SetMethod is { IsPublic: true })
            .OrderBy(property => property.Name, StringComparer.Ordinal)
            .Select(property => new Hyperparameter(property)),
    ];

    /// <summary>The optimizer with the hyperparameter called <paramref name="name"/> at another value.</summary>
    /// <exception cref="ArgumentException">It has no such hyperparameter.</exception>
    internal static IOptimizer Set(IOptimizer optimizer, string name, Schedule value) =>
        (Of(optimizer).FirstOrDefault(hyperparameter => hyperparameter.Name == name)
            ?? throw new ArgumentException($"{optimizer.Name} has no hyperparameter {name}.", nameof(name))).Set(optimizer, value);

    /// <summary>Whether the optimizer is a record with such a hyperparameter, so that the hyperparameter can be set.</summary>
    internal static bool Has(IOptimizer optimizer, string name) =>
        optimizer.GetType().GetMethod(CloneMethod) is not null && Of(optimizer).Any(hyperparameter => hyperparameter.Name == name);

    /// <summary>The value at a step.</summary>
    internal static double Get(IOptimizer optimizer, string name, long step = 0) =>
        ((Schedule)optimizer.GetType().GetProperty(name)!.GetValue(optimizer)!).At(step);

    /// <summary>The optimizer with another value, or unchanged where it refuses the value.</summary>
    internal IOptimizer TrySet(IOptimizer optimizer, Schedule value)
    {
        try
        {
            return Set(optimizer, value);
        }
        catch (ArgumentException)
        {
            return optimizer;
        }
    }

    private IOptimizer Set(IOptimizer optimizer, Schedule value)
    {
        var clone = optimizer.GetType().GetMethod(CloneMethod)
            ?? throw new ArgumentException($"{optimizer.Name} is no record, so its hyperparameters cannot be varied.", nameof(optimizer));
        var copy = (IOptimizer)clone.Invoke(optimizer, null)!;
        try
        {
            _property.SetValue(copy, value);
        }
        catch (TargetInvocationException exception) when (exception.InnerException is ArgumentException refusal)
        {
            throw new ArgumentException(refusal.Message, refusal);
        }

        return copy;
    }
}
