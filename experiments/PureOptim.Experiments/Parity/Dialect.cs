using System.Collections.Immutable;
using System.Reflection;
using PureOptim.Dialects;
using PureOptim.Runs;

namespace PureOptim.Experiments.Parity;

/// <summary>
/// The optimizers of another program by its own names: the methods of one class of <see cref="PureOptim.Dialects"/>. The recorded <c>schedule_free_sgd</c> is the method
/// ScheduleFreeSgd, and the recorded <c>weight_decay</c> its parameter weightDecay.
/// </summary>
/// <param name="Framework">The beginning of the field 'framework' in its files.</param>
/// <param name="Methods">The class.</param>
/// <param name="NotHad">The names of optimizers that have no counterpart here, and of arguments, as in <c>RMSprop.centered</c>.</param>
internal sealed record Dialect(string Framework, Type Methods, params ImmutableArray<string> NotHad)
{
    /// <summary>Every framework once.</summary>
    internal static ImmutableArray<Dialect> All { get; } =
    [
        new("Deep Learning from Scratch", typeof(DeepLearningFromScratch)),
        new("Dive into Deep Learning", typeof(DiveIntoDeepLearning)),
        new("torch ", typeof(PyTorch)),
        new("optax", typeof(Optax)),
        new("keras", typeof(Keras)),
        new("pytorch-optimizer", typeof(PyTorchOptimizer)),
    ];

    /// <summary>The methods that are optimizers by themselves, and need no other.</summary>
    internal ImmutableArray<MethodInfo> Optimizers { get; } =
        [.. Public(Methods).Where(method => method.ReturnType.IsAssignableTo(typeof(IOptimizer)) && !method.GetParameters().Any(DialectCall.IsPart))];

    /// <summary>The methods that are schedules of rates, and those of what goes with a rate: the momentum of CyclicLR is CyclicLRMomentum.</summary>
    internal ImmutableArray<MethodInfo> Schedules { get; } =
        [.. Public(Methods).Where(method => method.ReturnType == typeof(Schedule) || method.ReturnType == typeof(ReduceOnPlateau))];

    /// <summary>The optimizer that a case names in the framework's words, or the reason why there is none here.</summary>
    /// <param name="name">The optimizer's name.</param>
    /// <param name="arguments">The arguments given; the framework's defaults hold for others.</param>
    /// <exception cref="RunException">The framework has no such argument or value.</exception>
    internal Mapped Find(RecordedValue name, RecordedValue arguments)
    {
        var word = name.Text();
        var sought = Plain(word[(word.LastIndexOf('.') + 1)..]);
        if (NotHad.Contains(word)) return new(null, Reason: $"optimizer {word}");
        if (Optimizers.FirstOrDefault(method => Plain(method.Name) == sought) is not { } method)
            throw name.Misspelt(word, $"no optimizer of {Framework.Trim()}", [.. Optimizers.Select(method => method.Name), .. NotHad]);

        foreach (var (argument, _) in arguments.Fields())
        {
            if (NotHad.Contains($"{word}.{argument}")) return new(null, Reason: $"the argument {argument} of {word}");
        }

        return new((IOptimizer)DialectCall.Invoke(method, word, arguments), ParityTolerances.Of(Methods, method.Name, [.. arguments.Fields().Select(field => field.Name)]), Choice: ParityTolerances.ChoiceOf(Methods, method.Name));
    }

    /// <summary>
    /// What a method of a dialect returns: with its defaults, and with each two of its options that are off turned on. A number that is 0 or must be given is then a half. Combinations that the
    /// method refuses are left out.
    /// </summary>
    internal static IEnumerable<IOptimizer> Examples(MethodInfo method)
    {
        var parameters = method.GetParameters();
        object?[] standard = [.. parameters.Select(parameter => parameter.HasDefaultValue ? parameter.DefaultValue : Half(parameter.ParameterType))];
        int[] off = [.. Enumerable.Range(0, parameters.Length).Where(i => standard[i] is false or 0.0 || (standard[i] is null && parameters[i].ParameterType == typeof(double?)))];
        foreach (var (one, other) in off.Prepend(-1).SelectMany(one => off.Where(other => other > one).Prepend(-1).Select(other => (one, other))))
        {
            object?[] values = [.. standard.Select((value, i) => i == one || i == other ? value is false ? true : 0.5 : value)];
            IOptimizer? example = null;
            try
            {
                example = (IOptimizer)method.Invoke(null, values)!;
            }
            catch (TargetInvocationException refused) when (refused.InnerException is ArgumentException)
            {
                // The method says that these do not go together.
            }

            if (example is not null) yield return example;
        }
    }

    private static object Half(Type type) => type == typeof(Schedule) ? (Schedule)0.5 : Convert.ChangeType(0.5, type, null);

    /// <summary>A name without case and underscores.</summary>
    internal static string Plain(string name) => name.Replace("_", "", StringComparison.Ordinal).ToUpperInvariant();

    private static MethodInfo[] Public(Type methods) => methods.GetMethods(BindingFlags.Public | BindingFlags.Static);
}

/// <summary>The optimizer that a case asks for, or why this library has none.</summary>
/// <param name="Optimizer">The optimizer; null if there is none.</param>
/// <param name="Tolerance">The tolerance; null if it is to be measured.</param>
/// <param name="Reason">Why there is none; null if there is one.</param>
/// <param name="Choice">What the optimizer's rule leaves to the program, so that no other path is right or wrong; null if nothing is left.</param>
internal sealed record Mapped(IOptimizer? Optimizer, Tolerance? Tolerance = null, string? Reason = null, string? Choice = null);
