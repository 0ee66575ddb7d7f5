using System.Collections.Immutable;
using System.Numerics;
using PureOptim.Dialects;

namespace PureOptim.Networks.Formats;

/// <summary>
/// The states of other programs' optimizers as safetensors files: <c>PyTorch.States.Load&lt;float&gt;(stream, "adam.safetensors", adam, layout)</c>. A file holds a state and nothing else; the
/// parameters are in one of their own.
/// </summary>
/// <remarks>
/// In PyTorch, where the optimizer has all parameters of the model in one group,
/// <code>
/// names = [name for name, _ in model.named_parameters()]
/// state = optimizer.state_dict()["state"]
/// save_file({f"{names[i]}.{slot}": torch.as_tensor(value).contiguous() for i in state for slot, value in state[i].items() if value is not None}, "state.safetensors")
/// </code>
/// writes such a file, and
/// <code>
/// state = {}
/// for key, value in load_file("state.safetensors").items():
///     name, slot = key.rsplit(".", 1)
///     state.setdefault(names.index(name), {})[slot] = value
/// optimizer.load_state_dict({"state": state, "param_groups": optimizer.state_dict()["param_groups"]})
/// </code>
/// reads one. In Optax, whose parameters are dictionaries or lists, nested or not,
/// <code>
/// def key(path):
///     field = max(i for i, entry in enumerate(path) if isinstance(entry, jax.tree_util.GetAttrKey))
///     return jax.tree_util.keystr(path[field:], simple=True, separator=".")
/// save_file({key(path): np.asarray(leaf) for path, leaf in jax.tree_util.tree_leaves_with_path(state)}, "state.safetensors")
/// </code>
/// and, with <c>loaded = load_file("state.safetensors")</c>,
/// <code>
/// state = jax.tree_util.tree_map_with_path(lambda path, leaf: jnp.asarray(loaded[key(path)], leaf.dtype), optimizer.init(parameters))
/// </code>
/// </remarks>
public static class SavedDialectStates
{
    /// <summary>The largest whole number up to which a float has them all.</summary>
    private const long LargestInFloat = 1 << 24;

    /// <summary>Writes the state of an optimizer as another program keeps it.</summary>
    /// <param name="states">The program.</param>
    /// <param name="stream">The file.</param>
    /// <param name="optimizer">The optimizer.</param>
    /// <param name="at">A point of its run.</param>
    /// <inheritdoc cref="DialectStates.Of{T}" path="/exception"/>
    public static void Save<T>(this DialectStates states, Stream stream, IOptimizer optimizer, Iterate<T> at)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(states);
        var kept = states.Of(optimizer, at);
        new Safetensors([
            .. Safetensors.Of(kept.Tensors),
            .. kept.Counts.Select(count => Count(count.Key, count.Value, states.CountsAreIntegers)),
            .. kept.Numbers.Select(number => SafetensorsTensor.Of<double>(number.Key, [], [number.Value]))]).Write(stream);
    }

    /// <summary>Reads the state of an optimizer that another program kept.</summary>
    /// <param name="states">The program.</param>
    /// <param name="stream">The file, from its start.</param>
    /// <param name="name">The file's name, for errors.</param>
    /// <param name="optimizer">The optimizer, with the options that it had there.</param>
    /// <param name="layout">The layout of the parameters: their names and shapes there.</param>
    /// <param name="steps">The number of steps taken. It must be given where the program does not count them.</param>
    /// <exception cref="MalformedFileException">The file is truncated, too long, or no safetensors file.</exception>
    /// <exception cref="ArgumentException">
    /// The program keeps no such state; or a tensor is missing, of another shape or element type, or not known; the message names it.
    /// </exception>
    public static OptimizerState<T> Load<T>(this DialectStates states, Stream stream, string name, IOptimizer optimizer, Layout layout, long? steps = null)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(states);
        var content = Safetensors.Read(stream, name);
        var like = states.Like<T>(optimizer, layout);
        var tensors = Layout.Of(content.Tensors
            .Where(tensor => !like.Counts.ContainsKey(tensor.Name) && !like.Numbers.ContainsKey(tensor.Name))
            .Select(tensor => (tensor.Name, tensor.Shape.Select(int.CreateSaturating).ToImmutableArray())));
        return states.ToState(
            optimizer,
            layout,
            new DialectState<T>(
                content.ToParameters<T>(tensors),
                like.Counts.Keys.Where(content.Contains).Select(count => KeyValuePair.Create(count, Whole(content[count]))),
                like.Numbers.Keys.Where(content.Contains).Select(number => KeyValuePair.Create(number, Number(content[number])))),
            steps);
    }

    /// <summary>A count in the type that the program has for it, or in a wider one that holds it.</summary>
    private static SafetensorsTensor Count(string name, long steps, bool isInteger) => isInteger
        ? steps <= int.MaxValue ? SafetensorsTensor.Of<int>(name, [], [(int)steps]) : SafetensorsTensor.Of<long>(name, [], [steps])
        : steps <= LargestInFloat ? SafetensorsTensor.Of<float>(name, [], [steps]) : SafetensorsTensor.Of<double>(name, [], [steps]);

    private static long Whole(SafetensorsTensor tensor) => Number(tensor) is >= 0 and < long.MaxValue and var number && double.IsInteger(number)
        ? (long)number
        : throw new ArgumentException(Invariant($"'{tensor.Name}' is {Number(tensor):R} where a number of steps is expected."), nameof(tensor));

    private static double Number(SafetensorsTensor tensor) => (tensor.Shape, tensor.Type) switch
    {
        ([], ElementType.F32) => tensor.Values<float>()[0],
        ([], ElementType.F64) => tensor.Values<double>()[0],
        ([], ElementType.I32) => tensor.Values<int>()[0],
        ([], ElementType.I64) => tensor.Values<long>()[0],
        ([], ElementType.BOOL) => tensor.Values<bool>()[0] ? 1 : 0,
        _ => throw new ArgumentException($"The file has '{tensor}' where one number is expected.", nameof(tensor)),
    };
}
