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
        var (isSchedule, isPyTorch) = (method.ReturnType.IsAssignableTo(typeof(Schedule)) || method.ReturnType == typeof(ReduceOnPlateau), dialect.Methods == typeof(PyTorch));
        var first = dialect.Methods != typeof(PyTorch) && dialect.Methods != typeof(PyTorchOptimizer) ? "" : !isSchedule ? "params" : isPyTorch ? "optimizer" : "";
        var rest = Arguments(method, parameter => $"{Snake(parameter)}=", withRate: !(isSchedule && isPyTorch));
        return $"{NameThere(dialect.Methods, method, isSchedule)}({string.Join(", ", new[] { first, rest }.Where(text => text.Length > 0))})";
    }

    /// <summary>The name in the other program, with its modules.</summary>
    internal static string NameThere(Type methods, MethodInfo method, bool isSchedule) => method.GetCustomAttribute<PeerNameAttribute>()?.Name ?? methods.Name switch
    {
        nameof(PyTorch) => isSchedule ? $"torch.optim.lr_scheduler.{method.Name}" : $"torch.optim.{method.Name}",
        nameof(Optax) => $"optax.{Snake(method.Name)}",
        nameof(Keras) => isSchedule ? $"keras.optimizers.schedules.{method.Name}" : $"keras.optimizers.{method.Name}",
        nameof(PyTorchOptimizer) => isSchedule ? $"pytorch_optimizer.{Snake(method.Name)}" : $"pytorch_optimizer.{method.Name}",
        _ => method.Name,
    };

    /// <summary>The call here.</summary>
    internal static string Here(MethodInfo method) => $"{method.DeclaringType!.Name}.{method.Name}({Arguments(method, parameter => $"{parameter}: ", withRate: true)})";

    /// <summary>The rate and what has no default.</summary>
    private static string Arguments(MethodInfo method, Func<string, string> named, bool withRate) => string.Join(", ", method.GetParameters()
        .Where(parameter => parameter.Name is "lr" or "learningRate" ? withRate : !parameter.HasDefaultValue)
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
