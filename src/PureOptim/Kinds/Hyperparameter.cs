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
    /// <summary>The compiler's name of the method that copies a record.</summary>
    private const string CloneMethod = "<Clone>$";

    private const DynamicallyAccessedMemberTypes Members = DynamicallyAccessedMemberTypes.PublicProperties
        | DynamicallyAccessedMemberTypes.PublicMethods | DynamicallyAccessedMemberTypes.PublicConstructors;

    private static readonly ConcurrentDictionary<Type, ImmutableArray<PropertyInfo>> _settable = new();

    private readonly ImmutableArray<Link> _way;
    private readonly PropertyInfo _property;
    private readonly IOptimizer _holder;
    private readonly HyperparameterAttribute? _declared;

    private Hyperparameter(ImmutableArray<Link> way, IOptimizer holder, PropertyInfo property)
    {
        (_way, _holder, _property) = (way, holder, property);
        _declared = HyperparameterAttribute.Find(holder.GetType(), Name);
    }

    /// <summary>The name of its property.</summary>
    public string Name => _property.Name;

    /// <summary>
    /// The names that lead to it: <c>LearningRate</c>; <c>Wrapped.LearningRate</c> where a wrapped optimizer has it; <c>Members[0].LearningRate</c> where that
    /// of the first group does.
    /// </summary>
    public string Path => _way.IsEmpty ? Name : string.Join('.', [.. _way.Select(link => link.Name), Name]);

    /// <summary>Its symbol in plain text, as in <c>η</c>; its name where it declares none.</summary>
    public string Symbol => _declared?.Symbol ?? Name;

    /// <summary>Its symbol in LaTeX; its name, upright, where it declares none.</summary>
    public string Latex => _declared?.Latex ?? $@"\mathrm{{{Name}}}";

    /// <summary>The values that it may have; null where it declares none.</summary>
    public Bounds? Bounds => _declared?.Bounds;

    /// <summary>Its unit, with the optimizer's options as they are; null where it is not known.</summary>
    public HyperparameterUnit? Unit =>
        _holder is Optimizer optimizer ? optimizer.UnitOf(Name) : _declared is null ? null : new(_declared.Parameter, _declared.Gradient);

    /// <summary>The source of its default; null if none is given.</summary>
    public string? Source => _declared?.Source ?? DefaultsAttribute.SourceOf(_holder.GetType(), Name);

    /// <summary>Its value in an optimizer that is made without it; null where one cannot be made.</summary>
    public Schedule? Default => Fresh(_holder) is { } fresh ? Value(_property, fresh) : null;

    /// <summary>Whether it may differ from step to step: a <see cref="Schedule"/> may, a number may not.</summary>
    public bool IsSchedule => _property.PropertyType == typeof(Schedule);

    /// <summary>Whether it is a whole number, as a number of steps is.</summary>
    public bool IsWhole => !IsSchedule && _property.PropertyType != typeof(double);

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
        return Value(_property, Holders(optimizer)[^1]);
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
        var copy = Set(_property, holders[^1], Given(value));
        for (var i = _way.Length - 1; i >= 0; i--)
            copy = _way[i].Property is { } property ? Set(property, holders[i], copy) : ((Optimizer)holders[i]).WithInner(_way[i].Index, copy);
        return copy;
    }

    /// <summary>The path and the symbol, as in <c>LearningRate (η)</c>.</summary>
    public override string ToString() => $"{Path} ({Symbol})";

    private static IEnumerable<Hyperparameter> Of(IOptimizer holder, ImmutableArray<Link> way)
    {
        if (way.Length > Optimizer.MostNested)
            throw new ArgumentException(Invariant($"{holder.Name} is wrapped more than {Optimizer.MostNested} deep."), nameof(holder));
        var properties = Settable(holder.GetType());
        var own = properties.Where(property => property.PropertyType == typeof(Schedule) || HyperparameterAttribute.Find(holder.GetType(), property.Name) is not null)
            .Select(property => new Hyperparameter(way, holder, property));
        var inner = properties.Where(property => property.PropertyType.IsAssignableTo(typeof(IOptimizer)) && property.GetValue(holder) is IOptimizer)
            .SelectMany(property => Of((IOptimizer)property.GetValue(holder)!, way.Add(new(property.Name, property, 0))));
        var listed = holder is Optimizer { InnerList: { } list }
            ? holder.Inner.SelectMany((one, i) => Of(one, way.Add(new(Invariant($"{list}[{i}]"), null, i))))
            : [];
        return own.Concat(inner).Concat(listed);
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

    private static IOptimizer Set(PropertyInfo property, IOptimizer holder, object value)
    {
        var copy = Copy(holder);
        property.SetValue(copy, value, BindingFlags.DoNotWrapExceptions, null, null, null);
        return copy;
    }

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
        if (_way.IsEmpty && _property.DeclaringType!.IsInstanceOfType(optimizer)) return [optimizer];
        var holders = ImmutableArray.CreateBuilder<IOptimizer>();
        holders.Add(optimizer);
        foreach (var link in _way) holders.Add(link.From(holders[^1]) ?? throw HasNone(optimizer));
        return _property.DeclaringType!.IsInstanceOfType(holders[^1]) ? holders.ToImmutable() : throw HasNone(optimizer);
    }

    private ArgumentException HasNone(IOptimizer optimizer) => new($"{optimizer.Name} has no hyperparameter {Path}.", nameof(optimizer));

    /// <summary>The value in the type of the property.</summary>
    private object Given(Schedule value)
    {
        if (IsSchedule) return value;
        if (value is not Schedule.Constant { Value: var number }) throw new ArgumentException($"{Path} is a number, which does not differ from step to step.", nameof(value));
        if (_property.PropertyType == typeof(double)) return number;
        return double.IsInteger(number)
            ? Convert.ChangeType(number, _property.PropertyType, NumberFormatInfo.InvariantInfo)
            : throw new ArgumentException(Invariant($"{Path} is a whole number, not {number:R}."), nameof(value));
    }

    /// <summary>From an optimizer to one in it: by a property, or by its place in a list.</summary>
    private readonly record struct Link(string Name, PropertyInfo? Property, int Index)
    {
        /// <summary>The optimizer that it leads to; null where it leads nowhere.</summary>
        internal IOptimizer? From(IOptimizer holder) => Property is null
            ? holder is Optimizer { InnerList: not null } && Index < holder.Inner.Length ? holder.Inner[Index] : null
            : Property.DeclaringType!.IsInstanceOfType(holder) ? Property.GetValue(holder) as IOptimizer : null;
    }
}
