using System.Collections.Immutable;
using System.Globalization;
using System.Numerics;
using PureOptim.Networks.Formats;
using PureOptim.Runs.Execution;

namespace PureOptim.Runs.Store;

/// <summary>
/// A point of a run as a safetensors file: parameters, every slot and number of the run, the number of steps, the trace and the chain so far. A batch's random key is
/// a function of the seed, which the description has, and the step.
/// </summary>
internal static class Checkpoint
{
    private const string Format = "pureoptim checkpoint 1";
    private const string Record = "record", Links = "links", LinkSteps = "linkSteps", Every = "every";
    private const int DigestBytes = 32;

    /// <summary>The file's content.</summary>
    /// <param name="run">The run that the point belongs to.</param>
    /// <param name="every">The number of steps from link to link.</param>
    /// <param name="point">The point.</param>
    internal static byte[] Write<T>(OptimizerRun<T> run, long every, RunPoint<T> point)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var rows = point.Record.Length / run.Width;
        var content = new Safetensors(
            [
                .. SavedIterate.TensorsOf(point.At),
                SafetensorsTensor.Of<double>(Record, [rows, run.Width], point.Record.AsSpan()),
                SafetensorsTensor.Of<byte>(Links, [point.Links.Length, DigestBytes], [.. point.Links.SelectMany(link => Convert.FromHexString(link.Digest))]),
                SafetensorsTensor.Of<long>(LinkSteps, [point.Links.Length], [.. point.Links.Select(link => link.Step)]),
            ],
            Metadata(run, every));
        using var stream = new MemoryStream();
        content.Write(stream);
        return stream.ToArray();
    }

    /// <summary>The point in a file.</summary>
    /// <param name="file">The file.</param>
    /// <param name="run">The run that the point belongs to.</param>
    /// <param name="begin">Its beginning, which has the same tensors.</param>
    /// <param name="every">The number of steps from link to link.</param>
    internal static RunPoint<T> Read<T>(CheckpointFile file, OptimizerRun<T> run, RunPoint<T> begin, long every)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        try
        {
            using var stream = new MemoryStream(file.Read());
            var content = Safetensors.Read(stream, file.Path);
            foreach (var (key, expected) in Metadata(run, every))
            {
                var found = content.Metadata.GetValueOrDefault(key, "nothing");
                if (found != expected) throw new RunException(Invariant($"{file.Path}: its {key} is {found}; {expected} is expected"));
            }

            var (steps, digests) = (content[LinkSteps].Values<long>(), content[Links].Values<byte>());
            var point = new RunPoint<T>(
                SavedIterate.From(content, begin.At),
                [.. content[Record].Values<double>()],
                [.. steps.Select((step, i) => new Link(step, Convert.ToHexStringLower(digests.AsSpan(i * DigestBytes, DigestBytes))))]);
            return point.Step == file.Step ? point : throw new RunException(Invariant($"{file.Path}: it is of step {point.Step}, not as its name says"));
        }
        catch (Exception exception) when (exception is ArgumentException or InvalidOperationException)
        {
            throw new RunException(Invariant($"{file.Path}: it is no checkpoint of this run: {RunException.Words(exception)}"), exception);
        }
        catch (MalformedFileException exception)
        {
            throw new RunException(exception.Message, exception);
        }
    }

    /// <summary>The number of steps from link to link in the run that a checkpoint is of; null where it cannot be read.</summary>
    internal static long? EveryOf(CheckpointFile file)
    {
        try
        {
            using var stream = new MemoryStream(file.Read());
            return long.TryParse(Safetensors.Read(stream, file.Path).Metadata.GetValueOrDefault(Every), NumberStyles.None, NumberFormatInfo.InvariantInfo, out var every) ? every : null;
        }
        catch (Exception exception) when (exception is RunException or MalformedFileException)
        {
            return null; // The next reader reports its damage.
        }
    }

    private static ImmutableSortedDictionary<string, string> Metadata<T>(OptimizerRun<T> run, long every)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => new Dictionary<string, string>
        {
            ["format"] = Format,
            ["run"] = run.Description.Id,
            ["optimizer"] = run.Entry.Label,
            [Every] = every.ToString(NumberFormatInfo.InvariantInfo),
        }.ToImmutableSortedDictionary(StringComparer.Ordinal);
}
