using System.Reflection;
using System.Text;
using PureOptim.Dialects;
using PureOptim.Experiments.Parity;

namespace PureOptim.Experiments.Reference;

/// <summary>A call that makes an optimizer, as it is written in another program and here.</summary>
internal static class PeerCall
{
    /// <summary>The call in the other program's language.</summary>
    internal static string There(Dialect dialect, MethodInfo method)
    {
        var (module, takesParameters, isSnake) = dialect.Methods.Name switch
        {
            nameof(PyTorch) => ("torch.optim.", true, false),
            nameof(Optax) => ("optax.", false, true),
            nameof(Keras) => ("keras.optimizers.", false, false),
            nameof(PyTorchOptimizer) => ("pytorch_optimizer.", true, false),
            _ => ("", false, false),
        };
        var name = isSnake ? Snake(method.Name) : method.Name;
        return $"{module}{name}({string.Join(", ", new[] { takesParameters ? "params" : "", Arguments(method, parameter => $"{Snake(parameter)}=") }.Where(text => text.Length > 0))})";
    }

    /// <summary>The call here.</summary>
    internal static string Here(MethodInfo method) => $"{method.DeclaringType!.Name}.{method.Name}({Arguments(method, parameter => $"{parameter}: ")})";

    /// <summary>The rate and what has no default.</summary>
    private static string Arguments(MethodInfo method, Func<string, string> named) => string.Join(", ", method.GetParameters()
        .Where(parameter => !parameter.HasDefaultValue || parameter.Name is "lr" or "learningRate")
        .Select(parameter => $"{named(parameter.Name!)}{(parameter.ParameterType == typeof(int) || parameter.ParameterType == typeof(long) ? "1" : "0.01")}"));

    /// <summary><c>weightDecay</c> as <c>weight_decay</c>.</summary>
    private static string Snake(string name)
    {
        var text = new StringBuilder();
        for (var i = 0; i < name.Length; i++)
        {
            if (i > 0 && char.IsUpper(name[i]) && !char.IsUpper(name[i - 1])) text.Append('_');
            text.Append(char.ToLowerInvariant(name[i]));
        }

        return text.ToString();
    }
}
