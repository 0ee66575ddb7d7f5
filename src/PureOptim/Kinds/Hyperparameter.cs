using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Reflection;
using PureOptim.Core;

namespace PureOptim;

/// <summary>
/// A hyperparameter of an optimizer, or of one that it wraps: a public property with an <c>init</c> accessor that is a <see cref="Schedule"/>, or a
/// number with a <see cref="HyperparameterAttribute"/>. It is read from an optimizer, and set in a copy of it.
/// </summary>
public sealed class Hyperparameter
{
    /// <summary>What makes the copy of a record, as the compiler calls it.</summary>
    private const string CloneMethod = "<Clone>$";

    private const DynamicallyAccessedMemberTypes Members = DynamicallyAccessedMemberTypes.PublicProperties
        | DynamicallyAccessedMemberTypes.PublicMethods | DynamicallyAccessedMemberTypes.PublicConstructors;

    private static readonly ConcurrentDictionary<Type, ImmutableArray<PropertyInfo>> _settable = new();

    private readonly ImmutableArray<PropertyInfo> _way;
    private readonly IOptimizer _holder;
    private readonly HyperparameterAttribute? _declared;

    private Hyperparameter(ImmutableArray<PropertyInfo> way, IOptimizer holder)
    {
        (_way, _holder) = (way, holder);
        _declared = HyperparameterAttribute.Find(holder.GetType(), Name);
    }

    /// <summary>The name of its property.</summary>
    public string Name => Property.Name;

    /// <summary>The names of the properties that lead to it: <c>LearningRate</c>, or <c>Wrapped.LearningRate</c> where a wrapped optimizer has it.</summary>
    public string Path => string.Join('.', _way.Select(property => property.Name));

    /// <summary>Its symbol in plain text, as in <c>η</c>; its name where it declares none.</summary>
    public string Symbol => _declared?.Symbol ?? Name;

    /// <summary>Its symbol in LaTeX; its name, upright, where it declares none.</summary>
    public string Latex => _declared?.Latex ?? $@"\mathrm{{{Name}}}";

    /// <summary>The values that it may have; null where it declares none.</summary>
    public Bounds? Bounds => _declared?.Bounds;

    /// <summary>Its unit, with the optimizer's options as they are; null where it is not known.</summary>
    public HyperparameterUnit? Unit =>
        _holder is Optimizer optimizer ? optimizer.UnitOf(Name) : _declared is null ? null : new(_declared.Parameter, _declared.Gradient);

    /// <summary>Where its default is from; null where that is not said.</summary>
    public string? Source => _declared?.Source;

    /// <summary>Its value in an optimizer that is made without it; null where one cannot be made.</summary>
    public Schedule? Default => Fresh(_holder) is { } fresh ? Value(Property, fresh) : null;

    /// <summary>Whether it may differ from step to step: a <see cref="Schedule"/> may, a number may not.</summary>
    public bool IsSchedule => Property.PropertyType == typeof(Schedule);

    /// <summary>Whether it is a whole number, as a number of steps is.</summary>
    public bool IsWhole => !IsSchedule && Property.PropertyType != typeof(double);

    private PropertyInfo Property => _way[^1];

    /// <summary>The hyperparameters of an optimizer, and then of those that it wraps, each in alphabetical order.</summary>
    /// <param name="optimizer">The optimizer.</param>
    /// <exception cref="ArgumentException">Optimizers are wrapped in one another deeper than a step can follow.</exception>
    public static ImmutableArray<Hyperparameter> Of(IOptimizer optimizer)
    {
        ArgumentNullException.ThrowIfNull(optimizer);
        return [.. Of(optimizer, [])];
    }

    /// <summary>The hyperparameter of that path; null where the optimizer has none.</summary>
    /// <param name="optimizer">The optimizer.</param>
    /// <param name="path">Its <see cref="Path"/>.</param>
    public static Hyperparameter? Find(IOptimizer optimizer, string path) =>
        Of(optimizer).FirstOrDefault(hyperparameter => hyperparameter.Path == path);

    /// <summary>Whether hyperparameters can be set in a copy of the optimizer: it is a record, and so are those that it wraps.</summary>
    /// <param name="optimizer">An optimizer that has the hyperparameter.</param>
    public bool CanBeSetIn(IOptimizer optimizer)
    {
        ArgumentNullException.ThrowIfNull(optimizer);
        return Holders(optimizer).All(holder => holder is Optimizer || holder.GetType().GetMethod(CloneMethod) is not null);
    }

    /// <summary>Its value in an optimizer; a number is a schedule that stays constant.</summary>
    /// <param name="optimizer">The optimizer that it was read from, or one like it.</param>
    public Schedule Get(IOptimizer optimizer)
    {
        ArgumentNullException.ThrowIfNull(optimizer);
        return Value(Property, Holders(optimizer)[^1]);
    }

    /// <summary>A copy of an optimizer with another value, which is checked as in a <c>with</c> expression.</summary>
    /// <param name="optimizer">The optimizer that it was read from, or one like it.</param>
    /// <param name="value">The value; for a hyperparameter that is a number, a constant.</param>
    /// <exception cref="ArgumentException">The optimizer refuses the value, or is no record.</exception>
    public IOptimizer With(IOptimizer optimizer, Schedule value)
    {
        ArgumentNullException.ThrowIfNull(optimizer);
        ArgumentNullException.ThrowIfNull(value);
        var holders = Holders(optimizer);
        var given = Given(value);
        for (var i = holders.Length - 1; i >= 0; i--)
        {
            var copy = Copy(holders[i]);
            _way[i].SetValue(copy, given, BindingFlags.DoNotWrapExceptions, null, null, null);
            given = copy;
        }

        return (IOptimizer)given;
    }

    /// <summary>The path and the symbol, as in <c>LearningRate (η)</c>.</summary>
    public override string ToString() => $"{Path} ({Symbol})";

    private static IEnumerable<Hyperparameter> Of(IOptimizer holder, ImmutableArray<PropertyInfo> way)
    {
        if (way.Length > Optimizer.MostNested)
            throw new ArgumentException(Invariant($"{holder.Name} is wrapped more than {Optimizer.MostNested} deep."), nameof(holder));
        var properties = Settable(holder.GetType());
        var own = properties.Where(property => property.PropertyType == typeof(Schedule) || HyperparameterAttribute.Find(holder.GetType(), property.Name) is not null)
            .Select(property => new Hyperparameter(way.Add(property), holder));
        var inner = properties.Where(property => property.PropertyType.IsAssignableTo(typeof(IOptimizer)) && property.GetValue(holder) is IOptimizer)
            .SelectMany(property => Of((IOptimizer)property.GetValue(holder)!, way.Add(property)));
        return own.Concat(inner);
    }

    private static ImmutableArray<PropertyInfo> Settable([DynamicallyAccessedMembers(Members)] Type type)
    {
        if (_settable.TryGetValue(type, out var known)) return known;
        ImmutableArray<PropertyInfo> found =
        [
            .. type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
                .Where(property => property.SetMethod is { IsPublic: true } && property.GetIndexParameters().Length == 0)
                .OrderBy(property => property.Name, StringComparer.Ordinal),
        ];
        return _settable.GetOrAdd(type, found);
    }

    private static Schedule Value(PropertyInfo property, IOptimizer holder) => property.GetValue(holder) switch
    {
        Schedule schedule => schedule,
        var number => Convert.ToDouble(number, NumberFormatInfo.InvariantInfo),
    };

    private static IOptimizer Copy(IOptimizer holder) => holder switch
    {
        Optimizer optimizer => optimizer.Copy(),
        _ when holder.GetType().GetMethod(CloneMethod) is { } clone => (IOptimizer)clone.Invoke(holder, null)!,
        _ => throw new ArgumentException($"{holder.Name} is no record, so its hyperparameters cannot be set.", nameof(holder)),
    };

    /// <summary>The optimizer as its constructor makes it, around the same optimizers as one; null where the constructor asks for more.</summary>
    private static IOptimizer? Fresh(IOptimizer holder)
    {
        foreach (var constructor in holder.GetType().GetConstructors())
        {
            var arguments = constructor.GetParameters().Select(parameter =>
                holder.GetType().GetProperty(parameter.Name!) is { } property && property.PropertyType.IsAssignableTo(typeof(IOptimizer)) ? property.GetValue(holder)
                : parameter.HasDefaultValue ? parameter.DefaultValue
                : null).ToArray();
            if (!arguments.Contains(null)) return (IOptimizer)constructor.Invoke(BindingFlags.DoNotWrapExceptions, null, arguments, null);
        }

        return null;
    }

    /// <summary>The optimizers on the way, the outermost first.</summary>
    private ImmutableArray<IOptimizer> Holders(IOptimizer optimizer)
    {
        var holders = ImmutableArray.CreateBuilder<IOptimizer>();
        holders.Add(optimizer);
        foreach (var property in _way[..^1])
            holders.Add(Has(holders[^1], property) && property.GetValue(holders[^1]) is IOptimizer inner ? inner : throw HasNone(optimizer));
        return Has(holders[^1], Property) ? holders.ToImmutable() : throw HasNone(optimizer);
    }

    private static bool Has(IOptimizer holder, PropertyInfo property) => property.DeclaringType!.IsInstanceOfType(holder);

    private ArgumentException HasNone(IOptimizer optimizer) => new($"{optimizer.Name} has no hyperparameter {Path}.", nameof(optimizer));

    /// <summary>The value in the type of the property.</summary>
    private object Given(Schedule value)
    {
        if (IsSchedule) return value;
        if (value is not Schedule.Constant { Value: var number }) throw new ArgumentException($"{Path} is a number, which does not differ from step to step.", nameof(value));
        if (Property.PropertyType == typeof(double)) return number;
        return double.IsInteger(number)
            ? Convert.ChangeType(number, Property.PropertyType, NumberFormatInfo.InvariantInfo)
            : throw new ArgumentException(Invariant($"{Path} is a whole number, not {number:R}."), nameof(value));
    }
}
