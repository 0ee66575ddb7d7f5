using System.Security.Cryptography;
using System.Text;

namespace PureOptim.Runs.Files;

/// <summary>SHA-256 as the tool writes it: 64 lower-case hexadecimal digits.</summary>
internal static class Sha256
{
    /// <summary>That of bytes.</summary>
    internal static string Of(ReadOnlySpan<byte> content) => Convert.ToHexStringLower(SHA256.HashData(content));

    /// <summary>That of what is left of a stream.</summary>
    internal static string Of(Stream content) => Convert.ToHexStringLower(SHA256.HashData(content));

    /// <summary>That of a text in UTF-8.</summary>
    internal static string Of(string text) => Of(Encoding.UTF8.GetBytes(text));
}
