using System.Reflection;
using System.Reflection.Emit;

namespace PureOptim.Tests.Architecture;

/// <summary>The calls in the compiled methods of an assembly, those that the compiler made among them.</summary>
internal static class Calls
{
    private const BindingFlags Own = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private static readonly Dictionary<short, OpCode> _codes =
        typeof(OpCodes).GetFields().Select(field => (OpCode)field.GetValue(null)!).ToDictionary(code => code.Value);

    /// <summary>A call.</summary>
    /// <param name="From">The method that calls.</param>
    /// <param name="To">The method that is called.</param>
    /// <param name="Receiver">The type on which the method is called, where it is a value.</param>
    /// <param name="Boxed">The type of the value that becomes an object just before, to be the last argument.</param>
    /// <param name="LastIsNull">Whether the last argument is null.</param>
    internal readonly record struct Call(MethodBase From, MethodBase To, Type? Receiver, Type? Boxed, bool LastIsNull, int At);

    /// <summary>All calls in an assembly.</summary>
    internal static IEnumerable<Call> Of(Assembly assembly) =>
        from type in assembly.GetTypes()
        from method in type.GetMethods(Own).Concat<MethodBase>(type.GetConstructors(Own))
        from call in Of(method)
        select call;

    private static List<Call> Of(MethodBase method)
    {
        List<Call> calls = [];
        if (method.GetMethodBody()?.GetILAsByteArray() is not { } body) return calls;
        var (typeArguments, methodArguments) = (method.DeclaringType!.GetGenericArguments(), method.IsGenericMethod ? method.GetGenericArguments() : null);
        (Type? receiver, Type? boxed, var isNull) = (null, null, false);
        for (var at = 0; at < body.Length;)
        {
            var code = _codes[body[at] == 0xfe ? unchecked((short)(0xfe00 | body[at + 1])) : body[at]];
            at += code.Size;
            var token = code.OperandType is OperandType.InlineMethod or OperandType.InlineType ? BitConverter.ToInt32(body, at) : 0;
            if (code.OperandType == OperandType.InlineMethod)
                calls.Add(new(method, method.Module.ResolveMethod(token, typeArguments, methodArguments)!, code == OpCodes.Callvirt ? receiver : null, boxed, isNull, at));
            receiver = code == OpCodes.Constrained ? method.Module.ResolveType(token, typeArguments, methodArguments) : null;
            boxed = code == OpCodes.Box ? method.Module.ResolveType(token, typeArguments, methodArguments) : null;
            isNull = code == OpCodes.Ldnull;
            at += code.OperandType switch
            {
                OperandType.InlineNone => 0,
                OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
                OperandType.InlineVar => 2,
                OperandType.InlineI8 or OperandType.InlineR => 8,
                OperandType.InlineSwitch => 4 + 4 * BitConverter.ToInt32(body, at),
                _ => 4,
            };
        }

        return calls;
    }
}
