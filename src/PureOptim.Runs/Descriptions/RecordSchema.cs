using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json;
using PureOptim.Core;

namespace PureOptim.Runs.Descriptions;

/// <summary>The fields of a record in descriptions: the parameters of its constructor and its init properties.</summary>
internal sealed record RecordSchema(ConstructorInfo Constructor, ImmutableArray<RecordSchema.Field> Fields)
{
    /// <summary>One field; <see cref="Position"/> is the place among the constructor's parameters, or -1 for a property that is set afterwards.</summary>
    internal sealed record Field(string Name, Type Type, PropertyInfo Property, int Position, object? Default, bool IsRequired)
    {
        /// <summary>Whether the record had no such field at first.</summary>
        internal bool IsAddedLater { get; } = Property.IsDefined(typeof(AddedLaterAttribute));

        /// <summary>The declaration of a hyperparameter; null for another field.</summary>
        internal HyperparameterAttribute? Hyperparameter { get; } = Property.GetCustomAttribute<HyperparameterAttribute>();
    }

    private static readonly ConcurrentDictionary<Type, RecordSchema> _known = new();

    /// <summary>The shape of a record type.</summary>
    internal static RecordSchema Of(Type type) => _known.GetOrAdd(type, Find);

    private static RecordSchema Find(Type type)
    {
        var constructor = type.GetConstructors().MaxBy(candidate => candidate.GetParameters().Length)
            ?? throw new ArgumentException($"{type} has no public constructor.", nameof(type));
        var fields = ImmutableArray.CreateBuilder<Field>();
        foreach (var parameter in constructor.GetParameters())
        {
            var property = type.GetProperties().Single(candidate => string.Equals(candidate.Name, parameter.Name, StringComparison.OrdinalIgnoreCase));
            var isList = parameter.IsDefined(typeof(ParamCollectionAttribute));
            var absent = isList ? property.PropertyType.GetField("Empty")?.GetValue(null) : parameter.DefaultValue;
            fields.Add(new(Camel(property.Name), property.PropertyType, property, parameter.Position, absent, !isList && !parameter.HasDefaultValue));
        }

        foreach (var property in type.GetProperties().Where(candidate => candidate.SetMethod is { IsPublic: true }))
        {
            if (fields.All(field => field.Property != property)) fields.Add(new(Camel(property.Name), property.PropertyType, property, -1, null, false));
        }

        return new(constructor, [.. fields.OrderBy(field => field.Name, StringComparer.Ordinal)]);
    }

    /// <summary>The default of a field, in a record that is otherwise constructed like <paramref name="value"/>.</summary>
    internal object? DefaultOf(Field field, object value)
    {
        if (field.Position >= 0) return field.Default;
        var arguments = Fields.Where(one => one.Position >= 0).OrderBy(one => one.Position).Select(one => one.Property.GetValue(value));
        return field.Property.GetValue(Constructor.Invoke([.. arguments]));
    }

    /// <summary>Whether every field of the type is something that JSON can say.</summary>
    internal static bool IsDescribable(Type type) => IsReadable(type) && Of(type).Fields.All(field => CanSay(field.Type));

    /// <summary>Whether all that a value of the type is made of can be read from it, and there is anything.</summary>
    internal static bool IsRecord(Type type) => IsReadable(type) && !Of(type).Fields.IsEmpty;

    /// <summary>Whether the parameters of the type's constructor are properties too.</summary>
    private static bool IsReadable(Type type)
    {
        if (type.GetConstructors().MaxBy(candidate => candidate.GetParameters().Length) is not { } constructor) return false;
        var properties = type.GetProperties();
        return constructor.GetParameters().All(parameter =>
            properties.Any(property => string.Equals(property.Name, parameter.Name, StringComparison.OrdinalIgnoreCase)));
    }

    private static bool CanSay(Type type) =>
        type.IsPrimitive || type.IsEnum || type == typeof(string) || type == typeof(Schedule)
        || (IsPair(type) ? type.GetGenericArguments().All(CanSay)
            : ElementOf(type) is { } element ? CanSay(element)
            : !typeof(Delegate).IsAssignableFrom(type) && type.Namespace?.StartsWith(nameof(PureOptim), StringComparison.Ordinal) == true);

    /// <summary>Whether the type is a tuple of two.</summary>
    internal static bool IsPair(Type type) => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ValueTuple<,>);

    /// <summary>The element type of an immutable array, or null for another type.</summary>
    internal static Type? ElementOf(Type type) =>
        type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ImmutableArray<>) ? type.GetGenericArguments()[0] : null;

    private static string Camel(string name) => JsonNamingPolicy.CamelCase.ConvertName(name);
}
