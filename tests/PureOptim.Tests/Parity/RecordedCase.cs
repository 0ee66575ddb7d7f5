using System.Collections.Immutable;
using System.Numerics;
using PureOptim.Experiments.Parity;

namespace PureOptim.Tests.Parity;

/// <summary>One case of a recorded trace with all that was recorded of it, whether or not this library has the optimizer.</summary>
/// <param name="Id">The case's name, as in <c>torch/AdamW/70</c>.</param>
/// <param name="Optimizer">The name of the optimizer in its framework, or the expression that was run.</param>
/// <param name="Numbers">The arguments that are numbers; a truth value is 0 or 1, an element of a list has its index behind it, as in <c>betas[0]</c>.</param>
/// <param name="Texts">The arguments that are texts.</param>
/// <param name="Start">The parameters before the first step.</param>
/// <param name="Gradients">The gradient of each step.</param>
/// <param name="Losses">The loss given to each step; none where the optimizer needs none.</param>
/// <param name="IsSingle">Whether it ran in float32; all numbers are held in float64.</param>
/// <param name="Results">The tensors recorded after each step, by the field's name: <c>expected</c> for the parameters. Tensors that the optimizer did not take are not there.</param>
internal sealed record RecordedCase(
    string Id,
    string Optimizer,
    ImmutableDictionary<string, double> Numbers,
    ImmutableDictionary<string, string> Texts,
    Parameters<double> Start,
    ImmutableArray<Parameters<double>> Gradients,
    ImmutableArray<double> Losses,
    bool IsSingle,
    ImmutableDictionary<string, ImmutableArray<Parameters<double>>> Results)
{
    /// <summary>The field with the parameters after each step.</summary>
    internal const string Expected = "expected";

    /// <summary>An argument, or the framework's default for it where none was given.</summary>
    internal double Number(string name, double ifAbsent) => Numbers.GetValueOrDefault(name, ifAbsent);

    /// <summary>The parameters before the first step.</summary>
    internal Parameters<T> StartIn<T>()
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => Points.In<T, double>(Start);

    /// <summary>The gradient of each step.</summary>
    internal IEnumerable<Parameters<T>> GradientsIn<T>()
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => Gradients.Select(Points.In<T, double>);

    /// <summary>The largest distance between what was recorded and what was computed after each step, in ulp; null if every bit is the same.</summary>
    /// <param name="computed">One set of parameters for each step; tensors that were not recorded do not count.</param>
    /// <param name="result">The name of the result.</param>
    /// <param name="tensors">The tensors that count; by default all that were recorded.</param>
    internal Deviation? Worst<T>(IEnumerable<Parameters<T>> computed, string result = Expected, params string[] tensors)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Assert.Equal(IsSingle, typeof(T) == typeof(float));
        var recorded = Results[result];
        var layout = tensors.Length == 0 ? recorded[0].Layout : Layout.Of(tensors.Select(name => (name, recorded[0].Layout[name].Shape)));
        ImmutableArray<Parameters<double>> ours = [.. computed.Select(parameters => Part(Points.In<double, T>(parameters), layout))];
        Assert.Equal(recorded.Length, ours.Length);
        var start = Part(Start, layout);
        return Points.Worst([start, .. recorded.Select(step => Part(step, layout))], [start, .. ours], DistanceUnit.Ulp, IsSingle);
    }

    /// <summary>The tensors of a layout out of more.</summary>
    private static Parameters<double> Part(Parameters<double> parameters, Layout layout) => Parameters<double>.Create(layout, values =>
    {
        foreach (var entry in layout.Entries) parameters[entry.Name].CopyTo(values[entry.Offset..]);
    });
}
