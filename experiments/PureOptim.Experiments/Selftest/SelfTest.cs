using System.Numerics;

namespace PureOptim.Experiments.Selftest;

/// <summary>
/// Something that must come out as the same bits on every machine, with its outcome as one SHA-256 in either precision. A row computes the same
/// each time it is asked: nothing goes in but the element type, and how many threads share the work must not matter.
/// </summary>
/// <param name="Name">The name of the row on the command line and in the file of expected digests.</param>
/// <param name="What">The computation, in a few words.</param>
internal abstract record SelfTest(string Name, string What)
{
    /// <summary>Whether it takes minutes where the machine has no vector instructions, so that it is left out there unless asked for by name.</summary>
    internal virtual bool NeedsVectors => false;

    /// <summary>Computes everything of this row and adds it to a digest.</summary>
    internal abstract void AddTo<T>(Digest digest, int threads)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>;

    /// <summary>SHA-256 of all that the row computes in one precision.</summary>
    internal string Compute<T>(int threads)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        using var digest = new Digest();
        AddTo<T>(digest, threads);
        return digest.ToHexadecimal();
    }

    /// <summary>Adds numbers under a name.</summary>
    private protected static void Add<T>(Digest digest, string name, ReadOnlySpan<T> values)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        digest.Add(name);
        digest.Add(Parameters<T>.Of(Layout.Vector(values.Length), values));
    }
}
