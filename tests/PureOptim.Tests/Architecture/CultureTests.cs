using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;
using PureOptim.Formulas;
using PureOptim.Laws;
using PureOptim.Networks;
using PureOptim.Numerics;

namespace PureOptim.Tests.Architecture;

/// <summary>
/// No text of the libraries follows the user's culture. The analyzers see calls with and without a format provider; here are those that the
/// compiler makes of the rest: numbers in interpolated strings, in the texts of records, in messages, and as objects.
/// </summary>
public sealed class CultureTests
{
    public static TheoryData<Assembly> Libraries => [typeof(IOptimizer).Assembly, typeof(FormulaObjective).Assembly, typeof(OptimizerLaws).Assembly, typeof(Network).Assembly, typeof(PureOptim.Runs.RunException).Assembly];

    [Theory, MemberData(nameof(Libraries))]
    public void No_number_is_written_or_read_as_the_users_culture_does(Assembly library)
    {
        string[] offences = [.. Offences(library)];
        Assert.True(offences.Length == 0, "\n" + string.Join('\n', offences));
    }

    [Fact]
    public void The_check_sees_every_way_to_write_a_number_so() => Assert.Equal(
        typeof(Offenders).GetMethods(BindingFlags.NonPublic | BindingFlags.Static).Select(method => method.Name).Append("PrintMembers").Order(StringComparer.Ordinal),
        Calls.Of(typeof(Offenders).Assembly).Where(call => $"{call.From.DeclaringType}".StartsWith($"{typeof(Offenders)}", StringComparison.Ordinal) && Offence(call) is not null)
            .Select(call => call.From.Name).Distinct().Order(StringComparer.Ordinal));

    private static IEnumerable<string> Offences(Assembly assembly) =>
        from call in Calls.Of(assembly)
        let what = Offence(call)
        where what is not null
        group what by $"{call.From.DeclaringType}.{call.From.Name}" into place
        select $"{place.Key}: {string.Join(", ", place.Distinct())}";

    /// <summary>The error in a call; null where there is none.</summary>
    private static string? Offence(Calls.Call call)
    {
        var (to, owner, parameters) = (call.To, call.To.DeclaringType!, call.To.GetParameters());
        var name = $"{owner.Name}.{to.Name}";
        if (parameters.LastOrDefault()?.ParameterType == typeof(IFormatProvider) && call.LastIsNull) return $"null as the format provider of {name}";
        if (owner == typeof(ArgumentOutOfRangeException) && to.IsConstructor && parameters.Length == 3 && call.From.DeclaringType != typeof(Argument))
            return "a value in a message; Argument.OutOfRange makes a text of it";
        return Written(call) is { } type && FollowsCulture(type) && !IsUnseen(call.From) ? $"{name} of {type.Name}" : null;
    }

    /// <summary>The type that a call writes or reads without a format provider; null where it does nothing of the kind.</summary>
    private static Type? Written(Calls.Call call)
    {
        var (to, owner, parameters) = (call.To, call.To.DeclaringType!, call.To.GetParameters());
        var first = to.IsGenericMethod ? to.GetGenericArguments()[0] : parameters.LastOrDefault()?.ParameterType;
        if (owner == typeof(ArgumentOutOfRangeException)) return to.Name.StartsWith("ThrowIf", StringComparison.Ordinal) ? first : null;
        if (owner == typeof(DefaultInterpolatedStringHandler) || owner == typeof(StringBuilder.AppendInterpolatedStringHandler))
            return to.Name == "AppendFormatted" && to.IsGenericMethod ? first : null;
        if (parameters.Any(parameter => parameter.ParameterType == typeof(IFormatProvider))) return null;
        return to.Name switch
        {
            nameof(ToString) => call.Receiver ?? owner,
            "Parse" or "TryParse" when owner != typeof(Enum) => owner,
            nameof(string.Join) or nameof(string.Concat) when owner == typeof(string) => call.Boxed ?? first,
            nameof(StringBuilder.Append) or nameof(StringBuilder.Insert) or nameof(StringBuilder.AppendJoin) when owner == typeof(StringBuilder) => call.Boxed ?? first,
            _ => null,
        };
    }

    /// <summary>Whether a value may be written as the culture says: a number or a time, or of a type that may be one.</summary>
    private static bool FollowsCulture(Type type)
    {
        if (type.IsGenericParameter)
            return type.GetGenericParameterConstraints() is var kinds && kinds.All(kind => kind == typeof(ValueType) || kind.IsAssignableTo(typeof(IFormattable)));
        var own = Nullable.GetUnderlyingType(type) ?? type;
        return own.IsAssignableTo(typeof(IFormattable)) && !own.IsEnum && own != typeof(char);
    }

    /// <summary>Whether a text that the compiler wrote is for nobody: of an anonymous type, of a type that is not public, or replaced by one that is written by hand.</summary>
    private static bool IsUnseen(MethodBase method)
    {
        var type = method.DeclaringType!;
        return type.Name.StartsWith("<>f__", StringComparison.Ordinal)
            || (method.Name == "PrintMembers" && (!type.IsVisible || type.GetMethod(nameof(ToString), []) is { } text && !text.IsDefined(typeof(CompilerGeneratedAttribute), inherit: false)));
    }
}
