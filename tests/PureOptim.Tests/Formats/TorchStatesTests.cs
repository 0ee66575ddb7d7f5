using PureOptim.Dialects;
using PureOptim.Experiments.Parity;
using PureOptim.Networks.Formats;

namespace PureOptim.Tests.Formats;

/// <summary>The states of PyTorch's optimizers as PyTorch itself saved them in the middle of runs: <c>Golden/states/torch.safetensors</c>.</summary>
public sealed class TorchStatesTests
{
    private static readonly RecordedStates _recorded = new("torch.safetensors", PyTorch.States, new Dictionary<string, IOptimizer>(StringComparer.Ordinal)
    {
        ["SGD(p, 0.1, momentum=0.9)"] = PyTorch.SGD(0.1, momentum: 0.9),
        ["SGD(p, 0.1, momentum=0.9, dampening=0.5, weight_decay=0.01)"] = PyTorch.SGD(0.1, momentum: 0.9, dampening: 0.5, weightDecay: 0.01),
        ["SGD(p, 0.1, momentum=0.9, nesterov=True)"] = PyTorch.SGD(0.1, momentum: 0.9, nesterov: true),
        ["ASGD(p, 0.1, t0=3)"] = PyTorch.ASGD(0.1, t0: 3),
        ["Rprop(p, 0.01)"] = PyTorch.Rprop(0.01),
        ["Adagrad(p, 0.1, lr_decay=0.1)"] = PyTorch.Adagrad(0.1, lrDecay: 0.1),
        ["Adadelta(p)"] = PyTorch.Adadelta(1),
        ["RMSprop(p)"] = PyTorch.RMSprop(0.01),
        ["RMSprop(p, centered=True, momentum=0.9, weight_decay=0.01)"] = PyTorch.RMSprop(0.01, centered: true, momentum: 0.9, weightDecay: 0.01),
        ["Adam(p, 0.01)"] = PyTorch.Adam(0.01),
        ["Adam(p, 0.01, amsgrad=True, weight_decay=0.01)"] = PyTorch.Adam(0.01, amsgrad: true, weightDecay: 0.01),
        ["AdamW(p, 0.01)"] = PyTorch.AdamW(0.01),
        ["Adamax(p, 0.01)"] = PyTorch.Adamax(0.01),
        ["RAdam(p, 0.01)"] = PyTorch.RAdam(0.01),
    })
    {
        // Numbers are written in double, as which PyTorch reads them; and counts as floats, which 1.13 had as integers in some.
        NumbersIn = [ElementType.F32, ElementType.I64],
        // Rprop looks at the sign of the gradient before alone, which is what is kept of it here.
        SignsOf = ["prev"],
        Bound = python => ParityTolerances.Of(typeof(PyTorch), python[..python.IndexOf('(', StringComparison.Ordinal)], []).Limit,
    };

    public static TheoryData<string> Cases => [.. _recorded.Cases];

    [Theory, MemberData(nameof(Cases))]
    public void A_run_of_PyTorch_goes_on_here_to_where_it_went_there(string @case) => _recorded.GoesOn(@case);

    [Theory, MemberData(nameof(Cases))]
    public void A_state_that_is_read_is_written_with_the_same_bits(string @case) => _recorded.IsWrittenAgain(@case);

    [Theory, MemberData(nameof(Cases))]
    public void The_state_of_a_run_here_is_that_of_the_run_there(string @case) => _recorded.IsTheSame(@case);

    // The program of the guide, in either language: AdamW with a schedule, clipped. 4 units as of recorded paths, of the larger coordinate at each step; at the end the numbers are a hundredth of the largest.
    [Fact]
    public void The_loop_of_the_guide_ends_where_PyTorch_ended()
    {
        var optimizer = PyTorch.ClipGradNorm(PyTorch.AdamW(PyTorch.StepLR(0.5, stepSize: 50), weightDecay: 1e-3), maxNorm: 1);
        var (there, here) = (_recorded.Other("guide/end", 2), optimizer.Scan(Objective.Valley, [-7.0, 2.0]).ElementAt(100).Parameters);

        Assert.All([0, 1], i => Assert.Equal(there[i], here[i], 4 * Tolerance.Epsilon64 * (i == 0 ? 7 : 2)));
    }
}
