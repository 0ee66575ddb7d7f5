using System.Buffers;
using System.Collections.Immutable;
using System.Numerics;
using System.Text;

namespace PureOptim.Networks.Formats;

/// <summary>
/// The content of a safetensors file: tensors by name, and texts about them. Immutable; the same content is always written as the same
/// bytes.
/// </summary>
/// <remarks>
/// The format: the length of the header as a little-endian 64-bit integer; the header, a JSON object with type, shape and place of each
/// tensor; the elements, without gaps. Source: the "Format" section of the safetensors documentation (Hugging Face, 2022).
/// <para>
/// A header has at most 16 MiB here. A tensor takes about a hundred bytes of it, so that there is room for 160,000; the largest models published
/// have about as many, in a hundred files and more. The format allows 100 MB, which take more than 1 GB of memory to be understood.
/// </para>
/// </remarks>
public sealed class Safetensors
{
    /// <summary>The key of the header under which the texts stand.</summary>
    internal const string MetadataName = "__metadata__";

    /// <summary>The longest header that is read and written, 16 MiB.</summary>
    internal const int LongestHeader = 1 << 24;

    private readonly ImmutableSortedDictionary<string, SafetensorsTensor> _byName;

    /// <summary>Content from its parts.</summary>
    /// <param name="tensors">The tensors, in any order.</param>
    /// <param name="metadata">Texts by name; none if absent.</param>
    /// <exception cref="ArgumentException">Two tensors have the same name, or a text is not well-formed UTF-16.</exception>
    public Safetensors(IEnumerable<SafetensorsTensor> tensors, IEnumerable<KeyValuePair<string, string>>? metadata = null)
    {
        ArgumentNullException.ThrowIfNull(tensors);
        var byName = ImmutableSortedDictionary.CreateBuilder<string, SafetensorsTensor>(StringComparer.Ordinal);
        foreach (var tensor in tensors)
        {
            if (!byName.TryAdd(tensor.Name, tensor))
                throw new ArgumentException($"The name '{tensor.Name}' is used twice.", nameof(tensors));
        }

        _byName = byName.ToImmutable();
        Metadata = ImmutableSortedDictionary.CreateRange(StringComparer.Ordinal, metadata ?? []);
        foreach (var (key, text) in Metadata)
        {
            RequireText(key, nameof(metadata));
            RequireText(text, nameof(metadata));
        }
    }

    /// <summary>The tensors, sorted by name (by UTF-16 code unit).</summary>
    public IEnumerable<SafetensorsTensor> Tensors => _byName.Values;

    /// <summary>Texts by name.</summary>
    public ImmutableSortedDictionary<string, string> Metadata { get; }

    /// <summary>The tensor called <paramref name="name"/>.</summary>
    /// <exception cref="ArgumentException">There is none.</exception>
    public SafetensorsTensor this[string name] => _byName.TryGetValue(name, out var tensor)
        ? tensor
        : throw new ArgumentException(Invariant($"There is no tensor '{name}' among the {_byName.Count} of the file."), nameof(name));

    /// <summary>Whether there is a tensor called <paramref name="name"/>.</summary>
    public bool Contains(string name) => _byName.ContainsKey(name);

    /// <summary>Reads a file.</summary>
    /// <param name="stream">The file, from its start.</param>
    /// <param name="name">The file's name, for errors.</param>
    /// <exception cref="MalformedFileException">The file is truncated, too long, or not such a file.</exception>
    public static Safetensors Read(Stream stream, string name)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(name);
        using var source = ByteSource.Plain(stream, name);
        return new SafetensorsReader(name, source.ReadToEnd()).Read();
    }

    /// <summary>The content of one set of parameters: a tensor for each of theirs.</summary>
    /// <param name="parameters">The parameters.</param>
    /// <param name="prefix">The prefix of the name of each tensor in the file.</param>
    public static IEnumerable<SafetensorsTensor> Of<T>(Parameters<T> parameters, string prefix = "")
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(parameters);
        return parameters.Layout.Entries.Select(entry =>
            SafetensorsTensor.Of(prefix + entry.Name, [.. entry.Shape.Select(size => (long)size)], parameters[entry.Name]));
    }

    /// <summary>The tensors that a layout names, as parameters; others are left aside.</summary>
    /// <param name="layout">The names and shapes, in the order of the result.</param>
    /// <param name="prefix">The prefix of the name of each tensor in the file.</param>
    /// <exception cref="ArgumentException">A tensor is missing, or has another shape or element type; the message names it.</exception>
    public Parameters<T> ToParameters<T>(Layout layout, string prefix = "")
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(layout);
        return Parameters<T>.Create(layout, values =>
        {
            foreach (var entry in layout.Entries)
            {
                var tensor = this[prefix + entry.Name];
                var type = ElementTypes.Of<T>();
                if (tensor.Type != type || !tensor.Shape.SequenceEqual(entry.Shape.Select(size => (long)size)))
                    throw new ArgumentException($"The file has '{tensor}' where '{entry}' of type {type} is expected.", nameof(layout));
                tensor.Values<T>().CopyTo(values[entry.Offset..]);
            }
        });
    }

    /// <summary>Writes the file: header entries sorted by name, elements without gaps and aligned to their width.</summary>
    /// <exception cref="InvalidOperationException">The header would be longer than 16 MiB.</exception>
    public void Write(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        SafetensorsWriter.Write(this, stream);
    }

    /// <summary>Refuses a text that has no UTF-8 form.</summary>
    internal static void RequireText(string text, string name)
    {
        var used = 0;
        for (var rest = text.AsSpan(); !rest.IsEmpty; rest = rest[used..])
        {
            if (Rune.DecodeFromUtf16(rest, out _, out used) != OperationStatus.Done)
                throw new ArgumentException("A text has half of a surrogate pair.", name);
        }
    }
}
