using System.Collections;
using System.Collections.Immutable;
using System.Reflection;
using System.Text.Json;
using PureOptim.Dialects;
using PureOptim.Runs;

namespace PureOptim.Experiments.Parity;

/// <summary>Calls a method of a dialect with the arguments that a file gives by name; the others have their defaults.</summary>
internal static class DialectCall
{
    /// <summary>Whether an argument is an optimizer, of which the method makes another, or a list of them or of transformations.</summary>
    internal static bool IsPart(ParameterInfo parameter) => IsPart(parameter.ParameterType);

    private static bool IsPart(Type type) =>
        type.IsAssignableTo(typeof(IOptimizer)) || type == typeof(OptaxTransform) || (type.IsGenericType && type.GetGenericArguments().Any(IsPart));

    /// <summary>Calls a method.</summary>
    /// <param name="method">The method.</param>
    /// <param name="word">Its name in the file.</param>
    /// <param name="arguments">The arguments, by the names that the framework has for them.</param>
    /// <param name="rate">The rate of the optimizer, for schedules that begin with it.</param>
    /// <param name="someOnly">Whether it takes only some of the arguments, as the momentum that goes with a rate does.</param>
    /// <exception cref="RunException">It has no such argument, or a value is none of its type or range.</exception>
    internal static object Invoke(MethodInfo method, string word, RecordedValue arguments, double? rate = null, bool someOnly = false)
    {
        var parameters = method.GetParameters();
        var given = new Dictionary<string, RecordedValue>(StringComparer.Ordinal);
        foreach (var (argument, value) in arguments.Fields())
        {
            if (!someOnly && !parameters.Any(parameter => Dialect.Plain(parameter.Name!) == Dialect.Plain(argument)))
                throw value.Misspelt(argument, $"no argument of {word}", [.. parameters.Select(parameter => parameter.Name!)]);
            given.Add(Dialect.Plain(argument), value);
        }

        object?[] values = [.. parameters.Select(parameter => given.TryGetValue(Dialect.Plain(parameter.Name!), out var value) ? Value(value, parameter.ParameterType)
            : parameter.Name == "lr" && rate is not null ? rate
            : parameter.HasDefaultValue ? parameter.DefaultValue
            : throw arguments.Unlike($"the argument {parameter.Name} of {word}", "none"))];
        try
        {
            return method.Invoke(null, values)!;
        }
        catch (TargetInvocationException wrong) when (wrong.InnerException is ArgumentException outside)
        {
            throw arguments.At.Refuse(RunException.Words(outside));
        }
    }

    /// <summary>An argument as the type of its parameter.</summary>
    private static object? Value(RecordedValue value, Type type)
    {
        var plain = Nullable.GetUnderlyingType(type) ?? type;
        if (value.Element.ValueKind == JsonValueKind.Null) return null;
        if (plain == typeof(Schedule)) return (Schedule)value.Number();
        if (plain == typeof(double)) return value.Number();
        if (plain == typeof(int)) return value.Integer();
        if (plain == typeof(long)) return (long)value.Integer();
        if (plain == typeof(ulong)) return value.Integer() is >= 0 and var whole ? (ulong)whole : throw value.Unlike("a whole number from 0");
        if (plain == typeof(bool)) return value.Element.ValueKind is JsonValueKind.True or JsonValueKind.False ? value.Element.GetBoolean() : throw value.Unlike("true or false");
        if (plain == typeof(string)) return value.Text();
        if (plain.IsGenericType && plain.GetGenericTypeDefinition() == typeof(ImmutableArray<>)) return List(value.Items(), plain.GetGenericArguments()[0]);
        if (plain.IsClass) return Record(value, plain);
        var types = plain.GetGenericArguments();
        return Activator.CreateInstance(plain, [.. value.Items(types.Length, "values").Select((item, i) => Value(item, types[i]))]);
    }

    /// <summary>A list of arguments as an immutable array of their type.</summary>
    private static object List(IEnumerable<RecordedValue> items, Type type) => Sealed([.. items.Select(item => Value(item, type))], type);

    /// <summary>Objects as an immutable array of their type.</summary>
    internal static object Sealed(IReadOnlyList<object?> items, Type type)
    {
        var array = Array.CreateInstance(type, items.Count);
        ((ICollection)items.ToArray()).CopyTo(array, 0);
        return typeof(DialectCall).GetMethod(nameof(Seal), BindingFlags.NonPublic | BindingFlags.Static)!.MakeGenericMethod(type).Invoke(null, [array])!;
    }

    private static ImmutableArray<T> Seal<T>(T[] array) => [.. array];

    /// <summary>An object as a record whose constructor has parameters of these names.</summary>
    private static object Record(RecordedValue value, Type type)
    {
        var constructor = type.GetConstructors().MaxBy(candidate => candidate.GetParameters().Length)!;
        return constructor.Invoke([.. constructor.GetParameters().Select(parameter =>
            value.Fields().FirstOrDefault(field => Dialect.Plain(field.Name) == Dialect.Plain(parameter.Name!)) is { Name: not null } field ? Value(field.Value, parameter.ParameterType)
            : parameter.HasDefaultValue ? parameter.DefaultValue
            : throw value.Unlike($"a field {parameter.Name}", "none"))]);
    }
}
