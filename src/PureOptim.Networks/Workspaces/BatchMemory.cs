using System.Numerics;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using PureOptim.Numerics;

namespace PureOptim.Networks.Workspaces;

/// <summary>The inputs of the current batch, as the products want them: bytes, with the places that are not zero both ways round, or numbers.</summary>
internal sealed unsafe class BatchMemory<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>The number of examples ahead of the copied one at which memory is fetched early enough.</summary>
    private const int Ahead = 8;

    private const int CacheLine = 64;
    private const int BitsOfByte = 8;

    private readonly int _inputs;
    private readonly AlignedMemory<T> _values = new(byte.MaxValue + 1);
    private readonly AlignedMemory<byte> _bytes;
    private readonly AlignedMemory<byte> _eighths;
    private readonly AlignedMemory<ulong> _terms;
    private readonly AlignedMemory<ulong> _termsTransposed;
    private AlignedMemory<T>? _numbers;
    private bool _hasBytes;

    internal BatchMemory(int inputs, int examples)
    {
        (_inputs, Capacity) = (inputs, examples);
        (TermsRow, TransposedTermsRow) = (Product.Blocks(inputs), Product.Blocks(examples));
        ByteRow = TermsRow * Product.BlockLength;
        _bytes = new(examples * ByteRow);
        _eighths = new((examples + BitsOfByte - 1) / BitsOfByte * ByteRow);
        _terms = new(examples * TermsRow);
        _termsTransposed = new(inputs * TransposedTermsRow);
        for (var value = 0; value <= byte.MaxValue; value++) _values.Span[value] = Examples.Number<T>((byte)value);
    }

    /// <summary>The number of examples that fit into the memory.</summary>
    internal int Capacity { get; }

    /// <summary>examples x inputs, as bytes.</summary>
    private byte* Bytes => _bytes.Start;

    /// <summary>From a row of <see cref="Bytes"/> to the next; the padding is zero.</summary>
    private int ByteRow { get; }

    /// <summary>examples x inputs, as bits: which bytes are not zero.</summary>
    private ulong* Terms => _terms.Start;

    /// <summary>From a row of <see cref="Terms"/> to the next, in words.</summary>
    private int TermsRow { get; }

    /// <summary>inputs x examples, as bits: which bytes are not zero. There only where a gradient is asked for.</summary>
    private ulong* TermsTransposed => _termsTransposed.Start;

    /// <summary>From a row of <see cref="TermsTransposed"/> to the next, in words.</summary>
    private int TransposedTermsRow { get; }

    /// <summary>examples x inputs, as numbers, without padding.</summary>
    private T* Numbers => _numbers!.Start;

    /// <summary>Gets ready for a batch of this kind. Called by one thread.</summary>
    internal void Begin(Batch<T> batch, int count)
    {
        _hasBytes = batch.HasBytes;
        if (!_hasBytes) _numbers ??= new(Capacity * _inputs);
        else if (count < Capacity) _termsTransposed.Span.Clear();
    }

    /// <summary>Takes in some examples of a batch.</summary>
    /// <param name="batch">The batch.</param>
    /// <param name="offset">The example of the batch that is the first here.</param>
    /// <param name="first">The first to take in, counted here.</param>
    /// <param name="count">The number of examples.</param>
    /// <param name="transposed">Whether the gradient will be asked for.</param>
    internal void Take(Batch<T> batch, int offset, int first, int count, bool transposed)
    {
        for (var i = first; i < first + count; i++)
        {
            if (batch.HasBytes)
            {
                if (i + Ahead < first + count) Prefetch(batch.Bytes(offset + i + Ahead));
                batch.Bytes(offset + i).CopyTo(new(Bytes + (nint)i * ByteRow, _inputs));
            }
            else
            {
                batch.Numbers(offset + i).CopyTo(new(Numbers + (nint)i * _inputs, _inputs));
            }
        }

        if (!batch.HasBytes) return;
        FillTerms(first, first + count);
        if (transposed)
            MatrixTransposition.Transpose(
                Eighth(first), ByteRow, (byte*)TermsTransposed + first / BitsOfByte, TransposedTermsRow * sizeof(ulong), (count + BitsOfByte - 1) / BitsOfByte, _inputs);
    }

    /// <summary>The product with the examples on its left, from one of them on.</summary>
    internal ProductOperands<T> OnLeft(in ProductOperands<T> of, int first) => _hasBytes
        ? of with { LeftBytes = Bytes + (nint)first * ByteRow, LeftRow = ByteRow, LeftValues = _values.Start, LeftTerms = Terms + (nint)first * TermsRow, LeftTermsRow = TermsRow }
        : of with { Left = Numbers + (nint)first * _inputs, LeftRow = _inputs };

    /// <summary>The product with the inputs on its left, from one of them on, each with its examples as terms.</summary>
    internal ProductOperands<T> TransposedOnLeft(in ProductOperands<T> of, int first) => _hasBytes
        ? of with
        {
            LeftBytes = Bytes + first,
            LeftRow = 1,
            LeftInner = ByteRow,
            LeftValues = _values.Start,
            LeftTerms = TermsTransposed + (nint)first * TransposedTermsRow,
            LeftTermsRow = TransposedTermsRow,
        }
        : of with { Left = Numbers + first, LeftRow = 1, LeftInner = _inputs };

    /// <summary>Finds the bytes that are not zero, for each example and, in bytes that belong to eight examples each, for each input.</summary>
    private void FillTerms(int first, int end)
    {
        for (var eighth = first; eighth < end; eighth += BitsOfByte)
        {
            for (var block = 0; block < TermsRow; block++)
            {
                var (bits, place) = (Vector512<byte>.Zero, block * Product.BlockLength);
                for (var i = eighth; i < int.Min(eighth + BitsOfByte, end); i++)
                {
                    var isZero = Vector512.Equals(Vector512.Load(Bytes + (nint)i * ByteRow + place), Vector512<byte>.Zero);
                    Terms[i * TermsRow + block] = ~isZero.ExtractMostSignificantBits();
                    bits |= Vector512.AndNot(Vector512.Create((byte)(1 << (i - eighth))), isZero);
                }

                bits.Store(Eighth(eighth) + place);
            }
        }
    }

    private byte* Eighth(int example) => _eighths.Start + (nint)example / BitsOfByte * ByteRow;

    /// <summary>Asks for bytes that will be copied soon: examples drawn at random are seldom in a cache.</summary>
    private static void Prefetch(ReadOnlySpan<byte> bytes)
    {
        if (!Sse.IsSupported) return;
        fixed (byte* start = bytes)
            for (var line = 0; line < bytes.Length; line += CacheLine) Sse.Prefetch0(start + line);
    }
}
