using System.Collections.Immutable;
using System.Numerics;
using PureOptim.Core;

namespace PureOptim.Networks.Formats;

/// <summary>
/// A point of a run as a safetensors file: the parameters, and all that the optimizer remembers, with the optimizers that it wraps. The point read has
/// the bits of what was written, so a run goes on from a file as if it had never stopped.
/// </summary>
/// <remarks>
/// Tensors are called <c>parameters/NAME</c>, slots <c>state/SLOT/NAME</c>, numbers of the run <c>state/:NAME</c>, the number of steps
/// <c>state/step</c>; those of the first wrapped optimizer <c>state/0/...</c>.
/// </remarks>
public static class SavedIterate
{
    private const string Optimizer = "optimizer", ParametersPrefix = "parameters/", StatePrefix = "state/", Step = "step";

    /// <summary>Writes a point of a run: <c>trained.Save(stream)</c>.</summary>
    /// <param name="at">The point.</param>
    /// <param name="stream">The path of the file.</param>
    public static void Save<T>(this Iterate<T> at, Stream stream)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(at.State);
        new Safetensors(TensorsOf(at), [new(Optimizer, NamesOf(at.State))]).Write(stream);
    }

    /// <summary>Reads a point of a run: <c>SavedIterate.Load&lt;float&gt;(stream, "run.safetensors", adam, network.Layout)</c>.</summary>
    /// <param name="stream">The file, from its start.</param>
    /// <param name="name">The file's name, for errors.</param>
    /// <param name="optimizer">The optimizer, built as it was when the file was written; its hyperparameters may have changed.</param>
    /// <param name="layout">The layout of the parameters.</param>
    /// <exception cref="MalformedFileException">The file is truncated, too long, or no safetensors file.</exception>
    /// <exception cref="ArgumentException">The file is of another optimizer, or a tensor is missing or of another shape; the message names it.</exception>
    public static Iterate<T> Load<T>(Stream stream, string name, IOptimizer optimizer, Layout layout)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(optimizer);
        var content = Safetensors.Read(stream, name);
        var parameters = content.ToParameters<T>(layout, ParametersPrefix);
        var like = optimizer.Init(parameters);
        var (written, expected) = (content.Metadata.GetValueOrDefault(Optimizer, "none"), NamesOf(like));
        if (written != expected) throw new ArgumentException($"{name} holds the state of {written}; this is {expected}.", nameof(optimizer));
        return From(content, new Iterate<T>(parameters, like));
    }

    /// <summary>The tensors of a point of a run, for a file that holds more than that.</summary>
    /// <param name="at">The point.</param>
    public static IEnumerable<SafetensorsTensor> TensorsOf<T>(Iterate<T> at)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => [.. Safetensors.Of(at.Parameters, ParametersPrefix), .. TensorsOf(at.State, StatePrefix)];

    /// <summary>The point of a run among the tensors of a file.</summary>
    /// <param name="content">The file.</param>
    /// <param name="like">Any point of the same run, which says what tensors there are.</param>
    /// <exception cref="ArgumentException">A tensor is missing, or has another shape or element type; the message names it.</exception>
    public static Iterate<T> From<T>(Safetensors content, Iterate<T> like)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(content);
        return new(content.ToParameters<T>(like.Parameters.Layout, ParametersPrefix), StateOf(content, like.State, StatePrefix));
    }

    private static IEnumerable<SafetensorsTensor> TensorsOf<T>(OptimizerState<T> state, string prefix)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
    [
        SafetensorsTensor.Of<long>(prefix + Step, [], [state.Step]),
        .. state.SlotNames.Zip(state.Slots).SelectMany(slot => Safetensors.Of(slot.Second, $"{prefix}{slot.First}/")),
        .. state.ScalarNames.Zip(state.Scalars).Select(number => SafetensorsTensor.Of<double>($"{prefix}:{number.First}", [], [number.Second])),
        .. state.Inner.SelectMany((inner, i) => TensorsOf(inner, Invariant($"{prefix}{i}/"))),
    ];

    private static OptimizerState<T> StateOf<T>(Safetensors content, OptimizerState<T> like, string prefix)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => new(
            like.Optimizer,
            Number<long>(content, prefix + Step),
            like.SlotNames,
            [.. like.SlotNames.Zip(like.Slots, (name, slot) => content.ToParameters<T>(slot.Layout, $"{prefix}{name}/"))],
            [.. like.Inner.Select((inner, i) => StateOf(content, inner, Invariant($"{prefix}{i}/")))],
            like.ScalarNames,
            [.. like.ScalarNames.Select(name => Number<double>(content, $"{prefix}:{name}"))]);

    private static TNumber Number<TNumber>(Safetensors content, string name)
        where TNumber : unmanaged => content[name] is { Shape: [] } tensor && tensor.Type == ElementTypes.Of<TNumber>()
            ? tensor.Values<TNumber>()[0]
            : throw new ArgumentException($"The file has '{content[name]}' where one number of type {ElementTypes.Of<TNumber>()} is expected.", nameof(content));

    /// <summary>As in <c>Lookahead(Adam)</c>.</summary>
    private static string NamesOf<T>(OptimizerState<T> state)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        state.Inner.IsEmpty ? state.Optimizer : $"{state.Optimizer}({string.Join(", ", state.Inner.Select(NamesOf))})";
}
