using System.Diagnostics.CodeAnalysis;
using System.Reflection;

namespace PureOptim.Core;

/// <summary>The scalars of a rule that is a positional record: its constructor's parameters and the properties of their names.</summary>
internal static class RuleScalars
{
    /// <summary>What of a rule's type has to be there at run time.</summary>
    internal const DynamicallyAccessedMemberTypes Needed = DynamicallyAccessedMemberTypes.PublicConstructors | DynamicallyAccessedMemberTypes.PublicProperties;

    /// <summary>The rule with each scalar replaced by what <paramref name="replace"/> makes of its name and value; a rule that is no such record stays as it is.</summary>
    internal static TRule Replace<[DynamicallyAccessedMembers(Needed)] TRule, R>(TRule rule, Func<string, R, R> replace)
        where TRule : struct
        where R : struct
    {
        foreach (var constructor in typeof(TRule).GetConstructors())
        {
            var scalars = constructor.GetParameters();
            PropertyInfo?[] properties = [.. scalars.Select(scalar => typeof(TRule).GetProperty(scalar.Name!))];
            if (scalars.Length == 0 || !properties.All(property => property?.PropertyType == typeof(R))) continue;
            return (TRule)constructor.Invoke([.. properties.Select(property => (object)replace(property!.Name, (R)property.GetValue(rule)!))]);
        }

        return rule;
    }
}
