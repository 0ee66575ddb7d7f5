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
        new("optax", typeof(Optax),
            "contrib.galore"),
        new("keras", typeof(Keras)),
        new("pytorch-optimizer", typeof(PyTorchOptimizer),
            "soap",
            "shampoo"),
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

        return new((IOptimizer)DialectCall.Invoke(method, word, arguments), ParityTolerances.Of(Methods, method.Name, [.. arguments.Fields().Select(field => field.Name)]));
    }

    /// <summary>What a method of a dialect returns with its defaults; where an argument must be given, it is a half.</summary>
    internal static IOptimizer Example(MethodInfo method) => (IOptimizer)method.Invoke(null, [.. method.GetParameters().Select(parameter =>
        parameter.HasDefaultValue ? parameter.DefaultValue : parameter.ParameterType == typeof(Schedule) ? (Schedule)0.5 : Convert.ChangeType(0.5, parameter.ParameterType, null))])!;

    /// <summary>A name without case and underscores.</summary>
    internal static string Plain(string name) => name.Replace("_", "", StringComparison.Ordinal).ToUpperInvariant();

    private static MethodInfo[] Public(Type methods) => methods.GetMethods(BindingFlags.Public | BindingFlags.Static);
}

/// <summary>The optimizer that a case asks for, or why this library has none.</summary>
/// <param name="Optimizer">The optimizer; null if there is none.</param>
/// <param name="Tolerance">The tolerance; null if it is to be measured.</param>
/// <param name="Reason">Why there is none; null if there is one.</param>
internal sealed record Mapped(IOptimizer? Optimizer, Tolerance? Tolerance = null, string? Reason = null);
