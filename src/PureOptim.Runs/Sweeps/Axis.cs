using System.Numerics;
using System.Text.Json;
using PureOptim.Runs.Descriptions;

namespace PureOptim.Runs.Sweeps;

/// <summary>One field of a sweep with all its values.</summary>
/// <typeparam name="T">The type of a value.</typeparam>
/// <param name="File">The name of the source in complaints.</param>
/// <param name="Path">The name of the field.</param>
/// <param name="Template">The values as JSON.</param>
internal sealed record Axis<T>(string File, string Path, Template Template)
{
    /// <summary>The largest number of values that are read once and kept.</summary>
    private const int Few = 100_000;

    private T[]? _few;
    private object?[]? _known;

    /// <summary>The number of values.</summary>
    internal BigInteger Count => Template.Count;

    /// <summary>The values in order, each read when it is asked for.</summary>
    internal IEnumerable<T> Values => Count > Few ? Read() : _few ??= InParallel.Map((int)Count, i => Read(i), Environment.ProcessorCount, CancellationToken.None);

    private IEnumerable<T> Read()
    {
        for (long i = 0, count = (long)Count; i < count; i++) yield return Read(i);
    }

    /// <summary>One of the values. May be called from several threads.</summary>
    internal T At(long index)
    {
        if (Count > Few) return Read(index);
        var known = _known ??= new object?[(int)Count];
        return (T)(known[index] ??= Read(index)!);
    }

    private T Read(long index) => (T)ValueReader.Read(new(File, Path, JsonElement.Parse(Template.At(index).ToJsonString())), typeof(T));
}
