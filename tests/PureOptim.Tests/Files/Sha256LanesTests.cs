using System.Security.Cryptography;
using PureOptim.Runs.Files;

namespace PureOptim.Tests.Files;

public sealed class Sha256LanesTests
{
    /// <summary>Lengths around the ends of the first blocks, where the padding begins a new one, each beside others and in every lane.</summary>
    [Fact]
    public void Eight_texts_of_any_lengths_have_the_hashes_of_the_library()
    {
        for (var length = 0; length < 200; length++)
        {
            var texts = Enumerable.Range(0, Sha256Lanes.Count).Select(lane => (ReadOnlyMemory<byte>)Text(length + 27 * lane * (length % 3), lane)).ToArray();
            var hashes = new byte[texts.Length * SHA256.HashSizeInBytes];
            Sha256Lanes.Hash(texts, hashes);
            Assert.Equal(texts.Select(text => Convert.ToHexString(SHA256.HashData(text.Span))), hashes.Chunk(SHA256.HashSizeInBytes).Select(Convert.ToHexString));
        }
    }

    private static byte[] Text(int length, int lane) => [.. Enumerable.Range(0, length).Select(i => (byte)(i * (2 * lane + 1) + 13 * lane))];
}
