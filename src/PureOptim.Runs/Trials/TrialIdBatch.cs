using System.Runtime.Intrinsics;
using PureOptim.Runs.Files;

namespace PureOptim.Runs.Trials;

/// <summary>Finds the identities of canonical texts, of several at a time where the processor has registers for that. For one thread.</summary>
/// <param name="ids">Receives the identities.</param>
internal sealed class TrialIdBatch(Memory<TrialId> ids)
{
    private const int LikelyLength = 2048;

    private readonly MemoryStream[] _texts = [.. Enumerable.Range(0, Sha256Lanes.Count).Select(_ => new MemoryStream(LikelyLength))];
    private readonly int[] _places = new int[Sha256Lanes.Count];
    private int _count;

    /// <summary>The text of the next trial, to be written before the next call.</summary>
    /// <param name="place">The place of its identity.</param>
    internal MemoryStream Next(int place)
    {
        if (_count == _texts.Length) Flush();
        _places[_count] = place;
        var text = _texts[_count++];
        text.SetLength(0);
        return text;
    }

    /// <summary>Finds the identities of the texts that were written.</summary>
    internal void Flush()
    {
        if (_count == _texts.Length && Vector256.IsHardwareAccelerated) HashAll();
        else
        {
            for (var i = 0; i < _count; i++) ids.Span[_places[i]] = TrialId.Of(BytesOf(_texts[i]).Span);
        }

        _count = 0;
    }

    private void HashAll()
    {
        Span<byte> hashes = stackalloc byte[Sha256Lanes.Count * TrialId.Size];
        Sha256Lanes.Hash(Array.ConvertAll(_texts, BytesOf), hashes);
        for (var i = 0; i < _places.Length; i++) ids.Span[_places[i]] = TrialId.Read(hashes[(i * TrialId.Size)..]);
    }

    private static ReadOnlyMemory<byte> BytesOf(MemoryStream text) => text.GetBuffer().AsMemory(0, (int)text.Length);
}
