using System.Reflection;
using PureOptim.Runs.Descriptions;

namespace PureOptim.Experiments.Reference;

/// <summary>The defaults of parameters as C# writes them.</summary>
internal static class DefaultText
{
    /// <summary>The default of a parameter that has one.</summary>
    internal static string Of(ParameterInfo parameter) => parameter.DefaultValue switch
    {
        null => "null",
        bool truth => truth ? "true" : "false",
        double number => NumberText.Shortest(number),
        string words => $"\"{words}\"",
        var value when parameter.ParameterType.IsEnum => $"{parameter.ParameterType.Name}.{Enum.ToObject(parameter.ParameterType, value)}",
        var value => $"{value}",
    };
}
