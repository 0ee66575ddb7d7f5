using System.Collections.Immutable;
using System.Reflection;
using System.Text.Json;
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
        new("torch ", typeof(PyTorch),
            "Adafactor",
            "Muon"),
        new("optax", typeof(Optax),
            "rmsprop.bias_correction",
            "adam.eps_root",
            "optimistic_gradient_descent",
            "optimistic_adam_v2",
            "sm3",
            "lars",
            "fromage",
            "contrib.acprop",
            "contrib.dadapt_adamw",
            "contrib.dog",
            "contrib.dowg",
            "contrib.prodigy",
            "contrib.madgrad",
            "contrib.schedule_free_sgd",
            "contrib.schedule_free_adamw",
            "contrib.muon",
            "contrib.galore",
            "contrib.momo",
            "contrib.momo_adam"),
        new("keras", typeof(Keras),
            "Ftrl"),
        new("pytorch-optimizer", typeof(PyTorchOptimizer),
            "ftrl",
            "kate",
            "msvag",
            "adabound",
            "adamod",
            "diffgrad",
            "padam",
            "laprop",
            "exadam",
            "ano",
            "grams",
            "focus",
            "stableadamw",
            "adanorm",
            "came",
            "lars",
            "lamb",
            "madgrad",
            "sm3",
            "prodigy",
            "schedulefreesgd",
            "schedulefreeadamw",
            "soap",
            "shampoo",
            "adai",
            "avagrad",
            "swats",
            "apollo",
            "tam",
            "mars"),
    ];

    /// <summary>The methods, an optimizer each.</summary>
    internal ImmutableArray<MethodInfo> Optimizers { get; } = [.. Methods.GetMethods(BindingFlags.Public | BindingFlags.Static)];

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

        var parameters = method.GetParameters();
        var given = new Dictionary<string, RecordedValue>(StringComparer.Ordinal);
        foreach (var (argument, value) in arguments.Fields())
        {
            if (NotHad.Contains($"{word}.{argument}")) return new(null, Reason: $"the argument {argument} of {word}");
            if (!parameters.Any(parameter => Plain(parameter.Name!) == Plain(argument)))
                throw value.Misspelt(argument, $"no argument of {word}", [.. parameters.Select(parameter => parameter.Name!)]);
            given.Add(Plain(argument), value);
        }

        object?[] values = [.. parameters.Select(parameter => given.TryGetValue(Plain(parameter.Name!), out var value) ? Value(value, parameter.ParameterType)
            : parameter.HasDefaultValue ? parameter.DefaultValue
            : throw arguments.Unlike($"the argument {parameter.Name} of {word}", "none"))];
        try
        {
            return new((IOptimizer)method.Invoke(null, values)!, ParityTolerances.Of(Methods, method.Name));
        }
        catch (TargetInvocationException wrong) when (wrong.InnerException is ArgumentException outside)
        {
            throw arguments.At.Refuse(RunException.Words(outside));
        }
    }

    /// <summary>What a method of a dialect returns with its defaults; where an argument must be given, it is a half.</summary>
    internal static IOptimizer Example(MethodInfo method) => (IOptimizer)method.Invoke(null, [.. method.GetParameters().Select(parameter =>
        parameter.HasDefaultValue ? parameter.DefaultValue : parameter.ParameterType == typeof(Schedule) ? (Schedule)0.5 : Convert.ChangeType(0.5, parameter.ParameterType, null))])!;

    /// <summary>An argument as the type of its parameter.</summary>
    private static object? Value(RecordedValue value, Type type)
    {
        var plain = Nullable.GetUnderlyingType(type) ?? type;
        if (value.Element.ValueKind == JsonValueKind.Null) return null;
        if (plain == typeof(Schedule)) return (Schedule)value.Number();
        if (plain == typeof(double)) return value.Number();
        if (plain == typeof(int)) return value.Integer();
        if (plain == typeof(bool)) return value.Element.ValueKind is JsonValueKind.True or JsonValueKind.False ? value.Element.GetBoolean() : throw value.Unlike("true or false");
        if (plain == typeof(string)) return value.Text();
        var items = value.Items(plain.GetGenericArguments().Length, "numbers");
        return Activator.CreateInstance(plain, [.. items.Select(item => (object)item.Number())]);
    }

    /// <summary>A name without case and underscores.</summary>
    private static string Plain(string name) => name.Replace("_", "", StringComparison.Ordinal).ToUpperInvariant();
}

/// <summary>The optimizer that a case asks for, or why this library has none.</summary>
/// <param name="Optimizer">The optimizer; null if there is none.</param>
/// <param name="Tolerance">The tolerance; null if it is to be measured.</param>
/// <param name="Reason">Why there is none; null if there is one.</param>
internal sealed record Mapped(IOptimizer? Optimizer, Tolerance? Tolerance = null, string? Reason = null);
