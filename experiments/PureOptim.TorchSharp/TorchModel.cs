using System.Collections.Immutable;
using System.Runtime.InteropServices;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace PureOptim.TorchSharp;

/// <summary>
/// A TorchSharp module of float32 parameters as a model. Its gradient is that of autograd; parameters and gradients are read and written in the module's own memory,
/// so it trains one run at a time.
/// </summary>
/// <param name="module">The module.</param>
/// <param name="loss">The loss, of the module's output and the targets.</param>
public sealed class TorchModel(Module<Tensor, Tensor> module, Func<Tensor, Tensor, Tensor> loss)
    : IModel<(Tensor Inputs, Tensor Targets), float>, IModelWorkspace<(Tensor Inputs, Tensor Targets), float>
{
    private readonly Parameter[] _tensors = [.. module.parameters()];
    private (Tensor Inputs, Tensor Targets) _batch;
    private float _loss;

    /// <inheritdoc/>
    public Layout Layout { get; } = Layout.Of(module.named_parameters().Select(each => (each.name, each.parameter.shape.Select(size => (int)size).ToImmutableArray())));

    /// <inheritdoc/>
    public Needs Gives => Needs.OtherPoints | Needs.Loss;

    /// <summary>The parameters that the module has now.</summary>
    public Parameters<float> Parameters => Parameters<float>.Of(Layout, [.. _tensors.SelectMany(tensor => Memory(tensor).ToArray())]);

    /// <inheritdoc/>
    public IModelWorkspace<(Tensor Inputs, Tensor Targets), float> CreateWorkspace(Layout layout, int threads) => this;

    /// <inheritdoc/>
    public float Loss(Parameters<float> parameters, (Tensor Inputs, Tensor Targets) batch)
    {
        Load(parameters, batch);
        Evaluate(0);
        return Loss();
    }

    /// <inheritdoc/>
    public Parameters<float> Gradient(Parameters<float> parameters, (Tensor Inputs, Tensor Targets) batch)
    {
        Load(parameters, batch);
        Differentiate(0);
        return Parameters<float>.Of(Layout, [.. _tensors.SelectMany(tensor => Memory(tensor.grad!).ToArray())]);
    }

    /// <summary>The tensors, for the first thread: libtorch has its own threads.</summary>
    public IReadOnlyList<Range> SlicesOf(int thread) => thread == 0 ? [.. Enumerable.Range(0, _tensors.Length).Select(Slice)] : [];

    /// <inheritdoc/>
    public void Load(int thread, int slice, ReadOnlySpan<float> parameters) => parameters.CopyTo(Memory(_tensors[slice]));

    /// <inheritdoc/>
    public void Begin((Tensor Inputs, Tensor Targets) batch) => _batch = batch;

    /// <inheritdoc/>
    public void Differentiate(int thread)
    {
        if (thread != 0) return;
        using var scope = NewDisposeScope();
        module.zero_grad(set_to_none: false);
        loss(module.forward(_batch.Inputs), _batch.Targets).backward();
    }

    /// <inheritdoc/>
    public void Gradient(int thread, int slice, Span<float> gradient) => Memory(_tensors[slice].grad!).CopyTo(gradient);

    /// <inheritdoc/>
    public void Evaluate(int thread)
    {
        if (thread != 0) return;
        using var scope = NewDisposeScope();
        using var without = no_grad();
        _loss = loss(module.forward(_batch.Inputs), _batch.Targets).item<float>();
    }

    /// <inheritdoc/>
    public float Loss() => _loss;

    private void Load(Parameters<float> parameters, (Tensor Inputs, Tensor Targets) batch)
    {
        for (var i = 0; i < _tensors.Length; i++) Load(0, i, parameters.Values[Slice(i)]);
        Begin(batch);
    }

    private Range Slice(int tensor) => Layout.Entries[tensor].Offset..(Layout.Entries[tensor].Offset + Layout.Entries[tensor].Length);

    private static Span<float> Memory(Tensor tensor) => MemoryMarshal.Cast<byte, float>(tensor.bytes);
}
