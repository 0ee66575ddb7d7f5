using System.Security.Cryptography;
using System.Text;

namespace PureOptim.Runs.Files;

/// <summary>A file that a run leaves behind.</summary>
/// <param name="Name">Its name in the run's folder.</param>
/// <param name="Write">Writes its content, which may be longer than memory has room for twice.</param>
internal sealed record Artifact(string Name, Action<TextWriter> Write)
{
    /// <summary>A file whose content is in memory.</summary>
    internal Artifact(string name, string text)
        : this(name, writer => writer.Write(text))
    {
    }

    /// <summary>The content as it goes to the disk: UTF-8 without a mark.</summary>
    internal byte[] Bytes
    {
        get
        {
            using var memory = new MemoryStream();
            WriteTo(memory);
            return memory.ToArray();
        }
    }

    /// <summary>Writes the content to a stream.</summary>
    /// <returns>Its SHA-256.</returns>
    internal string WriteTo(Stream stream)
    {
        using var hash = SHA256.Create();
        using (var through = new CryptoStream(stream, hash, CryptoStreamMode.Write, leaveOpen: true))
        using (var writer = new StreamWriter(through, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), bufferSize: 1 << 16))
            Write(writer);
        return Convert.ToHexStringLower(hash.Hash!);
    }
}
