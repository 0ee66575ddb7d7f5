using System.Numerics;
using PureOptim.Dialects;
using PureOptim.Experiments.Parity;
using PureOptim.Networks.Formats;
using PureOptim.Tests.Parity;

namespace PureOptim.Tests.Formats;

/// <summary>The states of a program's optimizers as it kept them in the middle of runs: a file in <c>Golden/states</c>.</summary>
/// <param name="file">The file.</param>
/// <param name="states">The program.</param>
/// <param name="optimizers">The optimizers under their expressions.</param>
internal sealed class RecordedStates(string file, DialectStates states, IReadOnlyDictionary<string, IOptimizer> optimizers)
{
    private const int Middle = 7, End = 12;

    private readonly Safetensors _recorded = Read(file);

    /// <summary>The parameters of every case.</summary>
    internal static Layout Layout { get; } = Layout.Of(("w", [3, 4]), ("v", [4, 2]), ("b", [4]));

    /// <summary>How many units an end may be away: of 12 steps at most 4 are left, as of recorded paths, unless the expression says otherwise.</summary>
    internal Func<string, double> Bound { get; init; } = _ => ParityTolerances.Near.Limit;

    /// <summary>The roundings of either program in a step.</summary>
    internal Func<string, int> RoundingsOfAStep { get; init; } = _ => 3;

    /// <summary>What is written even where the program has none.</summary>
    internal string[] Always { get; init; } = [];

    /// <summary>The types of single numbers that are written in another type, with the same value.</summary>
    internal ElementType[] NumbersIn { get; init; } = [];

    /// <summary>The tensors of which signs alone are kept.</summary>
    internal string[] SignsOf { get; init; } = [];

    /// <summary>The names of the cases.</summary>
    internal IEnumerable<string> Cases => _recorded.Metadata.Keys.Where(name => name.All(char.IsAsciiDigit));

    /// <summary>Their expressions.</summary>
    internal IEnumerable<string> Expressions => Cases.Select(@case => _recorded.Metadata[@case]).Distinct();

    /// <summary>A tensor of the file that is of no case.</summary>
    internal Parameters<double> Other(string name, int length) => _recorded.ToParameters<double>(Layout.Of((name, [length])));

    /// <summary>A run of the program goes on here to where it went there.</summary>
    internal void GoesOn(string @case)
    {
        if (IsSingle(@case)) GoesOn<float>(@case);
        else GoesOn<double>(@case);
    }

    /// <summary>A state that is read is written with the same bits.</summary>
    internal void IsWrittenAgain(string @case)
    {
        if (IsSingle(@case)) IsWrittenAgain<float>(@case);
        else IsWrittenAgain<double>(@case);
    }

    /// <summary>The state of a run here is that of the run there.</summary>
    internal void IsTheSame(string @case)
    {
        if (IsSingle(@case)) IsTheSame<float>(@case);
        else IsTheSame<double>(@case);
    }

    private void GoesOn<T>(string @case)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var state = Read<T>(@case);
        Assert.Equal(Middle, state.Step);
        var end = Optimizer(@case).Fold(new(_recorded.ToParameters<T>(Layout, $"{@case}/parameters/"), state), Gradients<T>(Middle, End));
        InUlp(@case, _recorded.ToParameters<T>(Layout, $"{@case}/end/"), end.Parameters, Bound(_recorded.Metadata[@case]));
    }

    private void IsWrittenAgain<T>(string @case)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var written = Written(Optimizer(@case), new Iterate<T>(_recorded.ToParameters<T>(Layout, $"{@case}/parameters/"), Read<T>(@case)));
        foreach (var tensor in StateOf(@case))
        {
            var again = written[tensor.Name];
            if (tensor.Shape.IsEmpty && NumbersIn.Contains(tensor.Type))
            {
                // In the precision that the program has for it.
                Assert.Equal(Number(tensor), tensor.Type == ElementType.F32 ? (float)Number(again) : Number(again));
                continue;
            }

            if (SignsOf.Contains(tensor.Name.Split('.')[^1]))
            {
                Assert.Equal(tensor.Values<T>().ToArray().Select(T.Sign), again.Values<T>().ToArray().Select(T.Sign));
                continue;
            }

            Assert.Equal($"{tensor}", $"{again}");
            Assert.Equal(tensor.Bytes.ToArray(), again.Bytes.ToArray());
        }

        Assert.Equal(StateOf(@case).Select(tensor => tensor.Name).Concat(Always).Distinct().Order(StringComparer.Ordinal), written.Tensors.Select(tensor => tensor.Name));
    }

    private void IsTheSame<T>(string @case)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var optimizer = Optimizer(@case);
        var at = optimizer.Fold(optimizer.Start(Points.In<T, double>(_recorded.ToParameters<double>(Layout, "start/"))), Gradients<T>(0, Middle));
        var (there, here) = (states.Of(optimizer, new Iterate<T>(at.Parameters, Read<T>(@case))), states.Of(optimizer, at));
        Assert.Equal(there.Counts, here.Counts);
        Assert.Equal(there.Numbers.Keys, here.Numbers.Keys);

        // At worst every rounding of either program is half a unit and all go one way.
        var bound = double.Max(Bound(_recorded.Metadata[@case]), Middle * RoundingsOfAStep(_recorded.Metadata[@case]));
        InUlp(@case, there.Tensors, here.Tensors, bound);
        InUlp(@case, Numbers(there), Numbers(here), bound);
    }

    private static Parameters<double> Numbers<T>(DialectState<T> state)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        Parameters<double>.Of(Layout.Of(state.Numbers.Keys.Select(name => (name, System.Collections.Immutable.ImmutableArray<int>.Empty))), [.. state.Numbers.Values]);

    private static double Number(SafetensorsTensor tensor) => tensor.Type switch
    {
        ElementType.BOOL => tensor.Bytes.Span[0],
        ElementType.I64 => tensor.Values<long>()[0],
        ElementType.F32 => tensor.Values<float>()[0],
        _ => tensor.Values<double>()[0],
    };

    /// <summary>Sums may cancel, so that the unit is that of the largest number of a tensor.</summary>
    private void InUlp<T>(string @case, Parameters<T> recorded, Parameters<T> computed, double bound)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var comparer = new Comparer(DistanceUnit.Ulp, typeof(T) == typeof(float));
        Assert.Equal(recorded.Layout, computed.Layout);
        foreach (var entry in recorded.Layout.Entries)
        {
            double[] there = [.. recorded[entry.Name].ToArray().Select(double.CreateChecked)], here = [.. computed[entry.Name].ToArray().Select(double.CreateChecked)];
            var largest = there.Max(double.Abs);
            foreach (var (i, number) in there.Index()) comparer.Add(number, here[i], ref largest, () => $"{entry.Name}[{i}]");
        }

        Assert.True((comparer.Worst?.Distance ?? 0) <= bound, $"{_recorded.Metadata[@case]}: {comparer.Worst}");
    }

    /// <summary>The state of a case through a file of its own, as the program would have written it.</summary>
    private OptimizerState<T> Read<T>(string @case)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        using var stream = new MemoryStream();
        var tensors = StateOf(@case);
        new Safetensors(tensors).Write(stream);
        stream.Position = 0;
        return states.Load<T>(stream, $"{@case}.safetensors", Optimizer(@case), Layout, tensors.Any(tensor => tensor.Name.Split('.')[^1] is "count" or "t" or "step") ? null : Middle);
    }

    private IOptimizer Optimizer(string @case) => optimizers[_recorded.Metadata[@case]];

    private SafetensorsTensor[] StateOf(string @case)
    {
        var prefix = $"{@case}/state/";
        return [.. _recorded.Tensors.Where(tensor => tensor.Name.StartsWith(prefix, StringComparison.Ordinal)).Select(tensor => new SafetensorsTensor(tensor.Name[prefix.Length..], tensor.Type, tensor.Shape, tensor.Bytes))];
    }

    private Safetensors Written<T>(IOptimizer optimizer, Iterate<T> at)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        using var stream = new MemoryStream();
        states.Save(stream, optimizer, at);
        stream.Position = 0;
        return Safetensors.Read(stream, "written");
    }

    private IEnumerable<Parameters<T>> Gradients<T>(int from, int to)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        Enumerable.Range(from, to - from).Select(step => Points.In<T, double>(_recorded.ToParameters<double>(Layout, $"gradients/{step}/")));

    private bool IsSingle(string @case) => _recorded[$"{@case}/end/w"].Type == ElementType.F32;

    private static Safetensors Read(string file)
    {
        using var stream = File.OpenRead(Golden.Path($"states/{file}"));
        return Safetensors.Read(stream, file);
    }
}
