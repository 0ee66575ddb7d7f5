using System.Collections.Immutable;
using System.Reflection;
using PureOptim.Dialects;
using PureOptim.Runs;

namespace PureOptim.Experiments.Parity;

/// <summary>Evaluates an expression of another program by the methods of its dialect: <c>optax.adam(0.1)</c> is the method Adam.</summary>
internal static class PythonCall
{
    /// <summary>The value of an expression.</summary>
    /// <param name="python">The expression, as a text.</param>
    /// <param name="dialect">The dialect that has the functions it calls.</param>
    /// <exception cref="FormatException">It is no expression that is understood, or calls what the dialect does not have.</exception>
    /// <exception cref="RunException">A value is out of its range.</exception>
    internal static object? Evaluate(RecordedValue python, Dialect dialect)
    {
        try
        {
            var value = Value(PythonExpression.Parse(python.Text()), dialect);
            return value is OptaxTransform transform ? Optax.Chain(transform) : value;
        }
        catch (TargetInvocationException wrong) when (wrong.InnerException is ArgumentException outside)
        {
            throw python.At.Refuse(RunException.Words(outside));
        }
        catch (ArgumentException outside)
        {
            throw python.At.Refuse(RunException.Words(outside));
        }
    }

    private static object? Value(PythonExpression expression, Dialect dialect) => expression switch
    {
        PythonExpression.Literal literal => literal.Value,
        PythonExpression.Sequence sequence => sequence.Items.Select(item => Value(item, dialect)).ToImmutableArray(),
        PythonExpression.Dictionary dictionary => dictionary.Entries.Select(entry => (Value(entry.Key, dialect), Value(entry.Value, dialect))).ToImmutableArray(),
        PythonExpression.Call { Callee: PythonExpression.Name name } call when dialect.Methods == typeof(Optax) && OptaxForms.Value(name.Dotted, call, one => Value(one, dialect)) is { } form => form,
        PythonExpression.Call { Callee: PythonExpression.Name name } call => Invoke(name.Dotted, call, dialect),
        PythonExpression.Call { Callee: PythonExpression.Call { Callee: PythonExpression.Name { Dotted: "optax.inject_hyperparams" }, Positional: [PythonExpression.Name injected] } } call =>
            Injected(injected.Dotted, call, dialect),
        _ => throw new FormatException("it calls what another call returned, or passes a function on"),
    };

    /// <summary>An optimizer of which an argument that is a number elsewhere is a schedule: it is made with the first value, and then has the schedule.</summary>
    private static IOptimizer Injected(string dotted, PythonExpression.Call call, Dialect dialect)
    {
        var values = call.Named.Select(named => (named.Name, Value: Value(named.Value, dialect))).ToArray();
        var made = (IOptimizer)Invoke(dotted, call with
        {
            Named = [.. values.Select(named => (named.Name, (PythonExpression)new PythonExpression.Literal(
            named.Value is Schedule schedule && Dialect.Plain(named.Name) != "LEARNINGRATE" ? schedule.At(0) : named.Value)))]
        }, dialect)!;
        foreach (var (name, value) in values)
        {
            if (value is Schedule schedule)
                made = (Hyperparameter.Of(made).FirstOrDefault(one => Dialect.Plain(one.Name) == Dialect.Plain(name)) ?? throw new FormatException($"{name} of {dotted} is no schedule here")).With(made, schedule);
        }

        return made;
    }

    private static object? Invoke(string dotted, PythonExpression.Call call, Dialect dialect)
    {
        var name = dotted[(dotted.LastIndexOf('.') + 1)..];
        var method = dialect.Methods.GetMethods(BindingFlags.Public | BindingFlags.Static).FirstOrDefault(candidate => Dialect.Plain(candidate.Name) == Dialect.Plain(name))
            ?? throw new FormatException($"there is no counterpart of {dotted}");
        var parameters = method.GetParameters();
        var values = new object?[parameters.Length];
        foreach (var (i, parameter) in parameters.Index())
        {
            var argument = call.Named.FirstOrDefault(named => Dialect.Plain(named.Name) == Dialect.Plain(parameter.Name!)).Value ?? call.Positional.ElementAtOrDefault(i);
            values[i] = argument is not null ? Converted(Value(argument, dialect), parameter.ParameterType)
                : parameter.HasDefaultValue ? parameter.DefaultValue
                : throw new FormatException($"{dotted} lacks its argument {parameter.Name}");
        }

        if (call.Positional.Length > parameters.Length) throw new FormatException($"{dotted} has {parameters.Length} arguments, not {call.Positional.Length}");
        foreach (var (argument, _) in call.Named)
        {
            if (!parameters.Any(parameter => Dialect.Plain(parameter.Name!) == Dialect.Plain(argument))) throw new FormatException($"{dotted} has no argument {argument} here");
        }

        return method.Invoke(null, values);
    }

    /// <summary>A value as the type of its parameter.</summary>
    private static object? Converted(object? value, Type type)
    {
        var plain = Nullable.GetUnderlyingType(type) ?? type;
        return value switch
        {
            null => null,
            OptaxTransform transform when plain == typeof(IOptimizer) => Optax.Chain(transform),
            _ when plain.IsInstanceOfType(value) => value,
            long whole when plain == typeof(double) => (double)whole,
            long whole when plain == typeof(int) => (int)whole,
            long whole and >= 0 when plain == typeof(ulong) => (ulong)whole,
            long whole when plain == typeof(Schedule) => (Schedule)whole,
            double number when plain == typeof(Schedule) => (Schedule)number,
            ImmutableArray<(object?, object?)> entries when ElementOf(plain) is { IsGenericType: true } pair =>
                DialectCall.Sealed([.. entries.Select(entry => Pair(entry.Item1, entry.Item2, pair))], pair),
            ImmutableArray<object?> items when ElementOf(plain) is { } element => DialectCall.Sealed([.. items.Select(item => Converted(item, element))], element),
            _ => throw new FormatException($"{value} is no {plain.Name}"),
        };
    }

    private static object Pair(object? first, object? second, Type pair)
    {
        var types = pair.GetGenericArguments();
        return Activator.CreateInstance(pair, Converted(first, types[0]), Converted(second, types[1]))!;
    }

    private static Type? ElementOf(Type type) =>
        type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ImmutableArray<>) ? type.GetGenericArguments()[0] : null;
}
